import type { FastifyInstance, FastifyRequest } from 'fastify'
import { found, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'
import { button, pagination, timeline } from '../../web/components/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import { eventLabel, listChronology, logAccess, type ChronologyEntry } from '../audit/index.ts'
import { findOrganisation, findUser, listUsers } from '../identity/index.ts'
import { recordPage } from './record-page.ts'

const config = { access: 'record:read' } as const
const pageSize = 50

type Query = Record<string, unknown>

/** What was done with accounts and with the organisation itself: sign-ins, changed rights, changed rules. */
export function accountRecordRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/record/users', { config }, async (request, reply) => {
    const q = typeof request.query['q'] === 'string' ? request.query['q'].replaceAll('\u0000', '').trim().slice(0, 200) : ''
    const reading = request.reading()
    const users = (await Promise.all((['active', 'inactive'] as const).map(state => listUsers(reading, { search: q, state, limit: 100 })))).flat()
    return reply.page(recordPage('/record/users', { title: 'Accounts', main: html`<h1 class="govuk-heading-l">Accounts</h1>
${userSearch(q)}
<ul class="govuk-list">${users.map(user => html`<li><a class="govuk-link" href="/record/users/${user.id}">${user.name}</a>, ${user.email}${user.active ? noHtml : ' (deactivated)'}</li>`)}</ul>` }))
  })

  app.get<{ Params: { id: string }, Querystring: Query }>('/record/users/:id', { config }, async (request, reply) => {
    const reading = request.reading()
    const { id } = request.params
    if (!isId(id)) throw notFound()
    const user = found(await findUser(reading, id))
    await logAccess(reading, { act: 'viewed', subjectKind: 'access-log', subjectLabel: `Account of ${user.name}` })
    return reply.page(recordPage('/record/users', { title: 'Account', main: html`<h1 class="govuk-heading-l">Account of ${user.name}</h1>
<p class="govuk-body"><a class="govuk-link" href="/record?who=${encodeURIComponent(user.email)}">What ${user.name} looked at</a></p>
${await entriesPart(reading, request, id)}` }))
  })

  app.get<{ Querystring: Query }>('/record/organisation', { config }, async (request, reply) => {
    const reading = request.reading()
    const { id, name } = await findOrganisation(reading)
    return reply.page(recordPage('/record/organisation', { title: 'Organisation', main: html`<h1 class="govuk-heading-l">${name}</h1>
<p class="govuk-body">Changes to the organisation, its teams, patches and rules of allocation.</p>
${await entriesPart(reading, request, id)}` }))
  })
}

const userSearch = (q: string): Html => html`<form method="get" action="/record/users" class="concord-line-form">
<div class="govuk-form-group"><label class="govuk-label" for="user-search">Name, email address or job title</label>
<input class="govuk-input" id="user-search" name="q" type="search" value="${q}"></div>
${button({ content: 'Search', look: 'secondary' })}
</form>`

async function entriesPart(reading: Reading, request: FastifyRequest<{ Querystring: Query }>, streamId: string): Promise<Html> {
  const found = await listChronology(reading, streamId, { after: placeOf(request.query), limit: pageSize + 1 })
  const entries = found.slice(0, pageSize)
  const last = found.length > pageSize ? entries.at(-1) : undefined
  return html`${entries.length ? timeline(entries.map(entry => ({ title: eventLabel(entry.kind), at: entry.occurredAt, by: entry.actorName, content: contentOf(entry) })))
    : html`<p class="govuk-body">Nothing has been recorded.</p>`}
${pagination({ nextHref: last && `${request.url.split('?')[0]}?at=${encodeURIComponent(last.occurredAt.toISOString())}&seq=${last.seq}` })}`
}

/** The entry in words, with what stood before and what stands now where the record has both. */
function contentOf({ summary, seq }: ChronologyEntry): Html {
  return html`${summary} <span class="concord-quiet">Entry ${seq}</span>`
}

function placeOf({ at, seq }: Query): { occurredAt: Date, seq: number } | undefined {
  const occurredAt = new Date(typeof at === 'string' ? at : '')
  return !Number.isNaN(occurredAt.getTime()) && /^\d{1,9}$/.test(String(seq)) ? { occurredAt, seq: Number(seq) } : undefined
}
