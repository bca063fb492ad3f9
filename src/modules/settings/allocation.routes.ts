import type { FastifyInstance } from 'fastify'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'
import { checkbox, one, select, textInput, type RawValues } from '../../web/forms/index.ts'
import { html } from '../../web/html.ts'
import { allocate } from '../cases/index.ts'
import { findStaffMember, listPatches, listStaff, type StaffMember } from '../identity/index.ts'
import { currentPack } from '../procedure/index.ts'
import { listAllocationRules, type AllocationRule } from './allocation-rules.queries.ts'
import { allocationPage, type AllocationTrial } from './allocation.page.ts'
import { saveAllocationRule } from './save-allocation-rule.ts'
import { settingsForm, valueOf, type SettingsForm } from './settings-form.ts'
import { saved, staffName, staffSelect } from './teams.routes.ts'

interface Loaded { staff: StaffMember[], patches: { id: string, name: string }[], rules: AllocationRule[], rule?: AllocationRule }

/** The rules of who leads a new case, and a trial of them. */
export function allocationRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Record<string, unknown> }>('/settings/allocation', { config: { access: 'settings:manage' } }, async (request, reply) => {
    const reading = request.reading()
    const [rules, patches] = [await listAllocationRules(reading), await listPatches(reading)]
    const type = currentPack().types.find(({ code }) => code === request.query['type'])?.code
    const patchId = patches.find(({ id }) => id === request.query['patch'])?.id
    const trial = 'type' in request.query ? await tryOut(reading, type, patchId) : undefined
    return reply.page(allocationPage({ rules, patches, trial, chosen: { type, patchId } }))
  })
  settingsForm(app, { ...ruleForm, url: '/settings/allocation/new', heading: () => 'Add an allocation rule', submitText: 'Add the rule', load })
  settingsForm(app, { ...ruleForm, url: '/settings/allocation/:id/change', heading: ({ rule }) => `Change rule ${rule?.rank}`, submitText: 'Save the rule',
    load: async (reading, { id }) => {
      const loaded = await load(reading)
      return { ...loaded, rule: found(loaded.rules.find(rule => rule.id === id)) }
    } })
}

const load = async (reading: Reading): Promise<Loaded> =>
  ({ staff: await listStaff(reading), patches: await listPatches(reading), rules: await listAllocationRules(reading) })

/** By the very function that gives out cases. */
async function tryOut(reading: Reading, type: string | undefined, patchId: string | undefined): Promise<AllocationTrial> {
  const allocation = await allocate(reading, { categoryTypes: type ? [type] : [], patchId: patchId ?? null })
  const name = async (id: string | null): Promise<string | null> => id ? (await findStaffMember(reading, id))?.name ?? null : null
  // by no rule and no patch a case stays with whoever takes it, who is not the administrator trying this out
  const byNobody = allocation.leadOfficerId === reading.actor.userId && allocation.because.startsWith('taken by')
  return { lead: byNobody ? null : await name(allocation.leadOfficerId), manager: byNobody ? null : await name(allocation.managerId), because: allocation.because }
}

const ruleForm: Pick<SettingsForm<Loaded, unknown>, 'part' | 'cancelHref' | 'values' | 'fields' | 'inWords' | 'save' | 'done'> = {
  part: 'allocation', cancelHref: () => '/settings/allocation',
  values: ({ rule, rules }): RawValues => rule
    ? { rank: String(rule.rank), categoryType: rule.categoryType ?? '', patchId: rule.patchId ?? '', leadOfficerId: rule.leadOfficerId ?? '',
        managerId: rule.managerId ?? '', note: rule.note, active: rule.active ? 'yes' : '', version: String(rule.version) }
    : { id: newId(), rank: String(Math.min(9999, Math.max(0, ...rules.map(({ rank }) => rank)) + 10)), active: 'yes' },
  fields: (state, { staff, patches }) => html`${textInput({ ...one(state, 'rank'), label: 'Rank', hint: 'Of several rules that fit, the lowest rank is applied', inputMode: 'numeric', width: 4 })}
${select({ ...one(state, 'categoryType'), label: 'Kind of behaviour', placeholder: 'Any', options: currentPack().types.map(({ code, label }) => ({ value: code, text: label })) })}
${select({ ...one(state, 'patchId'), label: 'Patch', placeholder: 'Any', options: patches.map(({ id, name }) => ({ value: id, text: name })) })}
${staffSelect(state, { name: 'leadOfficerId', label: 'Lead officer' }, staff)}
${staffSelect(state, { name: 'managerId', label: 'Manager' }, staff)}
${textInput({ ...one(state, 'note'), label: 'Note', hint: 'Why there is this rule. Shown with every case given by it', optional: true })}
${checkbox({ ...one(state, 'active'), label: 'In use' })}`,
  inWords: (values, { staff, patches }) => [`Rank: ${valueOf(values, 'rank')}`,
    `Kind of behaviour: ${currentPack().types.find(({ code }) => code === valueOf(values, 'categoryType'))?.label ?? 'Any'}`,
    `Patch: ${patches.find(({ id }) => id === valueOf(values, 'patchId'))?.name ?? 'Any'}`,
    `Lead officer: ${staffName(values, 'leadOfficerId', staff)}`, `Manager: ${staffName(values, 'managerId', staff)}`,
    `Note: ${valueOf(values, 'note')}`, valueOf(values, 'active') ? 'In use' : 'Not in use'].join('\n'),
  save: (work, { values, loaded: { rule } }) => saveAllocationRule(work, {
    ...saved(values, rule), rank: valueOf(values, 'rank'), categoryType: valueOf(values, 'categoryType'), patchId: valueOf(values, 'patchId'),
    leadOfficerId: valueOf(values, 'leadOfficerId'), managerId: valueOf(values, 'managerId'), note: valueOf(values, 'note'), active: valueOf(values, 'active') }),
  done: reply => reply.seeOther('/settings/allocation', 'The rule was saved'),
}
