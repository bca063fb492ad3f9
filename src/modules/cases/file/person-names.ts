import type { Reading } from '../../../platform/transaction.ts'
import { html, type Html } from '../../../web/html.ts'
import { peopleByIds } from '../../people/index.ts'
import type { Anonymity } from './anonymity.ts'
import type { CaseParty } from './parties.queries.ts'

/** What to call each of these persons on the pages of a case, and where their page is. */
export type PersonNames = ReadonlyMap<string, { text: string, href: string | undefined }>

/** Those whom this reader may not recognise are called by their part in the case and lead nowhere. */
export async function personNames(
  reading: Reading, ids: readonly string[], { hidden, parties }: { hidden: Anonymity['hidden'], parties: readonly CaseParty[] },
): Promise<PersonNames> {
  const people = await peopleByIds(reading, ids.filter(id => !hidden.has(id)))
  const anonymous = parties.find(party => !party.person)?.name ?? 'Somebody who stays anonymous'
  return new Map(ids.map(id => {
    const person = people.get(id)
    return [id, person ? { text: person.rootName, href: `/people/${person.rootId}` } : { text: anonymous, href: undefined }]
  }))
}

/** One name as a link where there is one. */
export function nameLink(names: PersonNames, id: string): Html {
  const { text, href } = names.get(id) ?? { text: 'Somebody', href: undefined }
  return href ? html`<a class="govuk-link govuk-link--no-visited-state" href="${href}">${text}</a>` : html`${text}`
}

/** Several names after one another. */
export const nameLinks = (names: PersonNames, ids: readonly string[]): Html =>
  html`${ids.map((id, index) => html`${index ? ', ' : ''}${nameLink(names, id)}`)}`
