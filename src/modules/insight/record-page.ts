import type {} from '../identity/index.ts'
import { subNavigation } from '../../web/components/index.ts'
import { html, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'

const parts = { '/record': 'Who looked at what', '/record/verify': 'Check a file', '/record/users': 'Accounts', '/record/organisation': 'Organisation' } as const

/** A page of the record: the navigation between its parts, and the content. */
export function recordPage(part: keyof typeof parts, { title, main }: { title: string, main: Html }): Page {
  return {
    title,
    main: html`${subNavigation('Parts of the record', Object.entries(parts).map(([href, text]) => ({ text, href, current: href === part })))}
${main}`,
  }
}
