import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { openTestDatabase } from '../../test/support/database.ts'
import { verifyRecord } from '../modules/audit/index.ts'
import { casePriority, currentPack, getPriority, getStep } from '../modules/procedure/index.ts'
import type { OpenDatabase } from '../platform/database.ts'
import { demoHints, fillDemo, namedAccounts } from './index.ts'
import { makeDemo } from './make-demo.ts'

const now = new Date('2026-03-03T14:15:00Z')

let database: OpenDatabase
before(async () => {
  database = await openTestDatabase()
  assert.equal(await fillDemo(database, now, () => {}), true)
})
after(() => database.close())

/** The single number that a query gives. */
async function number(query: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`${sql.raw(query)}`.execute(database.db)
  return Number(rows[0]?.number)
}

test('the same moment gives the same demonstration, to the letter', () => {
  const [one, other] = [makeDemo({ now, passwordHash: 'x' }), makeDemo({ now, passwordHash: 'x' })]
  for (const table of ['people', 'addresses', 'cases', 'events', 'incidents', 'reports', 'search_entries'] as const) {
    assert.ok(one.of(table).length > 0, table)
    assert.equal(JSON.stringify(one.of(table)), JSON.stringify(other.of(table)), table)
  }
})

test('every entry of the record fits its chain', async () => {
  const { breaches, events } = await verifyRecord(database.db)
  assert.deepEqual(breaches, [])
  assert.ok(events > 30_000)
})

test('a second start finds the demonstration and leaves it alone', async () => {
  const people = await number('SELECT count(*) AS number FROM people')
  assert.equal(await fillDemo(database, now, () => {}), false)
  assert.equal(await number('SELECT count(*) AS number FROM people'), people)
})

