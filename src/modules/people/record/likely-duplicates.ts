import type { Reading } from '../../../platform/transaction.ts'
import { normalise } from '../../../platform/text.ts'
import { peopleByIds, type PersonSummary } from '../people.queries.ts'
import { findSubjects } from '../search/find-subjects.ts'
import type { NewPerson } from './add-person.ts'
import { contactKey } from './contact-key.rules.ts'
import { alike, nameLikeness } from './likeness.rules.ts'

/** Somebody who may be the same person, and why. */
export interface LikelyDuplicate { person: PersonSummary, why: string[] }

/** What is known of somebody, to look for the same person by. `contacts` where there are several. */
export type Likeness = NewPerson & { contacts?: readonly { kind: 'phone' | 'email', value: string }[] }

const most = 8

/**
 * Who of those known may be the person to be added: the same name give or take a typing error, the same phone or
 * e-mail, the same date of birth or address with a name that is alike. The most reasons first. It only ever asks:
 * no score makes two people one.
 */
export async function likelyDuplicates(reading: Reading, person: Likeness): Promise<LikelyDuplicate[]> {
  const why = new Map<string, Set<string>>()
  const note = (id: string, reason: string): unknown => why.set(id, (why.get(id) ?? new Set()).add(reason))
  for (const { id, kind } of await byContact(reading, person)) note(id,
    kind === 'phone' ? 'same phone number' : 'same email address')
  for (const { id, name, reason } of [...await byBirth(reading, person), ...await byHome(reading, person)]) {
    if (nameLikeness(name, person.name ?? '') >= alike) note(id, reason)
  }
  for (const id of await byName(reading, person)) note(id, 'similar name')
  const found = await peopleByIds(reading, [...why.keys()])
  const byRoot = new Map<string, LikelyDuplicate>()
  for (const [id, reasons] of why) {
    const one = found.get(id)
    if (!one || one.id === person.id) continue
    const root = byRoot.get(one.rootId) ?? { person: { ...one, id: one.rootId, name: one.rootName }, why: [] }
    byRoot.set(one.rootId, { ...root, why: [...new Set([...root.why,
      ...[...reasons].map(reason => sharper(reason, one, person))])] })
  }
  return [...byRoot.values()].toSorted((a, b) => b.why.length - a.why.length).slice(0, most)
}

const sharper = (reason: string, one: PersonSummary, person: Likeness): string =>
  reason === 'similar name' && normalise(one.name) === normalise(person.name ?? '') ? 'same name' : reason

async function byContact({ db, scope }: Reading, { phone = '', email = '',
  contacts = [] }: Likeness): Promise<{ id: string, kind: string }[]> {
  const keys = [{ kind: 'phone' as const, value: phone }, { kind: 'email' as const, value: email }, ...contacts]
    .map(({ kind, value }) => contactKey(kind, value)).filter(Boolean)
  if (!keys.length) return []
  return db.selectFrom('person_contacts as c').innerJoin('people as p', 'p.id', 'c.person_id')
    .select(['p.id', 'c.kind'])
    .where('c.value_key', 'in', keys).where('p.organisation_id', '=', scope.organisationId).limit(50).execute()
}

interface Named { id: string, name: string, reason: string }

async function byBirth({ db, scope }: Reading, { dateOfBirth }: NewPerson): Promise<Named[]> {
  if (!dateOfBirth) return []
  const rows = await db.selectFrom('people').select(['id', 'name']).where('organisation_id', '=', scope.organisationId)
    .where('date_of_birth', '=', dateOfBirth).limit(500).execute()
  return rows.map(row => ({ ...row, reason: 'same date of birth' }))
}

async function byHome({ db, scope }: Reading, { addressId }: NewPerson): Promise<Named[]> {
  if (!addressId) return []
  const rows = await db.selectFrom('people as p').select(['p.id', 'p.name'])
    .where('p.organisation_id', '=', scope.organisationId)
    .where('p.id', 'in', eb => eb.selectFrom('person_addresses').select('person_id').where('address_id', '=', addressId)
      .union(eb.selectFrom('tenancies').select('person_id').where('address_id', '=', addressId)))
    .limit(200).execute()
  return rows.map(row => ({ ...row, reason: 'same address' }))
}

async function byName(reading: Reading, { name, kind }: NewPerson): Promise<string[]> {
  if (!name || kind === 'unknown') return []
  const subjects = await findSubjects(reading, { kind: 'person', text: name })
  return subjects.filter(one => one.matches.every(({ field }) => named.has(field))).slice(0, most).map(one => one.id)
}

// an e-mail address mostly has the name in it
const named = new Set(['name', 'alias', 'email'])
