import { normalise } from '../../../platform/text.ts'

/** How alike two names are, from 0 (nothing) to 1 (the same), by the pairs of letters that their words share. */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  if (!a.length || !b.length) return 0
  const rest = [...b]
  const shared = a.filter(pair => {
    const at = rest.indexOf(pair)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return 2 * shared.length / (a.length + b.length)
}

/** Names this alike may be the same name, misheard or mistyped. Whether it is the same person, a person decides. */
export const alike = 0.4

/** The pairs of neighbouring letters of each word, its start and end marked. */
const pairs = (name: string): string[] => normalise(name).split(' ').filter(Boolean).flatMap(word => {
  const marked = ` ${word} `
  return [...marked].slice(1).map((letter, at) => `${marked.charAt(at)}${letter}`)
})
