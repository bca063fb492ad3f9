import type { RoleName } from '../modules/identity/index.ts'

/** The six accounts that the sign-in page names, one for each role. */
export const namedAccounts = [
  { email: 'officer@demo.example', name: 'Priya Sandhu', role: 'officer', jobTitle: 'Neighbourhood officer' },
  { email: 'leader@demo.example', name: 'Martin Holt', role: 'team-leader', jobTitle: 'Team leader, Harbour' },
  { email: 'calls@demo.example', name: 'Jodie Farrow', role: 'call-handler', jobTitle: 'Customer adviser' },
  { email: 'legal@demo.example', name: 'Ngozi Eze', role: 'legal-officer', jobTitle: 'Solicitor' },
  { email: 'auditor@demo.example', name: 'Gwen Parry', role: 'auditor', jobTitle: 'Head of service quality' },
  { email: 'admin@demo.example', name: 'Tomasz Nowak', role: 'administrator', jobTitle: 'Systems administrator' },
] as const satisfies readonly { email: string, name: string, role: RoleName, jobTitle: string }[]

/** The password of every demonstration account. It opens nothing but made-up data, and the sign-in page shows it. */
export const demoPassword = 'harbour and vale'

/** Somebody of the staff to be made: `team` by its place in {@link teamNames}. */
export interface StaffPlan { email?: string, name?: string, role: RoleName, jobTitle: string, team: number | null }

export const teamNames = ['Harbour team', 'Vale team', 'Moor team', 'Specialist team'] as const
/** The team that gets hate incidents and domestic abuse, wherever they happen. */
export const specialistTeam = 3

/** Forty people: those named above first, then the rest of each role. */
export function planStaff(): StaffPlan[] {
  const named = namedAccounts.map(({ email, name, role, jobTitle }) =>
    ({ email, name, role, jobTitle, team: role === 'officer' || role === 'team-leader' ? 0 : null }))
  const leaders = [1, 2, 3].map((team): StaffPlan => ({ role: 'team-leader',
    jobTitle: `Team leader, ${teamNames[team]?.split(' ')[0]}`, team }))
  const officers = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3].map((team): StaffPlan =>
    ({ role: 'officer', jobTitle: team === specialistTeam ? 'ASB specialist' : 'Neighbourhood officer', team }))
  const many = (count: number, role: RoleName, jobTitle: string): StaffPlan[] =>
    Array.from({ length: count }, () => ({ role, jobTitle, team: null }))
  return [...named, ...leaders, ...officers, ...many(8, 'call-handler', 'Customer adviser'), ...many(2, 'legal-officer',
    'Legal officer'),
    ...many(2, 'auditor', 'Quality and assurance'), ...many(1, 'administrator', 'Systems administrator')]
}
