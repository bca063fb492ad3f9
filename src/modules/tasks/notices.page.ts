import { button, timeElement } from '../../web/components/index.ts'
import { form } from '../../web/forms/index.ts'
import { html, noHtml, safeHref, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { markRead } from './my-work.page.ts'
import type { NoticeRow } from './notices.ts'

/** What the asker was told: what is not read yet, then what is. */
export function noticesPage(notices: readonly NoticeRow[], csrfToken: string): Page {
  const unread = notices.filter(({ readAt }) => readAt === null)
  const read = notices.filter(({ readAt }) => readAt !== null)
  return {
    title: 'Notices',
    main: html`<h1 class="govuk-heading-l">Notices</h1>
${unread.length ? html`<h2 class="govuk-heading-m">Not read</h2><ul class="concord-work">${unread.map(notice => entry(notice, csrfToken))}</ul>` : html`<p class="govuk-body">You have read everything.</p>`}
${unread.length > 1 ? form({ action: '/notices/read-all', csrfToken, content: button({ content: 'Mark all as read', look: 'secondary' }) }) : noHtml}
${read.length ? html`<h2 class="govuk-heading-m">Read</h2><ul class="concord-work">${read.map(notice => entry(notice, csrfToken))}</ul>` : noHtml}`,
  }
}

const entry = ({ id, text, link, createdAt, readAt }: NoticeRow, csrfToken: string): Html => html`<li class="concord-work__item"><p class="concord-work__title"><a
class="govuk-link govuk-link--no-visited-state" href="${safeHref(link)}">${text}</a></p><p class="concord-work__about">${timeElement(createdAt)}</p>
${readAt === null ? html`<div class="concord-work__state">${markRead({ id, title: text }, csrfToken, '/notices')}</div>` : noHtml}</li>`
