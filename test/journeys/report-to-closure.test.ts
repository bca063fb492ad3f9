// From the first call to a closed case, wholly by browser: on a desk with scripts, and again on an old phone without.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { lookName, looks, type Look } from '../support/journey-browser.ts'
import { addCost, addParty, addTask, approveClosure, closeCase, completeTask, decide, passStep, readChronology, writeIncident, writeNote }
  from '../support/journey-case.ts'
import { openCaseFrom, takeReport, type Call } from '../support/journey-report.ts'
import type { Screen } from '../support/journey-screen.ts'
import { openJourney, type Journey } from '../support/journey.ts'
import { makeCase } from '../support/make-case.ts'

const call = (match: string): Call => ({
  caller: { search: 'Ruth Adeyemi', choose: 'Somebody new', phone: '020 7946 0771' },
  alleged: { search: 'Dale Prescott', choose: 'Dale Prescott' },
  incidents: [
    { description: 'He stood at her door and said he would break her arm', on: '2026-03-02', time: '9:15pm',
      kind: ['Verbal abuse', 'Threats of violence'] },
    { description: 'Shouting through the wall until two in the morning', on: '2026-02-27', kind: ['Noise', 'Shouting and arguments'] },
  ],
  place: '8 Tern Court', match,
})

for (const look of Object.values(looks)) {
  describe(`a case from the first call to its closure (${lookName(look)})`, () => story(look))
}

function story(look: Look): void {
  let journey: Journey
  let officer: Screen
  let earlier = ''
  let report = ''
  let reference = ''

  before(async () => {
    journey = await openJourney({ now: new Date('2026-03-03T09:15:00Z') })
    earlier = (await makeCase(journey.site, { summary: 'Music at night' })).reference
  })
  after(() => journey.close())

  // at each sitting the officer signs in: sessions end when nobody uses them for an hour
  const sitting = async (moment: string): Promise<void> => {
    journey.site.clock.now = new Date(moment)
    await officer?.page.context().close()
    officer = await journey.as('officer', look)
  }

  test('a call handler takes a report for somebody new, and sees what could be the same', async () => {
    const screen = await journey.as('callHandler', look)
    report = await takeReport(screen, call(earlier))
    assert.match(report, /^REP-2026-/)
    await screen.sees('Tell the caller')
    await screen.sees(earlier)
    await screen.page.context().close()
  })

  test('an officer finds it in the inbox and opens a case, which is High because of the threat', async () => {
    await sitting('2026-03-03T10:00:00Z')
    reference = await openCaseFrom(officer, report, 'Threats and shouting from the flat next door')
    assert.match(reference, /^ASB-2026-/)
    await officer.sees('Threats and shouting from the flat next door')
    await officer.check()
    assert.match(await officer.page.locator('.concord-identity').innerText(), /High/)
  })

  test('the officer works on it: contact, note, incident, witness, cost, task, and the way along the pathway', async () => {
    await sitting('2026-03-04T14:00:00Z')
    await writeNote(officer, reference, { text: 'Rang her. She is frightened to go out', contact: 'Phone call', person: /Ruth Adeyemi/ })
    await writeNote(officer, reference, { text: 'Looked at the door: it is dented', on: '2026-03-03', at: '5pm' })
    await writeIncident(officer, reference, {
      text: 'He kicked the bins over below her window', on: '2026-03-03', at: '11:30pm', category: /Threats of violence/ })
    await addParty(officer, reference, { who: { search: 'Pat Lowe', choose: 'Somebody new' }, role: 'Witness' })
    await addCost(officer, reference, { kind: 'Locks, alarms and other security', amount: '84.50', on: '2026-03-04' })
    await addTask(officer, reference, { title: 'Ask the police for their log', by: '2026-03-20' })
    await passStep(officer, reference)
    await passStep(officer, reference)
    await decide(officer, reference, { answer: 'Yes', reason: 'Two accounts agree, and the door is dented' })
    await sitting('2026-03-18T09:00:00Z')
    await completeTask(officer, reference, { title: 'Ask the police for their log', note: 'Log received: two calls' })
    await passStep(officer, reference)
    await decide(officer, reference, { answer: 'Yes', reason: 'Nothing since he signed the undertaking' })
  })

  test('nobody closes a High case alone: a team leader approves it', async () => {
    await sitting('2026-04-21T15:00:00Z')
    await closeCase(officer, reference, {
      reason: 'Resolved by the action taken', explanation: 'He has kept away since March, and what would happen if he did not',
      outcomes: [['Threats of violence', 'Stopped after formal or legal action'], ['Shouting and arguments', 'Stopped after formal or legal action']],
      told: { how: 'Visit at home', on: '2026-04-21', at: '2pm' },
    })
    await officer.at('Closure')
    await officer.sees('This waits for another person who may approve closures.')
    await sitting('2026-04-22T09:00:00Z')
    const leader = await journey.as('teamLeader', look)
    await leader.go('/')
    await leader.sees(reference)
    await approveClosure(leader, reference)
    await leader.go(`/cases/${reference}`)
    assert.match(await leader.page.locator('.concord-identity').innerText(), /Closed/)
    await leader.check()
  })

  test('the chronology has all of it, in the order in which it happened', async () => {
    const entries = await readChronology(officer, reference)
    assert.deepEqual(entries.map(({ at }) => at), entries.map(({ at }) => at).toSorted())
    const told = ['Shouting through the wall', 'break her arm', 'Looked at the door', 'kicked the bins', 'Rang her', 'Two accounts agree',
      'Log received', 'Nothing since he signed']
    const places = told.map(words => entries.findIndex(({ text }) => text.includes(words)))
    assert.ok(places.every(place => place >= 0), `Missing: ${told.filter((_, at) => places[at] === -1).join(', ')}`)
    assert.deepEqual(places, places.toSorted((a, b) => a - b))
    assert.equal(entries.find(({ text }) => text.includes('Looked at the door'))?.isLate, true)
    assert.equal(entries.find(({ text }) => text.includes('Rang her'))?.isLate, false)
  })
}
