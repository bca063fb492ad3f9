import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPack } from './build-pack.ts'
import { checkPack } from './pack-checks.ts'
import type { PackFiles } from './pack-checks.ts'
import { PackError } from './pack-error.ts'
import type { PackProblem } from './pack-error.ts'
import { readPackFile } from './pack-file.ts'
import { plainMessage } from './pack-messages.ts'
import { fileNames, fileSchemas } from './pack-schema.ts'
import type { FileName, PackData } from './pack-schema.ts'
import type { Pack } from './pack.ts'

/** Reads a folder of YAML files as a pack. Throws {@link PackError} with every mistake when it cannot be used. */
export function loadPack(folder: string): Pack {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return parsePack(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])))
}

/** The same from texts by file name, as they come in an upload. Throws {@link PackError}. */
export function parsePack(texts: Readonly<Record<string, string>>): Pack {
  const problems: PackProblem[] = strayFiles(texts)
  const files: Partial<PackFiles> = {}
  const data: Partial<Record<FileName, unknown>> = {}
  for (const name of fileNames) {
    const text = texts[name]
    if (text === undefined) {
      problems.push({ file: name, line: 1, field: '', message: 'this file is missing' })
      continue
    }
    const read = readPackFile(name, text)
    files[name] = read.file
    problems.push(...read.problems)
    if (read.problems.length === 0) data[name] = checkShape(name, read.file, problems)
  }
  if (problems.length > 0) throw new PackError(problems)
  const deeper = checkPack(data as PackData, files as PackFiles)
  if (deeper.length > 0) throw new PackError(deeper)
  return buildPack(data as PackData, contentHash(texts))
}

function checkShape(name: FileName, file: PackFiles[FileName], problems: PackProblem[]): unknown {
  const result = fileSchemas[name].safeParse(file.data, { reportInput: true })
  for (const issue of result.error?.issues ?? []) {
    const path = issue.path.map((part) => typeof part === 'symbol' ? String(part) : part)
    const field = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path
    problems.push(file.problem(field, plainMessage(issue)))
  }
  return result.data
}

function strayFiles(texts: Readonly<Record<string, string>>): PackProblem[] {
  const known: readonly string[] = fileNames
  return Object.keys(texts).filter((name) => !known.includes(name))
    .map((name) => ({ file: name, line: 1, field: '', message: `a pack has no file of this name; check the spelling` }))
}

/** Line ends are left out, so that the same pack checked out on Windows is the same pack. */
function contentHash(texts: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(texts).sort()) {
    hash.update(`${name}\0${(texts[name] ?? '').replaceAll('\r\n', '\n')}\0`)
  }
  return hash.digest('hex')
}
