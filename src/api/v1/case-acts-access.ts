import { z } from 'zod'
import { addNamedPerson, breakGlass, liftLockOut, liftRestriction, lockPersonOut, removeNamedPerson, restrictCase }
  from '../../modules/cases/index.ts'
import { found } from '../../platform/errors.ts'
import { actRoute, reason, version } from './case-acts.ts'
import type { Api } from './define-api.ts'
import { id, text } from './fields.ts'

const note = text(500)

/** Who may see a case. */
export function caseAccessApi(api: Api): void {
  actRoute(api, { path: 'restrict', act: 'restrict', summary: 'Restrict a case to named people',
    body: z.object({ people: z.array(id()).max(200), ...reason, ...version }) }, restrictCase)
  actRoute(api, { path: 'restrict/lift', act: 'restrict', summary: 'Lift a restriction',
    body: z.object({ note, ...version }) }, liftRestriction)
  actRoute(api, { path: 'access/people', act: 'restrict', summary: 'Let somebody into a restricted case',
    body: z.object({ userId: id(), note }) }, addNamedPerson)
  actRoute(api, { path: 'access/people/remove', act: 'restrict',
    summary: 'Take somebody\'s access to a restricted case away',
    body: z.object({ userId: id(), note }) }, removeNamedPerson)
  actRoute(api, { path: 'access/lock-outs', act: 'restrict', summary: 'Lock somebody out of a case',
    body: z.object({ userId: id(), ...reason }) }, lockPersonOut)
  actRoute(api, { path: 'access/lock-outs/lift', act: 'restrict', summary: 'Lift a lock-out',
    body: z.object({ userId: id(), note }) }, liftLockOut)
  breakGlassApi(api)
}

function breakGlassApi(api: Api): void {
  api.route({
    method: 'POST', path: '/break-glass', access: 'case:break-glass', summary: 'Open a restricted case in an emergency',
    description: 'Alerts the lead officer and the manager. What cannot be opened is not found. Attempts are recorded.',
    tags: ['Cases: what becomes of them'], body: z.object({ reference: text(40), ...reason }),
    response: z.object({ reference: z.string() }),
    // refused only after the transaction, which keeps the attempt in the access log
  }, async ({ perform, body }) => ({ reference: found(await perform(work => breakGlass(work, body))) }))
}
