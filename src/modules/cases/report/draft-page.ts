import type {} from '@fastify/csrf-protection'
import type { FastifyReply } from 'fastify'
import type { Reading } from '../../../platform/transaction.ts'
import type { FormState, RawValues } from '../../../web/forms/index.ts'
import type { Html } from '../../../web/html.ts'
import { addressesByIds, addressesForPicker, peopleForPicker, type PeopleForPicker } from '../../people/index.ts'
import { findMatches } from '../matching/find-matches.ts'
import { matchesView } from '../matching/matches.page.ts'
import { factsOfDraft } from './draft-facts.ts'
import { numbersOf, typed } from './draft-values.ts'
import { homesOf } from './homes.queries.ts'
import { newReportPage, type NewReportPage } from './new-report.page.ts'

/** Sends the page of a draft: what was typed, what the pickers found, and what exists already. */
export async function sendDraftPage(reply: FastifyReply, draftId: string, state: FormState): Promise<FastifyReply> {
  const reading = reply.request.reading()
  const people = await pickersOf(reading, state.values)
  const reporter = await peopleForPicker(reading, state.values, 'reporter')
  const behalf = await peopleForPicker(reading, state.values, 'behalf')
  const isWrong = Object.keys(state.errors).length > 0
  return reply.page({
    title: isWrong ? 'Error: New report' : 'New report', width: 'wide', scripts: ['load-on-open.js'],
    main: newReportPage({
      draftId, csrfToken: reply.generateCsrf(), state, reporter, behalf, people,
      incidents: await incidentsOf(reading, state.values, { reporter, behalf, people }),
      matches: await matchesOfDraft(reading, state.values),
    }),
  })
}

/** The fragment of matches of a half-typed report. */
export async function matchesOfDraft(reading: Reading, values: RawValues): Promise<Html> {
  const facts = await factsOfDraft(reading, values)
  const isEmpty = !facts.people.length && !facts.places.length && !facts.descriptions.length
  return matchesView({
    matches: await findMatches(reading, facts, { status: 'all', limit: 8 }),
    nothing: isEmpty ? 'Cases and reports about the same people or place show here while you type.' : undefined,
  })
}

async function pickersOf(reading: Reading, values: RawValues): Promise<Map<string, PeopleForPicker>> {
  const found = new Map<string, PeopleForPicker>()
  for (const number of numbersOf(values, 'person')) found.set(number, await peopleForPicker(reading, values, `person-${number}`))
  return found
}

async function incidentsOf(
  reading: Reading, values: RawValues, found: { reporter: PeopleForPicker, behalf: PeopleForPicker, people: Map<string, PeopleForPicker> },
): Promise<NewReportPage['incidents']> {
  const known = [found.reporter, found.behalf, ...found.people.values()].flatMap(one => one.chosen ? [one.chosen.id] : [])
  const ids = (await homesOf(reading, known)).flatMap(home => home.addressId ? [home.addressId] : [])
  const homes = [...(await addressesByIds(reading, ids)).values()]
  const present = [
    ...nameOf(values, 'reporter', found.reporter, 'reporter'), ...nameOf(values, 'behalf', found.behalf, 'on-behalf-of'),
    ...[...found.people].flatMap(([number, one]) => nameOf(values, `person-${number}`, one, `person-${number}`)),
  ]
  const contexts: NewReportPage['incidents'] = new Map()
  for (const number of numbersOf(values, 'incident')) {
    contexts.set(number, { address: await addressesForPicker(reading, values, `incident-${number}-address`), homes, present })
  }
  return contexts
}

/** Whoever is chosen or being added in a picker, by the name to be shown. */
function nameOf(values: RawValues, name: string, { chosen }: PeopleForPicker, ref: string): { ref: string, name: string }[] {
  if (chosen) return [{ ref, name: chosen.rootName }]
  const added: Record<string, string> = {
    new: typed(values, `${name}-name`), unknown: typed(values, `${name}-description`), group: typed(values, `${name}-group`) }
  const words = added[typed(values, name)]
  return words ? [{ ref, name: words.slice(0, 80) }] : []
}
