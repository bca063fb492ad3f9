import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { PackProblem } from './pack-error.ts'

export type FieldPath = readonly (string | number)[]

/** A YAML file as read, which can still say on which line any of its fields stands. */
export type PackFile = {
  name: string
  data: unknown
  problem(path: FieldPath, message: string): PackProblem
}

/** Reads YAML text. A syntax mistake or a key given twice comes back as problems with their lines. */
export function readPackFile(name: string, text: string): { file: PackFile, problems: PackProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const problems = document.errors.map((error) => ({
    file: name, line: lines.linePos(error.pos[0]).line, field: '', message: error.message,
  }))
  const lineOf = (path: FieldPath) => Math.max(1, lines.linePos(offsetOf(document, path)).line)
  const file: PackFile = {
    name,
    data: problems.length === 0 ? document.toJS({ maxAliasCount: 100 }) : undefined,
    problem: (path, message) => ({ file: name, line: lineOf(path), field: fieldName(path), message }),
  }
  return { file, problems }
}

/** The place of a field, or of the nearest thing around it when the field itself is missing. */
function offsetOf(document: Document, path: FieldPath): number {
  for (let length = path.length; length > 0; length--) {
    const offset = keyOffset(document, path.slice(0, length)) ?? nodeOffset(document, path.slice(0, length))
    if (offset !== undefined) return offset
  }
  return isNode(document.contents) ? document.contents.range?.[0] ?? 0 : 0
}

/** A field of a map is where its key stands: its value may begin on a later line. */
function keyOffset(document: Document, path: FieldPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return undefined
  const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)))
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined
}

function nodeOffset(document: Document, path: FieldPath): number | undefined {
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}

function fieldName(path: FieldPath): string {
  return path.map((part) => typeof part === 'number' ? `[${part}]` : `.${part}`).join('').replace(/^\./, '')
}
