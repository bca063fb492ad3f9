import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../src/platform/config.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>, dependencies: Record<string, string>, devDependencies: Record<string, string>
}

test('every command that the README names is there', () => {
  const named = [...readme.matchAll(/npm (?:run )?(start|test|token|verify|bench|check)\b/g)].map(match => match[1] ?? '')
  assert.ok(named.length >= 6)
  for (const command of named) {
    assert.ok(existsSync(join(root, /tools\/\S+|bench\/\S+/.exec(manifest.scripts[command] ?? '')?.[0] ?? 'nowhere')), command)
  }
})

test('the settings work as the README says, and their defaults are as it says', () => {
  const untouched = readConfig({}, [])
  assert.deepEqual([untouched.port, untouched.host, untouched.databaseUrl, untouched.secureCookies, untouched.demo],
    [3000, '127.0.0.1', undefined, false, true])
  assert.ok(untouched.dataFolder.endsWith('data'))
  const set = readConfig({ PORT: '8080', HOST: '0.0.0.0', CONCORD_DATA: '/elsewhere', DATABASE_URL: 'postgres://x', CONCORD_HTTPS: 'true' },
    ['--empty'])
  assert.deepEqual([set.port, set.host, set.dataFolder, set.databaseUrl, set.secureCookies, set.demo],
    [8080, '0.0.0.0', '/elsewhere', 'postgres://x', true, false])
  assert.throws(() => readConfig({ PORT: 'door' }, []), /PORT must be a whole number/)
})

test('every link in the documents leads somewhere', () => {
  for (const file of ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })]) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (!/^https?:/.test(target)) assert.ok(existsSync(join(root, dirname(file), target)), `${file} → ${target}`)
    }
  }
})

test('every package has its reason in the decisions, and no version is a range', () => {
  const reasons = readFileSync(join(root, 'docs/decisions/0002-packages.md'), 'utf8')
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    assert.match(version, /^\d/, name)
    const short = name.replace(/^@fastify\//, '').replace(/^@types\/.*/, 'typescript')
    assert.ok(reasons.includes(short), `docs/decisions/0002-packages.md says nothing of ${name}`)
  }
})
