import { resolve } from 'node:path'

/** What is set from outside. Read once, at the start; nothing else reads the environment. */
export interface Config {
  port: number
  host: string
  /** The one folder all data is kept in: embedded database, secrets, later files. Absolute. */
  dataFolder: string
  /** `postgres://…`, or nothing for the embedded database. */
  databaseUrl: string | undefined
  /** Whether a first run fills in the demonstration organisation. */
  demo: boolean
  /** Cookies are sent over https only. */
  secureCookies: boolean
}

/**
 * Reads the settings from the environment and the command line (`--empty`: no demonstration data).
 * @throws Error that names the setting which is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  return {
    port: readPort(env.PORT),
    host: env.HOST ?? '127.0.0.1',
    dataFolder: resolve(env.CONCORD_DATA ?? 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    demo: !args.includes('--empty'),
    secureCookies: env.CONCORD_HTTPS === 'true',
  }
}

function readPort(text: string | undefined): number {
  if (!text) return 3000
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Error(`PORT must be a whole number from 0 to 65535, not "${text}"`)
}
