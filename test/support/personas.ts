// Made-up people who use the site in tests: one organisation with a user for each role, and a second organisation
// whose things nobody of the first may find.
import type { Actor } from '../../src/platform/access.ts'
import type { Database } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { inTransaction, type RequestReading, type Work } from '../../src/platform/transaction.ts'
import { addOrganisation, addPatch, addTeam, addUser, makeActor, makeScope, type RoleName } from '../../src/modules/identity/index.ts'

/** The password of every persona. */
export const personaPassword = 'correct horse battery'

const personaRoles = {
  callHandler: ['call-handler'],
  officer: ['officer'],
  otherOfficer: ['officer'],
  teamLeader: ['team-leader'],
  legalOfficer: ['legal-officer'],
  auditor: ['auditor'],
  administrator: ['administrator'],
  outsider: ['team-leader', 'officer', 'administrator', 'auditor'],
} as const satisfies Record<string, readonly RoleName[]>

export type Persona = keyof typeof personaRoles
export const personas = Object.keys(personaRoles) as Persona[]

/** The people and places that every test starts with. */
export interface Cast {
  organisationId: string
  otherOrganisationId: string
  teamId: string
  patchId: string
  actors: Record<Persona, Actor>
}

/** Sets up both organisations. `outsider` belongs to the second. */
export async function setUpCast(db: Database, now: Date): Promise<Cast> {
  const founder = systemReading(db, now)
  return inTransaction(founder, async work => {
    const organisationId = await addOrganisation(work, { name: 'Harbour Homes', shortName: 'Harbour', homes: 12_000, demo: false })
    const team = await addTeam(inOrganisation(work, organisationId), { name: 'North team' })
    const actors = {} as Record<Persona, Actor>
    for (const persona of personas.filter(name => name !== 'outsider')) {
      actors[persona] = await addPersona(work, persona, organisationId, team)
    }
    const patchId = await addPatch(inOrganisation(work, organisationId),
      { name: 'Quayside', teamId: team, leadOfficerId: actors.officer.userId })
    await work.db.updateTable('teams').set({ leader_id: actors.teamLeader.userId }).where('id', '=', team).execute()
    const otherOrganisationId = await addOrganisation(work, { name: 'Hillside Trust', shortName: 'Hillside', homes: 300, demo: false })
    actors.outsider = await addPersona(work, 'outsider', otherOrganisationId, null)
    return { organisationId, otherOrganisationId, teamId: team, patchId, actors }
  })
}

/** A reading for work that no user asks for: setting up. */
export function systemReading(db: Database, now: Date, organisationId = newId()): RequestReading {
  const actor: Actor = { userId: newId(), organisationId, name: 'Set-up', email: '', teamId: null, permissions: new Set(), via: 'system' }
  return { db, now, actor, scope: makeScope(actor) }
}

const inOrganisation = (work: Work, organisationId: string): Work => {
  const actor = { ...work.actor, organisationId }
  // events are counted on the outer work, so it must be shared
  return Object.assign(Object.create(work) as Work, { actor, scope: makeScope(actor) })
}

async function addPersona(work: Work, persona: Persona, organisationId: string, teamId: string | null): Promise<Actor> {
  const user = { email: `${persona.toLowerCase()}@test.example`, name: persona, roles: [...personaRoles[persona]],
    teamId, password: personaPassword, jobTitle: '', phone: '' }
  const id = await addUser(inOrganisation(work, organisationId), user)
  return makeActor({ ...user, id, organisation_id: organisationId, team_id: teamId }, 'session')
}
