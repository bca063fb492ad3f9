import { hash, verify } from '@node-rs/argon2'

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The shortest password that is taken; length is what makes one strong (NCSC). */
export const shortestPassword = 12

/** The argon2id hash of a password, with its own salt and cost inside. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let decoy: Promise<string> | undefined

/**
 * Whether the password is the one behind the hash. Takes as long for a user who does not exist (no hash), so that
 * time tells nobody which e-mail addresses have accounts.
 */
export async function checkPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const right = await verify(stored ?? await decoy, password)
  return right && stored !== undefined
}
