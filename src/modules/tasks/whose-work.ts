import { isId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'
import { listStaff, listTeams, may, permissionsOf, type StaffMember } from '../identity/index.ts'

/** Whose work is looked at: the asker's, that of a whole team, or that of one colleague. */
export interface Whose {
  /** As it stands in the URL: `me`, `team`, or a user's id. */
  value: string
  /** In words: "My work", "The work of North team". */
  title: string
  userIds: string[]
  teamIds: string[]
  isMine: boolean
  isTeam: boolean
}

/** Whose work it is, what else could be looked at, and what of the URL could not be used. */
export interface WhoseChoice { whose: Whose, options: { value: string, text: string }[], problem?: string }

/**
 * Reads whose work is to be shown. Whoever may see a team's work sees that of their own teams; who belongs to none (an
 * auditor), that of all.
 */
export async function readWhose(reading: Reading, asked: unknown): Promise<WhoseChoice> {
  const mine: Whose = { value: 'me', title: 'My work', userIds: [reading.actor.userId], teamIds: [], isMine: true, isTeam: false }
  const sent = typeof asked === 'string' && asked !== '' ? asked : 'me'
  if (!may(reading.actor, 'team:see')) {
    return { whose: mine, options: [], ...(sent === 'me' ? {} : { problem: 'You can see your own work only.' }) }
  }
  const { team, colleagues } = await teamOf(reading)
  const options = [{ value: 'me', text: 'My work' }, { value: 'team', text: team.title },
    ...colleagues.map(({ id, name }) => ({ value: id, text: name }))]
  if (sent === 'me') return { whose: mine, options }
  if (sent === 'team') return { whose: team, options }
  const colleague = isId(sent) ? colleagues.find(({ id }) => id === sent) : undefined
  if (!colleague) return { whose: mine, options, problem: 'That is nobody of your team, so this is your own work.' }
  return { whose: workOf(colleague), options }
}

const workOf = ({ id, name }: StaffMember): Whose =>
  ({ value: id, title: `The work of ${name}`, userIds: [id], teamIds: [], isMine: false, isTeam: false })

async function teamOf(reading: Reading): Promise<{ team: Whose, colleagues: StaffMember[] }> {
  const { actor } = reading
  const teams = (await listTeams(reading)).filter(({ id, leaderId }) => id === actor.teamId || leaderId === actor.userId)
  const ids = new Set(teams.map(({ id }) => id))
  // whoever sees no case has no work here
  const staff = (await listStaff(reading)).filter(({ roles }) => permissionsOf(roles).has('case:read'))
  const members = ids.size ? staff.filter(({ teamId }) => teamId !== null && ids.has(teamId)) : staff
  const title = ids.size ? `The work of ${teams.map(({ name }) => name).join(', ')}` : 'The work of everybody'
  const team: Whose = {
    value: 'team', title, userIds: members.map(({ id }) => id), teamIds: [...ids], isMine: false, isTeam: true,
  }
  return { team, colleagues: members.filter(({ id }) => id !== actor.userId) }
}
