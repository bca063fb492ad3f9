import type { Executor } from '../platform/database.ts'
import { findUnrecorded, nameStreams } from '../modules/insight/index.ts'
import { verifyRecord } from '../modules/audit/index.ts'

/** What a check of the whole record found, in words. */
export interface VerifiedRecord {
  streams: number
  events: number
  /** One sentence each, naming the record and the entry. */
  breaches: string[]
}

/** Checks the record of the whole installation. */
export async function verifyAll(db: Executor, say: (progress: string) => void): Promise<VerifiedRecord> {
  const { streams, events, breaches } = await verifyRecord(db, count => say(`${count.toLocaleString('en-GB')} records checked`))
  const names = await nameStreams(db, breaches.map(({ streamKind, streamId }) => ({ kind: streamKind, id: streamId })))
  const unrecorded = await findUnrecorded(db)
  return {
    streams,
    events,
    breaches: [
      ...breaches.map(({ streamId, seq, what }) => `${names.get(streamId) ?? streamId}: entry ${seq} ${what}`),
      ...unrecorded.map(name => `${name}: has no entry at all`),
    ],
  }
}
