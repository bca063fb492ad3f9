import { button, dateElement, insetText, linkButton, pagination, summaryList, table, tag, timeElement, warningText } from '../../web/components/index.ts'
import { form } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { isRole, permissions, roles, type UserDetails } from '../identity/index.ts'
import type { WaitingWork } from './waiting-work.queries.ts'
import { settingsPage } from './settings-page.ts'

/** What the list of users shows. */
export interface UserList { users: UserDetails[], search: string, state: 'active' | 'inactive', nextHref?: string, now: Date }

/** The users, a page at a time. */
export function usersPage({ users, search, state, nextHref, now }: UserList): Page {
  return settingsPage('users', {
    title: 'Users',
    main: html`<h1 class="govuk-heading-l">Users</h1>
${linkButton({ content: 'Add a user', href: '/settings/users/new' })}
<form method="get" action="/settings/users" class="concord-line-form">
<div class="govuk-form-group"><label class="govuk-label" for="user-search">Name, email address or job title</label>
<input class="govuk-input" id="user-search" name="q" type="search" value="${search}"></div>
<div class="govuk-form-group"><label class="govuk-label" for="user-state">Show</label>
<select class="govuk-select" id="user-state" name="state">
<option value="active"${state === 'active' ? html` selected` : noHtml}>Active users</option>
<option value="inactive"${state === 'inactive' ? html` selected` : noHtml}>Deactivated users</option>
</select></div>
${button({ content: 'Search', look: 'secondary' })}
</form>
${users.length ? usersTable(users, now) : html`<p class="govuk-body">No users match.</p>`}
${pagination({ nextHref })}`,
  })
}

const usersTable = (users: UserDetails[], now: Date): Html => table({
  caption: 'Users', captionSize: 'hidden', dense: true, head: ['Name', 'Roles', 'Team', 'Email address', 'State'],
  rows: users.map(user => [html`<a class="govuk-link" href="/settings/users/${user.id}">${user.name}</a>`, roleNames(user.roles),
    user.teamName ?? 'None', user.email, userState(user, now)]),
})

const roleNames = (held: string[]): string => held.filter(isRole).map(name => roles[name].label).join(', ')

function userState({ active, lockedUntil, mustChangePassword }: UserDetails, now: Date): Html {
  if (!active) return tag({ content: 'Deactivated', colour: 'grey' })
  if (lockedUntil && lockedUntil > now) return tag({ content: 'Locked', colour: 'red' })
  return mustChangePassword ? tag({ content: 'Must choose a password', colour: 'yellow' }) : tag({ content: 'Active', colour: 'green' })
}

/** One user, what they may do, and what an administrator can do for them. */
export function userPage(user: UserDetails, { now, csrfToken, seesRecord }: { now: Date, csrfToken: string, seesRecord: boolean }): Page {
  const url = `/settings/users/${user.id}`
  const act = (name: string, text: string): Html => form({ action: `${url}/${name}`, csrfToken, content: button({ content: text, look: 'secondary' }) })
  const locked = user.lockedUntil && user.lockedUntil > now
  return settingsPage('users', {
    title: 'User',
    main: html`<h1 class="govuk-heading-l">${user.name}</h1>
${summaryList({ rows: [
      { key: 'State', value: html`${userState(user, now)}${locked && user.lockedUntil ? html` until ${timeElement(user.lockedUntil)}` : noHtml}` },
      { key: 'Email address', value: user.email },
      { key: 'Phone number', value: user.phone || 'Not given' },
      { key: 'Job title', value: user.jobTitle || 'Not given' },
      { key: 'Team', value: user.teamName ?? 'None' },
      { key: 'Roles', value: roleNames(user.roles) },
      { key: 'User since', value: dateElement(user.createdAt.toISOString()) },
    ] })}
<div class="govuk-button-group">
${linkButton({ content: 'Change', href: `${url}/change` })}
${user.active ? html`${locked ? act('unlock', 'Unlock') : noHtml}
${act('reset-password', 'Set a new password')}${act('end-sessions', 'Sign out everywhere')}
${linkButton({ content: 'Deactivate', href: `${url}/deactivate`, look: 'warning' })}` : act('reactivate', 'Make active again')}
</div>
${seesRecord ? html`<p class="govuk-body"><a class="govuk-link" href="/record/users/${user.id}">The record of this account</a></p>` : noHtml}
${permissionsOf(user)}`,
  })
}

function permissionsOf({ roles: held }: UserDetails): Html {
  const rows = held.filter(isRole).map(name => [roles[name].label,
    html`<ul class="govuk-list govuk-!-margin-bottom-0">${roles[name].permissions.map(one => html`<li>${permissions[one]}</li>`)}</ul>`])
  return table({ caption: 'What this user may do', captionSize: 's', head: ['By the role', 'May'], rows, firstCellIsHeader: true })
}

/** A password that somebody else must be told, shown once. */
export function oneTimePasswordPage({ id, name, email }: UserDetails, password: string): Page {
  return settingsPage('users', {
    title: 'Password for the first sign-in',
    width: 'reading',
    main: html`<h1 class="govuk-heading-l">Password for ${name}</h1>
${insetText(html`<p class="govuk-body"><strong class="concord-token">${password}</strong></p>`)}
<p class="govuk-body">Tell ${name} this password in person or by phone; it is not shown again. With it and ${email} they sign in and choose their own.</p>
${linkButton({ content: `Go to ${name}`, href: `/settings/users/${id}`, look: 'secondary' })}`,
  })
}

/** Asks whether to deactivate a user; says what stands against it. */
export function deactivatePage(user: UserDetails, { waiting, csrfToken }: { waiting: WaitingWork, csrfToken: string }): Page {
  const lines = [
    waiting.cases ? `leads ${count(waiting.cases, 'open case')}` : '',
    waiting.reports ? `owns ${count(waiting.reports, 'report')} that nobody has decided on` : '',
    waiting.tasks ? `has ${count(waiting.tasks, 'open task')}` : '',
  ].filter(Boolean)
  return settingsPage('users', {
    title: 'Deactivate a user',
    width: 'reading',
    main: html`<h1 class="govuk-heading-l">Deactivate ${user.name}</h1>
${lines.length ? html`${warningText(`${user.name} ${lines.join(', ')}.`)}
<p class="govuk-body">This work must have somebody else first. A team leader can
give all cases to other officers from the list of cases, and reports and tasks from their own pages.</p>
${linkButton({ content: 'Back', href: `/settings/users/${user.id}`, look: 'secondary' })}`
      : html`<p class="govuk-body">${user.name} will be signed out and can no longer sign in. What they did stays in the record under their name.</p>
${form({ action: `/settings/users/${user.id}/deactivate`, csrfToken, content: html`<input type="hidden" name="version" value="${user.version}">
<div class="govuk-button-group">${button({ content: 'Deactivate', look: 'warning' })}
${linkButton({ content: 'Cancel', href: `/settings/users/${user.id}`, look: 'secondary' })}</div>` })}`}`,
  })
}

const count = (number: number, what: string): string => `${number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`
