import type { Database } from '../platform/database.ts'
import { insetText } from '../web/components/index.ts'
import { html, noHtml, type Html } from '../web/html.ts'
import { roles } from '../modules/identity/index.ts'
import { demoPassword, namedAccounts } from './staff.ts'

/** What the sign-in page says of the demonstration accounts; nothing where there is no demonstration. */
export async function demoHints(db: Database): Promise<Html> {
  const demo = await db.selectFrom('organisations').select('name').where('demo', '=', true).limit(1).executeTakeFirst()
  if (!demo) return noHtml
  return insetText(html`<p>${demo.name} is made up. Sign in as any of these, with the password <strong>${demoPassword}</strong></p>
<ul class="govuk-list govuk-list--bullet">${namedAccounts.map(({ email, role }) => html`<li>${email} (${roles[role].label.toLowerCase()})</li>
`)}</ul>`)
}
