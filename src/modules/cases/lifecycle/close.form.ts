import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { londonMoment } from '../../../platform/london-time.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { choices, dateParts, timeOfDay, version } from '../../../web/forms/index.ts'
import { getCategory, getPriority, packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseForm } from '../file/case-form.ts'
import { anyText, overtaken, versionValue } from './act-fields.ts'
import { closeCase } from './close-case.ts'
import { closeFields, closeIntro, type CloseOffer } from './close-fields.ts'
import { outcomeField } from './closure.rules.ts'
import { hasComplainant, listLiveCategories } from './closures.queries.ts'
import type { ClosureInput } from './read-closure.ts'

/** Closing a case, or asking for it. */
export function closeForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'close', tab: 'overview', access: 'case:close', act: 'close',
    heading: ({ loaded }) => loaded.needsApproval ? 'Ask to close the case' : 'Close the case',
    load: loadOffer, intro: ({ caseFile, loaded }) => closeIntro(caseFile, loaded),
    values: subject => ({ ...versionValue(subject), id: newId() }), conflict: overtaken,
    schema: ({ caseFile }) => schema(packFor(caseFile).closureReasons.map(({ code }) => code)),
    fields: (state, { caseFile, loaded }) => closeFields(state, caseFile, loaded),
    submitText: ({ loaded }) => loaded.needsApproval ? 'Ask for approval' : 'Close the case',
    save: (work, { caseFile: { reference }, loaded, value }) =>
      closeCase(work, { reference, ...closureOf(loaded, value) }),
    done: ({ loaded }) => loaded.needsApproval ? { page: 'closure', text: 'The closure is waiting for approval' }
      : { page: '', text: 'The case is closed' },
  })
}

async function loadOffer(reading: Reading, caseFile: CaseFile): Promise<CloseOffer> {
  const pack = packFor(caseFile)
  const live = await listLiveCategories(reading, caseFile.id)
  return {
    live: live.map(({ code }) => ({ code, label: getCategory(pack, code).label })),
    hasComplainant: await hasComplainant(reading, caseFile.id),
    needsApproval: getPriority(pack, caseFile.priority).closureApproval,
  }
}

// loose: the outcomes come under the names of the categories
const schema = (reasons: string[]) => z.looseObject({
  id: anyText(), version: version(), reasons: choices('Why the case is closing', reasons), goesOnIn: anyText(),
  organisation: anyText(), explanation: anyText(), told: anyText(),
    toldOn: dateParts('The date', { required: false, past: true }),
  toldAt: timeOfDay('The time', { required: false }), toldMethod: anyText(), notToldReason: anyText(),
  partnersTold: anyText(), comesBackIf: anyText(), lessons: anyText(),
})

function closureOf({ live }: CloseOffer, value: z.output<ReturnType<typeof schema>>): Omit<ClosureInput, 'reference'> {
  const outcomes = live.flatMap(({ code }) => {
    const outcome = value[outcomeField(code)]
    return typeof outcome === 'string' && outcome ? [[code, outcome] as const] : []
  })
  // a date left out is said to be missing by the operation, at the field
  const at = value.toldOn ? londonMoment(value.toldOn, value.toldAt) : new Date(Number.NaN)
  return {
    ...value, outcomes: Object.fromEntries(outcomes), explanation: value.explanation ?? '',
    comesBackIf: value.comesBackIf ?? '',
    told: value.told === 'yes' ? { at, method: value.toldMethod ?? '' } : undefined,
  }
}
