import { found, invalid, type AppError } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { filterQuery, readCaseFilter } from './case-filter.ts'
import { filterWords } from './filter-choices.ts'

/** A filter of the list of cases that a user keeps under a name. Nobody else sees it. */
export interface SavedView { id: string, name: string, query: string }

const longestName = 100
const mostViews = 50

/** The asker's views, by name. */
export const listViews = ({ db, actor }: Reading): Promise<SavedView[]> => db.selectFrom('saved_views').select(['id', 'name', 'query'])
  .where('user_id', '=', actor.userId).orderBy('name').limit(mostViews).execute()

/**
 * Keeps the filter of a URL under a name. Sent twice with one `id`, it is kept once.
 * @throws AppError invalid, at `name`
 */
export async function saveView(work: Work, { id, name, query }: { id?: string, name: string, query: string }): Promise<SavedView> {
  const { filter } = readCaseFilter(Object.fromEntries(new URLSearchParams(query.slice(0, 2000))), filterWords())
  const view = { id: isId(id) ? id : newId(), name: checkName(name), query: filterQuery(filter) }
  const known = await listViews(work)
  const twin = known.find(one => one.id === view.id)
  if (twin) return twin
  if (known.length >= mostViews) throw invalid({ name: `You have ${mostViews} views. Delete one first` })
  await freeName(work, view.name)
  const kept = await work.db.insertInto('saved_views').values({ ...view, user_id: work.actor.userId, created_at: work.now })
    .onConflict(clash => clash.doNothing()).returning('id').executeTakeFirst()
  if (!kept) throw taken()
  return view
}

/** Gives one of the asker's views another name. @throws AppError invalid at `name`; not-found for somebody else's */
export async function renameView(work: Work, { id, name }: { id: string, name: string }): Promise<void> {
  const view = await ownView(work, id)
  const wanted = checkName(name)
  if (wanted === view.name) return
  await freeName(work, wanted)
  await work.db.updateTable('saved_views').set({ name: wanted }).where('id', '=', view.id).execute()
}

/** Forgets one of the asker's views. @throws AppError not-found for somebody else's */
export async function deleteView(work: Work, id: string): Promise<SavedView> {
  const view = await ownView(work, id)
  await work.db.deleteFrom('saved_views').where('id', '=', view.id).execute()
  return view
}

async function ownView({ db, actor }: Work, id: string): Promise<SavedView> {
  return found(isId(id) ? await db.selectFrom('saved_views').select(['id', 'name', 'query'])
    .where('id', '=', id).where('user_id', '=', actor.userId).forUpdate().executeTakeFirst() : undefined)
}

function checkName(typed: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it refuses
  const name = typed.replaceAll(/[\u0000-\u001F\u007F]/g, ' ').toWellFormed().trim()
  if (!name) throw invalid({ name: 'Enter a name for this view' })
  if ([...name].length > longestName) throw invalid({ name: `Name must be ${longestName} characters or fewer` })
  return name
}

async function freeName({ db, actor }: Work, name: string): Promise<void> {
  const other = await db.selectFrom('saved_views').select('id').where('user_id', '=', actor.userId)
    .where('name', '=', name).executeTakeFirst()
  if (other) throw taken()
}

const taken = (): AppError => invalid({ name: 'You have a view of this name. Choose another name' })
