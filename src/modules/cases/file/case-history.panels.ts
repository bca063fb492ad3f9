import { dateText, table } from '../../../web/components/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { may } from '../../identity/index.ts'
import type { AddressPanel, PersonPanel } from '../../people/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { listCasesOfAddress, listCasesOfPerson, type CaseOfAddress } from './case-history.queries.ts'
import { statusTag } from './case-identity.ts'
import { caseUrl } from './case-tabs.ts'
import { anyPriorityTag } from './categories.page.ts'

/** On the page of a person: their cases, within what the reader may see. */
export const personCasesPanel: PersonPanel = async (reading, _rootId, family) => {
  if (!may(reading.actor, 'case:read')) return html``
  const roles = currentPack().lists.partyRoles
  const cases = await listCasesOfPerson(reading, family)
  return section(cases.length ? table({
    caption: 'Cases of this person', captionSize: 'hidden', dense: true,
    head: ['Case', 'Part', 'From', 'About', 'Priority', 'Status'],
    rows: cases.map(one => [link(one), roles.find(({ code }) => code === one.role)?.label ?? one.role,
      `${dateText(one.startsOn)}${one.endsOn ? ` to ${dateText(one.endsOn)}` : ''}`, one.summary, anyPriorityTag(one.priority), status(one)]),
  }) : nothing('person'))
}

/** On the page of an address: the cases about it. */
export const addressCasesPanel: AddressPanel = async (reading, addressId) => {
  if (!may(reading.actor, 'case:read')) return html``
  const cases = await listCasesOfAddress(reading, addressId)
  return section(cases.length ? table({
    caption: 'Cases about this address', captionSize: 'hidden', dense: true, head: ['Case', 'Opened', 'About', 'Priority', 'Status'],
    rows: cases.map(one => [link(one), dateText(one.openedAt), one.summary, anyPriorityTag(one.priority), status(one)]),
  }) : nothing('address'))
}

const section = (content: Html): Html => html`<h2 class="govuk-heading-m">Cases</h2>
${content}`
const nothing = (what: string): Html => html`<p class="govuk-body">There are no cases of this ${what} that you may see.</p>`
const link = ({ reference }: CaseOfAddress): Html =>
  html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(reference)}">${reference}</a>`
const status = ({ status: now, closedAt }: CaseOfAddress): Html => html`<div>${statusTag(now)}${closedAt ? html` ${dateText(closedAt)}` : ''}</div>`
