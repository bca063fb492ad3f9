import { button, timeElement, workList } from '../../web/components/index.ts'
import { form } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { markRead } from './my-work.page.ts'
import type { NoticeRow } from './notices.ts'

/** What the asker was told: what is not read yet, then what is. */
export function noticesPage(notices: readonly NoticeRow[], csrfToken: string): Page {
  const unread = notices.filter(({ readAt }) => readAt === null)
  const read = notices.filter(({ readAt }) => readAt !== null)
  const all = form({
    action: '/notices/read-all', csrfToken, content: button({ content: 'Mark all as read', look: 'secondary' }),
  })
  return {
    title: 'Notices',
    main: html`<h1 class="govuk-heading-l">Notices</h1>
${unread.length ? list('Not read', unread, csrfToken) : html`<p class="govuk-body">You have read everything.</p>`}
${unread.length > 1 ? all : noHtml}
${read.length ? list('Read', read, csrfToken) : noHtml}`,
  }
}

const list = (heading: string, notices: readonly NoticeRow[], csrfToken: string): Html =>
  html`<h2 class="govuk-heading-m">${heading}</h2>${workList(notices.map(({ id, text, link, createdAt, readAt }) => ({
    title: text, href: link, about: timeElement(createdAt),
    ...(readAt === null ? { state: markRead({ id, title: text }, csrfToken, '/notices') } : {}),
  })))}`
