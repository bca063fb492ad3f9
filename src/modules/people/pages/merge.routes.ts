import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError, found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { RequestReading } from '../../../platform/transaction.ts'
import { workList } from '../../../web/components/index.ts'
import { freshForm, hidden, one, parseForm, radios, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { mergeFields, mergePeople } from '../merge/merge-people.ts'
import { unmergeFields, unmergePeople } from '../merge/unmerge-people.ts'
import { getPersonRow } from '../people.queries.ts'
import { typedValues } from '../picker/picker-fields.ts'
import { getOwnFile, getPersonFile, type PersonFile } from '../record/person-file.queries.ts'
import { likelyDuplicates } from '../record/likely-duplicates.ts'
import { searchPeople } from '../search/search-people.ts'
import { compareFiles } from './compare.ts'
import { detailForm, fieldsOf, personSubject, type FormSubject } from './detail-form.ts'
import { queryText } from './search.routes.ts'

type Query = Record<string, string | string[] | undefined>

/** Merging two records of one human being, and undoing it. */
export function mergeRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string }, Querystring: Query }>('/people/:id/merge', { config: { access: 'person:merge' } },
    async (request, reply) => {
    const reading = request.reading()
    const subject = await personSubject(reading, request.params.id)
    const other = queryText(request.query.with)
    if (!other) return chooseOther(reply, reading, subject, queryText(request.query.q))
    return showBoth(reply, reading, { subject, other, state: freshForm({ keptId: subject.id }) })
  })

  app.post<{ Params: { id: string } }>('/people/:id/merge', { config: { access: 'person:merge' } },
    async (request, reply) => {
    const reading = request.reading()
    const subject = await personSubject(reading, request.params.id)
    const values = typedValues(request.body)
    const other = one(freshForm(values), 'with').value ?? ''
    const kept = one(freshForm(values), 'keptId').value
    const parsed = parseForm(mergeFields, { ...values, mergedId: kept === subject.id ? other : subject.id })
    if (!parsed.ok) return showBoth(reply, reading, { subject, other, state: parsed })
    try {
      await request.perform(work => mergePeople(work, parsed.value))
      return await reply.seeOther(`/people/${parsed.value.keptId}`,
        'The records were merged. Nothing was lost: it can be undone.')
    } catch (error) {
      return showBoth(reply, reading, { subject, other, state: { values, errors: fieldsOf(error) } })
    }
  })

  undoForm(app)
}

/** First the other record is looked for; those that look alike are offered. */
async function chooseOther(reply: FastifyReply, reading: RequestReading, subject: FormSubject,
  text: string): Promise<FastifyReply> {
  const likely = text ? [] : await likeThis(reading, subject)
  const hits = text ? (await searchPeople(reading, { text })).hits.filter(hit => hit.person.id !== subject.id) : []
  const options = text ? hits.map(hit => ({ person: hit.person, why: [hit.address, ...hit.why] })) : likely
  return reply.page({
    title: 'Merge records', width: 'reading', backLink: { text: 'Back', href: subject.path },
    main: html`<span class="govuk-caption-l">${subject.name}</span>
<h1 class="govuk-heading-l">Which record is the same person?</h1>
<form action="${subject.path}/merge" method="get" class="concord-filters" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="f-q">Search for the other record</label>
<input class="govuk-input govuk-input--width-20" id="f-q" name="q" type="search" value="${text}"
  autocomplete="off" spellcheck="false"></div>
<button class="govuk-button" type="submit">Search</button></form>
${options.length ? html`<h2 class="govuk-heading-m">${text ? 'Found' : 'These look alike'}</h2>
${workList(options.map(({ person, why }) => ({
      title: person.name, href: `${subject.path}/merge?${new URLSearchParams({ with: person.id })}`,
      about: [person.reference, ...why].filter(Boolean).join(' · '),
    })))}` : html`<p class="govuk-body">${text ? 'Nobody else was found.'
      : 'No record looks alike. Search for it.'}</p>`}`,
  })
}

async function likeThis(reading: RequestReading, { id }: FormSubject) {
  const file = await getPersonFile(reading, id)
  const likely = await likelyDuplicates(reading, {
    name: file.person.name, kind: file.person.kind, dateOfBirth: file.person.date_of_birth ?? undefined,
    contacts: file.contacts, addressId: file.addresses[0]?.addressId,
  })
  return likely.filter(one => one.person.id !== id)
}

async function showBoth(
  reply: FastifyReply, reading: RequestReading, { subject, other, state }: { subject: FormSubject, other: string,
    state: FormState },
): Promise<FastifyReply> {
  const [left, right] = [await getPersonFile(reading, subject.id),
    await getPersonFile(reading, isId(other) ? other : '')]
  if (left.person.id === right.person.id) throw new AppError('conflict', 'These are already the same record.')
  await logAccess(reading, { act: 'viewed', subjectKind: 'person', subjectId: right.person.id,
    subjectLabel: right.person.reference })
  return reply.form({
    heading: 'Are these the same person?', title: 'Merge records', caption: subject.name, state, width: 'page',
    submitText: 'Merge the records', action: `${subject.path}/merge`, cancelHref: subject.path,
    intro: html`${compareFiles(left, right)}
<p class="govuk-body">Both records stay, with everything tied to them. The one you keep stands for both, and it can be
undone.</p>`,
    fields: html`${hidden('with', right.person.id)}
${radios({ ...one(state, 'keptId'), label: 'Which record to keep', options: [left, right].map(keepOption) })}
${state.errors.mergedId
    ? html`<p class="govuk-error-message" id="f-mergedId" tabindex="-1">${state.errors.mergedId}</p>` : noHtml}
${textInput({ ...one(state, 'reason'), label: 'How you know that they are the same', autocomplete: 'off' })}`,
  })
}

const keepOption = ({ person }: PersonFile) => ({ value: person.id, text: person.name, hint: person.reference })

function undoForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/merges/:item/undo', access: 'person:merge', heading: 'Are these two people after all?',
    submitText: 'Undo the merge',
    section: 'merged', schema: unmergeFields,
    fields: async ({ reading, subject, itemId, state }) => {
      const merge = found((await getPersonFile(reading, subject.id)).merges.find(one => one.id === itemId))
      const keptId = found((await getPersonRow(reading, merge.mergedId)).merged_into_id)
      return html`${compareFiles(await getOwnFile(reading, keptId), await getOwnFile(reading, merge.mergedId))}
<p class="govuk-body">Each record gets back what was recorded on it. What was recorded since the merge stays
with the record that was kept.</p>
${textInput({ ...one(state, 'reason'), label: 'How you know that they are not the same', autocomplete: 'off' })}`
    },
    save: async (work, { itemId, value }) => {
      await unmergePeople(work, itemId, value)
      return 'The merge was undone.'
    },
  })
}
