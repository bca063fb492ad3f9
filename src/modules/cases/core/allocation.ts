import { sql } from 'kysely'
import { invalid } from '../../../platform/errors.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { may, permissionsOf, roles } from '../../identity/index.ts'

/** Who gets a case (or a report), and by which rule. */
export interface Allocation {
  leadOfficerId: string
  managerId: string | null
  teamId: string | null
  because: string
}

/** What decides who gets it. */
export interface AllocationFacts { categoryTypes: string[], patchId: string | null }

/**
 * The lead officer of a new case: by the first allocation rule (lowest rank) that fits its category types and patch;
 * otherwise the patch's lead officer; otherwise whoever deals with it or, when they may not decide (a call handler), their
 * team's leader or else the first in the list of those who may. Never nobody.
 */
export async function allocate(reading: Reading, facts: AllocationFacts): Promise<Allocation> {
  const patch = facts.patchId ? await findPatch(reading, facts.patchId) : undefined
  const rule = await findRule(reading, facts)
  const byRule = rule?.lead_officer_id ?? patch?.lead_officer_id
  const leadOfficerId = byRule ?? await findDecider(reading)
  const lead = await findLead(reading, leadOfficerId)
  return {
    leadOfficerId,
    managerId: rule?.manager_id ?? patch?.leader_id ?? lead.leader_id,
    teamId: lead.team_id ?? patch?.team_id ?? null,
    because: rule?.lead_officer_id ? `allocation rule ${rule.rank}${rule.note ? ` (${rule.note})` : ''}`
      : patch?.lead_officer_id ? `lead officer of the patch ${patch.name}`
        : `no rule fits, so ${leadOfficerId === reading.actor.userId ? 'whoever dealt with it' : 'somebody who may decide'}`,
  }
}

async function findRule({ db, scope }: Reading, { categoryTypes, patchId }: AllocationFacts) {
  return db.selectFrom('allocation_rules as r').leftJoin('users as u', 'u.id', 'r.lead_officer_id')
    .selectAll('r').where('r.organisation_id', '=', scope.organisationId).where('r.active', '=', true)
    .where(eb => eb.or([eb('r.category_type', 'is', null), eb('r.category_type', 'in', [...categoryTypes, ''])]))
    .where(eb => eb.or([eb('r.patch_id', 'is', null), ...(patchId ? [eb('r.patch_id', '=', patchId)] : [])]))
    .where(eb => eb.or([eb('r.lead_officer_id', 'is', null), eb('u.active', '=', true)]))
    .orderBy('r.rank').limit(1).executeTakeFirst()
}

const deciders = Object.keys(roles).filter(name => permissionsOf([name]).has('report:decide'))

async function findDecider({ db, actor, scope }: Reading): Promise<string> {
  if (may(actor, 'report:decide')) return actor.userId
  const row = await db.selectFrom('users as u').leftJoin('teams as t', 't.leader_id', 'u.id').select('u.id')
    .where('u.organisation_id', '=', scope.organisationId).where('u.active', '=', true)
    .where(sql<boolean>`u.roles && ${deciders}::text[]`)
    .orderBy(sql`coalesce(t.id = ${actor.teamId}::uuid, false)`, 'desc').orderBy('u.name').orderBy('u.id')
    .limit(1).executeTakeFirst()
  return row?.id ?? actor.userId
}

const findPatch = ({ db, scope }: Reading, id: string) => db.selectFrom('patches as p')
  .leftJoin('teams as t', 't.id', 'p.team_id')
  .leftJoin('users as u', join => join.onRef('u.id', '=', 'p.lead_officer_id').on('u.active', '=', true))
  .select(['p.name', 'p.team_id', 'u.id as lead_officer_id', 't.leader_id'])
  .where('p.id', '=', id).where('p.organisation_id', '=', scope.organisationId).executeTakeFirst()

async function findLead({ db, scope }: Reading, id: string) {
  const lead = await db.selectFrom('users as u').leftJoin('teams as t', 't.id', 'u.team_id')
    .select(['u.team_id', 't.leader_id']).where('u.id', '=', id).where('u.organisation_id', '=', scope.organisationId)
    .where('u.active', '=', true).executeTakeFirst()
  if (!lead) throw invalid({ leadOfficerId: 'Choose a lead officer who works here' })
  return lead
}
