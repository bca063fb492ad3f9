import type { Reading } from '../../../platform/transaction.ts'
import { peopleByIds } from '../../people/index.ts'
import { maskNames, type Anonymity } from '../file/anonymity.ts'

/** What keeps the identity of those who stay anonymous in a report from a reader who may not know it. */
export async function anonymityIn(
  reading: Reading, people: readonly { personId: string, anonymous: boolean }[],
): Promise<Anonymity> {
  const hidden = new Set(reading.scope.seesIdentities ? [] : people.filter(one => one.anonymous).map(one => one.personId))
  for (const { personId, anonymous } of people) if (!anonymous) hidden.delete(personId)
  if (!hidden.size) return { hidden, mask: text => text }
  const records = await peopleByIds(reading, [...hidden])
  return { hidden, mask: maskNames([...records.values()].flatMap(({ name, rootName }) => [name, rootName])) }
}
