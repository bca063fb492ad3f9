import { createHash } from 'node:crypto'
import {
  existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { fileURLToPath } from 'node:url'
import { basename } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../', import.meta.url))
const builtFolder = `${root}assets/built/`
const fontFolder = `${root}node_modules/@fontsource/atkinson-hyperlegible/files/`

/** Files taken as they are, by the name pages ask for. */
const copied: Readonly<Record<string, string>> = {
  'regular.woff2': `${fontFolder}atkinson-hyperlegible-latin-400-normal.woff2`,
  'bold.woff2': `${fontFolder}atkinson-hyperlegible-latin-700-normal.woff2`,
  'icon.svg': `${root}assets/images/icon.svg`,
  'govuk-frontend.js': `${root}node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js`,
}

/** Whatever changes the result when it changes. */
const watched = ['assets/styles/**/*.scss', 'assets/scripts/**/*.js', 'assets/images/*', 'tools/build-assets.ts',
  'package-lock.json']

/** From the name pages ask for to the name of the built file. */
type Manifest = Map<string, string>

/**
 * Builds styles, scripts and fonts into `assets/built`, each under a name with a hash of its content, with compressed
 * copies beside it and `manifest.json`. Does nothing when nothing changed. Returns whether anything was built.
 */
export async function buildAssets(): Promise<boolean> {
  const stamp = stampOfInputs()
  if (readIfThere(`${builtFolder}stamp`) === stamp) return false
  mkdirSync(builtFolder, { recursive: true })
  const manifest: Manifest = new Map()
  for (const [name, path] of Object.entries(copied)) store(manifest, name, readFileSync(path))
  storeScripts(manifest)
  store(manifest, 'concord.css', Buffer.from(withBuiltNames(await compileStyles(), manifest)))
  writeWhole('manifest.json', JSON.stringify(Object.fromEntries(manifest), null, 2))
  removeOldFiles(manifest)
  // Last, so that a build that was broken off is done again.
  writeWhole('stamp', stamp)
  return true
}

function stampOfInputs(): string {
  const hash = createHash('sha256')
  for (const path of globSync(watched, { cwd: root }).toSorted()) {
    const file = statSync(root + path)
    if (file.isFile()) hash.update(`${path} ${file.size} ${file.mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** The compiler is loaded only when it is needed: it alone takes longer than the whole check for changes. */
async function compileStyles(): Promise<string> {
  const sass = await import('sass')
  const result = sass.compile(`${root}assets/styles/concord.scss`, {
    style: 'compressed',
    loadPaths: [`${root}node_modules`, root],
    quietDeps: true,
  })
  return result.css
}

/** Scripts that import others come after those, so that the names of what they import are known. */
function storeScripts(manifest: Manifest): void {
  const waiting = new Map(globSync('assets/scripts/*.js', { cwd: root }).map(
    (path) => [basename(path), readFileSync(root + path, 'utf8')]))
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, text]) => importsOf(text).every((name) => !waiting.has(name)))
    if (ready.length === 0) throw new Error(`Scripts import each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const [name, text] of ready) {
      store(manifest, name, Buffer.from(withBuiltNames(text, manifest)))
      waiting.delete(name)
    }
  }
}

function importsOf(script: string): string[] {
  return [...script.matchAll(/['"]\.\/([\w-]+\.js)['"]/g)].map((match) => match[1] ?? '')
}

/** Puts the built names in place of `./name.js` and the package's name in scripts and `url("name.woff2")` in styles. */
function withBuiltNames(text: string, manifest: Manifest): string {
  const built = (name: string) => {
    const file = manifest.get(name)
    if (file === undefined) throw new Error(`There is no asset called ${name}`)
    return file
  }
  return text
    .replaceAll(/(['"])\.\/([\w-]+\.js)\1/g, (_, quote: string, name: string) => `${quote}./${built(name)}${quote}`)
    .replaceAll(/from 'govuk-frontend'/g, () => `from './${built('govuk-frontend.js')}'`)
    .replaceAll(/url\(["']?([\w-]+\.woff2)["']?\)/g, (_, name: string) => `url(${built(name)})`)
}

function store(manifest: Manifest, name: string, content: Buffer): void {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const file = name.replace(/(\.\w+)$/, `-${hash}$1`)
  writeFileSync(builtFolder + file, content)
  manifest.set(name, file)
  // Fonts are compressed already.
  if (name.endsWith('.woff2')) return
  writeFileSync(`${builtFolder}${file}.br`, brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }))
  writeFileSync(`${builtFolder}${file}.gz`, gzipSync(content, { level: 9 }))
}

/** Only after the new manifest is in place: whoever reads while we build finds the old files or the new. */
function removeOldFiles(manifest: Manifest): void {
  const files = [...manifest.values()].flatMap((file) => [file, `${file}.br`, `${file}.gz`])
  const kept = new Set(['manifest.json', 'stamp', ...files])
  for (const file of readdirSync(builtFolder)) {
    if (!kept.has(file) && !file.endsWith('.new')) rmSync(builtFolder + file, { force: true })
  }
}

/** A reader must never see half a file. */
function writeWhole(name: string, text: string): void {
  writeFileSync(`${builtFolder}${name}.${process.pid}.new`, text)
  renameSync(`${builtFolder}${name}.${process.pid}.new`, builtFolder + name)
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

if (import.meta.main) {
  const started = performance.now()
  const built = await buildAssets()
  console.log(`Assets ${built ? 'built' : 'already built'} in ${Math.round(performance.now() - started)} ms`)
}
