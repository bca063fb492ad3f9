import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { demand } from '../../identity/index.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { peopleByIds, type PersonSummary } from '../people.queries.ts'
import { recordOnPerson } from './record-on-person.ts'

/** Adds a member to a group and records it in the streams of both. Somebody who is one already is left as it is. */
export async function addMember(work: Work, groupId: string, { personId }: { personId: string }): Promise<void> {
  demand(work, 'person:write')
  const group = await lockPerson(work, groupId)
  if (group.kind !== 'group') throw invalid({ personId: 'Only a group has members' })
  const member = await getMember(work, personId)
  if (member.rootId === group.id) throw invalid({ personId: 'A group cannot be its own member' })
  const ids = { group_id: group.id, person_id: member.rootId }
  const known = await work.db.selectFrom('group_members').select('person_id').where('group_id', '=', group.id)
    .where('person_id', '=', member.rootId).executeTakeFirst()
  if (known) return
  await work.db.insertInto('group_members').values(ids).execute()
  const type = peopleEvents['person.member-added']
  await recordOnPerson(work, group, { type, summary: `${member.rootName} added as a member`, data: ids,
    personIds: [member.rootId] })
  await recordOnPerson(work, { id: member.rootId }, { type, summary: `Member of ${group.name}`, data: ids,
    personIds: [group.id] })
}

/** Takes a member out of a group; the record keeps that they were one. */
export async function removeMember(work: Work, groupId: string, { personId }: { personId: string }): Promise<void> {
  demand(work, 'person:write')
  const group = await lockPerson(work, groupId)
  const member = await getMember(work, personId)
  const removed = await work.db.deleteFrom('group_members')
    .where('group_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', group.id))
    .where('person_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', member.rootId))
    .executeTakeFirst()
  const summary = removed.numDeletedRows ? `${member.rootName} no longer a member`
    : `${member.rootName} was not a member`
  await recordOnPerson(work, group, {
    type: peopleEvents['person.member-removed'], summary, data: { personId: member.rootId }, personIds: [member.rootId],
  })
}

async function getMember(work: Work, personId: string): Promise<PersonSummary> {
  const member = (await peopleByIds(work, [personId])).get(personId)
  if (!member) throw invalid({ personId: 'Select a person from the list' })
  return member
}
