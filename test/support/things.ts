// One of everything that a route can name, in one organisation, made by the operations that the site uses.
import { newId } from '../../src/platform/ids.ts'
import type { Work } from '../../src/platform/transaction.ts'
import { addPerson } from '../../src/modules/people/index.ts'
import { savePatch, saveTeam } from '../../src/modules/identity/index.ts'
import { addCost } from '../../src/modules/cases/file/add-cost.ts'
import { beginDraft } from '../../src/modules/cases/report/drafts.ts'
import { saveView } from '../../src/modules/cases/list/saved-views.ts'
import { currentPack } from '../../src/modules/procedure/index.ts'
import { addTask } from '../../src/modules/tasks/add-task.ts'
import { makeCase, type MadeCase } from './make-case.ts'
import type { Persona } from './personas.ts'
import { makeReport } from './reports.ts'
import type { TestSite } from './site.ts'

/** What stands for a parameter of a route, by the part of the path before it: `people/:id`. */
export type Things = Record<string, string>

/** Words that are in the made things and must be in no answer to somebody who may not see them. */
export const wordsOfThings = ['Amina Okafor', 'Dale Prescott', 'Tern Court', 'windows shook', 'Loud music', 'Thea Nought', 'Ann Alias']

/** Makes one of everything. `officer` works on cases there, `administrator` runs the settings. */
export async function makeThings(site: TestSite, { officer, administrator }: { officer: Persona, administrator: Persona }): Promise<Things> {
  const made = await makeCase(site, { by: officer })
  const report = await makeReport(site, {}, officer)
  const people = await site.perform(officer, work => makePersonThings(work, made))
  const inCase = await site.perform(officer, work => makeCaseThings(work, made))
  const rules = await site.perform(administrator, makeSettingsThings)
  return { ...people, ...inCase, ...rules, 'cases/:reference': made.reference, 'verification/:reference': made.reference, 'reports/:reference': report.reference, 'addresses/:id': made.addressId }
}

async function makePersonThings(work: Work, { addressId, complainantId: otherId }: MadeCase): Promise<Things> {
  const { db, actor, scope, now } = work
  const personId = await addPerson(work, { name: 'Thea Nought', alias: 'Ann Alias', phone: '020 7946 0199', addressId })
  const ids = { tenancies: newId(), associations: newId(), needs: newId(), markers: newId() }
  const today = now.toISOString().slice(0, 10)
  await db.insertInto('tenancies').values({ id: ids.tenancies, organisation_id: scope.organisationId, person_id: personId, address_id: addressId,
    kind: currentPack().lists.tenancyTypes[0]?.code ?? '', starts_on: today }).execute()
  await db.insertInto('associations').values({ id: ids.associations, person_id: personId, other_person_id: otherId,
    kind: currentPack().lists.associationKinds[0]?.code ?? '' }).execute()
  await db.insertInto('support_needs').values({ id: ids.needs, person_id: personId, kind: currentPack().lists.supportNeedKinds[0]?.code ?? '' }).execute()
  await db.insertInto('warning_markers').values({ id: ids.markers, organisation_id: scope.organisationId, person_id: personId, reason: 'A dog',
    kind: currentPack().lists.warningMarkerKinds[0]?.code ?? '', set_by: actor.userId, set_at: now, review_on: '2027-03-03' }).execute()
  const child = async (table: 'person_aliases' | 'person_contacts' | 'person_addresses'): Promise<string> =>
    (await db.selectFrom(table).select('id').where('person_id', '=', personId).executeTakeFirstOrThrow()).id
  const items = { ...ids, aliases: await child('person_aliases'), contacts: await child('person_contacts'), addresses: await child('person_addresses') }
  return {
    'people/:id': personId, 'markers/:id': ids.markers,
    ...Object.fromEntries(Object.entries(items).flatMap(([name, id]) => [[`${name}/:item`, id], [`${name}/:partId`, id]])),
  }
}

async function makeCaseThings(work: Work, { caseRow, reference }: MadeCase): Promise<Things> {
  const { db, actor } = work
  const first = async (table: 'incidents' | 'parties' | 'case_categories'): Promise<string> =>
    (await db.selectFrom(table).select('id').where('case_id', '=', caseRow.id).executeTakeFirstOrThrow()).id
  const [incident, party, category] = [await first('incidents'), await first('parties'), await first('case_categories')]
  const cost = await addCost(work, { reference, kind: currentPack().costKinds[0]?.code ?? '', amountPence: 100, incurredOn: '2026-03-02' })
  const task = await addTask(work, { reference, title: 'Visit', detail: '', dueOn: '2026-03-20', ownerId: actor.userId } as never)
  return {
    'incidents/:incident': incident, 'incidents/:incidentId': incident, 'people/:party': party, 'parties/:partyId': party,
    'categories/:category': category, 'categories/:categoryId': category, 'costs/:cost': cost, 'costs/:costId': cost,
    'tasks/:task': task, 'chronology/:seq': '1',
    'drafts/:draft': await beginDraft(work, { description: 'windows shook' }),
    'views/:id': (await saveView(work, { name: `View ${newId()}`, query: '' })).id,
  }
}

async function makeSettingsThings(work: Work): Promise<Things> {
  const { db, scope, now } = work
  const [userId, ruleId] = [newId(), newId()]
  await db.insertInto('users').values({ id: userId, organisation_id: scope.organisationId, email: `${userId}@test.example`, name: 'Thea Nought',
    password_hash: '', roles: ['officer'], created_at: now }).execute()
  await db.insertInto('allocation_rules').values({ id: ruleId, organisation_id: scope.organisationId, rank: 900, lead_officer_id: userId, active: false }).execute()
  return {
    'users/:id': userId, 'allocation/:id': ruleId, 'allocation-rules/:id': ruleId,
    'teams/:id': await saveTeam(work, { name: 'Thea Nought team' }), 'patches/:id': await savePatch(work, { name: 'Thea Nought patch' }),
  }
}
