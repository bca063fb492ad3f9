import type { Reading } from '../../../platform/transaction.ts'
import type { Html } from '../../../web/html.ts'
import { may, type Permission } from '../../identity/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'

/** One page of a case, as its sub navigation shows it. The lowest `order` stands first. */
export interface CaseTab {
  /** Last part of the URL, `/cases/:reference/<name>`; `overview` is the case's own URL. */
  name: string
  text: string
  order: number
  /** Shown only to those who hold it. */
  permission?: Permission
}

/** Something that a later module shows on the overview of a case; nothing when it has nothing to say. */
export interface CasePanel {
  name: string
  column: 'main' | 'side'
  order: number
  show: (reading: Reading, caseFile: CaseFile) => Promise<Html | undefined>
}

/** By name, so that an app that is built twice in one process (as in tests) shows each once. */
function registry<T extends { name: string, order: number }>() {
  const entries = new Map<string, T>()
  return {
    add: (entry: T): void => void entries.set(entry.name, entry),
    list: (): T[] => [...entries.values()].toSorted((a, b) => a.order - b.order),
  }
}

/** The pages of a case. A module that brings one registers it with its routes. */
export const caseTabs = registry<CaseTab>()

/** The panels of the overview. */
export const casePanels = registry<CasePanel>()

/** Where a page of a case is. */
export const caseUrl = (reference: string, page = ''): string =>
  `/cases/${encodeURIComponent(reference)}${page && page !== 'overview' ? `/${page}` : ''}`

/** The pages of the case that the asker may open. */
export const tabsFor = ({ actor }: Reading): CaseTab[] =>
  caseTabs.list().filter(({ permission }) => permission === undefined || may(actor, permission))
