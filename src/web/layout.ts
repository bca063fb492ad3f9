import { assetUrl } from './assets.ts'
import { classNames } from './components/attributes.ts'
import { notificationBanner } from './components/notification-banner.ts'
import { html, noHtml, safeHref, type Html } from './html.ts'
import { pageFooter, pageHeader, serviceNavigation } from './page-furniture.ts'
import type { Shell } from './shell.ts'

/** One step of the trail from the start to this page; the page itself is left out. */
export interface Crumb {
  readonly text: string
  readonly href: string
}

/** A page: what is particular to it. What comes from the request is in the {@link Shell}. */
export interface Page {
  /** Goes into the browser's title: never a name, an address or what a case is about. */
  readonly title: string
  /** The content, with the one `<h1>`. */
  readonly main: Html
  readonly backLink?: Crumb
  readonly breadcrumbs?: readonly Crumb[]
  /** Sits between header and content and stays in view, such as the identity bar of a case. */
  readonly beforeMain?: Html
  /** `reading` for forms and text, `page` (the default), `wide` for dense lists. */
  readonly width?: 'reading' | 'page' | 'wide'
  /** Names of further scripts of `assets/scripts`, beside the main one. */
  readonly scripts?: readonly string[]
}

/** The whole document, ready to send as text/html. Works under a policy that forbids inline scripts and styles. */
export function page(shell: Shell, content: Page): string {
  // Header and content share their left edge whatever the width; only the measure of the text narrows for reading.
  const width = `concord-width concord-width--${content.width === 'wide' ? 'wide' : 'page'}`
  const main = classNames('govuk-main-wrapper', content.width === 'reading' && 'concord-reading')
  return html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
<head>
${documentHead(content)}
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
${pageHeader(shell, width)}
${serviceNavigation(shell, width)}
${content.beforeMain ?? noHtml}
<div class="${width}">
${content.backLink ? backLink(content.backLink) : noHtml}
${content.breadcrumbs ? breadcrumbs(content.breadcrumbs) : noHtml}
<main class="${main}" id="main-content">
${shell.banner ? notificationBanner(shell.banner) : noHtml}
${content.main}
</main>
</div>
${pageFooter(shell, width)}
</body>
</html>`.toString()
}

function documentHead(content: Page): Html {
  const scripts = ['main.js', ...(content.scripts ?? [])]
  return html`<meta charset="utf-8">
<title>${content.title} – Concord</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml">
<link rel="preload" href="${assetUrl('regular.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetUrl('concord.css')}">
<link rel="stylesheet" href="/organisation.css">
${scripts.map((name) => html`<script type="module" src="${assetUrl(name)}"></script>`)}`
}

function backLink(to: Crumb): Html {
  return html`<a href="${safeHref(to.href)}" class="govuk-back-link">${to.text}</a>`
}

function breadcrumbs(trail: readonly Crumb[]): Html {
  return html`<nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
<ol class="govuk-breadcrumbs__list">
${trail.map(
  (crumb) => html`<li class="govuk-breadcrumbs__list-item">
<a class="govuk-breadcrumbs__link" href="${safeHref(crumb.href)}">${crumb.text}</a>
</li>
`,
)}</ol>
</nav>`
}
