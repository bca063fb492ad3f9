/** Lower case, no accents, one space between words: what search and matching compare. */
export function normalise(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}@.+]+/gu, ' ').trim()
}

/** The words of a text, normalised, each once. */
export function words(text: string): string[] {
  return [...new Set(normalise(text).replace(/[@.+]/g, ' ').split(' ').filter(Boolean))]
}

/** A UK postcode as a key ("sw1a 1aa" → "SW1A1AA"), or '' when the text is not one. */
export function postcodeKey(text: string): string {
  const key = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/.test(key) ? key : ''
}

/** A phone number as a key: digits with the UK's country code when none is given. */
export function phoneKey(text: string): string {
  const digits = text.replace(/[^\d+]/g, '')
  if (digits.startsWith('+')) return digits.slice(1)
  if (digits.startsWith('00')) return digits.slice(2)
  return digits.startsWith('0') ? `44${digits.slice(1)}` : digits
}

/** Text cut to a length, at a word where it can be, with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 20))}…`
}
