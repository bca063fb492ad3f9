// Published histories, entered on the days on which they happened: what comes out is what happened, in its order.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeBrowser, looks } from '../support/journey-browser.ts'
import { closeCase, readChronology, writeNote } from '../support/journey-case.ts'
import { entryOf, histories, readHistory } from '../support/journey-history.ts'
import { replay } from '../support/journey-replay.ts'
import { openCaseFrom, takeReport } from '../support/journey-report.ts'
import { openJourney } from '../support/journey.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

after(() => closeBrowser())

interface Line { summary: string, occurredAt: string, recordedAt: string }

async function chronologyOf(site: TestSite, reference: string): Promise<Line[]> {
  const caller = await site.api('officer')
  const lines: Line[] = []
  for (let after: string | null = ''; after !== null;) {
    const query = `order=oldest&limit=50${after ? `&after=${encodeURIComponent(after)}` : ''}`
    const page = (await caller.get(`/api/v1/cases/${reference}/chronology?${query}`)).json() as { items: Line[], next: string | null }
    lines.push(...page.items)
    after = page.next
  }
  return lines
}

/** Those in which the landlord was told of something: elsewhere there is no case to enter. */
const told = histories().filter(({ events }) => events.some(event => ['report', 'opening'].includes(entryOf(event))))

for (const history of told) {
  test(`${history.id}: every event is in the chronology, on its day and in its order`, async () => {
    const site = await openTestSite({ now: new Date(`${history.events[0]?.replay_date}T09:00:00Z`) })
    try {
      const { cases, entered } = await replay(site, history)
      assert.ok(cases.length > 0)
      assert.equal(entered.length, history.events.filter(event => entryOf(event) !== 'closing').length)
      for (const reference of cases) {
        const lines = await chronologyOf(site, reference)
        assert.deepEqual(lines.map(({ occurredAt }) => occurredAt), lines.map(({ occurredAt }) => occurredAt).toSorted())
        const mine = entered.filter(one => one.caseReference === reference)
        const found = mine.map(({ what, day }) => lines.findIndex(line => line.summary === what && line.occurredAt.startsWith(day)))
        assert.deepEqual(mine.filter((_, at) => found[at] === -1), [], 'missing from the chronology')
        for (const [at, { isBackdated }] of mine.entries()) {
          const line = lines[found[at] ?? 0]
          if (isBackdated) assert.ok(line && line.recordedAt > line.occurredAt, line?.summary)
        }
        assert.match(lines.map(({ summary }) => summary).join('\n'), /[Cc]losed/)
      }
    } finally {
      await site.close()
    }
  })
}

test('they are nearly all there', () => {
  assert.equal(histories().length, 12)
  assert.ok(told.length >= 11)
})

test('one of them wholly by browser: a first report and eight chasers that nobody answered', async () => {
  const history = readHistory('network-2021-eight-chasers')
  const [first, ...chasers] = history.events
  assert.ok(first)
  const journey = await openJourney({ now: new Date(`${first.replay_date}T09:00:00Z`) })
  try {
    let screen = await journey.as('officer', looks.desk)
    const report = await takeReport(screen, {
      caller: { search: 'Complainant A', choose: 'Somebody new' }, alleged: { search: 'Person B', choose: 'Somebody new' },
      incidents: [{ description: first.what, on: first.replay_date, kind: ['Verbal abuse', 'Intimidation'] }],
    })
    const reference = await openCaseFrom(screen, report, 'A serious incident')
    for (const { replay_date: day, what } of chasers) {
      await screen.page.context().close()
      journey.site.clock.now = new Date(`${day}T10:00:00Z`)
      screen = await journey.as('officer', looks.desk)
      await writeNote(screen, reference, { text: what, contact: 'Phone call', person: /Complainant A/ })
    }
    await closeCase(screen, reference, {
      reason: 'Not enough evidence after investigation', outcomes: [['Intimidation', 'Could not be borne out by evidence']],
      explanation: 'What we could and could not do', told: { how: 'Letter', on: '2021-09-30', at: '9am' },
    })
    const entries = await readChronology(screen, reference)
    assert.deepEqual(entries.filter(({ text }) => history.events.some(({ what }) => what === text)).map(({ text }) => text),
      history.events.map(({ what }) => what))
    assert.equal(entries.filter(({ title }) => title.startsWith('Report')).length, 1, 'a chaser is no report')
  } finally {
    await journey.close()
  }
})
