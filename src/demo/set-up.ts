import { identityEvents } from '../modules/identity/index.ts'
import { dramaNumber, madeName } from './names.ts'
import { towns } from './place-names.ts'
import { planStaff, specialistTeam, teamNames, type StaffPlan } from './staff.ts'
import type { Patch, Staff, World } from './world.ts'

export const organisation = { name: 'Harbour and Vale Homes', shortName: 'Harbour and Vale' }

type Ground = Omit<World, 'staff' | 'patches' | 'homes' | 'residents'>

/** The organisation, its staff, teams, patches and rules, each with its entry in the record. */
export function setUpOrganisation(ground: Ground, passwordHash: string): Pick<World, 'staff' | 'patches'> {
  const { rows, organisationId, began, log } = ground
  rows.add('organisations', { id: organisationId, name: organisation.name, short_name: organisation.shortName,
    accent: '#1d5c63',
    homes: 12_000, demo: true, created_at: began })
  const say = (type: typeof identityEvents[keyof typeof identityEvents], summary: string, data = {}): number =>
    log.record({ type, stream: { kind: 'organisation', id: organisationId }, at: began, by: null, summary, data })
  say(identityEvents['organisation.added'], `${organisation.name} added`)
  const teamIds = teamNames.map(() => ground.newId(began))
  const staff = makeStaff(ground, teamIds, passwordHash)
  for (const [place, name] of teamNames.entries()) {
    const leaderId = leaderOf(staff, place).id
    rows.add('teams', { id: teamIds[place] ?? '', organisation_id: organisationId, name, leader_id: null })
    say(identityEvents['team.changed'], `Team ${name} added`, { teamId: teamIds[place], leaderId })
  }
  const patches = makePatches(ground, staff)
  for (const { id, name, teamId, lead } of patches) {
    rows.add('patches', { id, organisation_id: organisationId, name, team_id: teamId, lead_officer_id: lead.id })
    say(identityEvents['patch.changed'], `Patch ${name} added`, { patchId: id, teamId, leadOfficerId: lead.id })
  }
  addRules(ground, staff)
  return { staff, patches }
}

/** The leader of a team. */
export function leaderOf(staff: readonly Staff[], team: number): Staff {
  const leader = staff.find(one => one.team === team && one.role === 'team-leader')
  if (!leader) throw new Error(`Team ${team} has no leader`)
  return leader
}

function makeStaff(ground: Ground, teamIds: readonly string[], passwordHash: string): Staff[] {
  const random = ground.random.branch('staff')
  const names = new Set<string>()
  const freshName = (): string => {
    const { given, family } = madeName(random)
    const name = `${given} ${family}`
    return names.has(name) ? freshName() : name
  }
  return planStaff().map((plan, place) => {
    const name = plan.name ?? freshName()
    names.add(name)
    const teamId = plan.team === null ? null : teamIds[plan.team] ?? null
    const staff = { id: ground.newId(ground.began), name, role: plan.role, team: plan.team, teamId }
    addAccount(ground, { staff, plan, place, passwordHash })
    return staff
  })
}

function addAccount(
  { rows, organisationId, began, log }: Ground,
  { staff, plan, place, passwordHash }: { staff: Staff, plan: StaffPlan, place: number, passwordHash: string },
): void {
  const email = plan.email ?? `${staff.name.toLowerCase().replace(/[^a-z]+/g, '.')}@demo.example`
  rows.add('users', {
    id: staff.id, organisation_id: organisationId, team_id: staff.teamId, email, name: staff.name,
      job_title: plan.jobTitle,
    // the residents' numbers end well before these
    phone: dramaNumber(15_900 + place) ?? '', password_hash: passwordHash, roles: [plan.role], active: true,
      failed_sign_ins: 0,
    locked_until: null, version: 1, created_at: began,
  })
  log.record({
    type: identityEvents['user.added'], stream: { kind: 'user', id: staff.id }, at: began, by: null,
    summary: `${staff.name} added as ${plan.role.replace('-', ' ')}`, data: { email, roles: [plan.role],
      teamId: staff.teamId },
  })
}

/** Twenty areas, seven to a team or six; the first of them are the named officer's. */
function makePatches(ground: Ground, staff: readonly Staff[]): Patch[] {
  return towns.flatMap(({ areas }, team) => {
    const officers = staff.filter(one => one.team === team && one.role === 'officer')
    const leader = leaderOf(staff, team)
    return areas.map((name, place) => {
      const lead = officers[place % officers.length] ?? leader
      return { id: ground.newId(ground.began), name, teamId: leader.teamId ?? '', lead, leader }
    })
  })
}

/** Hate incidents and domestic abuse go to the specialists, wherever they happen. */
function addRules({ rows, organisationId, newId, began }: Ground, staff: readonly Staff[]): void {
  const specialists = staff.filter(one => one.team === specialistTeam && one.role === 'officer')
  for (const [place, type] of specialistTypes.entries()) {
    rows.add('allocation_rules', {
      id: newId(began), organisation_id: organisationId, rank: place + 1, category_type: type, patch_id: null,
      lead_officer_id: specialists[place]?.id ?? null, manager_id: leaderOf(staff, specialistTeam).id,
        note: 'specialist team', active: true,
    })
  }
}

/** The types of category that the specialist team gets, in the order of the rules. */
export const specialistTypes = ['hate', 'domestic-abuse', 'cuckooing'] as const
