import { normalise, postcodeKey } from '../../../platform/text.ts'

/** What two addresses near each other have in common. Each is '' when the address does not show it. */
export interface AddressKeys {
  /** "AB12CD" */
  postcodeKey: string
  /** The name of the block, normalised: "tern court". */
  blockKey: string
  /** The street without house number, normalised: "heron road". */
  streetKey: string
}

const within = /^(flat|flats|apartment|apt|unit|room|studio|maisonette|bedsit)\s+[a-z]?\d*[a-z]?(\s+|$)/
const houseNumber = /^\d+[a-z]?(\s+\d+[a-z]?)?\s+/
const blockWord = /\b(court|house|tower|towers|lodge|heights|mansions|building|buildings|block|point|apartments|flats)$/
const streetWords = 'road|street|lane|avenue|drive|close|way|crescent|place|terrace|gardens|grove|walk|square|' +
  'hill|row|mews|green|park|rise|view|parade|path|court|quay|wharf|end|side|st|rd|ave|ln|dr|cl'
const streetWord = new RegExp(`\\b(${streetWords})$`)

const long: Record<string, string> = { st: 'street', rd: 'road', ave: 'avenue', ln: 'lane', dr: 'drive', cl: 'close',
  ct: 'court' }

/**
 * The keys by which matching finds what is near: same postcode, same block, same street. Read from the lines as people
 * write them ("Flat 3, Tern Court", "12 Heron Road"), so they are a help to finding, never proof of being the same.
 */
export function addressKeys({ line1 = '', line2 = '', postcode = '' }: { line1?: string, line2?: string,
  postcode?: string }): AddressKeys {
  const parts = `${line1},${line2}`.split(',').map(part => bare(normalise(part))).filter(Boolean)
  const blockKey = parts.find(part => blockWord.test(part)) ?? ''
  const streetKey = parts.find(part => part !== blockKey && streetWord.test(part)) ?? ''
  return { postcodeKey: postcodeKey(postcode), blockKey, streetKey }
}

/** A part without flat and house number, and with its last word written out. */
function bare(part: string): string {
  const name = part.replace(within, '').replace(houseNumber, '')
  return name.replace(/\w+$/, word => name.includes(' ') ? long[word] ?? word : word)
}
