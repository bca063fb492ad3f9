import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { choice, hidden, one, radios, requiredText, textArea, version, type RawValues } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { addressesForPicker, addressOfChoice, addressPicker, findAddress, readAddressChoice, type Address } from '../../people/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseForm } from './case-form.ts'
import { changeDetails } from './change-details.ts'
import { longest } from './input-check.ts'

const bases = { person: 'People: somebody is said to have done it', place: 'A place: whoever does it' } as const

const schema = z.object({
  version: version(),
  summary: requiredText('The summary', { max: longest.short, missing: 'Enter what the case is about' }),
  basis: choice('What the case is about', Object.keys(bases) as (keyof typeof bases)[]),
})

interface Loaded { address: Address | undefined }

/** Changes the summary, the basis and the address of the case. */
export function detailsForm(app: FastifyInstance): void {
  caseForm<Loaded, z.output<typeof schema>>(app, {
    path: 'details', tab: 'overview', access: 'case:work', act: 'work', heading: 'Change the details of the case',
    load: async (reading, caseFile) => ({ address: await findAddress(reading, caseFile.address_id ?? '') }),
    values: ({ caseFile }) => detailsOf(caseFile),
    schema: () => schema,
    alsoWrong: values => readAddressChoice(values, 'where').errors,
    fields: async (state, _, reading) => html`${hidden('version', one(state, 'version').value ?? '')}
${textArea({ ...one(state, 'summary'), label: 'Summary', hint: 'One or two sentences that a colleague understands at once', rows: 3, max: longest.short })}
${radios({ ...one(state, 'basis'), label: 'What is the case about?', options: Object.entries(bases).map(([value, text]) => ({ value, text })) })}
${addressPicker({ name: 'where', label: 'Address of the case', state, found: await addressesForPicker(reading, state.values, 'where') })}`,
    submitText: 'Save the changes',
    save: async (work, { caseFile, value, values }) => {
      const { choice: chosen } = readAddressChoice(values, 'where')
      const addressId = chosen ? await addressOfChoice(work, chosen) : null
      return changeDetails(work, { ...value, reference: caseFile.reference, addressId })
    },
    conflict: ({ caseFile, loaded }, values) => ({
      what: 'the case', theirs: [caseFile.summary, bases[caseFile.basis], loaded.address?.label ?? ''].filter(Boolean).join('\n'),
      yours: [String(values['summary'] ?? ''), bases[values['basis'] === 'place' ? 'place' : 'person']].join('\n'),
    }),
    done: () => ({ page: '', text: 'Changes saved' }),
  })
}

const detailsOf = (caseFile: CaseFile): RawValues => ({
  version: String(caseFile.version), summary: caseFile.summary, basis: caseFile.basis, where: caseFile.address_id ?? '',
})
