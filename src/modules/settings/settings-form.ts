import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import type { Reading, Work } from '../../platform/transaction.ts'
import { buttonGroup, linkButton } from '../../web/components/index.ts'
import { conflictPanel, form, freshForm, parseForm, problems, submit, type FormState, type RawValues } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import { settingsPage, type SettingsPart } from './settings-page.ts'

type Params = Readonly<Record<string, string>>

/**
 * A form of the settings: shown by GET, sent by POST to the same URL. The operation checks what was typed; what it refuses
 * comes back at the fields, and a stale save comes back with both texts.
 */
export interface SettingsForm<Loaded, Saved> {
  url: string
  part: SettingsPart
  heading: (loaded: Loaded) => string
  /** Where Cancel leads. */
  cancelHref: (loaded: Loaded) => string
  submitText: string
  /** What the form is about and offers. Throws not-found for an id that is not there. */
  load: (reading: Reading, params: Params) => Promise<Loaded>
  /** What stands in the fields at first, with the hidden `id` (of what is new) or `version`. */
  values: (loaded: Loaded) => RawValues
  fields: (state: FormState, loaded: Loaded) => Html
  /** The fields in words, a line each, to show two texts beside each other. */
  inWords: (values: RawValues, loaded: Loaded) => string
  save: (work: Work, sent: { values: RawValues, loaded: Loaded }) => Promise<Saved>
  done: (reply: FastifyReply, saved: Saved, loaded: Loaded) => FastifyReply | Promise<FastifyReply>
}

/** Adds the form's two routes. */
export function settingsForm<Loaded, Saved>(app: FastifyInstance, definition: SettingsForm<Loaded, Saved>): void {
  const config = { access: 'settings:manage' } as const
  app.get<{ Params: Params }>(definition.url, { config }, async (request, reply) => {
    const loaded = await definition.load(request.reading(), request.params)
    return show(definition, { reply, loaded, state: freshForm(definition.values(loaded)) })
  })
  app.post<{ Params: Params }>(definition.url, { config }, async (request, reply) => {
    const loaded = await definition.load(request.reading(), request.params)
    const values = sentValues(request.body)
    try {
      const saved = await request.perform(work => definition.save(work, { values, loaded }))
      return await definition.done(reply, saved, loaded)
    } catch (refusal) {
      return showRefusal(definition, { request, reply, refusal, values })
    }
  })
}

/** What was typed, as it can be shown again. */
function sentValues(body: unknown): RawValues {
  const read = parseForm(z.record(z.string(), z.unknown()), body ?? {})
  return read.ok ? read.value as RawValues : {}
}

/** One value of a form, '' when it was not sent. */
export const valueOf = (values: RawValues, name: string): string => [values[name] ?? ''].flat().at(-1) ?? ''

async function showRefusal<L, S>(
  definition: SettingsForm<L, S>, sent: { request: FastifyRequest<{ Params: Params }>, reply: FastifyReply, refusal: unknown, values: RawValues },
): Promise<FastifyReply> {
  const { request, reply, refusal, values } = sent
  if (!(refusal instanceof AppError)) throw refusal
  const loaded = await definition.load(request.reading(), request.params)
  if (refusal.code === 'invalid') return show(definition, { reply: reply.code(422), loaded, state: { values, errors: refusal.fields } })
  if (refusal.code !== 'stale') throw refusal
  const saved = definition.values(loaded)
  return show(definition, {
    reply: reply.code(409), loaded, state: freshForm({ ...values, version: saved['version'] ?? '' }),
    above: conflictPanel({ theirs: definition.inWords(saved, loaded), yours: definition.inWords(values, loaded) }),
  })
}

function show<L, S>(
  definition: SettingsForm<L, S>, shown: { reply: FastifyReply, loaded: L, state: FormState, above?: Html },
): FastifyReply {
  const { reply, loaded, state, above = noHtml } = shown
  const heading = definition.heading(loaded)
  const carried = ['id', 'version'].filter(name => state.values[name] !== undefined)
  return reply.page(settingsPage(definition.part, {
    title: Object.keys(state.errors).length ? `Error: ${heading}` : heading,
    width: 'reading',
    main: html`${problems(state)}${above}
<h1 class="govuk-heading-l">${heading}</h1>
${form({ action: reply.request.url, csrfToken: reply.generateCsrf(), content: html`
${carried.map(name => html`<input type="hidden" name="${name}" value="${valueOf(state.values, name)}">`)}
${definition.fields(state, loaded)}
${buttonGroup(submit(definition.submitText), linkButton({ content: 'Cancel', href: definition.cancelHref(loaded), look: 'secondary' }))}` })}`,
  }))
}
