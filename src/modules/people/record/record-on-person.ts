import type { Work } from '../../../platform/transaction.ts'
import { recordEvent, type EventDraft } from '../../audit/index.ts'
import type { PersonRow } from '../people.queries.ts'

/** Records something in the stream of a person. `personIds` names others whom the entry identifies. */
export async function recordOnPerson(
  work: Work, person: Pick<PersonRow, 'id'>, { personIds = [], ...entry }: Omit<EventDraft, 'stream'>,
): Promise<void> {
  await recordEvent(work, { ...entry, stream: { kind: 'person', id: person.id }, personIds: [person.id, ...personIds] })
}
