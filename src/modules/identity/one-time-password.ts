import { randomInt } from 'node:crypto'
import { hashPassword } from './passwords.ts'

// without letters and figures that look alike when written down
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be told to somebody once, `fk3m-…`, and its hash. It is good only for choosing one's own. */
export async function makeOneTimePassword(): Promise<{ password: string, hash: string }> {
  const part = (): string => Array.from({ length: 4 }, () => signs.charAt(randomInt(signs.length))).join('')
  const password = [part(), part(), part(), part()].join('-')
  return { password, hash: await hashPassword(password) }
}
