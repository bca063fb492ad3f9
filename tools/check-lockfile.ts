import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What is wrong with package-lock.json: packages it would fetch from one named host, where each installation is to
 * use the registry it is set up for. `.npmrc` makes npm leave the hosts out.
 *
 * @param root the repository
 */
export function checkLockfile(root: string): string[] {
  const { packages = {} }: { packages?: Record<string, { resolved?: string }> } =
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved && /^[a-z+]+:\/\//.test(resolved))
    .map(([name]) => `package-lock.json: ${name} is tied to a host by "resolved"`)
}
