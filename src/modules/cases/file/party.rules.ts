import type { PartyRole } from '../core/case-parts.ts'

/** The parts a person may have in a case. */
export const partyRoles = ['complainant', 'victim', 'witness', 'alleged-perpetrator', 'representative', 'agency-professional',
  'other-associate'] as const satisfies readonly PartyRole[]

const anonymousRoles: readonly string[] = ['complainant', 'victim', 'witness', 'representative']

/**
 * Whose name can be kept from those who need not know it: whoever complains or bears witness. Not the alleged
 * perpetrator, who must be able to answer what is said.
 */
export const mayBeAnonymous = (role: string): boolean => anonymousRoles.includes(role)
