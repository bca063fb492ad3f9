import { z } from 'zod'
import { invalid } from '../../platform/errors.ts'

/** A moment in a body or query: ISO 8601 with its offset, `2026-03-03T09:15:00Z`. Read as a Date. */
export const moment = () => z.iso.datetime({ offset: true, error: 'Give a date and time like 2026-03-03T09:15:00Z' })
  .transform(text => new Date(text))

/** A calendar date, `2026-03-03`. */
export const day = () => z.iso.date({ error: 'Give a date like 2026-03-03' })

/** The id of a record. */
export const id = () => z.uuid({ error: 'Give the id of a record' })

/** Text, trimmed, of at most so many characters, counted as the database counts them. */
export const text = (most = 200) => z.string().trim().refine(value => Array.from(value).length <= most,
  { error: `This must be ${most.toLocaleString('en-GB')} characters or fewer` }).meta({ maxLength: most })

/** How much of a list is asked for, and after which item: what every list takes. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most, up to 200'),
  after: z.string().max(1000).optional().describe('The `next` of the page before'),
}

/** A page of a list: its items, and what to ask the next page with; null when this is the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({
  items: z.array(item), next: z.string().nullable().describe('Give this as `after` to get the next page'),
})

/** A place in a list as a word that can be put into a URL. */
export const writeCursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/**
 * The place in a list that such a word stands for.
 * @throws AppError invalid at `after` for a word that we did not write
 */
export function readCursor<S extends z.ZodType>(schema: S, after: string | undefined): z.output<S> | undefined {
  if (after === undefined) return undefined
  const place = schema.safeParse(parseJson(Buffer.from(after, 'base64url').toString()))
  if (place.success) return place.data
  throw invalid({ after: 'Give the `next` of the page before' })
}

/**
 * The first `limit` of what a query for one more than `limit` found, and the place of the last of them.
 * @param place what a query needs to go on after this item
 */
export function asPage<Item>(found: readonly Item[], limit: number, place: (item: Item) => unknown): { items: Item[], next: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? writeCursor(place(last)) : null }
}

function parseJson(text: string): unknown {
  try { return JSON.parse(text) } catch { return undefined }
}
