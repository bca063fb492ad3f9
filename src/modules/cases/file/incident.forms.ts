import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { dateText } from '../../../web/components/index.ts'
import { choice, choices, dateParts, hidden, one, optionalChoice, optionalText, requiredText, timeOfDay, uuid, version, type FormState, type RawValues }
  from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { addressOfChoice, readAddressChoice } from '../../people/index.ts'
import { packFor, type Pack } from '../../procedure/index.ts'
import type { Work } from '../../../platform/transaction.ts'
import { addIncident } from './add-incident.ts'
import { caseForm, type CaseForm, type FormSubject } from './case-form.ts'
import { listCategories } from './categories.queries.ts'
import { changeIncident } from './change-incident.ts'
import { categoryLabel } from './entries.ts'
import { incidentFields, partField, peopleOf, type IncidentOffer } from './incident-fields.ts'
import { incidentSources, precisions, type IncidentInput, type IncidentSource } from './incident-input.ts'
import { getIncident, type IncidentDetail } from './incidents.queries.ts'
import { longest } from './input-check.ts'
import { momentOf, momentValues } from './moment-fields.ts'
import { listParties, type CaseParty } from './parties.queries.ts'

const schema = (pack: Pack) => z.object({
  id: uuid('This form').optional(),
  version: version().optional(),
  started: dateParts('Date', { past: true }),
  startedAt: timeOfDay('Time', { required: false }),
  precision: choice('How exactly the time is known', Object.keys(precisions) as (keyof typeof precisions)[]),
  ended: dateParts('End date', { required: false, past: true }),
  endedAt: timeOfDay('End time', { required: false }),
  place: optionalText('Where', { max: longest.short }),
  description: requiredText('What happened', { max: longest.long }),
  harm: optionalText('Harm', { max: 5000 }),
  source: choice('Where this comes from', Object.keys(incidentSources) as IncidentSource[]),
  reportedBy: optionalText('Who told us', { max: 36 }),
  categories: choices('Category', pack.categories.map(({ code }) => code)),
  otherCategory: optionalChoice('Another category', pack.categories.map(({ code }) => code)),
})

type Value = z.output<ReturnType<typeof schema>>

async function loadOffer(...[reading, caseFile]: Parameters<CaseForm<unknown, unknown>['load']>): Promise<IncidentOffer> {
  const categories = await listCategories(reading, caseFile.id)
  return {
    parties: (await listParties(reading, caseFile)).filter(({ person }) => person),
    codes: [...new Set(categories.filter(({ progress }) => progress !== 'cancelled').map(({ category_code }) => category_code))],
  }
}

async function inputOf(work: Work, { caseFile, value, values }: FormSubject<IncidentOffer> & { value: Value, values: RawValues }): Promise<IncidentInput & { reference: string }> {
  const { choice: chosen } = readAddressChoice(values, 'where')
  const { started, startedAt, ended, endedAt, precision, otherCategory } = value
  return {
    reference: caseFile.reference, place: value.place, description: value.description, harm: value.harm, source: value.source,
    startedAt: momentOf(started, startedAt) ?? work.now, endedAt: momentOf(ended ?? (endedAt ? started : undefined), endedAt),
    // a date without a time is all that is known, whatever the form says
    precision: startedAt === undefined && precision === 'time' ? 'day' : precision,
    addressId: chosen ? await addressOfChoice(work, chosen) : null, reportedBy: value.reportedBy ?? null,
    categories: [...value.categories, ...(otherCategory ? [otherCategory] : [])], people: peopleOf(values),
  }
}

const common = {
  tab: 'incidents', access: 'case:work', act: 'work',
  schema: ({ caseFile }: FormSubject<unknown>) => schema(packFor(caseFile)),
  alsoWrong: (values: RawValues) => readAddressChoice(values, 'where').errors,
} as const

/** Adds an incident to the case. */
export function addIncidentForm(app: FastifyInstance): void {
  caseForm<IncidentOffer, Value>(app, {
    ...common, path: 'incidents/new', heading: 'Add an incident', load: loadOffer,
    values: ({ caseFile, loaded }) => ({ id: newId(), precision: 'time', source: 'report', where: caseFile.address_id ?? '',
      categories: loaded.codes.length === 1 ? loaded.codes : [] }),
    fields: (state, subject, reading) => incidentFields(state, subject, { reading, first: hiddenField(state, 'id') }),
    submitText: 'Add the incident',
    save: async (work, sent) => addIncident(work, { ...await inputOf(work, sent), id: sent.value.id }),
    done: ({ value }) => ({ page: value.id ? `incidents/${value.id}` : 'incidents', text: 'Incident added' }),
  })
}

