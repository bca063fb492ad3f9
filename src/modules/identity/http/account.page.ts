import { button, dateElement, insetText, linkButton, summaryList, table, tag, timeElement } from '../../../web/components/index.ts'
import { form, hidden, one, problems, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import { tokenLifeDays, type AccessToken } from '../access-tokens.ts'
import type { OpenSession } from '../end-sessions.ts'
import { isRole, roles } from '../permissions.ts'
import type { StaffMember } from '../users.queries.ts'
import { browserName } from './browser-name.ts'

/** What the page of one's own account shows. */
export interface AccountFacts {
  member: StaffMember
  sessions: OpenSession[]
  /** The session that asks. */
  currentKey: string
  tokens: AccessToken[]
  now: Date
  csrfToken: string
}

/** One's own account. `state` is that of the form for a new token; `newToken` is shown this once. */
export function accountPage(facts: AccountFacts, state: FormState, newToken?: string): Page {
  return {
    title: Object.keys(state.errors).length ? 'Error: Your account' : 'Your account',
    main: html`${problems(state)}
<h1 class="govuk-heading-l">Your account</h1>
${newToken ? tokenMade(newToken) : noHtml}
${ownDetails(facts.member)}
<h2 class="govuk-heading-m">Password</h2>
${linkButton({ content: 'Change your password', href: '/account/password', look: 'secondary' })}
${sessionsPart(facts)}
${tokensPart(facts, state)}`,
  }
}

const tokenMade = (token: string): Html => insetText(html`<p class="govuk-body"><strong>Your new access token. Copy it now: it is not shown again.</strong></p>
<p class="govuk-body"><code class="concord-token">${token}</code></p>`)

const ownDetails = ({ name, email, phone, jobTitle, teamName, roles: held }: StaffMember): Html => html`${summaryList({ rows: [
  { key: 'Name', value: name },
  { key: 'Email address', value: email },
  { key: 'Phone number', value: phone || 'Not given' },
  { key: 'Job title', value: jobTitle || 'Not given' },
  { key: 'Team', value: teamName ?? 'None' },
  { key: 'Roles', value: held.filter(isRole).map(role => roles[role].label).join(', ') },
] })}
<p class="govuk-body">An administrator can change these for you.</p>`

function sessionsPart({ sessions, currentKey, now, csrfToken }: AccountFacts): Html {
  const end = ({ key, userAgent }: OpenSession): Html => key === currentKey ? tag({ content: 'This one', colour: 'green' })
    : form({ action: '/account/sessions/end', csrfToken, content: html`${hidden('key', key)}${button({
        content: html`End<span class="govuk-visually-hidden"> the session with ${browserName(userAgent)}</span>`, look: 'secondary', classes: 'concord-button--small' })}` })
  return html`<h2 class="govuk-heading-m">Where you are signed in</h2>
${table({
    caption: 'Your sessions', captionSize: 'hidden', head: ['With', 'From', 'Since', 'Last used', 'Action'],
    rows: sessions.map(session => [browserName(session.userAgent), session.address, timeElement(session.createdAt),
      timeElement(session.lastSeenAt, { now }), end(session)]),
  })}
${form({ action: '/account/sessions/end-all', csrfToken, content: button({ content: 'Sign out everywhere', look: 'secondary' }) })}`
}

function tokensPart({ tokens, now, csrfToken }: AccountFacts, state: FormState): Html {
  const rows = tokens.map(token => [token.name, dateElement(token.createdAt.toISOString()), tokenState(token, now),
    token.lastUsedAt ? timeElement(token.lastUsedAt, { now }) : 'Never', tokenEnd(token, now, csrfToken)])
  return html`<h2 class="govuk-heading-m">Access tokens</h2>
<p class="govuk-body concord-reading">With a token a program can do through <a class="govuk-link" href="/api">the API</a> what you can do here.
Treat it like your password. It lasts ${tokenLifeDays} days.</p>
${tokens.length ? table({ caption: 'Your access tokens', captionSize: 'hidden', head: ['What for', 'Made', 'State', 'Last used', 'Action'], rows }) : noHtml}
${form({ action: '/account/tokens', csrfToken, content: html`${hidden('id', one(state, 'id').value ?? '')}
${textInput({ ...one(state, 'name'), label: 'What the new token is for', hint: 'For example, “Weekly figures”', width: 'half' })}
${button({ content: 'Make an access token', look: 'secondary' })}` })}`
}

function tokenState({ revokedAt, expiresAt }: AccessToken, now: Date): Html {
  if (revokedAt) return tag({ content: 'Revoked', colour: 'grey' })
  if (expiresAt <= now) return tag({ content: 'Run out', colour: 'grey' })
  return html`Good until ${dateElement(expiresAt.toISOString())}`
}

const tokenEnd = ({ id, name, revokedAt, expiresAt }: AccessToken, now: Date, csrfToken: string): Html => revokedAt || expiresAt <= now ? noHtml
  : form({ action: `/account/tokens/${id}/revoke`, csrfToken, content: button({
      content: html`Revoke<span class="govuk-visually-hidden"> the token ${name}</span>`, look: 'secondary', classes: 'concord-button--small' }) })
