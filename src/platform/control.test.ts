import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { askServer, takeCommands, type Command } from './control.ts'
import { controlPath } from './control-path.ts'

const folder = mkdtempSync(join(tmpdir(), 'control-'))
after(() => rmSync(folder, { recursive: true }))

const commands: Record<string, Command> = {
  twice: async ({ word }, say) => { say('half'); return `${word}${word}` },
  fail: async () => { throw new Error('It cannot be done.') },
}

test('the running server answers, and says how far it has come', async () => {
  const stop = await takeCommands(folder, commands)
  const said: string[] = []
  assert.deepEqual(await askServer(folder, 'twice', { word: 'ab' }, line => said.push(line)), { result: 'abab' })
  assert.deepEqual(said, ['half'])
  await stop()
})

test('what fails there fails here, with the same words', async () => {
  const stop = await takeCommands(folder, commands)
  await assert.rejects(askServer(folder, 'fail', {}), /It cannot be done/)
  await assert.rejects(askServer(folder, 'constructor', {}), /does not know the command/)
  await stop()
})

test('when no server runs there is no answer, and what a killed one left behind is in nobody\'s way', async () => {
  assert.equal(await askServer(folder, 'twice', {}), undefined)
  writeFileSync(controlPath(folder), '')
  const stop = await takeCommands(folder, commands)
  assert.deepEqual(await askServer(folder, 'twice', { word: 'c' }), { result: 'cc' })
  await stop()
})

test('only whoever runs the server can reach it', async () => {
  const stop = await takeCommands(folder, commands)
  assert.equal(statSync(controlPath(folder)).mode & 0o777, 0o600)
  await stop()
})

test('a second server leaves the commands to the first', async () => {
  const stop = await takeCommands(folder, commands)
  const stopSecond = await takeCommands(folder, { twice: async () => 'the second' })
  await stopSecond()
  assert.deepEqual(await askServer(folder, 'twice', { word: 'd' }), { result: 'dd' })
  await stop()
})

test('a data folder with a long name can be reached too', async () => {
  const long = join(folder, 'a-folder-with-quite-a-long-name'.repeat(4))
  mkdirSync(long)
  const stop = await takeCommands(long, commands)
  assert.deepEqual(await askServer(long, 'twice', { word: 'e' }), { result: 'ee' })
  await stop()
})
