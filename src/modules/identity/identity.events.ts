import { defineEvents } from '../audit/index.ts'

export const identityEvents = defineEvents('account', {
  'user.added': 'User added',
  'user.changed': 'User changed',
  'user.deactivated': 'User deactivated',
  'user.reactivated': 'User reactivated',
  'user.signed-in': 'Signed in',
  'user.signed-out': 'Signed out',
  'user.sign-in-refused': 'Sign-in refused',
  'user.locked-out': 'Locked out after failed sign-ins',
  'user.sessions-ended': 'Signed out everywhere',
  'user.unlocked': 'Unlocked',
  'user.password-reset': 'New password set by an administrator',
  'user.password-changed': 'Password changed',
  'user.token-made': 'Access token made',
  'user.token-revoked': 'Access token revoked',
  'organisation.added': 'Organisation added',
  'organisation.changed': 'Organisation changed',
  'team.changed': 'Team changed',
  'patch.changed': 'Patch changed',
})
