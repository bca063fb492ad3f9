import { html, noHtml, safeHref, type Html } from '../html.ts'
import type { Content } from './attributes.ts'

/** One part of a record, such as Chronology of a case. */
export interface SubNavigationItem {
  readonly text: Content
  readonly href: string
  readonly current?: boolean
  readonly count?: number
}

/** The MoJ sub navigation: the parts of one record, each a page of its own. */
export function subNavigation(label: string, items: readonly SubNavigationItem[]): Html {
  return html`<nav class="moj-sub-navigation" aria-label="${label}">
<ul class="moj-sub-navigation__list">
${items.map(part)}</ul>
</nav>`
}

function part(item: SubNavigationItem): Html {
  const current = item.current ? html` aria-current="page"` : noHtml
  const count = item.count ? html` <span class="concord-count">${item.count}</span>` : noHtml
  return html`<li class="moj-sub-navigation__item">
<a class="moj-sub-navigation__link"${current} href="${safeHref(item.href)}">${item.text}${count}</a>
</li>
`
}
