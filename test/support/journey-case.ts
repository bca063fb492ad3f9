// The pages of a case, as somebody works through them.
import { pick, type Picked } from './journey-report.ts'
import type { Screen } from './journey-screen.ts'

const open = (screen: Screen, reference: string, page: string): Promise<void> => screen.go(`/cases/${reference}/${page}`)

/** A note, or a contact with somebody, now or on an earlier day. */
export async function writeNote(
  screen: Screen, reference: string, note: { text: string, contact?: string, person?: RegExp, on?: string, at?: string },
): Promise<void> {
  await open(screen, reference, `notes/new${note.contact ? '?entry=contact' : ''}`)
  await screen.at(note.contact ? 'Record a contact' : 'Add a note')
  if (note.contact) await screen.choose('How', note.contact)
  if (note.person) await choosePerson(screen, note.person)
  await screen.fill('What happened', note.text)
  if (note.on) await screen.date(/^When it happened/, note.on)
  if (note.at) await screen.fill('Time (optional)', note.at)
  await screen.press('Save to the chronology')
  await screen.at('Chronology')
}

async function choosePerson(screen: Screen, person: RegExp): Promise<void> {
  const list = screen.page.getByLabel(/Who it is about/)
  const words = await list.locator('option').allInnerTexts()
  await list.selectOption({ label: words.find(one => person.test(one)) ?? String(person) })
}

/** Something more that happened. */
export async function writeIncident(
  screen: Screen, reference: string, incident: { text: string, on: string, at?: string, category: RegExp },
): Promise<void> {
  await open(screen, reference, 'incidents/new')
  await screen.at('Add an incident')
  await screen.fill('What happened', incident.text)
  await screen.date('Date', incident.on)
  if (incident.at) await screen.fill('Time (optional)', incident.at)
  await screen.page.getByRole('group', { name: 'Categories' }).getByLabel(incident.category).check()
  await screen.press('Add the incident')
}

/** Somebody joins the case. */
export async function addParty(screen: Screen, reference: string, { who, role }: { who: Picked, role: string }): Promise<void> {
  await open(screen, reference, 'people/new')
  await screen.at('Add a person to the case')
  await pick(screen, 'who', who)
  await screen.tick(role)
  await screen.press('Add to the case')
}

/** What was spent. */
export async function addCost(screen: Screen, reference: string, cost: { kind: string, amount: string, on: string }): Promise<void> {
  await open(screen, reference, 'costs/new')
  await screen.at('Add a cost')
  await screen.choose('Kind of cost', cost.kind)
  await screen.fill('Amount', cost.amount)
  await screen.date('Date of the cost', cost.on)
  await screen.press('Add the cost')
  await screen.at('Costs')
}

/** Something to be done; and that it was done. */
export async function addTask(screen: Screen, reference: string, { title, by }: { title: string, by: string }): Promise<void> {
  await open(screen, reference, 'tasks/new')
  await screen.at('Add a task')
  await screen.fill('What has to be done', title)
  await screen.date('By when', by)
  await screen.press('Add the task')
  await screen.at('Tasks')
  await screen.sees(title)
}

/** Marks the one open task of this title as done. */
export async function completeTask(screen: Screen, reference: string, { title, note }: { title: string, note: string }): Promise<void> {
  await open(screen, reference, 'tasks')
  await screen.follow(`Mark as done ${title}`)
  await screen.at('Mark a task as done')
  await screen.fill(/What was done/, note)
  await screen.press('Mark as done')
  await screen.at('Tasks')
}

/** The step where the case stands is done. */
export async function passStep(screen: Screen, reference: string): Promise<void> {
  await open(screen, reference, 'pathway')
  await screen.at(/ pathway$/)
  await screen.press('This step is done')
}

/** Answers the question where the case stands. */
export async function decide(screen: Screen, reference: string, { answer, reason }: { answer: string, reason: string }): Promise<void> {
  await open(screen, reference, 'pathway')
  await screen.at(/ pathway$/)
  await screen.tick(answer)
  await screen.fill('The reason, and what it rests on', reason)
  await screen.press('Record the decision')
}

/** How a case ends. */
export interface Ending {
  reason: string
  /** By category, as the page names them. */
  outcomes: [category: string, outcome: string][]
  told: { how: string, on: string, at: string }
  explanation: string
}

/** Fills the page for closing and sends it: the case closes, or waits for approval. */
export async function closeCase(screen: Screen, reference: string, ending: Ending): Promise<void> {
  await open(screen, reference, 'close')
  await screen.at(/^(Close the case|Ask to close the case)$/)
  await screen.tick(ending.reason)
  for (const [category, outcome] of ending.outcomes) await screen.choose(category, outcome)
  const told = screen.page.getByRole('group', { name: /^Has the complainant been told/ })
  await screen.tick('Yes', told)
  await screen.choose('How', ending.told.how)
  await screen.date('When', ending.told.on)
  await screen.fill('Time (optional)', ending.told.at)
  await screen.fill('What the complainant was told', ending.explanation)
  await screen.fill('What would bring the case back', 'Any more of it: ring us')
  await screen.press(/^(Close the case|Ask for approval)$/)
}

/** Another person approves the closure that waits. */
export async function approveClosure(screen: Screen, reference: string): Promise<void> {
  await open(screen, reference, 'closure')
  await screen.at('Closure')
  await screen.tick('Approve: the case closes')
  await screen.press('Save the decision')
}

/** One entry of a chronology as the page shows it. */
export interface ShownEntry { title: string, at: string, text: string, isLate: boolean }

/** Reads a chronology, the oldest first, page by page to its end. */
export async function readChronology(screen: Screen, reference: string): Promise<ShownEntry[]> {
  await open(screen, reference, 'chronology?order=oldest')
  await screen.at('Chronology')
  const entries: ShownEntry[] = []
  for (;;) {
    entries.push(...await screen.page.locator('.concord-timeline__item').evaluateAll(items => items.map(item => ({
      title: item.querySelector('.concord-timeline__title')?.textContent?.trim() ?? '',
      at: item.querySelector('time')?.getAttribute('datetime') ?? '',
      text: item.querySelector('.concord-entry__text')?.textContent?.trim() ?? '',
      isLate: item.querySelector('.concord-late') !== null,
    }))))
    if (!await screen.page.locator('a[rel=next]').count()) return entries
    await screen.follow(/^Next/)
  }
}
