import type { Reading } from '../../../platform/transaction.ts'
import { searchPeople } from '../../people/index.ts'

/** No more people than this are looked for by name; more of one name need more of the name. */
const most = 50

/**
 * The people (their kept records) who have every one of these words in their name or in one they are also known by, as
 * typed: a list that is narrowed down must not show what was not asked for, so typing errors are not forgiven here.
 */
export async function findNamed(reading: Reading, text: string): Promise<string[]> {
  const { hits } = await searchPeople(reading, { text, limit: most })
  return hits.filter(({ exact, why }) => exact && why.every(reason => reason.startsWith('also known as')))
    .map(({ person }) => person.rootId)
}
