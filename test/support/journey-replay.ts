// Enters a published history by the JSON API, day by day, with the site's clock on the day of each event.
import assert from 'node:assert/strict'
import { entryOf, type History, type HistoryEvent } from './journey-history.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Answer, ApiCaller, TestSite } from './site.ts'
import type { Persona } from './personas.ts'

/** What was entered into a case, and when it happened. */
export interface Entered { caseReference: string, what: string, day: string, isBackdated: boolean }

interface Replay {
  site: TestSite
  history: History
  people: { complainant: string, alleged: string }
  /** The open or last case of each reference of the history, and its kinds of behaviour. */
  cases: Map<string, string>
  /** Reports that wait for their case to be opened. */
  waiting: { report: string, event: HistoryEvent }[]
  /** What happened before there was a case to write it into. */
  before: HistoryEvent[]
  last: string | undefined
  closed: Set<string>
  entered: Entered[]
}

/** Plays a history from its first event, and closes what is open at its end. @returns the cases and what went into each */
export async function replay(site: TestSite, history: History): Promise<{ cases: string[], entered: Entered[] }> {
  const [first] = history.events
  setDay(site, first?.replay_date ?? '2020-01-01')
  const people = { complainant: newId(), alleged: newId() }
  await post(site, '/people', { id: people.complainant, name: history.complainant, confirmedNew: true })
  await post(site, '/people', { id: people.alleged, kind: 'unknown', description: history.alleged, confirmedNew: true })
  const play: Replay = { site, history, people, cases: new Map(), waiting: [], before: [], last: undefined, closed: new Set(), entered: [] }
  for (const event of history.events) {
    setDay(site, event.replay_date)
    await enter(play, event)
  }
  for (const reference of play.cases.values()) if (!play.closed.has(reference)) await close(play, reference, 'The replay has come to its end')
  return { cases: [...play.cases.values()], entered: play.entered }
}

/** Ten in the morning of that day, or a minute after what was done before on it. */
function setDay(site: TestSite, day: string): void {
  const morning = new Date(`${day}T10:00:00Z`)
  const later = new Date(site.clock.now.getTime() + 60_000)
  site.clock.now = later.toISOString().slice(0, 10) === day && later > morning ? later : morning
}

async function enter(play: Replay, event: HistoryEvent): Promise<void> {
  const entry = entryOf(event)
  if (entry === 'report') return enterReport(play, event)
  if (entry === 'opening') return enterOpening(play, event)
  const reference = play.cases.get(event.case_ref) ?? play.last
  if (!reference) return void play.before.push(event)
  if (entry === 'closing') return close(play, reference, event.what)
  await write(play, { reference, event, isContact: entry === 'contact' })
}

async function enterReport(play: Replay, event: HistoryEvent): Promise<void> {
  const open = play.cases.get(event.case_ref)
  const report = await takeReport(play, event)
  if (open && !play.closed.has(open)) {
    await post(play.site, `/reports/${report}/attach`, { caseReference: open })
    return noteEntered(play, open, event)
  }
  play.waiting.push({ report, event })
  const comes = play.history.events.some(({ type, case_ref: ref }) => type === 'case-opened' && ref === event.case_ref)
  if (!comes || open) await openCase(play, event)
}

async function enterOpening(play: Replay, event: HistoryEvent): Promise<void> {
  if (!play.waiting.length) play.waiting.push({ report: await takeReport(play, event), event })
  else play.before.push(event)
  await openCase(play, event)
}

async function takeReport({ site, history, people }: Replay, event: HistoryEvent): Promise<string> {
  const happened = new Date(site.clock.now.getTime() - 3_600_000)
  const { reference } = (await post(site, '/reports', {
    channel: 'phone', reporterKind: 'named', reporter: { personId: people.complainant },
    people: [{ personId: people.complainant, role: 'complainant' }, { personId: people.alleged, role: 'alleged-perpetrator' }],
    incidents: [{ startedAt: happened.toISOString(), precision: event.precision === 'day' ? 'day' : 'about', description: event.what,
      categories: await kindsOf(site, history.types) }],
  })).json() as { reference: string }
  return reference
}

