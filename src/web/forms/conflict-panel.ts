import { html, type Html } from '../html.ts'

/** Two versions of the same text: what this person typed, and what was saved meanwhile. */
export interface Conflict {
  readonly yours: string
  readonly theirs: string
  /** What the text is: "the note". */
  readonly what?: string
  /** Who saved meanwhile, if that may be said. */
  readonly savedBy?: string
}

/** After a stale save: shows both texts, so that nothing typed is lost and nobody's work is written over unseen. */
export function conflictPanel(conflict: Conflict): Html {
  const what = conflict.what ?? 'this'
  const who = conflict.savedBy ?? 'Someone else'
  return html`<section class="concord-panel concord-panel--sensitive concord-conflict" role="alert"
  aria-labelledby="conflict-title">
<h2 class="concord-panel__title" id="conflict-title">${who} changed ${what} while you were typing</h2>
<p class="govuk-body">Nothing has been lost. Your text is in the form below: take in what you need from theirs, then
save again.</p>
<div class="concord-conflict__texts">
<div>
<h3 class="govuk-heading-s">Saved now</h3>
<div class="concord-conflict__text">${conflict.theirs}</div>
</div>
<div>
<h3 class="govuk-heading-s">What you typed</h3>
<div class="concord-conflict__text">${conflict.yours}</div>
</div>
</div>
</section>`
}