test('a start that is cut off leaves nothing behind', async () => {
  const fresh = await openTestDatabase()
  try {
    await assert.rejects(fillDemo(fresh, now, what => { if (what === 'people') throw new Error('cut off') }), /cut off/)
    for (const table of ['organisations', 'addresses', 'events'] as const) {
      assert.equal(await fresh.db.selectFrom(table).select(eb =>
        eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow().then(row => row.n), 0)
    }
  } finally {
    await fresh.close()
  }
})

test('the sign-in page names the accounts, and each of them exists', async () => {
  const hints = String(await demoHints(database.db))
  for (const { email, role } of namedAccounts) {
    assert.ok(hints.includes(email))
    assert.equal(await number(`SELECT count(*) AS number FROM users WHERE email = '${email}' AND roles = ARRAY['${role}']`), 1)
  }
})

describe('proportions', () => {
  const inCases = (condition: string): string =>
    `SELECT 100.0 * count(*) FILTER (WHERE ${condition}) / count(*) AS number FROM cases c`
  const has = (start: string): string =>
    `EXISTS (SELECT 1 FROM case_categories k WHERE k.case_id = c.id AND k.category_code LIKE '${start}%')`
  const bounds: [what: string, query: string, least: number, most: number][] = [
    ['homes', 'SELECT count(*) AS number FROM addresses', 12_000, 12_000],
    ['people', 'SELECT count(*) AS number FROM people', 13_500, 15_000],
    ['staff', 'SELECT count(*) AS number FROM users', 40, 40],
    ['cases', 'SELECT count(*) AS number FROM cases', 885, 905],
    ['noise, per cent', inCases(has('noise-')), 42, 62],
    ['hate, per cent', inCases(has('hate-')), 0.8, 4],
    ['closed, per cent', inCases("c.status = 'closed'"), 78, 92],
    ['on hold', "SELECT count(*) AS number FROM cases WHERE status = 'on-hold'", 4, 40],
    ['restricted', 'SELECT count(*) AS number FROM cases WHERE restricted', 3, 40],
    ['incidents a case', 'SELECT count(*)::float / count(DISTINCT case_id) AS number FROM incidents WHERE case_id IS NOT NULL', 5, 10],
    ['the longest case', 'SELECT max(n) AS number FROM (SELECT count(*) AS n FROM incidents GROUP BY case_id) AS counts', 60, 400],
    ['waiting reports', "SELECT count(*) AS number FROM reports WHERE status = 'waiting'", 12, 25],
    ['late reports', `SELECT count(*) AS number FROM reports WHERE status = 'waiting' AND due_at < '${now.toISOString()}'`, 2, 12],
    ['signposted', "SELECT count(*) AS number FROM reports WHERE status = 'signposted'", 200, 240],
    ['closures to approve', "SELECT count(*) AS number FROM closures WHERE status = 'awaiting-approval'", 1, 20],
    ['open tasks', "SELECT count(*) AS number FROM tasks WHERE status = 'open'", 30, 300],
    ['late tasks', `SELECT count(*) AS number FROM tasks WHERE status = 'open' AND due_at < '${now.toISOString()}'`, 3,
      80],
    ['markers in force', 'SELECT count(*) AS number FROM warning_markers WHERE ended_at IS NULL', 5, 120],
    ['needs of alleged perpetrators', `SELECT count(*) AS number FROM support_needs n WHERE EXISTS (SELECT 1 FROM parties p
      WHERE p.person_id = n.person_id AND p.role = 'alleged-perpetrator')`, 50, 400],
    ['people with more than one case',
      'SELECT count(*) AS number FROM (SELECT 1 FROM parties GROUP BY person_id HAVING count(DISTINCT case_id) > 1) AS often', 60, 600],
    ['anonymous witnesses', "SELECT count(*) AS number FROM parties WHERE anonymous AND role = 'witness'", 50, 400],
    ['cases of the named officer', `SELECT count(*) AS number FROM cases c JOIN users u ON u.id = c.lead_officer_id
      WHERE u.email = 'officer@demo.example' AND c.status IN ('open', 'on-hold')`, 5, 40],
  ]
  for (const [what, query, least, most] of bounds) {
    test(what, async () => {
      const found = await number(query)
      assert.ok(found >= least && found <= most, `${found} is not between ${least} and ${most}`)
    })
  }
})

describe('what always holds', () => {
  const never: [what: string, query: string][] = [
    ['a case without an entry in the record',
      'SELECT count(*) AS number FROM cases c WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.stream_id = c.id)'],
    ['a case whose present step is not its own', `SELECT count(*) AS number FROM cases c WHERE NOT EXISTS (SELECT 1 FROM case_steps s
      WHERE s.case_id = c.id AND s.left_at IS NULL AND s.pathway = c.pathway AND s.step = c.step)`],
    ['a closed case with a live category', `SELECT count(*) AS number FROM cases c JOIN case_categories k ON k.case_id = c.id
      WHERE c.status = 'closed' AND k.progress = 'live'`],
    ['a closed case without a closure', `SELECT count(*) AS number FROM cases c WHERE status = 'closed' AND NOT EXISTS
      (SELECT 1 FROM closures x WHERE x.case_id = c.id AND x.status = 'closed')`],
    ['an ended case that owes a contact',
      "SELECT count(*) AS number FROM cases WHERE status IN ('closed', 'cancelled') AND next_contact_due IS NOT NULL"],
    ['anything that happens in the future', `SELECT (SELECT count(*) FROM events WHERE recorded_at > '${now.toISOString()}' OR occurred_at > recorded_at)
      + (SELECT count(*) FROM incidents WHERE started_at > reported_at) AS number`],
    ['a restricted case that its lead officer cannot see', `SELECT count(*) AS number FROM cases c WHERE restricted AND NOT EXISTS
      (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.user_id = c.lead_officer_id AND a.kind = 'named')`],
    ['somebody of an incident who is no party', `SELECT count(*) AS number FROM incident_people ip JOIN incidents i ON i.id = ip.incident_id
      WHERE i.case_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parties p WHERE p.case_id = i.case_id AND p.person_id = ip.person_id)`],
    ['a counter that a new reference would collide with', `SELECT count(*) AS number FROM cases c JOIN reference_counters r ON r.prefix = 'ASB'
      AND r.year = substring(c.reference, 5, 4)::int WHERE substring(c.reference, 10)::int > r.last`],
    ['a person who is not found by name', `SELECT count(*) AS number FROM people p WHERE NOT EXISTS (SELECT 1 FROM search_entries s
      WHERE s.subject_id = p.id AND (s.field = 'name' OR p.name LIKE 'Unknown%'))`],
    ['a word that is not in the dictionary', `SELECT count(*) AS number FROM search_entries e WHERE NOT EXISTS (SELECT 1 FROM search_words w
      WHERE w.kind = e.kind AND w.word = e.word)`],
    ['a report without an entry in the record',
      'SELECT count(*) AS number FROM reports r WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.stream_id = r.id)'],
  ]
  for (const [what, query] of never) {
    test(`never ${what}`, async () => assert.equal(await number(query), 0))
  }

  test('the priority of every case is what the procedure makes of its categories and its override', async () => {
    const pack = currentPack()
    const cases = await database.db.selectFrom('cases').selectAll().execute()
    const categories = Map.groupBy(await database.db.selectFrom('case_categories').selectAll().where('progress', '<>',
      'cancelled').execute(), one => one.case_id)
    for (const row of cases) {
      const override = row.priority_override ? { priority: row.priority_override,
        reason: row.priority_override_reason } : null
      const { priority, because } = casePriority(pack, { override,
        categories: (categories.get(row.id) ?? []).map(({ category_code: code, priority: own }) => ({ code,
          priority: own })) })
      assert.equal(row.priority, priority, row.reference)
      if (override) assert.equal(row.priority_because, because)
      assert.equal(row.priority_rank, getPriority(pack, priority).rank)
      assert.equal(row.pathway, getPriority(pack, priority).pathway)
      assert.ok(getStep(pack, row))
    }
  })
})
