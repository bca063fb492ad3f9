import {
  button, buttonGroup, clockTag, details, factGrid, govuk, identityBar, insetText, linkButton, matchesPanel, moj,
  pagination, panel, priorityTag, riskTag, subNavigation, summaryList, table, tag, timeElement, timeline, warningText,
  workList, type ClockStateName, type TagColour,
} from './components/index.ts'
import { galleryForm } from './gallery-form.ts'
import { html, type Html } from './html.ts'
import { page } from './layout.ts'
import { staffNavigation, type Shell } from './shell.ts'

const now = new Date('2026-03-06T10:30:00Z')

/** The request the gallery pretends to answer. */
export const galleryShell: Shell = {
  organisation: { name: 'Marlow Vale Homes' },
  user: { name: 'Sadia Rahman' },
  nav: staffNavigation({ settings: true, audit: true }).map((item) =>
    item.text === 'Inbox' ? { ...item, count: 4 } : item),
  csrfToken: 'token',
  path: '/cases/ASB-2026-000123',
  banner: { type: 'success', text: 'Action plan saved' },
  notices: ['Demonstration data: everybody here is made up.', 'Embedded database: for trying out and small use.'],
}

/** A page with every component, to look at and to test. */
export function galleryPage(shell: Shell = galleryShell): string {
  return page(shell, {
    title: 'Gallery',
    breadcrumbs: [{ text: 'My work', href: '/' }, { text: 'Cases', href: '/cases' }],
    beforeMain: theIdentityBar(),
    main: html`<span class="govuk-caption-l">Noise: loud music</span>
<h1 class="govuk-heading-l">14 Tern Court</h1>
${subNavigation('Parts of the case', [
  { text: 'Overview', href: '#overview', current: true },
  { text: 'Chronology', href: '#chronology' },
  { text: 'People', href: '#people' },
  { text: 'Messages', href: '#messages', count: 2 },
  { text: 'Evidence', href: '#evidence' },
])}
<div class="concord-columns"><div>${work()}${chronology()}</div><div>${beside()}</div></div>
${tables()}
${texts()}
${tags()}
${galleryForm(shell)}`,
  })
}

function theIdentityBar(): Html {
  return identityBar({
    reference: 'ASB-2026-000123',
    href: '/cases/ASB-2026-000123',
    tags: [priorityTag('high'), riskTag('medium')],
    flags: [tag({ content: 'Visit in pairs', colour: 'purple' })],
    facts: [
      { label: 'Lead officer', value: 'Sadia Rahman' },
      { label: 'Next contact', value: 'Friday 6 March, 4pm' },
    ],
  })
}

function work(): Html {
  return html`${panel({
    title: 'Next: tell Mrs Okafor what you decided',
    look: 'next',
    content: html`<p class="govuk-body">You promised an update by 4pm today.</p>
${buttonGroup(
  linkButton({ content: 'Record the call', href: '#call' }),
  linkButton({ content: 'Write instead', href: '#write', look: 'secondary' }),
)}`,
  })}
<h2 class="govuk-heading-m">To do</h2>
${workList([
  { title: 'Assess the risk', href: '#risk', about: 'Promised at first contact', state: clockTag('red', 'by 1 day') },
  { title: 'Listen to 2 recordings', href: '#recordings', about: 'From the noise diary', state: clockTag('amber') },
  { title: 'Review the case', href: '#review', about: '20 March 2026', state: clockTag('running') },
])}`
}

function chronology(): Html {
  return html`<h2 class="govuk-heading-m">Chronology</h2>
${timeline([
  {
    title: 'Called the complainant',
    at: new Date('2026-03-05T15:10:00Z'),
    by: 'Sadia Rahman',
    content: 'No answer; left a neutral message.',
  },
  {
    title: 'Loud music until 3am',
    at: new Date('2026-03-04T01:00:00Z'),
    kind: 'incident',
    content: 'Told by the noise diary.',
  },
  {
    title: 'The call was on 5 March, not 4 March',
    at: new Date('2026-03-05T16:00:00Z'),
    by: 'Sadia Rahman',
    kind: 'correction',
  },
], { now })}`
}

