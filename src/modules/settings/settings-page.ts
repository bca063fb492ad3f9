import type {} from '../identity/index.ts'
import { subNavigation } from '../../web/components/index.ts'
import { html, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'

/** The parts of the settings, in the order of the navigation. */
export const settingsParts = {
  users: 'Users',
  teams: 'Teams',
  patches: 'Patches',
  allocation: 'Allocation',
  organisation: 'Organisation',
  procedure: 'Procedure',
} as const

export type SettingsPart = keyof typeof settingsParts

/** A page of the settings: the navigation between their parts, and the content. */
export function settingsPage(part: SettingsPart, { title, main, width }: { title: string, main: Html, width?: 'reading' }): Page {
  const items = Object.entries(settingsParts).map(([name, text]) => ({ text, href: `/settings/${name}`, current: name === part }))
  return {
    title,
    main: html`${subNavigation('Parts of the settings', items)}
${width ? html`<div class="concord-reading">${main}</div>` : main}`,
  }
}
