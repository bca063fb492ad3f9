import { agoText, clockTag, clockTimeText, dateElement, dateText, icon, identityBar, priorityTag, riskTag, tag, type PriorityName }
  from '../../../web/components/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { packFor, type CategoryFlag } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import type { IdentityFacts } from './identity-facts.queries.ts'

/** The statuses of a case in words and colour. */
export const statusLooks = {
  open: ['Open', 'blue'],
  'on-hold': ['On hold', 'orange'],
  closed: ['Closed', 'grey'],
  cancelled: ['Cancelled', 'grey'],
} as const satisfies Record<CaseFile['status'], readonly [string, string]>

/** The status of a case as a tag. */
export function statusTag(status: CaseFile['status']): Html {
  const [content, colour] = statusLooks[status]
  return tag({ content, colour })
}

/** What must be in view on every page of a case: which it is, how urgent, whose, and what to beware of. */
export function caseIdentity(caseFile: CaseFile, facts: IdentityFacts, now: Date): Html {
  const priority = caseFile.priority
  return identityBar({
    reference: caseFile.reference,
    href: caseUrl(caseFile.reference),
    tags: [statusTag(caseFile.status), ...(isPriority(priority) ? [priorityTag(priority)] : [tag({ content: priority })]),
      ...(caseFile.risk_band ? [riskTag(caseFile.risk_band)] : [])],
    flags: [...(caseFile.restricted ? [tag({ content: html`${icon('lock')}Restricted`, colour: 'purple' })] : []),
      ...categoryFlagTags(caseFile, facts.categories), ...markerTags(caseFile, facts.markers)],
    facts: [{ label: 'Lead officer', value: lead(caseFile) }, ...nextContact(caseFile, now)],
  })
}

const isPriority = (code: string): code is PriorityName => code === 'high' || code === 'medium' || code === 'low'

function lead({ leadOfficerName: name, leadOfficerPhone: phone }: CaseFile): Html {
  return phone ? html`${name}, <a class="govuk-link govuk-link--no-visited-state" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`
    : html`${name}`
}

function nextContact(caseFile: CaseFile, now: Date): { label: string, value: Html }[] {
  const { status, next_contact_due: due, hold_until } = caseFile
  if (status === 'on-hold') {
    return [{ label: 'On hold until', value: hold_until ? dateElement(hold_until) : html`it is taken off hold` }]
  }
  if (status !== 'open') return []
  if (!due) return [{ label: 'Next contact due', value: html`not set` }]
  const time = html`<time datetime="${due.toISOString()}">${dateText(due)} at ${clockTimeText(due)}</time>`
  const late = due < now ? html` ${clockTag('red', `by ${agoText(due, now).replace(' ago', '')}`)}` : html``
  return [{ label: 'Next contact due', value: html`${time}${late}` }]
}

const flagWords: Partial<Record<CategoryFlag, string>> =
  { hate: 'Hate', domesticAbuse: 'Domestic abuse', criminal: 'Criminal behaviour' }

function categoryFlagTags(caseFile: CaseFile, codes: string[]): Html[] {
  const categories = packFor(caseFile).categories.filter(({ code }) => codes.includes(code))
  return (Object.entries(flagWords) as [CategoryFlag, string][])
    .filter(([flag]) => categories.some(({ flags }) => flags[flag]))
    .map(([, word]) => tag({ content: html`${icon('flag')}${word}`, colour: 'magenta' }))
}

function markerTags(caseFile: CaseFile, markers: IdentityFacts['markers']): Html[] {
  const kinds = packFor(caseFile).lists.warningMarkerKinds
  return markers.map(({ kind, approved }) => tag({
    content: html`${icon('alert')}${kinds.find(one => one.code === kind)?.label ?? kind}${approved ? '' : ' (to be approved)'}`,
    colour: 'red',
  }))
}
