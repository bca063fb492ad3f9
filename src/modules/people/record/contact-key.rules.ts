import { phoneKey } from '../../../platform/text.ts'
import { field, type Field } from '../../../web/forms/index.ts'

/** What two spellings of one phone number or e-mail address have in common. */
export const contactKey = (kind: 'phone' | 'email', value: string): string =>
  kind === 'phone' ? phoneKey(value) : value.trim().toLowerCase()

/** A phone number, UK or other, with or without spaces; may be left out. */
export function phoneNumber(label: string): Field<string | undefined> {
  return field((typed, fail) => {
    if (typed === '') return undefined
    const digits = typed.replace(/\D/g, '')
    const plausible = /^[+\d][\d\s().-]*$/.test(typed) && digits.length >= 6 && digits.length <= 15
    return plausible ? typed : fail(`${label} must be a phone number, like 01632 960 001 or +44 808 157 0192`)
  })
}
