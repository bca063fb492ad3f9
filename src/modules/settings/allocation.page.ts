import { button, insetText, linkButton, table, tag } from '../../web/components/index.ts'
import { select } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { currentPack } from '../procedure/index.ts'
import type { AllocationRule } from './allocation-rules.queries.ts'
import { settingsPage } from './settings-page.ts'

/** Who would get a case; `lead` is null where it stays with whoever takes it. */
export interface AllocationTrial { lead: string | null, manager: string | null, because: string }

interface AllocationFacts {
  rules: AllocationRule[]
  patches: { id: string, name: string }[]
  trial?: AllocationTrial
  chosen: { type?: string, patchId?: string }
}

/** The rules in the order in which they are applied, and a box to try them out. */
export function allocationPage({ rules, patches, trial, chosen }: AllocationFacts): Page {
  const types = currentPack().types.map(({ code, label }) => ({ value: code, text: label }))
  return settingsPage('allocation', {
    title: 'Allocation',
    main: html`<h1 class="govuk-heading-l">Allocation</h1>
<p class="govuk-body concord-reading">Who leads a new case: the first rule from the top that fits; otherwise the lead officer of the patch;
otherwise whoever opens the case.</p>
${linkButton({ content: 'Add a rule', href: '/settings/allocation/new' })}
${rules.length ? rulesTable(rules) : html`<p class="govuk-body">There are no rules yet.</p>`}
<h2 class="govuk-heading-m">Try it out</h2>
<form method="get" action="/settings/allocation" class="concord-line-form">
${select({ name: 'type', value: chosen.type, label: 'Kind of behaviour', placeholder: 'Any other', options: types })}
${select({ name: 'patch', value: chosen.patchId, label: 'Patch', placeholder: 'No patch', options: patches.map(({ id, name }) => ({ value: id, text: name })) })}
${button({ content: 'Who would get it?', look: 'secondary' })}
</form>
${trial ? trialAnswer(trial) : noHtml}`,
  })
}

const trialAnswer = ({ lead, manager, because }: AllocationTrial): Html => insetText(lead === null
  ? 'It would stay with whoever opens the case: no rule fits, and the patch has no lead officer.'
  : html`<strong>${lead}</strong> would lead it${manager ? `, with ${manager} as manager` : ''}: by ${because}.`)

function rulesTable(rules: AllocationRule[]): Html {
  const typeLabel = (code: string | null): string => code ? currentPack().types.find(type => type.code === code)?.label ?? code : 'Any'
  return table({
    caption: 'Rules', captionSize: 'hidden', dense: true, head: ['Rank', 'Kind of behaviour', 'Patch', 'Lead officer', 'Manager', 'Note', 'State'],
    rows: rules.map(rule => [
      html`<a class="govuk-link" href="/settings/allocation/${rule.id}/change">${rule.rank}</a>`, typeLabel(rule.categoryType), rule.patchName ?? 'Any',
      rule.leadOfficerName ?? 'As otherwise', rule.managerName ?? 'As otherwise', rule.note, ruleState(rule)]),
  })
}

function ruleState({ active, leadOfficerActive }: AllocationRule): Html {
  if (!active) return tag({ content: 'Not in use', colour: 'grey' })
  return leadOfficerActive === false ? tag({ content: 'Passed over: the officer is deactivated', colour: 'red' }) : tag({ content: 'In use', colour: 'green' })
}
