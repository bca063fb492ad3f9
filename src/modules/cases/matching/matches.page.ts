import { attributes } from '../../../web/components/attributes.ts'
import { dateText, priorityTag, tag, type PriorityName } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import type { FoundMatch } from './match-facts.ts'

/** How the list of matches looks: what may be done with each is the page's to say. */
export interface MatchesView {
  matches: readonly FoundMatch[]
  /** Buttons or links beneath one match. */
  actions?: (match: FoundMatch) => Html
  /** Says so when there is nothing; left out while nothing has been typed. */
  nothing?: string
}

/** What exists already and may be the same matter, best first, each with why and a summary that opens in place. */
export function matchesView({ matches, actions, nothing = 'Nothing found so far.' }: MatchesView): Html {
  return html`<div class="concord-matches">
<h2 class="concord-matches__title">${matches.length ? `Could be the same (${matches.length})` : 'Could be the same'}</h2>
${matches.length ? html`<ol class="concord-matches__list">${matches.map(match => item(match, actions))}</ol>`
    : html`<p class="concord-quiet govuk-!-margin-bottom-0">${nothing}</p>`}
</div>`
}

function item(match: FoundMatch, actions: MatchesView['actions']): Html {
  const { kind, reference, status, since, who, reasons, summary } = match
  const url = `/${kind === 'case' ? 'cases' : 'reports'}/${reference}`
  return html`<li class="concord-matches__item">
<p><a class="govuk-link govuk-link--no-visited-state" href="${url}">${reference}</a> ${statusTag(status)} ${
    match.priority ? priority(match.priority) : noHtml}</p>
<p class="concord-matches__reason">${reasons[0] ?? ''}</p>
${reasons.length > 1 ? html`<p class="concord-matches__why">${reasons.slice(1).join('. ')}</p>` : noHtml}
<p>${summary}</p>
<p class="concord-matches__why">${kind === 'case' ? 'Opened' : 'Received'} ${dateText(since)}, ${who}</p>
<details class="concord-matches__more"${attributes({ 'data-load': `${url}/summary?part=true` })}><summary>Summary<span class="govuk-visually-hidden"> of ${reference}</span></summary>
<div><a class="govuk-link" href="${url}/summary" target="_blank" rel="noopener">Open the summary in a new tab</a></div></details>
${actions?.(match) ?? noHtml}
</li>`
}

const statusWords: Record<string, [text: string, colour: 'green' | 'yellow' | 'grey' | 'blue']> = {
  open: ['Open', 'green'], 'on-hold': ['On hold', 'yellow'], closed: ['Closed', 'grey'], cancelled: ['Cancelled', 'grey'],
  waiting: ['Report waiting', 'blue'], signposted: ['Signposted', 'grey'], attached: ['Attached', 'grey'],
  'new-case': ['Became a case', 'grey'], 'new-linked-case': ['Became a linked case', 'grey'],
}

/** The status of a case or report as a tag. */
export function statusTag(status: string): Html {
  const [content, colour] = statusWords[status] ?? [status, 'grey' as const]
  return tag({ content, colour })
}

/** A priority of the procedure; those of the standard one have their drawing. */
export function priority(code: string): Html {
  if (code === 'high' || code === 'medium' || code === 'low') return priorityTag(code satisfies PriorityName)
  return tag({ content: currentPack().priorities.find(one => one.code === code)?.label ?? code })
}

