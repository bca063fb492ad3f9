import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Reading } from '../../../platform/transaction.ts'
import { freshForm, optionalText, parseForm, ticked, type FormState } from '../../../web/forms/index.ts'
import { listStaff, permissionsOf } from '../../identity/index.ts'
import { bulkReassignPage } from './bulk-reassign.page.ts'
import { bulkReassign, countAll, listChosen, mostAtOnce, referencesOf, type BulkResult } from './bulk-reassign.ts'
import { casesUrl, filterQuery } from './case-filter.ts'
import { resolveFilter } from './filter-choices.ts'
import { fieldsOf } from './saved-views.routes.ts'

const fields = z.object({
  all: ticked(), query: optionalText('Filter', { max: 2000 }), count: optionalText('Count'),
  toUserId: optionalText('To whom'), reason: optionalText('Reason'), reasonDetail: optionalText('More about the reason', { max: 500 }),
})

const config = { access: 'case:reassign' } as const
type Query = Record<string, unknown>

/** What is to change hands: the cases ticked in the list, or all that a filter fits. */
interface Chosen { all: boolean, query: string, references: readonly string[] }

/** Giving many cases to somebody else: a page that shows which and asks to whom and why, and the doing of it. */
export function bulkReassignRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/cases/reassign', { config }, async (request, reply) => {
    const { all, reference, ...rest } = request.query
    const { filter } = await resolveFilter(request.reading(), rest)
    const chosen = { all: all === 'yes', query: filterQuery(filter), references: textsOf(reference) }
    return show(request, reply, { chosen, state: freshForm() })
  })

  app.post<{ Body: Query | null }>('/cases/reassign', { config }, async (request, reply) => {
    const parsed = parseForm(fields, request.body)
    const chosen = chosenOf(request.body)
    if (!parsed.ok) return show(request, reply, { chosen, state: parsed })
    const { toUserId = '', reason = '', reasonDetail = '', count } = parsed.value
    const values = { toUserId, reason, reasonDetail }
    const references = chosen.all ? await allReferences(request.reading(), chosen.query) : chosen.references
    if (chosen.all && String(references.length) !== count) {
      const errors = { references: 'The list has changed since you looked. Check the number of cases and send it again' }
      return show(request, reply, { chosen, state: { values, errors } })
    }
    try {
      const result = await bulkReassign(operation => request.perform(operation), { ...values, references })
      return await reply.seeOther(casesUrl((await resolveFilter(request.reading(), { lead: toUserId })).filter), doneWords(result))
    } catch (refusal) {
      return show(request, reply, { chosen, state: { values, errors: fieldsOf(refusal) } })
    }
  })
}

async function show(
  request: FastifyRequest, reply: FastifyReply, { chosen, state }: { chosen: Chosen, state: FormState },
): Promise<FastifyReply> {
  const reading = request.reading()
  const filter = await filterOf(reading, chosen.query)
  const count = chosen.all ? await countAll(reading, filter) : 0
  const cases = chosen.all ? [] : await listChosen(reading, chosen.references)
  const officers = (await listStaff(reading)).filter(({ roles }) => permissionsOf(roles).has('case:work'))
  return reply.form(bulkReassignPage({ ...chosen, count, tooMany: count > mostAtOnce, cases, officers, state, back: casesUrl(filter) }))
}

const filterOf = async (reading: Reading, query: string) =>
  (await resolveFilter(reading, Object.fromEntries(new URLSearchParams(query)))).filter

const allReferences = async (reading: Reading, query: string): Promise<string[]> =>
  referencesOf(reading, await filterOf(reading, query))

function chosenOf(body: Query | null): Chosen {
  const { all, query, reference } = body ?? {}
  return { all: all === 'yes', query: typeof query === 'string' ? query.slice(0, 2000) : '', references: textsOf(reference) }
}

/** One text or a list of them, as a form or a URL sends what was ticked. */
const textsOf = (sent: unknown): string[] => [sent].flat().filter(one => typeof one === 'string').map(one => one.slice(0, 40))
  .filter(one => /^[\w-]+$/.test(one))

function doneWords({ toName, moved, already, stopped }: BulkResult): string {
  const cases = (count: number) => count === 1 ? '1 case' : `${count.toLocaleString('en-GB')} cases`
  return [`${toName} is now lead officer of ${cases(moved)}.`, already ? `${cases(already)} had ${toName} already.` : '',
    stopped ? `The rest was not changed: ${Object.values(stopped).join(' ')}` : ''].filter(Boolean).join(' ')
}
