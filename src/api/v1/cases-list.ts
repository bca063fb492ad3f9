import { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import { listCases, placeToSeek, prepareList, resolveFilter } from '../../modules/cases/index.ts'
import type { Api } from './define-api.ts'
import { pageOf } from './fields.ts'

const listed = z.object({
  id: z.uuid(), reference: z.string(), summary: z.string(), status: z.enum(['open', 'on-hold', 'closed', 'cancelled']),
  holdUntil: z.string().nullable(), priority: z.string(), riskBand: z.enum(['standard', 'medium', 'high']).nullable(),
  restricted: z.boolean(), openedAt: z.date(), closedAt: z.date().nullable(), nextContactDue: z.date().nullable(),
  lastActivityAt: z.date(), leadOfficerId: z.uuid(), leadOfficerName: z.string(), teamName: z.string().nullable(),
  patchName: z.string().nullable(), categories: z.array(z.string()),
})

const word = (what: string) => z.string().max(200).optional().describe(what)

/** The words of the list's URL on screen, which are those of the API too. */
const filters = z.object({
  q: word('A reference, words of the summary, or the name of a party'),
  status: word('live (the usual: open or on hold), open, on-hold, hold-over, closed, cancelled, all'),
  priority: word('Code of a priority'), lead: word('Id of the lead officer, or me'), team: word('Id of a team, or mine'),
  patch: word('Id of a patch'), category: word('Code of a category, or type: and the code of a type'),
  hate: word('yes: hate incidents only'), restricted: word('yes: restricted cases only'),
  contact: word('due: the next contact is due today or overdue'), silent: word('yes: nothing recorded for 28 days'),
  closure: word('waiting: a closure waits for approval'), from: word('Opened from this date'), to: word('Opened up to this date'),
  sort: word('newest (the usual), priority, contact, activity'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most, up to 200'),
  after: z.string().max(200).optional().describe('The `next` of the page before'),
})

/** The list of cases. */
export function casesListApi(api: Api): void {
  api.route({
    method: 'GET', path: '/cases', access: 'case:read', summary: 'List cases', tags: ['Cases'],
    description: 'Takes the same filters as the list on screen. A filter that makes no sense is refused.',
    query: filters, response: pageOf(listed),
  }, async ({ reading, query: { limit, after, ...asked } }) => {
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
    const { filter, problems } = await resolveFilter(reading, given)
    if (Object.keys(problems).length) throw invalid(problems)
    const place = after === undefined ? undefined : placeToSeek(filter.sort, after)
    if (after !== undefined && !place) throw invalid({ after: 'Give the `next` of the page before' })
    const page = await listCases(reading, await prepareList(reading, filter), { limit, ...(place ? { after: place } : {}) })
    return { items: page.cases, next: page.after ?? null }
  })
}
