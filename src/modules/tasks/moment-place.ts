import { isId } from '../../platform/ids.ts'

/** A place in a list that is in the order of a moment and an id. */
export interface MomentPlace { at: Date, id: string }

/** The place as a part of a URL. */
export const writePlace = ({ at, id }: MomentPlace): string => `${at.toISOString()}_${id}`

/** Reads a place from a URL; nothing for what is none. */
export function readPlace(text: unknown): MomentPlace | undefined {
  const [moment = '', id] = typeof text === 'string' ? text.split('_') : []
  const at = /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) ? new Date(moment) : undefined
  return at && !Number.isNaN(at.getTime()) && isId(id) ? { at, id } : undefined
}
