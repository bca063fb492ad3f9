import { agoText, dateText, momentText, tag, timeElement } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { eventLabel, type ChronologyEntry } from '../../audit/index.ts'
import { getCategory, packFor, type Pack } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import { nameLinks, type PersonNames } from './person-names.ts'

/** Entries with all that is needed to show them to one reader. */
export interface EntriesView {
  caseFile: CaseFile
  entries: readonly ChronologyEntry[]
  /** By the number of the entry that they correct. */
  corrections: ReadonlyMap<number, readonly ChronologyEntry[]>
  names: PersonNames
  /** Takes names out that this reader may not know. */
  mask: (text: string) => string
  mayCorrect: boolean
}

// Beyond this an entry was not written down as it happened but afterwards, and says so.
const written = 60 * 60_000

/** The entries as a list, each with its corrections beside it. */
export const entryList = (view: EntriesView): Html => html`<ol class="concord-timeline">
${view.entries.map(entry => entryItem(view, entry))}</ol>`

function entryItem(view: EntriesView, entry: ChronologyEntry): Html {
  const corrections = view.corrections.get(entry.seq) ?? []
  const look = entry.correctsSeq === null ? entry.kind === 'incident.recorded' ? 'incident' : 'act' : 'correction'
  const corrected = corrections.length > 0 || entry.correctedBy !== null
  return html`<li class="concord-timeline__item concord-timeline__item--${look}" id="entry-${entry.seq}">
<p class="concord-timeline__title">${eventLabel(entry.kind)}${contactWords(view, entry)}${corrected
    ? html` ${tag({ content: 'Corrected', colour: 'yellow' })}` : noHtml}</p>
<p class="concord-timeline__byline">${byline(entry)}</p>
<div class="concord-timeline__content govuk-body">${corrected
    ? html`<p class="concord-entry__text"><span class="govuk-visually-hidden">Struck out: </span><s>${view.mask(entry.summary)}</s></p>`
    : html`<p class="concord-entry__text">${view.mask(entry.summary)}</p>`}
${corrections.map(one => correction(view, one))}${marks(view, entry)}</div>
</li>
`
}

function correction(view: EntriesView, entry: ChronologyEntry): Html {
  const reason = typeof entry.data['reason'] === 'string' ? entry.data['reason'] : ''
  return html`<div class="concord-entry__correction" id="entry-${entry.seq}">
<p class="concord-timeline__byline"><strong>Correction</strong>, ${byline(entry)}${reason ? html`. Why: ${view.mask(reason)}` : noHtml}</p>
<p class="concord-entry__text">${view.mask(entry.summary)}</p>
</div>
`
}

/** When it happened; and when it was written down, where that was later; and by whom. */
function byline(entry: ChronologyEntry): Html {
  const { occurredAt, recordedAt, actorName } = entry
  const onlyDay = entry.data['precision'] === 'day'
  const when = onlyDay ? html`<time datetime="${occurredAt.toISOString()}">${dateText(occurredAt)}</time>` : timeElement(occurredAt)
  const about = entry.data['precision'] === 'about' ? 'About ' : ''
  const late = recordedAt.getTime() - occurredAt.getTime() > written
    ? html`. <span class="concord-late">Recorded ${agoText(occurredAt, recordedAt).replace(' ago', ' later')}</span>, ${momentText(recordedAt)},`
    : html`,`
  return html`${about}${when}${late} by ${actorName}`
}

function contactWords({ caseFile, names }: EntriesView, entry: ChronologyEntry): Html {
  if (entry.kind !== 'contact.recorded') return noHtml
  const methods = packFor(caseFile).lists.contactMethods
  const method = methods.find(({ code }) => code === entry.data['method'])?.label ?? ''
  const missed = entry.data['reached'] === false ? ', no answer' : ''
  return html`: ${method.toLowerCase()} with ${nameLinks(names, entry.personIds)}${missed}`
}

/** Whom and what the entry is about, and what can be done about it. */
function marks({ caseFile, names, mayCorrect }: EntriesView, entry: ChronologyEntry): Html {
  const pack = packFor(caseFile)
  const correctable = mayCorrect && entry.correctsSeq === null
  const parts = [
    ...(entry.personIds.length && entry.kind !== 'contact.recorded' ? [html`${nameLinks(names, entry.personIds)}`] : []),
    ...(entry.categoryCode ? [html`${categoryLabel(pack, entry.categoryCode)}`] : []),
    ...(entry.incidentId ? [html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(caseFile.reference, `incidents/${entry.incidentId}`)}">Incident<span class="govuk-visually-hidden"> of entry ${entry.seq}</span></a>`] : []),
    ...(correctable ? [html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(caseFile.reference, `chronology/${entry.seq}/correct`)}">Correct<span class="govuk-visually-hidden"> entry ${entry.seq}</span></a>`] : []),
  ]
  return html`<p class="concord-entry__marks">${parts.map((part, index) => html`${index ? ' · ' : ''}${part}`)}</p>`
}

/** What the procedure of the case calls a category; the code for one that it no longer knows. */
export function categoryLabel(pack: Pack, code: string): string {
  return pack.categories.some(one => one.code === code) ? getCategory(pack, code).label : code
}
