import { isId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import type { Option } from '../../../web/forms/index.ts'
import { findPatchName, findStaffMember, listPatches, listStaff, listTeams, permissionsOf } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { readCaseFilter, type CaseFilter, type FilterWords, type ReadFilter } from './case-filter.ts'

/** What a list of cases can be narrowed down to, to choose from. */
export interface FilterChoices {
  priorities: Option[]
  categories: Option[]
  /** Of a large organisation those of one team: the chosen one, or the asker's own. */
  leads: Option[]
  teams: Option[]
  /** As with the lead officers. */
  patches: Option[]
  /** There are too many officers or patches to offer all. */
  ofOneTeam: boolean
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

/** More officers or patches than this are offered a team at a time: nobody looks through a thousand in a list. */
export const mostOffered = 60

async function loadChoices(reading: Reading, filter: CaseFilter): Promise<FilterChoices> {
  const pack = currentPack()
  const teamId = (filter.team && filter.team !== 'mine' ? filter.team : reading.actor.teamId) ?? ''
  const leads = await offered(wish => listStaff(reading, wish), {
    teamId, chosen: filter.lead, fits: ({ roles }) => permissionsOf(roles).has('case:work'),
    // somebody who has left, or of another team, still has cases to their name
    find: async id => (await findStaffMember(reading, id))?.name,
  })
  const patches = await offered(wish => listPatches(reading, wish), {
    teamId, chosen: filter.patch, fits: () => true, find: id => findPatchName(reading, id),
  })
  return {
    priorities: pack.priorities.map(({ code, label }) => ({ value: code, text: label })),
    categories: pack.types.flatMap(type => [{ value: `type:${type.code}`, text: `${type.label}: all` },
      ...pack.categories.filter(category => category.type === type.code)
        .map(({ code, label }) => ({ value: code, text: `– ${label}` }))]),
    leads: [{ value: 'me', text: 'Me' }, ...leads.options],
    teams: [...(reading.actor.teamId ? [{ value: 'mine', text: 'My team' }] : []), ...(await listTeams(reading)).map(asOption)],
    patches: patches.options,
    ofOneTeam: leads.ofOneTeam || patches.ofOneTeam,
  }
}

const asOption = ({ id, name }: { id: string, name: string }): Option => ({ value: id, text: name })

interface Offer<T> { teamId: string, chosen: string, fits: (one: T) => boolean, find: (id: string) => Promise<string | undefined> }

/** All there are; when they are many, those of one team; and in any case the one that is chosen. */
async function offered<T extends { id: string, name: string }>(
  list: (wish: { teamId?: string, most: number }) => Promise<T[]>, { teamId, chosen, fits, find }: Offer<T>,
): Promise<{ options: Option[], ofOneTeam: boolean }> {
  const all = await list({ most: mostOffered + 1 })
  const ofOneTeam = all.length > mostOffered
  const some = ofOneTeam && isId(teamId) ? await list({ teamId, most: mostOffered }) : all.slice(0, mostOffered)
  const options = some.filter(fits).map(asOption)
  const name = isId(chosen) && !options.some(({ value }) => value === chosen) ? await find(chosen) : undefined
  return { options: name ? [...options, { value: chosen, text: name }] : options, ofOneTeam }
}
