import { one, optionalText, radios, textArea, type Conflict, type FormState, type RawValues }
  from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { getPriority, getStep, packFor, type ListName, type Pack } from '../../procedure/index.ts'
import { statusLooks } from '../file/case-identity.ts'
import type { FormSubject } from '../file/case-form.ts'
import { longest } from '../file/input-check.ts'
import type { CaseFile } from '../core/cases.queries.ts'

/** Whatever was typed: the operation says what is wrong with it, as it does to the API. */
export const anyText = () => optionalText('This', { max: 2_000_000 })

/** The two fields of a stated reason. */
export const reasonSchema = { reason: anyText(), reasonDetail: anyText() }

/** A reason out of a list of the procedure, and room for more. */
export function reasonFields(
  state: FormState, { pack, list, label, detail = 'More about the reason', detailNeeded = false }:
  { pack: Pack, list: ListName, label: string, detail?: string, detailNeeded?: boolean },
): Html {
  const needing = pack.lists[list].filter(({ needsDetail }) => needsDetail).map(one => `"${one.label}"`)
  return html`${radios({ ...one(state, 'reason'), label,
    options: pack.lists[list].map(({ code, label: text, hint }) =>
      ({ value: code, text, ...(hint ? { hint } : {}) })) })}
${textArea({ ...one(state, 'reasonDetail'), label: detail, optional: !detailNeeded, rows: 3, max: longest.short,
    ...(needing.length && !detailNeeded ? { hint: `Needed for ${needing.join(' and ')}` } : {}) })}`
}

/** Why, in words alone. */
export const noteField = (state: FormState, label: string): Html =>
  textArea({ ...one(state, 'note'), label, rows: 3, max: longest.short })

/** How the case stands, in one sentence, for somebody who was overtaken. */
export function standing(row: CaseFile): string {
  const pack = packFor(row)
  const [status] = statusLooks[row.status]
  const until = row.status_reason ? ` (${row.status_reason})` : ''
  return `${status}${until}. Priority: ${getPriority(pack, row.priority).label}. Pathway: ${getStep(pack, row)
    .label}. Lead officer: ${row.leadOfficerName}.`
}

/** Both sides of a change that was overtaken: the case as it stands now, and what was typed. */
export function overtaken<Loaded>({ caseFile }: FormSubject<Loaded>, values: RawValues): Conflict {
  const typed = Object.entries(values).filter(([name]) => !['version', 'id', '_csrf'].includes(name))
  return { what: 'this case', theirs: standing(caseFile),
    yours: typed.flatMap(([, value]) => value).filter(Boolean).join('\n') }
}

/** The version that the form was filled from. */
export const versionValue = ({ caseFile }: { caseFile: CaseFile }): RawValues => ({ version: String(caseFile.version) })