function beside(): Html {
  return html`${matchesPanel('Already known', [
    { title: 'ASB-2025-000871', href: '#871', why: 'Same address, closed 4 months ago', detail: 'Noise: loud music' },
  ])}
<h2 class="govuk-heading-m govuk-!-margin-top-5">Facts</h2>
${summaryList({
  compact: true,
  rows: [
    { key: 'Reported', value: timeElement(new Date('2026-03-03T09:15:00Z'), { now }) },
    { key: 'Channel', value: 'Telephone', actions: [{ text: 'Change', href: '#channel', about: 'the channel' }] },
    { key: 'Patch', value: 'Riverside' },
  ],
})}`
}

function tables(): Html {
  const row = (reference: string, about: string, priority: Html, state: Html) =>
    [html`<a class="govuk-link" href="/cases/${reference}">${reference}</a>`, about, priority, state,
      { content: 12, numeric: true }]
  return html`<h2 class="govuk-heading-m">Cases</h2>
${table({
  caption: 'Open cases',
  captionSize: 'hidden',
  dense: true,
  head: ['Reference', 'About', 'Priority', 'Next clock', { content: 'Days open', numeric: true }],
  rows: [
    row('ASB-2026-000123', 'Loud music at night, 14 Tern Court', priorityTag('high'), clockTag('red', 'by 1 day')),
    row('ASB-2026-000119', 'Rubbish in the shared hall, Heron House', priorityTag('low'), clockTag('running')),
    row('ASB-2026-000102', 'Threats at the door, 3 Plover Way', priorityTag('medium'), clockTag('paused')),
  ],
})}
${pagination({ previousHref: '#before', nextHref: '#after' })}
${factGrid([
  { label: 'Open cases', value: '31' },
  { label: 'Overdue clocks', value: '2' },
  { label: 'High risk', value: '4' },
])}`
}

function texts(): Html {
  return html`<h2 class="govuk-heading-m">Texts</h2>
${insetText('The complainant asked not to be named.')}
${warningText('Serving this notice starts a legal process.')}
${details({ summary: 'What counts as an incident', content: 'One thing that happened, at one time and place.' })}
${panel({
  title: 'Warning marker',
  look: 'sensitive',
  content: html`<p class="govuk-body">Dog loose in the garden.</p>`,
})}
${govuk('task-list', {
  idPrefix: 'checks',
  items: [
    { title: { text: 'Current risk assessment' }, status: { text: 'Done' }, href: '#done' },
    {
      title: { text: 'Sign-off by a manager' },
      status: { tag: { text: 'To do', classes: 'govuk-tag--blue' } },
      href: '#todo',
    },
  ],
})}`
}

function tags(): Html {
  const colours: readonly TagColour[] = [
    'grey', 'green', 'teal', 'blue', 'purple', 'magenta', 'red', 'orange', 'yellow',
  ]
  const states: readonly ClockStateName[] = ['running', 'amber', 'red', 'paused', 'met', 'late']
  const shown = [
    ...colours.map((colour) => tag({ content: colour, colour })),
    ...states.map((state) => clockTag(state)),
    riskTag('high'), riskTag('standard'), moj('badge', { text: 'Hearsay' }),
  ]
  return html`<h2 class="govuk-heading-m">Tags and buttons</h2>
<ul class="concord-tags">${shown.map((one) => html`<li>${one}</li>`)}</ul>
${buttonGroup(
  button({ content: 'Save' }),
  button({ content: 'Save and add another', look: 'secondary' }),
  button({ content: 'Cancel the case', look: 'warning' }),
  button({ content: 'Sign off', disabled: true }),
)}`
}
