import type { FastifyInstance } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { summaryList, table } from '../../web/components/index.ts'
import { html, type Html } from '../../web/html.ts'
import { currentPack, drawPathway, pathwayTable, type ClockKind, type ClockRule, type Duration, type Pack } from '../procedure/index.ts'
import { settingsPage } from './settings-page.ts'

const config = { access: 'settings:manage' } as const

/** The procedure in force, to be read: it is changed in its pack's files. */
export function procedureRoutes(app: FastifyInstance): void {
  app.get('/settings/procedure', { config }, (_request, reply) => {
    const pack = currentPack()
    return reply.page(settingsPage('procedure', { title: 'Procedure', main: html`<h1 class="govuk-heading-l">${pack.name}</h1>
${summaryList({ compact: true, rows: [
      { key: 'Pack', value: `${pack.key}, version ${pack.version}` },
      { key: 'Working hours', value: `${pack.calendar.label}: ${pack.calendar.opens} to ${pack.calendar.closes}` },
      { key: 'Bank holidays', value: `${pack.calendar.years.from} to ${pack.calendar.years.to}` },
    ] })}
${prioritiesTable(pack)}${pathwayLinks(pack)}${categoriesTable(pack)}` }))
  })

  app.get<{ Params: { pathway: string } }>('/settings/procedure/:pathway', { config }, (request, reply) => {
    const pack = currentPack()
    const pathway = pack.pathways.find(({ code }) => code === request.params.pathway)
    if (!pathway) throw notFound()
    const view = { at: null, cameBy: [] }
    return reply.page(settingsPage('procedure', { title: `${pathway.label} pathway`, main: html`<h1 class="govuk-heading-l">${pathway.label} pathway</h1>
<p class="govuk-body"><a class="govuk-link" href="/settings/procedure">Back to the procedure</a></p>
${drawPathway(pack, pathway.code, view)}
${pathwayTable(pack, pathway.code, view)}` }))
  })
}

const clockNames: Record<ClockKind, string> = { acknowledge: 'Acknowledge', 'first-contact': 'First contact', 'risk-assessment': 'Risk assessment',
  'action-plan': 'Action plan', update: 'Update the complainant', review: 'Review' }

function prioritiesTable(pack: Pack): Html {
  const { priorities } = pack
  const clocks = (Object.entries(clockNames) as [ClockKind, string][]).map(([kind, name]) => [name, ...priorities.map(({ clocks: held }) => clockWords(held[kind]))])
  return table({
    caption: 'Priorities, and the times they promise', captionSize: 'm', head: ['Promise', ...priorities.map(({ label }) => label)], firstCellIsHeader: true,
    rows: [...clocks, ['Closing', ...priorities.map(({ closureApproval }) => closureApproval ? 'A manager must approve' : 'By the officer')]],
  })
}

const clockWords = (clock: ClockRule | undefined): string =>
  clock ? `${clock.from === 'last' ? 'every ' : 'within '}${durationWords(clock.within)}` : 'None'

const durationWords = ({ amount, unit }: Duration): string => {
  const words = unit.replace('-', ' ')
  return `${amount} ${amount === 1 ? words.replace(/s$/, '') : words}`
}

const pathwayLinks = (pack: Pack): Html => html`<h2 class="govuk-heading-m">Pathways</h2>
<ul class="govuk-list govuk-list--bullet">${pack.pathways.map(({ code, label, steps }) =>
  html`<li><a class="govuk-link" href="/settings/procedure/${code}">${label} pathway</a>, ${steps.length} steps</li>`)}</ul>`

function categoriesTable(pack: Pack): Html {
  const label = (code: string): string => pack.priorities.find(priority => priority.code === code)?.label ?? code
  return table({
    caption: 'Categories', captionSize: 'm', dense: true, head: ['Kind of behaviour', 'Category', 'Priority'],
    rows: pack.categories.map(category => [category.typeLabel, category.label, label(category.priority)]),
  })
}
