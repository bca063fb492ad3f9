import type { Reading } from '../../../platform/transaction.ts'
import { peopleByIds, type PersonSummary } from '../../people/index.ts'
import { packFor } from '../../procedure/index.ts'
import type { PartyRole } from '../core/case-parts.ts'
import type { CaseRow } from '../core/cases.queries.ts'

/** The sides of a case. */
export type Side = 'complainant' | 'alleged-perpetrator' | 'neither'

/** A person's part in a case, as this reader may see it. */
export interface CaseParty {
  id: string
  role: PartyRole
  roleLabel: string
  side: Side
  anonymous: boolean
  /** The person, unless who they are is hidden from this reader. */
  person: PersonSummary | undefined
  /** What the reader may call them: a name, or "Anonymous complainant". */
  name: string
  note: string
  startsOn: string
  endsOn: string | null
  endReason: string
  version: number
  /** The same human being is on the other side too: a counter-allegation. */
  onBothSides: boolean
}

type Shown = Pick<CaseRow, 'id' | 'pack_key' | 'pack_version'>

/** The parties of a case in order of role, those no longer involved last. */
export async function listParties(reading: Reading, caseFile: Shown): Promise<CaseParty[]> {
  const rows = await reading.db.selectFrom('parties').selectAll().where('case_id', '=', caseFile.id)
    .orderBy('starts_on').orderBy('id').limit(500).execute()
  const people = await peopleByIds(reading, rows.map(row => row.person_id))
  const roles = packFor(caseFile).lists.partyRoles
  const sideOf = (role: string): Side => roles.find(({ code }) => code === role)?.side ?? 'neither'
  const rootOf = (personId: string) => people.get(personId)?.rootId ?? personId
  const parties = rows.map((row): CaseParty => {
    const hidden = row.anonymous && !reading.scope.seesIdentities
    const roleLabel = roles.find(({ code }) => code === row.role)?.label ?? row.role
    const person = hidden ? undefined : people.get(row.person_id)
    const side = sideOf(row.role)
    return {
      id: row.id, role: row.role, roleLabel, side, anonymous: row.anonymous, person,
      name: hidden ? `Anonymous ${roleLabel.toLowerCase()}` : person?.name ?? 'Somebody',
      note: hidden ? '' : row.note, startsOn: row.starts_on, endsOn: row.ends_on, endReason: hidden ? '' : row.end_reason, version: row.version,
      onBothSides: !hidden && side !== 'neither' && rows.some(other => rootOf(other.person_id) === rootOf(row.person_id)
        && isOtherSide(side, sideOf(other.role)) && (!other.anonymous || reading.scope.seesIdentities)),
    }
  })
  const place = (party: CaseParty) => roles.findIndex(({ code }) => code === party.role) + (party.endsOn ? 100 : 0)
  return numbered(parties.toSorted((a, b) => place(a) - place(b)))
}

const isOtherSide = (one: Side, other: Side): boolean => other !== 'neither' && other !== one

/** Several who stay anonymous are told apart by a number. */
function numbered(parties: CaseParty[]): CaseParty[] {
  const seen = new Map<string, number>()
  const alike = (name: string) => parties.filter(party => !party.person && party.name === name).length
  return parties.map(party => {
    if (party.person || alike(party.name) < 2) return party
    const number = (seen.get(party.name) ?? 0) + 1
    seen.set(party.name, number)
    return { ...party, name: `${party.name} ${number}` }
  })
}
