// The rows of a bench database, in SQL: sets of rows made by the server itself, so that a million cases take minutes.
import { familyEnds, familyStarts, givenNames, streets, summaries } from './names.ts'

/** How much of everything there is for so many cases. */
export interface Extent { cases: number, people: number, homes: number, officers: number, patches: number, waiting: number }

/**
 * A landlord's (or a partnership's) file of so many cases: two in a hundred are open, an officer has about forty of
 * those, so that what a person sees on a page does not grow with the database.
 */
export function extentOf(cases: number): Extent {
  const officers = Math.max(6, Math.round(cases / 2000))
  return { cases, people: Math.round(cases * 0.6), homes: Math.round(cases * 0.4), officers, patches: officers * 2, waiting: Math.max(20, officers) }
}

/** Kinds of id: see `bench_id`. */
const kind = { organisation: 0, user: 1, team: 2, patch: 3, home: 4, person: 5, case: 6, category: 7, party: 8, report: 9, incident: 10, step: 11,
  closure: 12, task: 13, contact: 14, stay: 15, tenancy: 16, need: 17, marker: 18, alias: 19 } as const

/** The id of the so-manieth thing of a kind. */
export const benchId = (what: keyof typeof kind, place: number): string => {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
  const all = `${hex(1_600_000_000_000 + place * 100, 12)}7${hex(kind[what], 3)}8${hex(place, 15)}`
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-${all.slice(12, 16)}-${all.slice(16, 20)}-${all.slice(20)}`
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]): string => `(ARRAY[${values.map(text).join(',')}])`
/** One of a list, by chance that always falls the same way for a row. */
const pick = (row: string, salt: number, values: readonly string[]): string => `${list(values)}[1 + bench_chance(${row}, ${salt}, ${values.length})]`
const id = (what: keyof typeof kind, place: string): string => `bench_id(${kind[what]}, ${place})`
const org = id('organisation', '1')

/** Helpers of the fill; dropped when it is done. Ids of later things sort later, as the platform's do. */
export const benchFunctions = `
CREATE FUNCTION bench_id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(1600000000000 + n * 100), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;
CREATE FUNCTION bench_chance(n bigint, salt int, size int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (hashint8(n * 1000 + salt) & 2147483647) % size $$;`

/** The case table as numbers: who is in it, when it was opened. Made once, used by all that belongs to cases. */
const caseFacts = ({ cases, people, homes, officers }: Extent): string => `CREATE UNLOGGED TABLE bench_cases AS
  SELECT n, 1 + bench_chance(n, 1, ${people - 3}) AS person, date_trunc('minute', now() - (${cases} - n) / ${cases}::float8 * interval '2557 days' - interval '3 hours') AS opened,
    n > ${cases} * 0.98 AS live, 1 + bench_chance(n, 2, ${officers}) AS officer, bench_chance(n, 3, 100) AS luck, n % 200 = 0 AS large,
    0::bigint AS home, bench_chance(n, 4, 12) AS matter
  FROM generate_series(1, ${cases}) AS n;
  UPDATE bench_cases SET home = 1 + (person - 1)::bigint * ${homes} / ${people}; ANALYZE bench_cases`

const codes = ['noise-loud-music', 'noise-parties', 'noise-shouting', 'pets-barking', 'abuse-verbal', 'drugs-use', 'communal-loitering', 'rubbish-litter',
  'abuse-threats', 'rubbish-fly-tipping', 'noise-night', 'garden-overgrown']
const priorities = ['medium', 'medium', 'medium', 'low', 'medium', 'medium', 'medium', 'low', 'high', 'low', 'medium', 'low']
const byMatter = (values: readonly string[]): string => `${list(values)}[1 + f.matter]`

/** Everything, in order: what is being made, and how. */
export function fillStatements(extent: Extent, passwordHash: string): [what: string, sql: string][] {
  return [...staffStatements(extent, passwordHash), ...peopleStatements(extent), ['case numbers', caseFacts(extent)],
    ...caseStatements(extent), ...incidentStatements(extent), ...recordStatements(extent)]
}

function staffStatements({ officers, patches, homes }: Extent, passwordHash: string): [string, string][] {
  return [
    ['organisation', `INSERT INTO organisations (id, name, short_name, homes, created_at) VALUES (${org}, 'Bench Homes', 'Bench', ${homes}, now());
      INSERT INTO teams (id, organisation_id, name) SELECT ${id('team', 'n')}, ${org}, 'Team ' || n FROM generate_series(1, ${Math.ceil(officers / 8)}) AS n`],
    ['staff', `INSERT INTO users (id, organisation_id, team_id, email, name, phone, password_hash, roles, created_at)
      SELECT ${id('user', 'n')}, ${org}, ${id('team', '1 + (n - 1) / 8')}, 'officer' || n || '@bench.example',
        ${pick('n', 1, givenNames)} || ' ' || ${pick('n', 2, familyStarts)} || ${pick('n', 3, familyEnds)}, '01632 960001', ${text(passwordHash)},
        CASE WHEN n % 8 = 1 THEN ARRAY['team-leader', 'officer'] ELSE ARRAY['officer'] END, now()
      FROM generate_series(1, ${officers}) AS n;
      UPDATE teams SET leader_id = (SELECT u.id FROM users u WHERE u.team_id = teams.id AND 'team-leader' = ANY (u.roles) LIMIT 1);
      INSERT INTO patches (id, organisation_id, name, team_id, lead_officer_id)
      SELECT ${id('patch', 'n')}, ${org}, 'Patch ' || n, ${id('team', `1 + ((n - 1) % ${officers}) / 8`)}, ${id('user', `1 + (n - 1) % ${officers}`)}
      FROM generate_series(1, ${patches}) AS n`],
  ]
}

function peopleStatements({ people, homes, patches }: Extent): [string, string][] {
  return [
    // blocks of 24 flats and stretches of 24 houses in turn; a street's name comes in many towns
    ['homes', `INSERT INTO addresses (id, organisation_id, uprn, line_1, line_2, town, postcode, postcode_key, block_key, street_key, patch_id, latitude,
        longitude, created_at)
      SELECT ${id('home', 'n')}, ${org}, (700000000000 + n)::text, CASE WHEN flats THEN 'Flat ' || 1 + n % 24 ELSE (1 + n % 24) || ' ' || street END,
        CASE WHEN flats THEN name || ' Court' ELSE '' END, town, code, replace(code, ' ', ''), CASE WHEN flats THEN lower(name) || ' court' ELSE '' END,
        CASE WHEN flats THEN '' ELSE lower(street) END, ${id('patch', `1 + g % ${patches}`)}, 52 + (g % 400) * 0.004 + (n % 24) * 0.00005,
        2 + (g / 400) * 0.006, now()
      FROM (SELECT n, g, g % 2 = 0 AS flats, ${pick('g', 1, streets)} AS name, ${pick('g', 1, streets)} || ' ' || ${pick('g', 2, ['Road', 'Street', 'Close', 'Avenue', 'Lane'])} AS street,
          ${pick('g / 400', 3, familyStarts)} || 'mere' AS town,
          'QX' || (1 + g / 3000) || ' ' || (1 + g / 400 % 9) || chr(65 + (g / 20 % 20)::int) || chr(65 + (g % 20)::int) AS code
        FROM (SELECT n, n / 24 AS g FROM generate_series(1, ${homes}) AS n) AS numbered) AS named`],
    ['people', `INSERT INTO people (id, organisation_id, reference, kind, root_id, name, given_name, family_name, date_of_birth, description, housing_reference, created_at)
      SELECT ${id('person', 'n')}, ${org}, 'PER-2020-' || lpad(n::text, 7, '0'), kind, ${id('person', 'n')},
        CASE kind WHEN 'unknown' THEN 'Unknown person: tall, ' || looks ELSE given || ' ' || family END, given, family, date '1940-01-01' + bench_chance(n, 5, 23000),
        CASE kind WHEN 'unknown' THEN 'Tall, ' || looks ELSE '' END, 'H' || n, now()
      FROM (SELECT n, CASE WHEN n % 67 = 0 THEN 'unknown' ELSE 'person' END AS kind, ${pick('n', 1, givenNames)} AS given,
          ${pick('n', 2, familyStarts)} || ${pick('n', 3, familyEnds)} AS family,
          ${pick('n', 4, ['red hair, black dog', 'grey tracksuit, limp', 'bald, blue work jacket', 'scar over one eye', 'white trainers, hood up'])} AS looks
        FROM generate_series(1, ${people}) AS n) AS named`],
    ['homes of people', `INSERT INTO person_addresses (id, person_id, address_id, starts_on) SELECT ${id('stay', 'n')}, ${id('person', 'n')},
        ${id('home', `1 + (n - 1) * ${homes} / ${people}`)}, date '2015-01-01' FROM generate_series(1, ${people}::bigint) AS n;
      INSERT INTO tenancies (id, organisation_id, person_id, address_id, reference, kind, starts_on) SELECT ${id('tenancy', 'n')}, ${org}, ${id('person', 'n')},
        ${id('home', `1 + (n - 1) * ${homes} / ${people}`)}, 'T' || n, 'assured', date '2015-01-01' FROM generate_series(1, ${people}::bigint) AS n;
      INSERT INTO person_contacts (id, person_id, kind, value, value_key) SELECT ${id('contact', 'n')}, ${id('person', 'n')}, 'phone',
        '07' || lpad(n::text, 9, '0'), '447' || lpad(n::text, 9, '0') FROM generate_series(1, ${people}) AS n;
      INSERT INTO support_needs (id, person_id, kind) SELECT ${id('need', 'n')}, ${id('person', 'n')}, 'mental-health' FROM generate_series(1, ${people}, 25) AS n;
      INSERT INTO warning_markers (id, organisation_id, person_id, kind, reason, set_by, set_at, review_on) SELECT ${id('marker', 'n')}, ${org}, ${id('person', 'n')}, 'dog',
        'Dog at the door', ${id('user', '1')}, now(), date '2099-01-01' FROM generate_series(1, ${people}, 250) AS n`],
  ]
}

function caseStatements({ patches, waiting, officers, cases, people, homes }: Extent): [string, string][] {
  const status = `CASE WHEN f.live THEN CASE WHEN f.luck < 8 THEN 'on-hold' ELSE 'open' END WHEN f.luck = 99 THEN 'cancelled' ELSE 'closed' END`
  const ended = `CASE WHEN f.live THEN NULL ELSE least(f.opened + (20 + f.luck) * interval '1 day', now() - interval '1 hour') END`
  const priority = byMatter(priorities)
  const patch = id('patch', `1 + (f.home / 24) % ${patches}`)
  return [
    ['cases', `INSERT INTO cases (id, organisation_id, reference, basis, status, summary, priority, priority_rank, priority_because, pack_key, pack_version, pathway, step,
        opened_at, closed_at, lead_officer_id, team_id, patch_id, address_id, restricted, next_contact_due, last_contact_at, last_activity_at)
      SELECT ${id('case', 'f.n')}, ${org}, 'ASB-' || to_char(f.opened, 'YYYY') || '-' || lpad(f.n::text, 7, '0'), 'person', ${status}, ${byMatter(summaries)},
        ${priority}, CASE ${priority} WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, 'By its category.', 'standard', '1.0.0', ${priority},
        CASE WHEN f.live AND ${priority} <> 'low' THEN 'investigation' WHEN f.live THEN 'opened' ELSE 'close' END, f.opened, ${ended}, ${id('user', 'f.officer')},
        ${id('team', '1 + (f.officer - 1) / 8')}, ${patch}, ${id('home', 'f.home')}, f.luck = 50 AND f.n % 3 = 0,
        CASE WHEN f.live THEN now() + (f.luck - 30) * interval '6 hours' END, f.opened + interval '1 day', least(f.opened + (20 + f.luck) * interval '1 day', now())
      FROM bench_cases f ORDER BY f.n`],
    ['parts of cases', `INSERT INTO case_access (case_id, user_id, kind, reason, given_by, given_at) SELECT c.id, c.lead_officer_id, 'named', 'Lead officer', c.lead_officer_id, now()
        FROM cases c WHERE c.restricted;
      INSERT INTO case_categories (id, case_id, category_code, priority, progress, outcome, added_at, ended_at)
        SELECT ${id('category', 'f.n')}, ${id('case', 'f.n')}, ${byMatter(codes)}, ${priority}, CASE WHEN f.live THEN 'live' ELSE 'complete' END,
          CASE WHEN f.live THEN NULL ELSE 'stopped-early' END, f.opened, ${ended} FROM bench_cases f ORDER BY f.n;
      INSERT INTO case_steps (id, case_id, pathway, step, entered_at, left_at) SELECT ${id('step', 'f.n * 2')}, ${id('case', 'f.n')}, ${priority}, 'opened', f.opened,
          CASE WHEN f.live AND ${priority} = 'low' THEN NULL ELSE f.opened + interval '1 day' END FROM bench_cases f ORDER BY f.n;
      INSERT INTO case_steps (id, case_id, pathway, step, entered_at) SELECT ${id('step', 'f.n * 2 + 1')}, ${id('case', 'f.n')}, ${priority},
          CASE WHEN f.live THEN 'investigation' ELSE 'close' END, f.opened + interval '1 day' FROM bench_cases f WHERE NOT (f.live AND ${priority} = 'low') ORDER BY f.n;
      INSERT INTO closures (id, case_id, status, reasons, outcomes, explanation, comes_back_if, asked_by, asked_at)
        SELECT ${id('closure', 'f.n')}, ${id('case', 'f.n')}, 'closed', ARRAY['resolved'], '{}', 'The behaviour stopped after a visit.', 'It starts again', ${id('user', 'f.officer')},
          ${ended} FROM bench_cases f WHERE NOT f.live AND f.luck <> 99 ORDER BY f.n;
      INSERT INTO case_links (case_id, other_case_id, reason, linked_at, linked_by) SELECT ${id('case', 'f.n')}, ${id('case', 'f.n - 7')}, 'Same people', f.opened,
          ${id('user', 'f.officer')} FROM bench_cases f WHERE f.n > 7 AND f.n % 20 = 0`],
    ['parties', `INSERT INTO parties (id, case_id, person_id, role, anonymous, starts_on)
      SELECT ${id('party', 'f.n * 4 + k')}, ${id('case', 'f.n')}, ${id('person', 'f.person + k')}, ${list(['complainant', 'alleged-perpetrator', 'witness'])}[k + 1], k = 2 AND f.luck < 30,
        f.opened::date FROM bench_cases f, generate_series(0, 2) AS k WHERE k < 2 OR f.luck < 40 ORDER BY f.n`],
    ['tasks', `INSERT INTO tasks (id, organisation_id, case_id, title, owner_id, due_at, status, created_by, created_at, ended_at, ended_by)
      SELECT ${id('task', 'f.n')}, ${org}, ${id('case', 'f.n')}, 'Ring the complainant', ${id('user', 'f.officer')}, CASE WHEN f.live THEN now() + (f.luck - 25) * interval '4 hours' ELSE f.opened + interval '5 days' END,
        CASE WHEN f.live THEN 'open' ELSE 'complete' END, ${id('user', 'f.officer')}, f.opened, CASE WHEN f.live THEN NULL ELSE f.opened + interval '4 days' END,
        CASE WHEN f.live THEN NULL ELSE ${id('user', 'f.officer')} END FROM bench_cases f ORDER BY f.n`],
    ['reports', `INSERT INTO reports (id, organisation_id, reference, status, channel, received_at, recorded_at, taken_by, reporter_kind, reporter_id, description, address_id, patch_id,
        owner_id, owner_because, due_at, case_id, decided_at, decided_by)
      SELECT ${id('report', 'f.n')}, ${org}, 'REP-' || to_char(f.opened, 'YYYY') || '-' || lpad(f.n::text, 7, '0'), 'new-case', 'phone', f.opened - interval '2 hours', f.opened - interval '2 hours',
        ${id('user', 'f.officer')}, 'named', ${id('person', 'f.person')}, ${byMatter(summaries)} || '. It has gone on for weeks.', ${id('home', 'f.home')}, ${patch}, ${id('user', 'f.officer')},
        'lead officer of the patch', f.opened + interval '1 day', ${id('case', 'f.n')}, f.opened, ${id('user', 'f.officer')} FROM bench_cases f ORDER BY f.n;
      INSERT INTO report_people (report_id, person_id, role) SELECT ${id('report', 'f.n')}, ${id('person', 'f.person + k')}, ${list(['complainant', 'alleged-perpetrator'])}[k + 1]
        FROM bench_cases f, generate_series(0, 1) AS k ORDER BY f.n`],
    ['waiting reports', `INSERT INTO reports (id, organisation_id, reference, status, channel, received_at, recorded_at, taken_by, reporter_kind, reporter_id, description, address_id, patch_id,
        owner_id, owner_because, due_at)
      SELECT ${id('report', `${cases} + w`)}, ${org}, 'REP-2099-' || lpad(w::text, 7, '0'), 'waiting', 'phone', now() - w * interval '3 minutes', now() - w * interval '3 minutes',
        ${id('user', '1')}, 'named', ${id('person', 'p')}, 'Loud music again last night.', ${id('home', 'h')}, ${id('patch', `1 + (h / 24) % ${patches}`)}, ${id('user', `1 + w % ${officers}`)},
        'lead officer of the patch', now() + (w % 9 - 2) * interval '2 hours' FROM ${waitingFacts({ waiting, people, homes })};
      INSERT INTO report_people (report_id, person_id, role) SELECT ${id('report', `${cases} + w`)}, ${id('person', 'p + k')}, ${list(['complainant', 'alleged-perpetrator'])}[k + 1]
        FROM ${waitingFacts({ waiting, people, homes })}, generate_series(0, 1) AS k`],
  ]
}

/** Waiting reports are about homes and people who have cases already: that is what matching is for. */
const waitingFacts = ({ waiting, people, homes }: { waiting: number, people: number, homes: number }): string =>
  `(SELECT w, p, 1 + (p - 1)::bigint * ${homes} / ${people} AS h FROM generate_series(1, ${waiting}) AS w JOIN LATERAL
    (SELECT person AS p FROM bench_cases WHERE n = w * 31) AS known ON true) AS waiting`

/** Three incidents a case, and twelve in every two hundredth, which is the size that officers' days are made of. */
function incidentStatements({ cases, waiting, people, homes }: Extent): [string, string][] {
  const keys = 'a.postcode_key, a.block_key, a.street_key'
  return [
    ['incidents', `INSERT INTO incidents (id, organisation_id, report_id, case_id, started_at, precision, address_id, postcode_key, block_key, street_key, description, harm, reported_by, reported_at, recorded_by)
      SELECT ${id('incident', 'f.n * 16 + k')}, ${org}, CASE WHEN k = 0 THEN ${id('report', 'f.n')} END, ${id('case', 'f.n')}, least(f.opened + (k * 5 - 1) * interval '1 day', now() - interval '1 minute'), 'about', a.id, ${keys},
        ${byMatter(summaries)} || ', for about two hours. Knocked and nobody answered.', 'Could not sleep', ${id('person', 'f.person')}, least(f.opened + k * interval '5 days', now()), ${id('user', 'f.officer')}
      FROM bench_cases f JOIN addresses a ON a.id = ${id('home', 'f.home')}, generate_series(0, 11) AS k WHERE k < 3 OR f.large;
      INSERT INTO incidents (id, organisation_id, report_id, started_at, precision, address_id, postcode_key, block_key, street_key, description, reported_by, reported_at, recorded_by)
      SELECT ${id('incident', `(${cases} + w) * 16`)}, ${org}, ${id('report', `${cases} + w`)}, now() - interval '14 hours', 'about', a.id, ${keys}, 'Loud music again last night.', ${id('person', 'p')}, now(), ${id('user', '1')}
      FROM ${waitingFacts({ waiting, people, homes })} JOIN addresses a ON a.id = ${id('home', 'h')};
      INSERT INTO incident_categories (incident_id, category_code) SELECT ${id('incident', `(${cases} + w) * 16`)}, 'noise-loud-music' FROM generate_series(1, ${waiting}) AS w;
      INSERT INTO incident_people (incident_id, person_id, part) SELECT ${id('incident', `(${cases} + w) * 16`)}, ${id('person', 'p + k')}, ${list(['affected', 'said-to-have-done-it'])}[k + 1]
        FROM ${waitingFacts({ waiting, people, homes })}, generate_series(0, 1) AS k`],
    ['parts of incidents', `INSERT INTO incident_categories (incident_id, category_code) SELECT ${id('incident', 'f.n * 16 + k')}, ${byMatter(codes)}
        FROM bench_cases f, generate_series(0, 11) AS k WHERE k < 3 OR f.large ORDER BY 1;
      INSERT INTO incident_people (incident_id, person_id, part) SELECT ${id('incident', 'f.n * 16 + k')}, ${id('person', 'f.person + p')}, ${list(['affected', 'said-to-have-done-it'])}[p + 1]
        FROM bench_cases f, generate_series(0, 11) AS k, generate_series(0, 1) AS p WHERE k < 3 OR f.large ORDER BY 1`],
  ]
}

const eventKinds = ['case.opened', 'category.added', 'report.attached', 'party.added', 'incident.recorded', 'contact.recorded', 'note.added', 'case.step-entered']
const eventFamilies = ['case', 'category', 'report', 'people', 'incident', 'contact', 'note', 'case']

/** Eight entries a case, and eighty in every two hundredth. The hashes are of the right length and nothing else. */
function recordStatements({ cases, people }: Extent): [string, string][] {
  return [
    ['record', `INSERT INTO event_streams (id, kind, organisation_id, last_seq, last_hash) SELECT ${id('case', 'f.n')}, 'case', ${org}, CASE WHEN f.large THEN 80 ELSE 8 END, repeat('0', 64) FROM bench_cases f ORDER BY f.n;
      INSERT INTO events (stream_id, seq, organisation_id, kind, family, occurred_at, recorded_at, actor_id, actor_name, summary, data, person_ids, incident_id, prev_hash, hash)
      SELECT ${id('case', 'f.n')}, k, ${org}, ${list(eventKinds)}[s], ${list(eventFamilies)}[s], least(f.opened + k * interval '20 hours', now()), least(f.opened + k * interval '20 hours', now()),
        ${id('user', 'f.officer')}, 'Officer ' || f.officer, CASE WHEN s IN (5, 7) THEN ${byMatter(summaries)} || '. Spoke to two neighbours, who had heard it too.' ELSE 'Rang to give an update. No change.' END,
        '{"form":"bench"}', CASE WHEN s BETWEEN 4 AND 6 THEN ARRAY[${id('person', 'f.person')}, ${id('person', 'f.person + 1')}] ELSE '{}'::uuid[] END,
        CASE WHEN s = 5 THEN ${id('incident', 'f.n * 16')} END, md5(k::text) || md5(f.n::text), md5((k + 1)::text) || md5(f.n::text)
      FROM bench_cases f, generate_series(1, 80) AS k, LATERAL (SELECT CASE WHEN k <= 8 THEN k ELSE 5 + k % 3 END AS s) AS sort WHERE k <= 8 OR f.large ORDER BY f.n, k`],
    ['counters', `INSERT INTO reference_counters (prefix, year, last) SELECT prefix, extract(year FROM now())::int, ${cases + people} FROM unnest(ARRAY['ASB', 'REP', 'PER']) AS prefix`],
  ]
}
