// Reports and what they are about, made by the operations that the site uses.
import { newId } from '../../src/platform/ids.ts'
import { addAddress, addPerson, type NewAddress, type NewPerson } from '../../src/modules/people/index.ts'
import { takeReport } from '../../src/modules/cases/report/take-report.ts'
import type { ReportedIncident, ReportInput } from '../../src/modules/cases/report/report-input.ts'
import type { ReportRow } from '../../src/modules/cases/report/reports.queries.ts'
import type { Persona } from './personas.ts'
import type { TestSite } from './site.ts'

/** Adds a person, by an officer unless somebody else is named. @returns the id */
export const makePerson = (site: TestSite, person: Partial<NewPerson> = {}, by: Persona = 'officer'): Promise<string> =>
  site.perform(by, work => addPerson(work, { name: 'Ann Bell', ...person }))

/** Adds an address, on the patch of the cast unless another is named. @returns the id */
export const makeAddress = (site: TestSite, address: Partial<NewAddress> = {}, by: Persona = 'officer'): Promise<string> =>
  site.perform(by, work => addAddress(work, {
    line1: 'Flat 3, Tern Court', line2: 'Heron Road', town: 'Ashford', postcode: 'AB1 2CD', id: newId(),
    ...(by === 'outsider' ? {} : { patchId: site.cast.patchId }), ...address,
  }))

/** An incident of loud music yesterday evening, but for what is said otherwise. */
export const incident = (site: TestSite, changes: Partial<ReportedIncident> = {}): ReportedIncident => ({
  startedAt: new Date(site.clock.now.getTime() - 12 * 3_600_000), precision: 'time', description: 'Loud music until 3am',
  categories: ['noise-loud-music'], ...changes,
})

/** Takes a report by phone, anonymous and with one incident, but for what is said otherwise. */
export const makeReport = (site: TestSite, changes: Partial<ReportInput> = {}, by: Persona = 'callHandler'): Promise<ReportRow> =>
  site.perform(by, work => takeReport(work, { channel: 'phone', reporterKind: 'anonymous', incidents: [incident(site)], ...changes }))
