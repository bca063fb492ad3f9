import { relative } from 'node:path'
import { inspect } from 'node:util'

/** How many tests ended how. One that was skipped or put off counts as failed: no test of ours may be left out. */
export type Counts = { passed: number; failed: number }

/** What node:test says as it goes: those parts of it we look at. */
type TestEvent = { type: string; data?: unknown }

type Told = {
  name?: string
  file?: string
  line?: number
  message?: string
  skip?: boolean | string
  todo?: boolean | string
  details?: { type?: string; error?: { failureType?: string; cause?: unknown } }
}

const stoppedWords = 'It was stopped: it took too long, or left something open that kept it from ending, or the run was.'

/** Keeps account of a run: what passed, what failed and why, and what the failing files printed. */
export class TestAccount {
  readonly counts: Counts = { passed: 0, failed: 0 }
  readonly #failures: string[] = []
  readonly #failedFiles = new Set<string>()
  readonly #printed = new Map<string, string>()
  readonly #root: string

  /** @param root the repository, from which paths are given */
  constructor(root: string) {
    this.#root = root
  }

  /** @returns what stands for the event in the row of dots: nothing for most */
  take({ type, data }: TestEvent): string {
    const told: Told = data ?? {}
    if (type === 'test:stdout' || type === 'test:stderr') this.#keep(told)
    if (type === 'test:fail') return this.#fail(told)
    return type === 'test:pass' ? this.#pass(told) : ''
  }

  /** Everything about the tests that failed; empty when none did. */
  describeFailures(): string {
    const printed = [...this.#failedFiles].flatMap(file => {
      const text = this.#printed.get(file)?.trim()
      return text ? [`Printed by ${this.#path(file)}:\n${indent(text)}\n`] : []
    })
    return [...this.#failures, ...printed].map(text => `\n${text}`).join('')
  }

  #keep({ file = '', message = '' }: Told): void {
    this.#printed.set(file, (this.#printed.get(file) ?? '') + message)
  }

  #pass(told: Told): string {
    // A file without tests is told of as a test of its own name.
    if (told.details?.type === 'suite' || told.name === told.file) return ''
    if (told.skip || told.todo) return this.#addFailure(told, 'It was skipped, or is still to be written.')
    this.counts.passed++
    return '.'
  }

  #fail(told: Told): string {
    const error = told.details?.error
    // What failed inside is told of by itself; a suite is no test, but its hooks may fail.
    if (error?.failureType === 'subtestsFailed') return ''
    const isStopped = error?.failureType === 'testAborted'
    return this.#addFailure(told, isStopped ? stoppedWords : inspect(error?.cause ?? error, { depth: 8 }))
  }

  #addFailure(told: Told, why: string): string {
    this.counts.failed++
    if (told.file) this.#failedFiles.add(told.file)
    const place = told.file ? `${this.#path(told.file)}:${told.line ?? 1}` : ''
    this.#failures.push(`✖ ${told.name === told.file ? 'the file itself' : told.name}\n  ${place}\n${indent(why)}\n`)
    return 'F'
  }

  #path(file: string): string {
    return relative(this.#root, file)
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ')
}
