import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { found } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { requiredText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexPerson } from '../search/reindex.ts'
import { recordOnPerson } from './record-on-person.ts'

export const aliasFields = z.object({ name: requiredText('Other name') })

/** Adds a name that the person also goes by, and records it. One that is known already is left as it is. */
export async function addAlias(work: Work, personId: string, input: { name: string }): Promise<void> {
  demand(work, 'person:write')
  const { name } = readInput(aliasFields, input)
  const person = await lockPerson(work, personId)
  const known = await work.db.selectFrom('person_aliases').select('id').where('person_id', '=', person.id)
    .where('name', '=', name).executeTakeFirst()
  if (known) return
  await work.db.insertInto('person_aliases').values({ id: newId(), person_id: person.id, name }).execute()
  await reindexPerson(work, person.id)
  await recordOnPerson(work, person, { type: peopleEvents['person.alias-added'], summary: `Also known as ${name}`,
    data: { name } })
}

/** Takes an alias away that was wrong; the record keeps that it was there. @throws AppError not-found; forbidden */
export async function removeAlias(work: Work, personId: string, aliasId: string): Promise<void> {
  demand(work, 'person:write')
  const person = await lockPerson(work, personId)
  const alias = found(await work.db.selectFrom('person_aliases').selectAll().where('id', '=', aliasId)
    .where('person_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', person.id))
    .executeTakeFirst())
  await work.db.deleteFrom('person_aliases').where('id', '=', alias.id).execute()
  await reindexPerson(work, alias.person_id)
  await recordOnPerson(work, person, {
    type: peopleEvents['person.alias-removed'], summary: `Other name ${alias.name} removed`, data: { name: alias.name },
  })
}
