import type { SearchWord } from '../modules/people/index.ts'
import type { Rows } from './rows.ts'

/** Collects what people and addresses are found by; the words themselves come from the people module. */
export interface SearchRows {
  add: (subject: 'person' | 'address', id: string, words: readonly SearchWord[]) => void
  /** Adds everything to the rows; once, at the end. */
  finish: () => void
}

interface Entry extends SearchWord { subject: 'person' | 'address', id: string }

/** The search index of one organisation, kept as rows. */
export function searchRows(rows: Rows, organisationId: string): SearchRows {
  const entries: Entry[] = []
  return {
    add: (subject, id, words) => { for (const word of words) entries.push({ ...word, subject, id }) },
    finish: () => {
      for (const { kind, word } of dictionary(entries)) rows.add('search_words', { kind, word })
      // in the order of the index, which is filled several times faster from one end than all over
      for (const { word, kind, subject, id, field } of entries.sort(inIndexOrder)) {
        rows.add('search_entries', { organisation_id: organisationId, word, kind, subject_kind: subject, subject_id: id,
          field })
      }
    },
  }
}

function dictionary(entries: readonly Entry[]): Iterable<Pick<SearchWord, 'kind' | 'word'>> {
  const once = new Map(entries.map(({ kind, word }) => [`${kind}\n${word}`, { kind, word }]))
  return [...once.entries()].sort(([a], [b]) => order(a, b)).map(([, entry]) => entry)
}

const inIndexOrder = (a: Entry, b: Entry): number =>
  order(a.subject, b.subject) || order(a.word, b.word) || order(a.id, b.id) || order(a.field, b.field)

const order = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
