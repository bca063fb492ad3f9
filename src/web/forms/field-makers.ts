import { z } from 'zod'

/** A rule of one field: reads what was typed, answers the value or pushes what is wrong, in plain English. */
type Rule<Value> = (typed: string, fail: (message: string) => never) => Value

/** The field makers' schemas take anything and give a value of one type. */
export type Field<Value> = z.ZodType<Value>

/** Carries a message out of a rule to the one place that reports it. */
class Refused extends Error {}

/** Makes a schema of a rule. What is missing counts as empty; of one value sent twice the last counts. */
export function field<Value>(rule: Rule<Value>): Field<Value> {
  return z.unknown().optional().transform((input, context): Value => {
    const last: unknown = Array.isArray(input) ? input.at(-1) : input
    try {
      return rule(typeof last === 'string' ? last.trim() : '', (message) => {
        throw new Refused(message)
      })
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused
      context.addIssue({ code: 'custom', message: refused.message })
      return z.NEVER
    }
  })
}

/** The label within a sentence: "Date of birth" becomes "date of birth", "ASB" and "UPRN" stay. */
export function inSentence(label: string): string {
  return /^[A-Z][^A-Z]/.test(label) || label.length === 1 ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/** Options of a text: its longest length in characters, and words for when it is missing. */
export interface TextOptions {
  readonly max?: number
  readonly missing?: string
}

const ordinaryLength = 200

/** Text that must be there, trimmed; at most 200 characters unless said. */
export function requiredText(label: string, options: TextOptions = {}): Field<string> {
  return field((typed, fail) => {
    if (typed === '') fail(options.missing ?? `Enter ${inSentence(label)}`)
    return notTooLong(label, typed, options.max, fail)
  })
}

/** Text that may be left out: undefined then. */
export function optionalText(label: string, options: { readonly max?: number } = {}): Field<string | undefined> {
  return field((typed, fail) => (typed === '' ? undefined : notTooLong(label, typed, options.max, fail)))
}

function notTooLong(label: string, typed: string, max = ordinaryLength, fail: (message: string) => never): string {
  // Counted as PostgreSQL counts: by code points, so that one emoji is one character.
  if (typed.length > max && Array.from(typed).length > max) {
    fail(`${label} must be ${max.toLocaleString('en-GB')} characters or fewer`)
  }
  return typed
}

/** One of a fixed set of values, as radios or a select send it. */
export function choice<const Value extends string>(
  label: string, allowed: readonly Value[], options: { readonly missing?: string } = {},
): Field<Value> {
  return field((typed, fail) => {
    const found = allowed.find((value) => value === typed)
    return found ?? fail(options.missing ?? `Select ${inSentence(label)}`)
  })
}

/** One of a fixed set, or undefined when none was chosen. */
export function optionalChoice<const Value extends string>(
  label: string, allowed: readonly Value[],
): Field<Value | undefined> {
  return field((typed, fail) => {
    if (typed === '') return undefined
    return allowed.find((value) => value === typed) ?? fail(`Select ${inSentence(label)}`)
  })
}

/** Any number of a fixed set, as checkboxes send them: none, one string or a list. */
export function choices<const Value extends string>(
  label: string, allowed: readonly Value[], options: { readonly atLeastOne?: boolean; readonly missing?: string } = {},
): Field<Value[]> {
  return z.unknown().optional().transform((input, context) => {
    const list: readonly unknown[] = Array.isArray(input) ? input : [input]
    const sent = list.filter((one) => one !== undefined && one !== '')
    const found = allowed.filter((value) => sent.includes(value))
    const unknown = new Set(sent).size > found.length
    if (unknown || (options.atLeastOne && found.length === 0)) {
      context.addIssue({ code: 'custom', message: options.missing ?? `Select ${inSentence(label)}` })
      return z.NEVER
    }
    return found
  })
}

/** A yes or no that must be answered; the radios send `yes` and `no`. */
export function yesOrNo(label: string, options: { readonly missing?: string } = {}): Field<boolean> {
  return field((typed, fail) => {
    if (typed !== 'yes' && typed !== 'no') fail(options.missing ?? `Select yes if ${inSentence(label)}`)
    return typed === 'yes'
  })
}

/** A single checkbox: true when ticked. */
export function ticked(): Field<boolean> {
  return field((typed) => typed !== '')
}

/** The id of a record chosen from a list. */
export function uuid(label: string, options: { readonly missing?: string } = {}): Field<string> {
  return field((typed, fail) => {
    const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(typed)
    return isUuid ? typed.toLowerCase() : fail(options.missing ?? `Select ${inSentence(label)}`)
  })
}

/** The id of a record chosen from a list, or nothing. */
export function optionalUuid(label: string): Field<string | undefined> {
  const chosen = uuid(label)
  return field((typed, fail) => {
    if (typed === '') return undefined
    const read = chosen.safeParse(typed)
    return read.success ? read.data : fail(`Select ${inSentence(label)}`)
  })
}

/** The version of the record the form was filled from, to notice a stale save. */
export function version(): Field<number> {
  return field((typed, fail) =>
    /^\d{1,9}$/.test(typed) ? Number(typed) : fail('This form is out of date. Open it again'))
}
