import { stringify } from 'csv-stringify/sync'
import { londonDate } from '../../../platform/london-time.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { logAccess } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { filterQuery } from './case-filter.ts'
import { readPlace, type Place } from './case-sorts.ts'
import { statusLooks } from '../file/case-identity.ts'
import { listCases, type CaseQuery, type ListedCase } from './list-cases.queries.ts'

/** No export has more rows than this: who needs all cases asks the database, not a spreadsheet. */
export const exportLimit = 50_000

const rowsAtOnce = 500

const columns: Record<string, (listed: ListedCase) => string> = {
  Reference: listed => listed.reference,
  Status: listed => statusLooks[listed.status][0],
  Priority: listed => currentPack().priorities.find(({ code }) => code === listed.priority)?.label ?? listed.priority,
  'Risk band': listed => listed.riskBand ?? '',
  Categories: listed => listed.categories.map(labelOf).join('; '),
  Summary: listed => listed.summary,
  'Lead officer': listed => listed.leadOfficerName,
  Team: listed => listed.teamName ?? '',
  Patch: listed => listed.patchName ?? '',
  Opened: listed => londonDate(listed.openedAt),
  Closed: listed => dateOf(listed.closedAt),
  'On hold until': listed => listed.holdUntil ?? '',
  'Next contact due': listed => dateOf(listed.nextContactDue),
  'Last activity': listed => londonDate(listed.lastActivityAt),
  Restricted: listed => listed.restricted ? 'Yes' : 'No',
}

/**
 * The cases of a list as the lines of a CSV file, in its order, read from the database a few hundred at a time. Notes the
 * export in the access log before the first line. A file that had to be cut says so in its last line.
 * @throws AppError forbidden, before the first line
 */
export async function exportCases(reading: Reading, query: CaseQuery, limit = exportLimit): Promise<AsyncIterable<string>> {
  demand(reading, 'case:export')
  await logAccess(reading, {
    act: 'exported', subjectKind: 'cases', subjectLabel: 'List of cases', detail: filterQuery(query.filter) || 'open and on hold',
  })
  return lines(reading, query, limit)
}

async function* lines(reading: Reading, query: CaseQuery, limit: number): AsyncGenerator<string> {
  // the mark at the beginning tells spreadsheets that names are written in UTF-8
  yield `\uFEFF${csv([Object.keys(columns)])}`
  let after: Place | undefined
  let left = limit
  for (;;) {
    const page = await listCases(reading, query, { limit: Math.min(rowsAtOnce, left), ...(after ? { after } : {}) })
    if (page.cases.length) yield csv(page.cases.map(listed => Object.values(columns).map(write => write(listed))))
    left -= page.cases.length
    after = readPlace(query.filter.sort, page.after)
    if (!after) return
    if (left <= 0) {
      yield csv([[`This file stops here, at ${limit.toLocaleString('en-GB')} cases. There are more: narrow the list down and `
        + 'export it in parts.']])
      return
    }
  }
}

/**
 * Rows of a CSV file in which no cell is a formula to a spreadsheet. Space, control and invisible characters at the
 * beginning of a cell are taken away first: some programs skip them and then see the formula behind.
 */
export const csv = (rows: readonly (readonly string[])[]): string => stringify(
  rows.map(row => row.map(text => text.replace(/^[\s\p{Cc}\p{Cf}]+/u, ''))),
  { escape_formulas: true, record_delimiter: '\r\n' },
)

const labelOf = (code: string): string => currentPack().categories.find(category => category.code === code)?.label ?? code

const dateOf = (moment: Date | null): string => moment ? londonDate(moment) : ''
