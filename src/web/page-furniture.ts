import { html, noHtml, safeHref, type Html } from './html.ts'
import { currentNavItem, type NavItem, type Shell } from './shell.ts'

/** What the quick search finds things of: without either there is nothing to search. */
const searched = ['/cases', '/people']

/** The bar at the top: whose installation this is, the quick search, who is signed in and the way out. */
export function pageHeader(shell: Shell, width: string): Html {
  return html`<header class="concord-header">
<div class="concord-header__inner ${width}">
<a class="concord-header__home" href="/">
${shell.organisation.logoUrl ? logo(shell.organisation.logoUrl) : noHtml}
<span class="concord-header__product">Concord</span>
<span class="concord-header__organisation">${shell.organisation.name}</span>
</a>
${shell.user && shell.nav.some(({ href }) => searched.includes(href)) ? quickSearch() : noHtml}
${shell.user ? account(shell.user.name, shell.csrfToken) : noHtml}
</div>
</header>`
}

function logo(url: string): Html {
  // The organisation's name stands beside it, so the picture says nothing more.
  return html`<img class="concord-header__logo" src="${safeHref(url)}" alt="" height="32">`
}

function quickSearch(): Html {
  return html`<search class="concord-search">
<form action="/search" method="get" class="concord-search__form">
<label class="govuk-visually-hidden" for="quick-search">Search cases, people and addresses</label>
<input class="concord-search__input" id="quick-search" name="q" type="search" autocomplete="off"
  placeholder="Case, person or address">
<button class="concord-search__button" type="submit">Search</button>
</form>
</search>`
}

function account(name: string, csrfToken: string): Html {
  return html`<div class="concord-account">
<a class="concord-account__name" href="/account"><span class="govuk-visually-hidden">Your account: </span>${name}</a>
<form action="/sign-out" method="post" class="concord-account__form">
<input type="hidden" name="_csrf" value="${csrfToken}">
<button type="submit" class="concord-account__sign-out">Sign out</button>
</form>
</div>`
}

/** The bar of the service's parts, folding into a menu on a phone. Nothing when there is nothing to go to. */
export function serviceNavigation(shell: Shell, width: string): Html {
  if (shell.nav.length === 0) return noHtml
  const current = currentNavItem(shell.nav, shell.path)
  return html`<div class="govuk-service-navigation concord-navigation" data-module="govuk-service-navigation">
<div class="${width}">
<div class="govuk-service-navigation__container">
<nav aria-label="Menu" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
  aria-controls="navigation" hidden aria-hidden="true">Menu</button>
<ul class="govuk-service-navigation__list" id="navigation">
${shell.nav.map((item) => navigationItem(item, item === current))}</ul>
</nav>
</div>
</div>
</div>`
}

function navigationItem(item: NavItem, isCurrent: boolean): Html {
  const state = isCurrent ? ' govuk-service-navigation__item--active' : ''
  const look = item.prominent ? ' concord-navigation__item--prominent' : ''
  const text = isCurrent
    ? html`<strong class="govuk-service-navigation__active-fallback">${item.text}</strong>`
    : html`${item.text}`
  const current = isCurrent ? html` aria-current="true"` : noHtml
  return html`<li class="govuk-service-navigation__item${state}${look}">
<a class="govuk-service-navigation__link" href="${item.href}"${current}>${text}${waiting(item.count)}</a>
</li>
`
}

function waiting(count: number | undefined): Html {
  if (!count) return noHtml
  return html` <span class="concord-count">${count}<span class="govuk-visually-hidden"> waiting</span></span>`
}

/** The foot of every page, with what must be said about this installation. */
export function pageFooter(shell: Shell, width: string): Html {
  const notices = shell.notices ?? []
  return html`<footer class="concord-footer">
<div class="${width}">
${notices.length > 0
  ? html`<ul class="concord-footer__notices">${notices.map((notice) => html`<li>${notice}</li>`)}</ul>`
  : noHtml}
<ul class="concord-footer__links">
<li><a class="concord-footer__link" href="/accessibility">Accessibility</a></li>
<li><a class="concord-footer__link" href="/privacy">Privacy</a></li>
</ul>
</div>
</footer>`
}
