/** Everything that can be allowed, `noun:verb`, in the words of the screen that shows a role. */
export const permissions = {
  'report:take': 'Take a report',
  'report:decide': 'Decide what becomes of a report',
  'case:read': 'See cases',
  'case:work': 'Work on cases',
  'case:reassign': 'Give a case to another officer',
  'case:close': 'Close a case, or ask for its closure',
  'case:approve-closure': 'Approve or refuse a closure',
  'case:reopen': 'Reopen a case that was closed in error, cancel a case',
  'case:restrict': 'Restrict a case, and lock a person out of one',
  'case:break-glass': 'Open a restricted case in an emergency, with a reason',
  'case:read-restricted': 'See restricted cases',
  'case:export': 'Export lists of cases',
  'person:read': 'See people and addresses',
  'person:write': 'Change people and addresses',
  'person:merge': 'Merge and un-merge people',
  'person:identify': 'See who anonymous complainants and witnesses are',
  'marker:set': 'Ask for a warning marker',
  'marker:approve': 'Approve and end warning markers',
  'task:work': 'Work on tasks',
  'team:see': 'See the work of the team',
  'record:read': 'See the record: who did and saw what',
  'settings:manage': 'Manage users, teams, patches and rules',
} as const

export type Permission = keyof typeof permissions

/** A role is a set of permissions with a name. */
export interface Role {
  label: string
  permissions: readonly Permission[]
}

const callHandler = ['report:take', 'case:read', 'person:read', 'person:write'] as const

const officer = [...callHandler, 'report:decide', 'case:work', 'case:close', 'case:break-glass', 'person:merge',
  'person:identify', 'marker:set', 'task:work', 'case:export'] as const

const teamLeader = [...officer, 'case:reassign', 'case:approve-closure', 'case:reopen', 'case:restrict',
  'marker:approve', 'team:see'] as const

/** The roles, each with what it allows. One user may hold several. */
export const roles = {
  'call-handler': { label: 'Call handler', permissions: callHandler },
  officer: { label: 'Officer', permissions: officer },
  'team-leader': { label: 'Team leader', permissions: teamLeader },
  'legal-officer': {
    label: 'Legal officer',
    permissions: ['case:read', 'case:work', 'case:break-glass', 'case:export', 'person:read', 'person:identify',
      'task:work'],
  },
  auditor: {
    label: 'Auditor',
    permissions: ['case:read', 'case:read-restricted', 'case:export', 'person:read', 'person:identify', 'record:read',
      'team:see'],
  },
  // runs the system, and for that needs to see no case and no person
  administrator: { label: 'Administrator', permissions: ['settings:manage'] },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

/** Whether the text names a role. */
export const isRole = (name: string): name is RoleName => Object.hasOwn(roles, name)

/** Everything that the roles allow together. Unknown roles allow nothing. */
export function permissionsOf(names: readonly string[]): ReadonlySet<Permission> {
  return new Set(names.filter(isRole).flatMap(name => [...roles[name].permissions]))
}
