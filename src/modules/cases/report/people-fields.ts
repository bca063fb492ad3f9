import { button, details, insetText } from '../../../web/components/index.ts'
import { checkbox, date, dateInput, hidden, one, radios, select, timeInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { personPicker, type PeopleForPicker } from '../../people/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { typed } from './draft-values.ts'

/** Who is calling, and how the report came. */
export function reporterFields(state: FormState, found: { reporter: PeopleForPicker, behalf: PeopleForPicker }): Html {
  const { channels, reporterKinds } = currentPack().lists
  const kind = typed(state.values, 'reporterKind')
  const reporter = html`${personPicker({ name: 'reporter', label: 'Find the caller', state, found: found.reporter, allow: ['new'] })}
${checkbox({ ...one(state, 'reporterAnonymous'), label: 'They want to stay anonymous',
    hint: 'Only those who run the case will see who they are. Never the other side' })}`
  return html`${radios({ ...one(state, 'reporterKind'), label: 'Who is reporting?', inline: true,
    options: reporterKinds.map(({ code, label }) => ({ value: code, text: label })) })}
<div class="concord-reporter concord-reporter--${kind === 'anonymous' || kind === 'staff' ? 'none' : kind === 'third-party' ? 'both' : 'one'}">
${reporter}
<div class="concord-reporter__behalf">${personPicker({ name: 'behalf', label: 'On whose behalf?', state, found: found.behalf, allow: ['new'] })}</div>
</div>
${details({
    summary: html`How it came, and when: ${channels.find(one => one.code === typed(state.values, 'channel'))?.label ?? 'Phone'}, ${
      typed(state.values, 'received-day') ? 'on another day' : 'now'}`,
    open: ['channel', 'received', 'receivedTime'].some(name => name in state.errors) || typed(state.values, 'received-day') !== '',
    content: html`${select({ ...one(state, 'channel'), label: 'How did the report come?', options: channels.map(({ code, label }) => ({ value: code, text: label })) })}
<div class="concord-when">${dateInput({ ...date(state, 'received'), label: 'Received on', hint: 'Leave empty when it is now' })}
${timeInput({ ...one(state, 'receivedTime'), label: 'Time', hint: 'Such as 9:15am' })}</div>` })}`
}

/** Whether anybody is in danger at this moment: asked before anything else. */
export const dangerFields = (state: FormState): Html => html`<div class="concord-danger">
${checkbox({ ...one(state, 'immediateDanger'), label: 'Somebody is in danger now', hint: 'Ask this first' })}
<div class="concord-danger__advice" role="note">${insetText(html`<strong>Ask them to hang up and ring 999 now</strong>, if it is safe to speak.
If they cannot speak: ring 999 and press 55 when asked. Then ring them back, or ring 999 yourself with the address. What you typed is kept.`)}</div>
</div>`

/** One person whom the report is about. */
export function personFields(
  state: FormState, { number, place, found, removable }: { number: string, place: number, found: PeopleForPicker, removable: boolean },
): Html {
  const name = `person-${number}`
  const roles = currentPack().lists.partyRoles
  return html`<div class="concord-part" id="${name}">
${hidden('person', number)}
${select({ ...one(state, `${name}-role`), label: `Person ${place}: their part in it`, options: roles.map(({ code, label }) => ({ value: code, text: label })) })}
${personPicker({ name, label: 'Who is it?', state, found })}
${found.chosen || typed(state.values, name) ? checkbox({ ...one(state, `${name}-anonymous`), label: 'They want to stay anonymous' }) : noHtml}
${removable ? button({ content: html`Remove<span class="govuk-visually-hidden"> person ${place}</span>`, look: 'secondary', name: 'act',
    value: `remove:person:${number}`, preventDoubleClick: false }) : noHtml}
</div>`
}

