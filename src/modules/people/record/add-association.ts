import { z } from 'zod'
import { found, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { code, day, demandOrder, demandPast, formId, londonDay, otherId, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { peopleByIds } from '../people.queries.ts'
import { recordOnPerson } from './record-on-person.ts'

export const associationFields = z.object({
  id: formId(),
  otherId: otherId('the other person'),
  kind: code('how they are connected', () => currentPack().lists.associationKinds),
  note: optionalText('Note', { max: 500 }),
  startsOn: day('Since', { required: false }),
  endsOn: day('Until', { required: false }),
})

/** That two people have to do with each other, as said of the first: "parent of". */
export interface NewAssociation { id?: string, otherId: string, kind: string, note?: string, startsOn?: string,
  endsOn?: string }

/**
 * Ties two people together and records it in the streams of both. @throws AppError invalid for oneself or a stranger
 */
export async function addAssociation(work: Work, personId: string, input: NewAssociation): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(associationFields, input)
  demandPast(work.now, read, { startsOn: 'Since', endsOn: 'Until' })
  demandOrder(read, { start: 'startsOn', end: 'endsOn', message: 'Until must be after since' })
  const person = await lockPerson(work, personId)
  const other = (await peopleByIds(work, [read.otherId ?? ''])).get(read.otherId ?? '')
  if (!other) throw invalid({ otherId: 'Select the other person' })
  if (other.rootId === person.id) throw invalid({ otherId: 'Select somebody else: this is the same person' })
  const id = read.id ?? newId()
  if (await work.db.selectFrom('associations').select('id').where('id', '=', id).executeTakeFirst()) return id
  await work.db.insertInto('associations').values({
    id, person_id: person.id, other_person_id: other.rootId, kind: read.kind, note: read.note ?? '',
    starts_on: read.startsOn ?? null, ends_on: read.endsOn ?? null,
  }).execute()
  const data = { ...read, id, otherId: other.rootId }
  const type = peopleEvents['association.added']
  const { label, inverse } = associationLabels(read.kind)
  await recordOnPerson(work, person, { type, summary: `${label}: ${other.rootName}`, data, personIds: [other.rootId] })
  await recordOnPerson(work, { id: other.rootId }, { type, summary: `${inverse}: ${person.name}`, data,
    personIds: [person.id] })
  return id
}

/** What an association is called from either end. */
export function associationLabels(kind: string): { label: string, inverse: string } {
  const entry = currentPack().lists.associationKinds.find(one => one.code === kind)
  return { label: entry?.label ?? kind, inverse: entry?.inverse ?? entry?.label ?? kind }
}

/** Says that an association is over, and records it. */
export async function endAssociation(work: Work, personId: string, associationId: string): Promise<void> {
  demand(work, 'person:write')
  const person = await lockPerson(work, personId)
  const family = work.db.selectFrom('people').select('id').where('root_id', '=', person.id)
  const row = found(await work.db.selectFrom('associations').selectAll().where('id', '=', associationId)
    .where(eb => eb.or([eb('person_id', 'in', family), eb('other_person_id', 'in', family)])).executeTakeFirst())
  const endsOn = row.ends_on ?? londonDay(work.now)
  await work.db.updateTable('associations').set({ ends_on: endsOn }).where('id', '=', row.id).execute()
  await recordOnPerson(work, person, {
    type: peopleEvents['association.ended'], summary: `${associationLabels(row.kind).label}: ended`,
    data: { associationId, endsOn },
    personIds: [row.person_id, row.other_person_id],
  })
}
