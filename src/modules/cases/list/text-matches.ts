import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/** One way in which a text can match a case: a condition on `cases c`. */
export interface TextMatch { by: 'reference' | 'summary' | 'party', condition: RawBuilder<boolean> }

/** Years of references that a bare number is looked for in. */
const yearsBack = 10

/** The ways in which the text could mean a case. None when nothing can match. */
export function textMatches(reading: Reading, text: string, personIds: readonly string[]): TextMatch[] {
  const reference = byReference(text, reading.now)
  const summary = bySummary(reading, text)
  return [
    ...(reference ? [{ by: 'reference' as const, condition: reference }] : []),
    ...(summary ? [{ by: 'summary' as const, condition: summary }] : []),
    ...(personIds.length ? [{ by: 'party' as const, condition: byParty(reading, personIds) }] : []),
  ]
}

/** `ASB-2026-0001`, `2026-000123` or only `123`, of any year. */
function byReference(text: string, now: Date): RawBuilder<boolean> | undefined {
  const typed = text.trim().toUpperCase()
  if (/^\d{1,6}$/.test(typed)) {
    const year = now.getUTCFullYear()
    const references = Array.from({ length: yearsBack }, (_, back) => `ASB-${year - back}-${typed.padStart(6, '0')}`)
    return sql<boolean>`c.reference = ANY (${references}::text[])`
  }
  const parts = /^(?:ASB[- ]?)?(\d{4})(?:[- ](\d{0,6}))?$/.exec(typed)
  return parts ? sql<boolean>`c.reference LIKE ${`ASB-${parts[1]}-${parts[2] ?? ''}%`}` : undefined
}

/**
 * All the words, each as written or as the beginning of a longer one. A summary may name somebody who is anonymous: those
 * who may not know who it is do not find it by its words.
 */
function bySummary({ scope }: Reading, text: string): RawBuilder<boolean> | undefined {
  const found = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu)?.slice(0, 8) ?? []
  // a beginning of one or two letters fits half the dictionary
  const terms = found.map(word => word.length > 2 ? `${word}:*` : word)
  const open = scope.seesIdentities ? sql``
    : sql`AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.case_id = c.id AND p.anonymous)`
  return terms.length
    ? sql<boolean>`to_tsvector('simple', c.summary) @@ to_tsquery('simple', ${terms.join(' & ')}) ${open}` : undefined
}

/**
 * Somebody of that name is a party, under whichever of their merged records. Who is anonymous in a case cannot be found
 * in it by name, except by those who may know who it is.
 */
function byParty({ scope }: Reading, rootIds: readonly string[]): RawBuilder<boolean> {
  const known = scope.seesIdentities ? sql`` : sql`AND NOT p.anonymous`
  return sql<boolean>`c.id IN (SELECT p.case_id FROM parties p JOIN people n ON n.id = p.person_id
    WHERE n.root_id = ANY (${[...rootIds]}::uuid[]) ${known})`
}
