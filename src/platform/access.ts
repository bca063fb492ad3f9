declare const made: unique symbol

/** Who is asking. Made by `identity` from a session or an access token. */
export interface Actor {
  userId: string
  organisationId: string
  name: string
  email: string
  teamId: string | null
  permissions: ReadonlySet<string>
  via: 'session' | 'token' | 'system'
}

/**
 * What the asker may see. Only `identity` makes one; every query for case data takes it, so that what is out of
 * scope cannot be found. Absence of a rule denies.
 */
export interface Scope {
  readonly [made]: true
  readonly organisationId: string
  readonly userId: string
  /** Sees every restricted case (an auditor does). A lock-out still holds. */
  readonly seesRestricted: boolean
  /** Sees who the anonymous complainants and witnesses are. */
  readonly seesIdentities: boolean
}
