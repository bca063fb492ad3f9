import type { FastifyInstance } from 'fastify'
import { button, insetText, table, warningText } from '../../web/components/index.ts'
import { freshForm, one, problems, textInput, type FormState } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { logAccess, verifyStream } from '../audit/index.ts'
import { findSubject } from './find-subject.queries.ts'
import { recordPage } from './record-page.ts'

type Verified = NonNullable<Awaited<ReturnType<typeof verifyStream>>>

/** Checking one file against its hashes, by the reference of a case, a report or a person. */
export function verifyRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { reference?: unknown } }>('/record/verify', { config: { access: 'record:read' } }, async (request, reply) => {
    const { reference } = request.query
    if (reference === undefined) return reply.page(verifyPage(freshForm()))
    const typed = typeof reference === 'string' ? reference.trim().slice(0, 100) : ''
    const reading = request.reading()
    const subject = await findSubject(reading, typed.replaceAll('\u0000', ''))
    if (!subject) {
      const errors = { reference: 'Enter the whole reference of a case, report or person, like ASB-2026-000123' }
      return reply.code(422).page(verifyPage({ values: { reference: typed }, errors }))
    }
    await logAccess(reading, { act: 'viewed', subjectKind: subject.kind, subjectId: subject.id, subjectLabel: subject.reference, detail: 'check of the record' })
    const result = await verifyStream(reading.db, subject.id)
    return reply.page(verifyPage(freshForm({ reference: subject.reference }), resultPart(subject.reference, result)))
  })
}

function verifyPage(state: FormState, result: Html = noHtml): Page {
  return recordPage('/record/verify', {
    title: Object.keys(state.errors).length ? 'Error: Check a file' : 'Check a file',
    main: html`${problems(state)}
<h1 class="govuk-heading-l">Check a file</h1>
<p class="govuk-body concord-reading">Each entry of a file carries a fingerprint of itself and of the entry before it. The check works them all out again: an
entry that was changed, taken out or put in afterwards shows. All files are checked by whoever runs the system, with <code>npm run verify</code>.</p>
<form method="get" action="/record/verify" class="concord-line-form">
${textInput({ ...one(state, 'reference'), label: 'Reference of a case, report or person', width: 20, spellcheck: false })}
${button({ content: 'Check' })}
</form>
${result}`,
  })
}

function resultPart(reference: string, result: Verified | undefined): Html {
  if (!result) return warningText(`${reference} has no entry in the record at all. That cannot come about by using Concord.`)
  const { events, breaches } = result
  const entries = `${events.toLocaleString('en-GB')} ${events === 1 ? 'entry' : 'entries'}`
  if (!breaches.length) return insetText(`${reference}: ${entries} checked. Every entry is as it was recorded.`)
  return html`${warningText(`${reference} is not as it was recorded. Tell whoever runs the system, and change nothing.`)}
${table({ caption: `${entries} checked`, captionSize: 's', head: ['Entry', 'What is wrong'], rows: breaches.map(({ seq, what }) => [seq, what]) })}`
}