/** The first kind of each type: the files name types only. */
async function kindsOf(site: TestSite, types: string[]): Promise<string[]> {
  const { categories } = (await (await site.api('officer')).get('/api/v1/procedure')).json() as { categories: { code: string, type: string }[] }
  const wanted = types.length ? types : ['verbal-abuse-harassment']
  return wanted.flatMap(type => categories.find(one => one.type === type)?.code ?? [])
}

/** Opens a case from the report that waits longest; what came before it is written in on the day it happened. */
async function openCase(play: Replay, { case_ref: ref }: HistoryEvent): Promise<void> {
  const [first, ...others] = play.waiting.splice(0)
  const link = play.last ? { link: { caseReference: play.last, reason: 'Earlier case about the same matter' } } : {}
  const { caseReference } = (await post(play.site, `/reports/${first?.report}/open-case`, {
    basis: 'person', summary: 'Behaviour of a neighbour', ...link })).json() as { caseReference: string }
  play.cases.set(ref, caseReference)
  play.last = caseReference
  if (first) noteEntered(play, caseReference, first.event)
  for (const { report, event } of others) {
    await post(play.site, `/reports/${report}/attach`, { caseReference })
    noteEntered(play, caseReference, event)
  }
  for (const event of play.before.splice(0)) await write(play, { reference: caseReference, event, isContact: false })
}

async function write(play: Replay, { reference, event, isContact }: { reference: string, event: HistoryEvent, isContact: boolean }): Promise<void> {
  const { site, people } = play
  const isBackdated = event.replay_date < site.clock.now.toISOString().slice(0, 10)
  await post(site, `/cases/${reference}/notes`, {
    text: event.what,
    ...(isBackdated ? { occurredAt: `${event.replay_date}T10:00:00Z`, onlyDay: true } : {}),
    ...(isContact ? { personId: people.complainant, contact: { method: 'phone', reached: true } } : {}),
  })
  noteEntered(play, reference, event, isBackdated)
  const isOpen = !play.closed.has(reference)
  if (event.promise_due && isOpen) await promise(play, reference, { title: `Promised: ${event.what}`.slice(0, 200), dueOn: event.promise_due })
}

const promise = ({ site }: Replay, reference: string, task: { title: string, dueOn: string }): Promise<Answer> =>
  post(site, `/cases/${reference}/tasks`, { ...task, ownerId: site.cast.actors.officer.userId })

async function close(play: Replay, reference: string, explanation: string): Promise<void> {
  const { site } = play
  const { items } = (await (await site.api('officer')).get(`/api/v1/cases/${reference}/categories`)).json() as { items: { code: string }[] }
  const { status } = (await post(site, `/cases/${reference}/close`, {
    reasons: ['insufficient-evidence'], outcomes: Object.fromEntries(items.map(({ code }) => [code, 'unsubstantiated'])), explanation,
    told: { at: site.clock.now.toISOString(), method: 'letter' }, comesBackIf: 'It happens again',
  })).json() as { status: string }
  if (status !== 'closed') await post(site, `/cases/${reference}/closure/decision`, { decision: 'approve' }, 'teamLeader')
  play.closed.add(reference)
}

function noteEntered(play: Replay, caseReference: string, { what, replay_date: day }: HistoryEvent, isBackdated = false): void {
  play.entered.push({ caseReference, what, day, isBackdated })
}

/** Sends, as somebody, with a token made on that day. */
async function post(site: TestSite, path: string, body: unknown, persona: Persona = 'officer'): Promise<Answer> {
  const caller: ApiCaller = await site.api(persona)
  const answer = await caller.post(`/api/v1${path}`, body)
  assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.body}`)
  return answer
}
