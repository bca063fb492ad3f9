import type { Reading } from '../../../platform/transaction.ts'
import type { Option } from '../../../web/forms/index.ts'
import { findStaffMember, listPatches, listStaff, listTeams, permissionsOf } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { readCaseFilter, type CaseFilter, type FilterWords, type ReadFilter } from './case-filter.ts'

/** What a list of cases can be narrowed down to, to choose from. */
export interface FilterChoices {
  priorities: Option[]
  categories: Option[]
  leads: Option[]
  teams: Option[]
  patches: Option[]
}

/** A filter whose every word is known here, what could not be used, and what else could be chosen. */
export interface ResolvedFilter extends ReadFilter { choices: FilterChoices }

/** Reads the filter of a URL and checks its people, teams and patches against those of the asker's organisation. */
export async function resolveFilter(reading: Reading, query: Readonly<Record<string, unknown>>): Promise<ResolvedFilter> {
  const { filter, problems } = readCaseFilter(query, filterWords())
  const choices = await loadChoices(reading, filter)
  const known: CaseFilter = { ...filter }
  const drop = (field: 'lead' | 'team' | 'patch', options: Option[], what: string) => {
    if (!filter[field] || options.some(({ value }) => value === filter[field])) return
    problems[field] = `That ${what} is not known here, so it was left out.`
    known[field] = ''
  }
  drop('lead', choices.leads, 'lead officer')
  drop('team', choices.teams, 'team')
  drop('patch', choices.patches, 'patch')
  return { filter: known, problems, choices }
}

/** The words of the procedure in force that a filter may use. */
export function filterWords(): FilterWords {
  const { priorities, categories, types } = currentPack()
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
  return { priorities: codes(priorities), categories: codes(categories), types: codes(types) }
}

async function loadChoices(reading: Reading, { lead }: CaseFilter): Promise<FilterChoices> {
  const pack = currentPack()
  const leads = (await listStaff(reading)).filter(({ roles }) => permissionsOf(roles).has('case:work'))
  // somebody who has left still has cases to their name
  const former = lead && lead !== 'me' && !leads.some(({ id }) => id === lead) ? await findStaffMember(reading, lead) : undefined
  const option = ({ id, name }: { id: string, name: string }): Option => ({ value: id, text: name })
  return {
    priorities: pack.priorities.map(({ code, label }) => ({ value: code, text: label })),
    categories: pack.types.flatMap(type => [{ value: `type:${type.code}`, text: `${type.label}: all` },
      ...pack.categories.filter(category => category.type === type.code)
        .map(({ code, label }) => ({ value: code, text: `– ${label}` }))]),
    leads: [{ value: 'me', text: 'Me' }, ...leads.map(option), ...(former ? [option(former)] : [])],
    teams: [...(reading.actor.teamId ? [{ value: 'mine', text: 'My team' }] : []), ...(await listTeams(reading)).map(option)],
    patches: (await listPatches(reading)).map(option),
  }
}
