import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { demand } from '../../identity/index.ts'
import { readInput } from '../input-fields.ts'
import { addPerson, newPersonFields, type NewPerson } from './add-person.ts'
import { likelyDuplicates, type LikelyDuplicate } from './likely-duplicates.ts'

/** The refusal to add somebody who may be known already. Its `fields` name each by reference, for programs. */
export class LikelyKnown extends AppError {
  readonly duplicates: LikelyDuplicate[]

  constructor(duplicates: LikelyDuplicate[]) {
    const lines = duplicates.map(({ person, why }) => [person.reference,
      `${person.name} (${person.id}): ${why.join(', ')}`])
    super('conflict', 'These people may be the same. Use one of them, or say that this is somebody else.',
      Object.fromEntries(lines))
    this.duplicates = duplicates
  }
}

/**
 * Adds a person unless they may be known already; with `confirmedNew`, in any case.
 * @returns the person's id
 * @throws LikelyKnown (conflict) with those who may be the same; what `addPerson` throws
 */
export async function createPerson(work: Work, { confirmedNew = false,
  ...input }: NewPerson & { confirmedNew?: boolean }): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(newPersonFields, input)
  const duplicates = confirmedNew || read.id && await exists(work, read.id) ? [] : await likelyDuplicates(work, read)
  if (duplicates.length) throw new LikelyKnown(duplicates)
  return addPerson(work, input)
}

/** The same form sent again: what it made is not a duplicate of itself. */
const exists = async ({ db, scope }: Work, id: string): Promise<boolean> => await db.selectFrom('people').select('id')
  .where('id', '=', id).where('organisation_id', '=', scope.organisationId).executeTakeFirst() !== undefined
