import { isId } from '../../../platform/ids.ts'
import { words } from '../../../platform/text.ts'
import { caseSorts, isCaseSort, type CaseSortName } from './case-sorts.ts'

/** What a list of cases may be narrowed to by status. `live` is open or on hold, `hold-over` on hold past its date. */
export const statusChoices = {
  live: 'Open or on hold',
  open: 'Open',
  'on-hold': 'On hold',
  'hold-over': 'On hold past its date',
  closed: 'Closed',
  cancelled: 'Cancelled',
  all: 'All',
} as const

export type StatusChoice = keyof typeof statusChoices

/** What narrows a list of cases down, and its order. '' and false stand for "not narrowed". It is a URL's query. */
export interface CaseFilter {
  /** A reference or part of one, words of the summary, or the name of a party. */
  text: string
  status: StatusChoice
  priority: string
  /** A user's id, or `me`. */
  lead: string
  /** A team's id, or `mine`. */
  team: string
  patch: string
  /** A category's code, or `type:` and a type's. */
  category: string
  hate: boolean
  restricted: boolean
  /** Open, and the next contact is due today or overdue. */
  contactDue: boolean
  /** Open, and nothing recorded for 28 days. */
  silent: boolean
  /** A closure waits for approval. */
  closureWaiting: boolean
  /** Dates of opening, `2026-03-03`, both included. */
  from: string
  to: string
  sort: CaseSortName
}

/** What the words of a filter may be: the codes of the procedure in force. */
export interface FilterWords { priorities: readonly string[], categories: readonly string[], types: readonly string[] }

/** A filter as read from a URL, with a sentence for all that had to be left out. */
export interface ReadFilter { filter: CaseFilter, problems: Record<string, string> }

export const noFilter: CaseFilter = {
  text: '', status: 'live', priority: '', lead: '', team: '', patch: '', category: '', hate: false, restricted: false,
  contactDue: false, silent: false, closureWaiting: false, from: '', to: '', sort: 'newest',
}

/** The names of the filter in the URL. Saved views and people's bookmarks hold them: they do not change. */
const parameters = {
  q: 'text', status: 'status', priority: 'priority', lead: 'lead', team: 'team', patch: 'patch', category: 'category',
  hate: 'hate', restricted: 'restricted', contact: 'contactDue', silent: 'silent', closure: 'closureWaiting',
  from: 'from', to: 'to', sort: 'sort',
} as const satisfies Record<string, keyof CaseFilter>

type Parameter = keyof typeof parameters

/** What a switched-on yes-or-no filter says in the URL. */
const onWords = { hate: 'yes', restricted: 'yes', contact: 'due', silent: 'yes', closure: 'waiting' } as const

/** Names that stand beside the filter in the URL of a list: the place in it. */
const besides = new Set(['after', 'before'])

/**
 * Reads a filter from the query of a URL. Whatever makes no sense is left out and named, never guessed at: a list that
 * silently leaves a filter out shows other cases than were asked for.
 */
export function readCaseFilter(query: Readonly<Record<string, unknown>>, known: FilterWords): ReadFilter {
  const filter: Record<string, string | boolean> = { ...noFilter }
  const problems: Record<string, string> = {}
  for (const [name, sent] of Object.entries(query)) {
    if (besides.has(name)) continue
    const value = clean(sent)
    if (!isParameter(name)) problems[shown(name)] = `“${shown(name)}” is not a filter of this list, so it was left out.`
    else if (value !== '') {
      const read = readOne(name, value, known)
      if (typeof read === 'object') problems[name] = read.problem
      else filter[parameters[name]] = read
    }
  }
  return { filter: inOrder(filter as unknown as CaseFilter, problems), problems }
}

function readOne(name: Parameter, value: string, known: FilterWords): string | boolean | { problem: string } {
  const wrong = (what: string) => ({ problem: `“${shown(value)}” is not ${what}, so it was left out.` })
  switch (name) {
    case 'q': return words(value).length ? value.slice(0, 200) : { problem: 'Search for letters or numbers.' }
    case 'status': return Object.hasOwn(statusChoices, value) ? value : wrong('a status')
    case 'sort': return isCaseSort(value) ? value : wrong('an order of this list')
    case 'priority': return known.priorities.includes(value) ? value : wrong('a priority')
    case 'category': return isCategory(value, known) ? value : wrong('a category')
    case 'lead': return value === 'me' || isId(value) ? value : wrong('a lead officer')
    case 'team': return value === 'mine' || isId(value) ? value : wrong('a team')
    case 'patch': return isId(value) ? value : wrong('a patch')
    case 'from': case 'to': return isDate(value) ? value : wrong('a real date')
    default: return value === onWords[name] || wrong(`what ${name} can be`)
  }
}

function inOrder(filter: CaseFilter, problems: Record<string, string>): CaseFilter {
  if (!filter.from || !filter.to || filter.from <= filter.to) return filter
  problems['to'] = '“Opened to” is before “opened from”, so both were left out.'
  return { ...filter, from: '', to: '' }
}

const isParameter = (name: string): name is Parameter => Object.hasOwn(parameters, name)

const isCategory = (value: string, known: FilterWords): boolean =>
  value.startsWith('type:') ? known.types.includes(value.slice(5)) : known.categories.includes(value)

function isDate(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
    && text >= '1900-01-01' && text < '2200-01-01'
}

/** Of a value sent twice the last counts; what a database cannot keep is dropped. */
function clean(sent: unknown): string {
  const last: unknown = Array.isArray(sent) ? sent.at(-1) : sent
  // oxlint-disable-next-line no-control-regex -- control characters are what it removes
  return typeof last === 'string' ? last.replaceAll(/[\u0000-\u001F\u007F]/g, ' ').toWellFormed().trim() : ''
}

const shown = (text: string): string => clean(text).slice(0, 40)

/** The filter as the query of a URL, without what is not narrowed: `status=closed&lead=me`. The same filter, the same text. */
export function filterQuery(filter: CaseFilter, besideIt: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams()
  for (const [name, field] of Object.entries(parameters)) {
    const value = filter[field]
    if (value !== noFilter[field]) query.set(name, value === true ? onWords[name as keyof typeof onWords] : String(value))
  }
  for (const [name, value] of Object.entries(besideIt)) if (value !== undefined) query.set(name, value)
  return query.toString()
}

/** The address of the list with this filter. */
export function casesUrl(filter: CaseFilter, besideIt: Record<string, string | undefined> = {}): string {
  const query = filterQuery(filter, besideIt)
  return query ? `/cases?${query}` : '/cases'
}

/** Whether anything narrows the list down, beside its order and the usual status. */
export const isNarrowed = (filter: CaseFilter): boolean => filterQuery({ ...filter, sort: 'newest' }) !== ''

/** The orders a list can be in, for the screen. */
export const sortChoices = Object.entries(caseSorts).map(([value, { label }]) => ({ value, text: label }))
