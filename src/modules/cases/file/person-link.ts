import { icon } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { PersonSummary } from '../../people/index.ts'
import type { CaseParty } from './parties.queries.ts'

/** A party as this reader may see them: a link to the person, or only what they are called. */
export function partyName({ person, name }: CaseParty): Html {
  if (!person) return html`${name}`
  const kept = person.rootId === person.id ? noHtml : html` <span class="concord-quiet">(now ${person.rootName})</span>`
  return html`<a class="govuk-link govuk-link--no-visited-state" href="/people/${person.rootId}">${name}</a>${kept}`
}

/** Warning markers and support needs of a person in words, for whichever side they are on. */
export function careText({ markers, needs }: Pick<PersonSummary, 'markers' | 'needs'>): Html {
  const marker = markers ? html`<span class="concord-warning">${icon('alert')}${plural(markers, 'warning marker')}</span>` : noHtml
  const need = needs ? html`<span>${icon('flag')}${plural(needs, 'support need')}</span>` : noHtml
  return html`${marker}${markers && needs ? ' ' : ''}${need}`
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
