import type { ListName, Pack } from '../../procedure/index.ts'
import { longest, type InputCheck } from '../file/input-check.ts'

/** A reason out of one of the procedure's lists, with more in words where the list asks for it. */
export interface StatedReason { reason: string, reasonDetail?: string }

/** Checks a reason, at `reason` and `reasonDetail`. @returns it in words: the label of the list, and what was added */
export function checkReason(
  check: InputCheck, { pack, list }: { pack: Pack, list: ListName }, { reason, reasonDetail }: StatedReason,
): string {
  const label = check.listed('reason', reason, { list: pack.lists[list], missing: 'Select a reason' })
  const detail = check.optional('reasonDetail', reasonDetail, { max: longest.short })
  const needed = pack.lists[list].some(({ code, needsDetail }) => code === reason && needsDetail)
  if (needed && !detail) check.wrong('reasonDetail', 'Enter more about the reason')
  return [label, detail].filter(Boolean).join(': ')
}
