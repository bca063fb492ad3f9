import type {} from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { buttonGroup, linkButton, notificationBanner } from '../../../web/components/index.ts'
import { form, freshForm, hidden, one, problems, submit, type FormState, type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { typedValues } from '../../people/index.ts'
import { typed } from '../report/draft-values.ts'
import { getReport, type ReportFile } from '../report/reports.queries.ts'

type Query = Record<string, string | string[] | undefined>
export type DecisionRequest = FastifyRequest<{ Params: { reference: string }, Querystring: Query }>

/** One way to decide a waiting report, as a page with a form. */
export interface DecisionForm {
  /** Beneath `/reports/:reference/`. */
  path: string
  heading: string
  submitText: string
  /** What stands in the fields at first. */
  values: (reading: Reading, report: ReportFile, query: Record<string, string>) => Promise<RawValues> | RawValues
  fields: (reading: Reading, report: ReportFile, state: FormState) => Promise<Html> | Html
  /** @returns where to go, and what was done */
  save: (work: Work, report: ReportFile, values: RawValues) => Promise<{ path: string, done: string }>
}

const config = { access: 'report:decide' } as const

/** Adds the form's two routes. A report that was decided meanwhile says so, and by whom. */
export function decisionForm(app: FastifyInstance, decision: DecisionForm): void {
  const url = `/reports/:reference/${decision.path}`
  app.get<{ Params: { reference: string }, Querystring: Query }>(url, { config }, async (request, reply) => {
    const reading = request.reading()
    const report = await getReport(reading, request.params.reference)
    if (report.status !== 'waiting') return reply.redirect(`/reports/${report.reference}`, 303)
    const query = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name, [value ?? ''].flat().at(-1) ?? '']))
    const values = { version: String(report.version), ...await decision.values(reading, report, query) }
    return show(decision, { reply, report, state: freshForm(values) })
  })

  app.post<{ Params: { reference: string }, Querystring: Query }>(url, { config }, async (request, reply) => {
    const report = await getReport(request.reading(), request.params.reference)
    const values = typedValues(request.body)
    try {
      const { path, done } = await request.perform(work => decision.save(work, report, values))
      return reply.seeOther(path, done)
    } catch (refusal) {
      if (!(refusal instanceof AppError)) throw refusal
      return refused(decision, { reply, report, values, refusal })
    }
  })
}

/** At the fields where something was wrong; above them where the case or the report does not allow it. */
async function refused(
  decision: DecisionForm, { reply, report, values, refusal }: { reply: FastifyReply, report: ReportFile, values: RawValues, refusal: AppError },
): Promise<FastifyReply> {
  const { code, fields, message } = refusal
  const sentBack = { report, state: { values, errors: {} } }
  if (code === 'invalid') return show(decision, { ...sentBack, reply: reply.code(422), state: { values, errors: fields } })
  const caseField = ['linkTo', 'caseReference'].find(name => typed(values, name) !== '')
  if (code === 'not-found' && caseField) {
    const errors = { [caseField]: 'We cannot find a case with this reference that you have access to' }
    return show(decision, { ...sentBack, reply: reply.code(422), state: { values, errors } })
  }
  if (code === 'barred' && report.status === 'waiting' && caseField) {
    return show(decision, { ...sentBack, reply: reply.code(409), state: { values, errors: { [caseField]: message } } })
  }
  if (code !== 'stale') throw refusal
  const above = notificationBanner({ type: 'notice', text: `${message} ${report.ownerName} has the report now. Look at it again, then send this again.` })
  const fresh = { values: { ...values, version: String(report.version) }, errors: {} }
  return show(decision, { reply: reply.code(409), report, state: fresh, above })
}

async function show(
  decision: DecisionForm,
  { reply, report, state, above = noHtml }: { reply: FastifyReply, report: ReportFile, state: FormState, above?: Html },
): Promise<FastifyReply> {
  const reading = reply.request.reading()
  const fields = await decision.fields(reading, report, state)
  const isWrong = Object.keys(state.errors).length > 0
  return reply.page({
    title: isWrong ? `Error: ${report.reference}` : report.reference, width: 'reading', scripts: ['load-on-open.js'],
    breadcrumbs: [{ text: 'Reports', href: '/reports' }, { text: report.reference, href: `/reports/${report.reference}` }],
    main: html`${problems(state)}${above}<span class="govuk-caption-l">${report.reference}</span>
<h1 class="govuk-heading-l">${decision.heading}</h1>
${form({
      action: `/reports/${report.reference}/${decision.path}`, csrfToken: reply.generateCsrf(),
      content: html`${hidden('version', one(state, 'version').value ?? report.version)}
${fields}
${buttonGroup(submit(decision.submitText), linkButton({ content: 'Cancel', href: `/reports/${report.reference}`, look: 'secondary' }))}`,
    })}`,
  })
}

/** The version of the report that the decider saw. */
export function versionIn(values: RawValues): number | undefined {
  const version = typed(values, 'version')
  return /^\d{1,9}$/.test(version) ? Number(version) : undefined
}
