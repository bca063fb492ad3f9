import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { assetUrl, assetsPath, builtAssetsFolder } from '../src/web/assets.ts'
import { buildAssets } from './build-assets.ts'

before(async () => {
  await buildAssets()
})

function built(name: string): URL {
  return new URL(assetUrl(name).slice(assetsPath.length), builtAssetsFolder)
}

function compressedSize(name: string): number {
  const url = built(name)
  const compressed = new URL(`${url.href}.br`)
  return statSync(existsSync(compressed) ? compressed : url).size
}

test('a first page, with its styles, scripts and both fonts, stays below 90 KB on the wire', () => {
  const names = ['concord.css', 'main.js', 'govuk-frontend.js', 'regular.woff2', 'bold.woff2', 'icon.svg']
  const sum = names.reduce((total, name) => total + compressedSize(name), 0)
  assert.ok(sum < 90_000, `${sum} bytes`)
})

test('when nothing changed nothing is built, and finding that out takes less than 0.3 seconds', async () => {
  const started = performance.now()
  assert.equal(await buildAssets(), false)
  assert.ok(performance.now() - started < 300)
})

test('the compressed copies hold the same as the file', () => {
  const file = built('concord.css')
  const content = readFileSync(file)
  assert.ok(brotliDecompressSync(readFileSync(new URL(`${file.href}.br`))).equals(content))
  assert.ok(gunzipSync(readFileSync(new URL(`${file.href}.gz`))).equals(content))
})

test('every file that styles and scripts refer to was built', () => {
  const styles = readFileSync(built('concord.css'), 'utf8')
  const scripts = readFileSync(built('main.js'), 'utf8')
  const names = [
    ...[...styles.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1] ?? ''),
    ...[...scripts.matchAll(/['"]\.\/([^'"]+)['"]/g)].map((match) => match[1] ?? ''),
  ].filter((name) => !name.includes('data:'))
  assert.ok(names.length >= 7)
  for (const name of names) assert.ok(existsSync(new URL(name, builtAssetsFolder)), name)
})

test('the Crown is not in it: no crown, no GDS Transport', () => {
  assert.doesNotMatch(readFileSync(built('concord.css'), 'utf8'), /GDS Transport|crown/i)
})

test('an asset that does not exist is an error, not a broken page', () => {
  assert.throws(() => assetUrl('nothing.css'), /no asset called nothing\.css/)
})
