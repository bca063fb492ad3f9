import type { Random } from './random.ts'

/** Makes ids of the same form as the platform's (UUID version 7), but from the seed: later moments sort later. */
export function idMaker(random: Random): (at: Date) => string {
  const hex = (digits: number): string => Math.floor(random.next() * 16 ** digits).toString(16).padStart(digits, '0')
  return at => {
    const time = at.getTime().toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'.charAt(random.between(0, 3))}${hex(3)}-${hex(6)}${hex(6)}`
  }
}
