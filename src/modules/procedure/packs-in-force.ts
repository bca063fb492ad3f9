import { join } from 'node:path'
import { AppError } from '../../platform/errors.ts'
import { loadPack } from './load-pack.ts'
import type { Pack } from './pack.ts'

const folder = join(import.meta.dirname, '../../../packs/standard')

let standard: Pack | undefined

/** The pack that a new case is opened under. Loaded once; a faulty one stops whoever asks first. */
export const currentPack = (): Pack => standard ??= loadPack(folder)

/**
 * The pack a case was opened under: a case keeps its version until somebody moves it.
 * @throws AppError unavailable when that pack is not installed here
 */
export function packFor({ pack_key: key, pack_version: version }: { pack_key: string, pack_version: string }): Pack {
  const pack = currentPack()
  if (pack.key === key && pack.version === version) return pack
  throw new AppError('unavailable', `The procedure ${key} ${version} is not installed.`)
}
