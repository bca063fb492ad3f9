import { dateText, table, tag, type CellLike } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import { linkButtons } from './link-buttons.ts'
import type { CaseParty, Side } from './parties.queries.ts'
import { careText, partyName } from './person-link.ts'

const sides: Record<Side, string> = {
  complainant: 'The complainant’s side', 'alleged-perpetrator': 'Alleged perpetrators', neither: 'Others',
}

/** Everybody in the case, by side: what is known of either is asked of the other too. */
export function peopleMain(caseFile: CaseFile, parties: CaseParty[], { mayWork }: { mayWork: boolean }): Html {
  const url = (page: string) => caseUrl(caseFile.reference, page)
  return html`<h1 class="govuk-heading-l">People</h1>
${mayWork ? linkButtons({ text: 'Add a person', href: url('people/new') }) : noHtml}
${parties.some(({ onBothSides }) => onBothSides) ? counterAllegation() : noHtml}
${(Object.keys(sides) as Side[]).map(side => sideTable(caseFile, parties.filter(party => party.side === side), { side, mayWork }))}`
}

const counterAllegation = (): Html => html`<div class="govuk-inset-text">There are allegations in both directions: somebody is on both sides
of this case. What one side says must not reach the other through the case.</div>`

function sideTable(caseFile: CaseFile, parties: CaseParty[], { side, mayWork }: { side: Side, mayWork: boolean }): Html {
  if (!parties.length && side === 'neither') return noHtml
  const head = ['Name', 'Part', 'Warning markers and needs', 'Since', 'Note', ...(mayWork ? ['Act'] : [])]
  return html`<h2 class="govuk-heading-m">${sides[side]}</h2>
${parties.length ? table({ caption: sides[side], captionSize: 'hidden', dense: true, head,
    rows: parties.map(party => row(caseFile, party, mayWork)) }) : html`<p class="govuk-body">Nobody yet.</p>`}`
}

function row(caseFile: CaseFile, party: CaseParty, mayWork: boolean): CellLike[] {
  const { person } = party
  const unnamed = person && person.kind !== 'person' && !person.name.includes(person.description) ? html`<br><span class="concord-quiet">${person.description}</span>` : noHtml
  return [
    html`<div>${partyName(party)}${unnamed}${tags(party)}</div>`, party.roleLabel,
    person ? (person.markers || person.needs ? html`<div>${careText(person)}</div>` : 'None recorded') : 'Withheld',
    `${dateText(party.startsOn)}${party.endsOn ? ` to ${dateText(party.endsOn)}` : ''}`,
    party.note || party.endReason
      ? html`<div>${party.note}${party.endReason ? html` <strong>Ended</strong>: ${party.endReason}` : noHtml}</div>` : '',
    ...(mayWork ? [acts(caseFile, party)] : []),
  ]
}

const tags = ({ anonymous, onBothSides, endsOn }: CaseParty): Html => html`${anonymous ? html` ${tag({ content: 'Anonymous', colour: 'purple' })}` : noHtml}${
  onBothSides ? html` ${tag({ content: 'On both sides', colour: 'orange' })}` : noHtml}${endsOn ? html` ${tag({ content: 'Ended', colour: 'grey' })}` : noHtml}`

function acts(caseFile: CaseFile, { id, name, person, endsOn }: CaseParty): Html {
  if (!person || endsOn) return noHtml
  const link = (act: string, text: string) => html`<li><a class="govuk-link govuk-link--no-visited-state"
href="${caseUrl(caseFile.reference, `people/${id}/${act}`)}">${text}<span class="govuk-visually-hidden"> ${name}</span></a></li>`
  return html`<ul class="concord-row-acts">${link('change', 'Change')}${link('end', 'End')}</ul>`
}
