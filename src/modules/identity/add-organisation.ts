import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { identityEvents } from './identity.events.ts'

/** A landlord or partner body to be added. */
export interface NewOrganisation { name: string, shortName: string, homes: number, demo: boolean }

/**
 * Adds an organisation; done when an installation is set up. The event belongs to the new organisation itself.
 * @returns its id
 */
export async function addOrganisation(work: Work, { name, shortName, homes, demo }: NewOrganisation): Promise<string> {
  const id = newId()
  await work.db.insertInto('organisations')
    .values({ id, name, short_name: shortName, homes, demo, created_at: work.now }).execute()
  const own: Work = Object.assign(Object.create(work) as Work, { actor: { ...work.actor, organisationId: id } })
  await recordEvent(own, {
    type: identityEvents['organisation.added'], stream: { kind: 'organisation', id }, summary: `${name} added`,
  })
  work.recorded += 1
  return id
}