type Changing = IncidentOffer & { incident: IncidentDetail }

/** Changes what is known of an incident. */
export function changeIncidentForm(app: FastifyInstance): void {
  caseForm<Changing, Value>(app, {
    ...common, path: 'incidents/:incident/change', heading: 'Change an incident',
    load: async (reading, caseFile, request) => {
      const id = request.params['incident'] ?? ''
      const incident = found(isId(id) ? await getIncident(reading, caseFile.id, id) : undefined)
      return { ...await loadOffer(reading, caseFile, request), incident }
    },
    values: ({ loaded: { incident } }) => valuesOf(incident),
    fields: (state, subject, reading) => incidentFields(state, subject, { reading, first: hiddenField(state, 'version') }),
    submitText: 'Save the changes',
    save: async (work, sent) => {
      const input = await inputOf(work, sent)
      const { incident, parties } = sent.loaded
      return changeIncident(work, { ...input, incidentId: incident.id, version: sent.value.version ?? 0,
        people: [...input.people, ...notOffered(incident, parties)], reportedBy: input.reportedBy ?? reporterNotOffered(incident, parties) })
    },
    conflict: (subject, values) => ({ what: 'this incident', theirs: conflictText(subject, valuesOf(subject.loaded.incident)), yours: conflictText(subject, values) }),
    done: ({ loaded: { incident } }) => ({ page: `incidents/${incident.id}`, text: 'Changes saved' }),
  })
}

/** Parts that the form has no field for, which must not be lost by it: of people outside the case, and second ones. */
const notOffered = ({ people }: IncidentDetail, parties: CaseParty[]): IncidentDetail['people'] => people.filter((one, index) =>
  !parties.some(({ person }) => person?.id === one.personId) || people.findIndex(({ personId }) => personId === one.personId) < index)

const reporterNotOffered = ({ reportedBy }: IncidentDetail, parties: CaseParty[]): string | null =>
  parties.some(({ person }) => person?.id === reportedBy) ? null : reportedBy

const hiddenField = (state: FormState, name: string): Html => html`${hidden(name, one(state, name).value ?? '')}`

function valuesOf(incident: IncidentDetail): RawValues {
  return {
    version: String(incident.version), precision: incident.precision, where: incident.addressId ?? '', place: incident.place,
    description: incident.description, harm: incident.harm, source: incident.source, reportedBy: incident.reportedBy ?? '',
    categories: incident.categories, ...momentValues('started', incident.startedAt), ...momentValues('ended', incident.endedAt),
    ...(incident.precision === 'day' ? { startedAt: '' } : {}),
    ...Object.fromEntries(incident.people.toReversed().map(({ personId, part }) => [partField(personId), part])),
  }
}

/** The parts of an incident that two people may have changed, as text: both see all of both. */
function conflictText({ caseFile, loaded }: FormSubject<Changing>, values: RawValues): string {
  const text = (name: string): string => [values[name] ?? ''].flat().join(', ')
  const day = (name: string): string => text(name) || ['day', 'month', 'year'].map(part => text(`${name}-${part}`)).filter(Boolean).join(' ')
  const pack = packFor(caseFile)
  const people = peopleOf(values).map(({ personId, part }) =>
    `${loaded.parties.find(party => party.person?.id === personId)?.name ?? 'Somebody'}: ${pack.lists.incidentParts.find(one => one.code === part)?.label ?? part}`)
  return [text('description'), `When: ${[shownDay(day('started')), text('startedAt')].filter(Boolean).join(' ')}`,
    day('ended') && `Until: ${[shownDay(day('ended')), text('endedAt')].filter(Boolean).join(' ')}`,
    text('place') && `Where: ${text('place')}`, text('harm') && `Harm: ${text('harm')}`,
    `Categories: ${[values['categories'] ?? []].flat().map(code => categoryLabel(pack, String(code))).join(', ')}`, ...people].filter(Boolean).join('\n')
}

const shownDay = (day: string): string => /^\d{4}-\d\d-\d\d$/.test(day) ? dateText(day) : day
