import { html, noHtml, safeHref, type Html } from '../html.ts'
import type { Content } from './attributes.ts'
import { timeElement, type Moment } from './time.ts'

/** One short fact: its name and how it stands. */
export interface Fact {
  readonly label: string
  readonly value: Content
}

/** What a case is at a glance; goes into `beforeMain` of the page and stays in view. */
export interface IdentityBarOptions {
  /** Such as `ASB-2026-000123`. */
  readonly reference: string
  readonly href: string
  readonly tags: readonly Html[]
  readonly facts: readonly Fact[]
  /** Warning markers and the like; each a tag. */
  readonly flags?: readonly Html[]
}

/** The bar that says which case this is and how urgent, wherever one has scrolled to. */
export function identityBar(options: IdentityBarOptions): Html {
  const flags = [...options.tags, ...(options.flags ?? [])]
  const flagList = html`<ul class="concord-identity__flags">${flags.map((flag) => html`<li>${flag}</li>`)}</ul>`
  return html`<section class="concord-identity" aria-label="Case ${options.reference}">
<div class="concord-identity__inner concord-width concord-width--page">
<p class="concord-identity__reference">${recordLink(options.reference, options.href)}</p>
${flags.length > 0 ? flagList : noHtml}
${options.facts.length > 0
  ? html`<dl class="concord-identity__facts">${options.facts.map(
      (fact) => html`<div class="concord-identity__fact"><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`,
    )}</dl>`
  : noHtml}
</div>
</section>`
}

function recordLink(text: string, href: string): Html {
  return html`<a class="govuk-link govuk-link--no-visited-state" href="${safeHref(href)}">${text}</a>`
}

/** Facts side by side, for the head of a record. */
export function factGrid(facts: readonly Fact[]): Html {
  return html`<dl class="concord-facts">
${facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>
`)}</dl>`
}

/** One line of a chronology. */
export interface TimelineItem {
  readonly title: Content
  readonly at: Moment
  readonly by?: string
  readonly content?: Content
  /** Incidents and corrections look different from what we did. */
  readonly kind?: 'act' | 'incident' | 'correction'
  /** For links to this line. */
  readonly id?: string
}

/** What happened, in the order given. */
export function timeline(items: readonly TimelineItem[], options: { readonly now?: Moment } = {}): Html {
  return html`<ol class="concord-timeline">
${items.map((item) => timelineItem(item, options.now))}</ol>`
}

function timelineItem(item: TimelineItem, now: Moment | undefined): Html {
  const id = item.id ? html` id="${item.id}"` : noHtml
  const word = item.kind === 'correction' ? html`<span class="concord-quiet">Correction: </span>` : noHtml
  const time = timeElement(item.at, now ? { now } : {})
  return html`<li class="concord-timeline__item concord-timeline__item--${item.kind ?? 'act'}"${id}>
<p class="concord-timeline__title">${word}${item.title}</p>
<p class="concord-timeline__byline">${time}${item.by ? html`, by ${item.by}` : noHtml}</p>
${item.content ? html`<div class="concord-timeline__content govuk-body">${item.content}</div>` : noHtml}
</li>
`
}

/** Something to be done. */
export interface WorkItem {
  readonly title: string
  readonly href: string
  /** Which case, who, when it was promised. */
  readonly about?: Content
  readonly state?: Html
}

/** The work of a day, most harmful and most overdue first: the caller sorts. */
export function workList(items: readonly WorkItem[]): Html {
  return html`<ul class="concord-work">
${items.map(
  (item) => html`<li class="concord-work__item">
<p class="concord-work__title">${recordLink(item.title, item.href)}</p>
${item.about ? html`<p class="concord-work__about">${item.about}</p>` : noHtml}
${item.state ? html`<div class="concord-work__state">${item.state}</div>` : noHtml}
</li>
`,
)}</ul>`
}

/** Something that exists already and may be the same, and why we think so. */
export interface Match {
  readonly title: string
  readonly href: string
  readonly why: string
  readonly detail?: Content
}

/** What exists already, while a report is taken. Says so too when there is nothing. */
export function matchesPanel(title: string, matches: readonly Match[]): Html {
  const list = html`<ul class="concord-matches__list">
${matches.map(
  (match) => html`<li class="concord-matches__item">
<p>${recordLink(match.title, match.href)}</p>
${match.detail ? html`<p>${match.detail}</p>` : noHtml}
<p class="concord-matches__why">${match.why}</p>
</li>
`,
)}</ul>`
  return html`<div class="concord-matches">
<h2 class="concord-matches__title">${title}</h2>
${matches.length > 0 ? list : html`<p class="concord-quiet govuk-!-margin-bottom-0">Nothing found so far.</p>`}
</div>`
}

/** A box for one subject among several on a page; `next` is the one thing to do, `sensitive` warns. */
export function panel(options: {
  readonly title: string
  readonly content: Content
  readonly look?: 'next' | 'sensitive'
}): Html {
  const look = options.look ? ` concord-panel--${options.look}` : ''
  return html`<section class="concord-panel${look}">
<h2 class="concord-panel__title">${options.title}</h2>
${options.content}
</section>`
}
