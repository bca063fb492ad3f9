import { z } from 'zod'
import { stale } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { readInput, requiredText, wholeNumber } from '../../web/forms/index.ts'
import { isReadableAccent } from '../../web/organisation-css.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { identityEvents } from './identity.events.ts'

/** What an administrator may say of the organisation. `accent` is a colour like `#17505f`, `homes` how many homes it has. */
export interface OrganisationInput { name: string, shortName: string, homes: number | string, accent: string, version: number }

const organisationFields = z.object({
  name: requiredText('Name'),
  shortName: requiredText('Short name', { max: 40 }),
  homes: wholeNumber('Number of homes', { min: 0, max: 2_000_000 }),
  accent: requiredText('Accent colour', { max: 20 }).refine(accent => /^#[0-9a-f]{6}$/i.test(accent),
    { error: 'Enter the colour as # and six figures or letters from a to f, like #17505f', abort: true })
    .refine(isReadableAccent, { error: 'White text could not be read on this colour. Choose a darker one' }),
})

/**
 * Changes the actor's organisation.
 * @throws AppError forbidden, invalid, stale
 */
export async function changeOrganisation(work: Work, { version, ...input }: OrganisationInput): Promise<void> {
  demand(work, 'settings:manage')
  const { name, shortName, homes, accent } = readInput(organisationFields, input)
  const { organisationId } = work.scope
  const before = await work.db.selectFrom('organisations').selectAll().where('id', '=', organisationId).forUpdate().executeTakeFirstOrThrow()
  if (before.version !== version) throw stale()
  await work.db.updateTable('organisations').set({ name, short_name: shortName, homes, accent: accent.toLowerCase(), version: version + 1 })
    .where('id', '=', organisationId).execute()
  await recordEvent(work, {
    type: identityEvents['organisation.changed'], stream: { kind: 'organisation', id: organisationId },
    summary: `Details of ${before.name} changed`,
    data: { from: { name: before.name, shortName: before.short_name, homes: before.homes, accent: before.accent },
      to: { name, shortName, homes, accent } },
  })
}
