import { phoneKey, postcodeKey, words } from '../../../platform/text.ts'
import type { WordKind } from './search-words.rules.ts'

/** One thing that must be found in a person or an address: a word, a number, an e-mail address, a reference. */
export interface Term {
  kind: WordKind
  /** As it stands in the dictionary; a number also as typed, where that differs: 07700 as well as 447700. */
  words: string[]
}

const most = 8
const longestQuery = 200

const email = /\S*@\S*/g
const postcode = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi
const reference = /\b[a-z]{2,4}-?(\d{4})-(\d{1,9})\b/gi
// groups of digits as people write phone numbers
const phone = /(?<![\p{L}\d])\+?\(?\d{2,}[\d\s()-]*\d{2,}(?![\p{L}\d])/gu

/** Splits what was typed into a search box into the things to be found, at most eight. */
export function queryTerms(typed: string): Term[] {
  const terms: Term[] = []
  let rest = typed.slice(0, longestQuery).normalize('NFKC')
  const take = (pattern: RegExp, read: (match: string) => Term | undefined): void => {
    rest = rest.replace(pattern, match => {
      const term = read(match)
      if (term) terms.push(term)
      return term ? ' ' : match
    })
  }
  take(email, match => ({ kind: match.startsWith('@') ? 'code' : 'email', words: [match.toLowerCase()] }))
  take(reference, match => ({ kind: 'code', words: [match.replace(/\D/g, '')] }))
  take(postcode, match => postcodeKey(match) ? { kind: 'text', words: [postcodeKey(match).toLowerCase()] } : undefined)
  take(phone, match => match.replace(/\D/g, '').length >= 6 ? numberTerm(match) : undefined)
  for (const word of words(rest)) terms.push(/^\d+$/.test(word) ? numberTerm(word) : { kind: 'text', words: [word] })
  return terms.slice(0, most)
}

function numberTerm(typed: string): Term {
  return { kind: 'number', words: [...new Set([typed.replace(/\D/g, ''), phoneKey(typed)])].filter(Boolean) }
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const digits = [...'0123456789']

/**
 * Every word that is one slip of the fingers away from this one: two letters swapped, one too many, one missing, one
 * wrong.
 * For words, whose trigrams a single slip destroys, and for numbers, whose trigrams many others share.
 */
export function oneSlipAway(word: string): string[] {
  const keys = /^\d+$/.test(word) ? digits : letters
  const all = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    if (after.length > 0) all.add(before + after.slice(1))
    if (after.length > 1) all.add(before + after.charAt(1) + after.charAt(0) + after.slice(2))
    for (const letter of keys) {
      all.add(before + letter + after)
      if (after.length > 0) all.add(before + letter + after.slice(1))
    }
  }
  all.delete(word)
  return [...all]
}
