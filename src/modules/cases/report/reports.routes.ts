import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type {} from '../../identity/index.ts'
import { isId } from '../../../platform/ids.ts'
import { freshForm } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { listChronology, logAccess } from '../../audit/index.ts'
import { listStaff, may } from '../../identity/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { findMatches } from '../matching/find-matches.ts'
import { matchStatuses, type MatchStatus } from '../matching/match-facts.ts'
import { anonymityIn } from './report-anonymity.ts'
import { factsOfReport } from './report-facts.ts'
import { reportListPage, reportStatuses } from './report-list.page.ts'
import { listReports, type ListedReport, type ReportFilter } from './report-list.queries.ts'
import { reportPage } from './report.page.ts'
import { getReport, listReportIncidents, listReportPeople } from './reports.queries.ts'
import { countEarlier } from './repeats.queries.ts'

type Query = Record<string, string | string[] | undefined>
const config = { access: 'case:read' } as const

type ReportRequest = FastifyRequest<{ Params: { reference: string }, Querystring: Query }>

/** The list of reports, the page of one, and its summary. */
export function reportRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/reports', { config }, sendList)
  app.get<{ Params: { reference: string }, Querystring: Query }>('/reports/:reference', { config }, sendReport)
  app.get<{ Params: { reference: string }, Querystring: Query }>('/reports/:reference/summary', { config }, sendSummary)
}

async function sendList(request: FastifyRequest<{ Querystring: Query }>, reply: FastifyReply): Promise<FastifyReply> {
  const reading = request.reading()
  const { reports, more } = await listReports(reading, readFilter(request.query))
  const last = reports.at(-1)
  return reply.page({
    title: 'Reports',
    main: reportListPage({
      reports, repeats: await countEarlier(reading, reports.filter(report => report.status === 'signposted').map(report => report.id)), staff: await listStaff(reading), now: reading.now,
      state: freshForm(Object.fromEntries(Object.keys(request.query).map(name => [name, one(request.query, name)]))),
      nextHref: more && last ? nextPage(request.query, last) : undefined,
    }),
  })
}

async function sendReport(request: ReportRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reading = request.reading()
  const report = await getReport(reading, request.params.reference)
  await logAccess(reading, { act: 'viewed', subjectKind: 'report', subjectId: report.id, subjectLabel: report.reference })
  const incidents = await listReportIncidents(reading, report.id)
  const people = await listReportPeople(reading, report.id)
  const anonymity = await anonymityIn(reading, people)
  const matchStatus = readMatchStatus(one(request.query, 'matches'), report.status === 'waiting' ? 'open' : 'all')
  // what an anonymous complainant has in common with other matters would say who they are
  const known = people.filter(person => !anonymity.hidden.has(person.personId))
  const main = reportPage({
    report, incidents, people, matchStatus, anonymity, now: reading.now, mayDecide: may(reading.actor, 'report:decide'),
    records: await peopleByIds(reading, people.map(person => person.personId)),
    matches: await findMatches(reading, await factsOfReport(reading, report, { people: known, incidents }), { status: matchStatus }),
    history: await listChronology(reading, report.id, { order: 'oldest' }),
  })
  return reply.page({ title: report.reference, main, scripts: ['load-on-open.js'], breadcrumbs: [{ text: 'Reports', href: '/reports' }] })
}

async function sendSummary(request: ReportRequest, reply: FastifyReply): Promise<FastifyReply> {
  const reading = request.reading()
  const report = await getReport(reading, request.params.reference)
  await logAccess(reading, { act: 'viewed', subjectKind: 'report', subjectId: report.id, subjectLabel: report.reference, detail: 'summary' })
  const { mask } = await anonymityIn(reading, await listReportPeople(reading, report.id))
  const summary = html`<p class="govuk-body concord-text">${mask(report.description)}</p>`
  if (request.query['part']) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(summary.toString())
  return reply.page({
    title: report.reference, width: 'reading', main: html`<h1 class="govuk-heading-l">${report.reference}</h1>${summary}
<p class="govuk-body"><a class="govuk-link" href="/reports/${report.reference}">Open the report</a></p>`,
  })
}

const one = (query: Query, name: string): string => [query[name] ?? ''].flat().at(-1) ?? ''

const readMatchStatus = (typed: string, otherwise: MatchStatus): MatchStatus => matchStatuses.find(status => status === typed) ?? otherwise

/** What the URL says; what it says wrongly is left out. */
function readFilter(query: Query): ReportFilter {
  const [received = '', id = ''] = one(query, 'after').split('_')
  const receivedAt = new Date(received)
  return {
    status: (Object.keys(reportStatuses) as (keyof typeof reportStatuses)[]).find(status => status === one(query, 'status')),
    ownerId: isId(one(query, 'owner')) ? one(query, 'owner') : undefined,
    channel: one(query, 'channel') || undefined,
    kind: one(query, 'kind') || undefined,
    after: isId(id) && !Number.isNaN(receivedAt.getTime()) ? { receivedAt, id } : undefined,
  }
}

function nextPage(query: Query, last: ListedReport): string {
  const parameters = new URLSearchParams(['status', 'owner', 'channel', 'kind']
    .map(name => [name, one(query, name)]).filter(([, value]) => value !== ''))
  parameters.set('after', `${last.received_at.toISOString()}_${last.id}`)
  return `/reports?${parameters}`
}
