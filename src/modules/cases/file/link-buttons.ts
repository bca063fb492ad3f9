import { buttonGroup, linkButton } from '../../../web/components/index.ts'
import type { Html } from '../../../web/html.ts'

/** What can be begun from a page: the first is the likeliest. */
export const linkButtons = (...links: { text: string, href: string }[]): Html => buttonGroup(...links.map((link, index) =>
  linkButton({ content: link.text, href: link.href, look: index ? 'secondary' : 'primary' })))
