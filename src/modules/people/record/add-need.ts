import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { code, day, demandPast, formId, londonDay, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { recordOnPerson } from './record-on-person.ts'

export const needFields = z.object({
  id: formId(),
  kind: code('the kind of need', () => currentPack().lists.supportNeedKinds),
  detail: optionalText('Detail', { max: 500 }),
  helpedBy: optionalText('Who is helping', { max: 200 }),
  since: day('Since', { required: false }),
  reviewOn: day('Review date', { required: false }),
})

/**
 * A support need or vulnerability, of whoever it is: a complainant's and an alleged perpetrator's are asked about
 * alike.
 */
export interface SupportNeed { id?: string, kind: string, detail?: string, helpedBy?: string, since?: string,
  reviewOn?: string }

/** Adds a support need and records it. */
export async function addNeed(work: Work, personId: string, input: SupportNeed): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(needFields, input)
  demandPast(work.now, read, { since: 'Since' })
  const person = await lockPerson(work, personId)
  const id = read.id ?? newId()
  if (await work.db.selectFrom('support_needs').select('id').where('id', '=', id).executeTakeFirst()) return id
  await work.db.insertInto('support_needs').values({ id, person_id: person.id, ...needColumns(read) }).execute()
  await recordOnPerson(work, person, {
    type: peopleEvents['person.need-added'], summary: `Support need: ${needLabel(read.kind)}`,
    data: { needId: id, ...needColumns(read) },
  })
  return id
}

/** Changes a support need and records how it was before. */
export async function changeNeed(work: Work, personId: string,
  { needId, ...input }: SupportNeed & { needId: string }): Promise<void> {
  demand(work, 'person:write')
  const read = readInput(needFields, input)
  demandPast(work.now, read, { since: 'Since' })
  const person = await lockPerson(work, personId)
  const { id, person_id: _, ended_on: __, ...before } = await getNeed(work, person.id, needId)
  await work.db.updateTable('support_needs').set(needColumns(read)).where('id', '=', id).execute()
  await recordOnPerson(work, person, {
    type: peopleEvents['person.need-changed'], summary: `Support need changed: ${needLabel(read.kind)}`,
    data: { needId, before, after: needColumns(read) },
  })
}

/** Says that a need is over, and records it. */
export async function endNeed(work: Work, personId: string, needId: string): Promise<void> {
  demand(work, 'person:write')
  const person = await lockPerson(work, personId)
  const need = await getNeed(work, person.id, needId)
  const endedOn = need.ended_on ?? londonDay(work.now)
  await work.db.updateTable('support_needs').set({ ended_on: endedOn }).where('id', '=', need.id).execute()
  await recordOnPerson(work, person, {
    type: peopleEvents['person.need-ended'], summary: `Support need ended: ${needLabel(need.kind)}`,
    data: { needId, endedOn },
  })
}

/** What a kind of need is called. */
export const needLabel = (kind: string): string =>
  currentPack().lists.supportNeedKinds.find(one => one.code === kind)?.label ?? kind

const getNeed = async ({ db }: Work, rootId: string, needId: string) =>
  found(await db.selectFrom('support_needs').selectAll()
  .where('id', '=', needId).where('person_id', 'in', eb => eb.selectFrom('people').select('id')
    .where('root_id', '=', rootId))
  .executeTakeFirst())

const needColumns = (read: z.output<typeof needFields>) => ({
  kind: read.kind, detail: read.detail ?? '', helped_by: read.helpedBy ?? '', since: read.since ?? null,
  review_on: read.reviewOn ?? null,
})
