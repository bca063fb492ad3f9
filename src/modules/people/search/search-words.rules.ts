import { normalise, phoneKey, postcodeKey, words } from '../../../platform/text.ts'

/** One word by which a person or an address can be found, and in what it stands. */
export interface SearchWord {
  word: string
  kind: WordKind
  field: SearchField
}

/**
 * What a word is. Of a text or a number a part is enough, of an e-mail address its beginning; a code is found whole.
 */
export type WordKind = 'text' | 'number' | 'email' | 'code'

/** Where a word stands. */
export const searchFields = {
  name: 'name',
  alias: 'also known as',
  phone: 'phone',
  email: 'email',
  address: 'lives or lived at',
  postcode: 'postcode',
  reference: 'reference',
  'housing-reference': 'housing reference',
  uprn: 'UPRN',
  description: 'description',
} as const

export type SearchField = keyof typeof searchFields

/** Everything of a person that search looks at. */
export interface PersonText {
  name: string
  reference: string
  description: string
  housingReference: string | null
  aliases: string[]
  phones: string[]
  emails: string[]
  addresses: AddressText[]
}

/** Everything of an address that search looks at. */
export interface AddressText { line1: string, line2: string, town: string, postcode: string, uprn?: string | null }

// longer than any name, and short enough for the index
const longest = 60
const mostDescriptionWords = 40
const dull = new Set(('a about an and around at but by for from had has have he her his in is it its known no of on ' +
  'or she so some that the their them they this to unknown was wears wearing with').split(' '))

/** The words by which a person is found. Also for filling the index in bulk. */
export function personWords(person: PersonText): SearchWord[] {
  return distinct([
    ...text('name', person.name),
    ...person.aliases.flatMap(alias => text('alias', alias)),
    ...person.phones.flatMap(phoneWords),
    ...person.emails.flatMap(emailWords),
    ...referenceWords(person.reference),
    ...code('housing-reference', person.housingReference ?? ''),
    ...text('description', person.description).filter(({ word }) => word.length > 2 && !dull.has(word))
    .slice(0, mostDescriptionWords),
    ...person.addresses.flatMap(placeWords),
  ])
}

/** The words by which an address is found. */
export const addressWords = (address: AddressText): SearchWord[] =>
  distinct([...placeWords(address), ...(address.uprn ? [{ word: address.uprn, kind: 'number', field: 'uprn' } as const]
    : [])])

function placeWords({ line1, line2, town, postcode }: AddressText): SearchWord[] {
  const key = postcodeKey(postcode).toLowerCase()
  // half a postcode is found by either half
  const halves = key ? [key, key.slice(0, -3), key.slice(-3)] : words(postcode)
  return [
    ...text('address', `${line1} ${line2} ${town}`),
    ...halves.map(word => ({ word, kind: 'text', field: 'postcode' }) as const),
  ]
}

const text = (field: SearchField, value: string): SearchWord[] =>
  words(value).map(word => ({ word: word.slice(0, longest), kind: 'text', field }))

// The last four digits are what people remember; looked for as part of a number, four digits are in too many.
function phoneWords(phone: string): SearchWord[] {
  const key = phoneKey(phone)
  return [{ word: key, kind: 'number', field: 'phone' }, { word: ending(key.slice(-4)), kind: 'code', field: 'phone' }]
}

/** The code of the last four digits of a phone number. */
export const ending = (digits: string): string => `/${digits}`

// The domain is a code, since half of all addresses share one; the words before it are found with typing errors.
function emailWords(email: string): SearchWord[] {
  const word = email.trim().toLowerCase()
  const at = word.lastIndexOf('@')
  return [{ word, kind: 'email', field: 'email' }, { word: word.slice(at), kind: 'code', field: 'email' },
    ...text('email', word.slice(0, at))]
}

/** PER-2026-000123 is found as the code 2026000123, and by its running number or the beginning of it. */
function referenceWords(reference: string): SearchWord[] {
  const running = /\d+$/.exec(reference)?.[0] ?? ''
  return [
    { word: reference.replace(/\D/g, ''), kind: 'code', field: 'reference' },
    { word: running, kind: 'number', field: 'reference' },
  ]
}

/** A number that may have letters in it, such as T0012345. */
function code(field: SearchField, value: string): SearchWord[] {
  const word = normalise(value).replace(/[^\p{L}\p{N}]/gu, '').slice(0, longest)
  if (!word) return []
  return [{ word, kind: /^\d+$/.test(word) ? 'number' : 'text', field }]
}

/** Each word of a field once, in the order in which rows are locked. */
function distinct(found: SearchWord[]): SearchWord[] {
  const once = new Map(found.filter(({ word }) => word).map(one => [`${one.word}\n${one.field}`, one]))
  return [...once.entries()].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, one]) => one)
}
