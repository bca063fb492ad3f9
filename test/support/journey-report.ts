// The pages on which a report is taken and decided, as somebody goes through them.
import type { Screen } from './journey-screen.ts'

/** Somebody as they are searched for, and which of what is found they are. */
export interface Picked {
  search: string
  /** The words beside the radio button: a name that was found, or "Somebody new". */
  choose: string
  phone?: string
}

/** Something that happened, as it is typed. */
export interface Told {
  description: string
  /** As 2026-03-01. */
  on: string
  time?: string
  /** A type of behaviour, and the kind within it. */
  kind: [type: string, category: string]
}

/** A report by phone of somebody who gives their name. */
export interface Call {
  caller: Picked
  alleged: Picked
  incidents: Told[]
  place?: string
  harm?: string
  wants?: string
  /** What must be offered as possibly the same before the report is taken. */
  match?: string
}

/** Types a report into its page, from the first word to what harm it does; takes it not yet. */
export async function typeReport(screen: Screen, call: Call): Promise<void> {
  await screen.go('/reports/new')
  await screen.at('New report')
  await pick(screen, 'reporter', call.caller)
  for (const [at, told] of call.incidents.entries()) {
    if (at > 0) await screen.press('Add another incident')
    await typeIncident(screen, at, told)
  }
  if (call.place) await pickPlace(screen, call.place)
  await pick(screen, 'person-1', call.alleged)
  await screen.fill(/How does it affect them/, call.harm ?? 'She cannot sleep')
  await screen.fill(/What would be a good outcome/, call.wants ?? 'That it stops')
  if (call.match) await seeMatch(screen, call.match)
}

/** Takes a report by phone. @returns its reference */
export async function takeReport(screen: Screen, call: Call): Promise<string> {
  await typeReport(screen, call)
  await screen.press('Take the report')
  await screen.at(/^Report/)
  return /REP-\d{4}-\d{6}/.exec(await screen.text())?.[0] ?? ''
}

/** Searches in the picker of this name and chooses: while one types, or by its button where there are no scripts. */
export async function pick(screen: Screen, name: string, { search, choose, phone }: Picked): Promise<void> {
  const picker = screen.page.locator('.concord-picker', { has: screen.page.locator(`#${name}-results`) })
  await picker.locator(`input[name="${name}-q"]`).fill(search)
  if (!screen.look.scripts) await screen.press('Find', picker)
  const results = screen.page.locator(`#${name}-results`)
  await results.getByText(`“${search}”`).first().waitFor()
  await screen.tick(choose, results)
  if (phone) await screen.fill('Phone number (optional)', phone, results)
}

async function typeIncident(screen: Screen, at: number, { description, on, time, kind: [type, category] }: Told): Promise<void> {
  const part = screen.page.locator('[id^="incident-"].concord-part').nth(at)
  await screen.fill('In their own words', description, part)
  await screen.date('When did it happen?', on, part)
  if (time) await screen.fill('Time (if known)', time, part)
  await screen.open(type, part)
  await screen.tick(category, part)
}

async function pickPlace(screen: Screen, line1: string): Promise<void> {
  await pick(screen, 'incident-1-address', { search: line1, choose: 'Another address' })
  await screen.fill('First line', line1, screen.page.locator('#incident-1-address-results'))
}

async function seeMatch(screen: Screen, reference: string): Promise<void> {
  if (!screen.look.scripts) await screen.press('Show matches')
  await screen.page.locator('#matches').getByRole('link', { name: reference, exact: true }).waitFor()
}

/** Decides a waiting report: a new case. @returns the reference of the case */
export async function openCaseFrom(screen: Screen, report: string, summary: string): Promise<string> {
  await screen.go('/inbox')
  await screen.at('Inbox')
  await screen.sees(report)
  await screen.go(`/reports/${report}`)
  await screen.at(/^Report/)
  await screen.follow('Open a new case')
  await screen.at('Open a new case')
  await screen.fill('What is the case about?', summary)
  await screen.press('Open the case')
  return /ASB-\d{4}-\d{6}/.exec(screen.page.url())?.[0] ?? ''
}
