import type { Client } from 'pg'
import type { Extent } from '../fill/statements.ts'

/** A page to be measured, at addresses that differ from one request to the next. */
export interface MeasuredPage { name: string, paths: readonly string[] }

const howMany = 40

/** The pages of a working day, on cases of the size that days are made of. */
export async function measuredPages(client: Client, extent: Extent): Promise<MeasuredPage[]> {
  // reports that an earlier run took would lie in everybody's inbox
  await client.query(`UPDATE reports SET status = 'signposted', decided_at = now() WHERE status = 'waiting' AND reference NOT LIKE 'REP-2099-%'`)
  const cases = await texts(client,
    `SELECT reference AS text FROM cases WHERE id IN (SELECT stream_id FROM events WHERE seq = 80) AND NOT restricted ORDER BY md5(reference) LIMIT ${howMany}`)
  const patches = await texts(client, `SELECT id::text AS text FROM patches ORDER BY md5(name) LIMIT ${howMany}`)
  const names = await texts(client,
    `SELECT name AS text FROM people WHERE kind = 'person' ORDER BY md5(reference) LIMIT ${howMany}`)
  const reports = await texts(client,
    `SELECT reference AS text FROM reports WHERE reference LIKE 'REP-2099-%' ORDER BY md5(reference) LIMIT ${howMany}`)
  const statuses = ['all', 'closed', 'live', 'open']
  return [
    { name: 'Home (My work)', paths: ['/'] },
    { name: 'Case list, three filters', paths: patches.map((patch,
      place) => `/cases?status=${statuses[place % 4]}&priority=medium&patch=${patch}`) },
    { name: 'Case list, all, by category', paths: ['noise-parties', 'abuse-verbal', 'pets-barking',
      'drugs-use'].map(code => `/cases?status=all&category=${code}`) },
    { name: 'Case overview', paths: cases.map(reference => `/cases/${reference}`) },
    { name: 'Chronology', paths: cases.map(reference => `/cases/${reference}/chronology`) },
    { name: 'Person search, misspelt', paths: names.map(name => `/people?q=${encodeURIComponent(misspelt(name))}`) },
    { name: 'Report with its matches', paths: reports.slice(0,
      extent.waiting).map(reference => `/reports/${reference}`) },
    { name: 'Inbox', paths: ['/inbox'] },
  ]
}

/** Two letters of the family name swapped, as fingers do. */
function misspelt(name: string): string {
  const [given = '', family = ''] = name.split(' ')
  return `${given} ${family.slice(0, 3)}${family.charAt(4)}${family.charAt(3)}${family.slice(5)}`
}

async function texts(client: Client, query: string): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(query)
  if (!rows.length) throw new Error(`Nothing to measure: ${query}`)
  return rows.map(row => row.text)
}
