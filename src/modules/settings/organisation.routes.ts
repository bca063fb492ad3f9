import type { FastifyInstance } from 'fastify'
import { one, textInput } from '../../web/forms/index.ts'
import { html } from '../../web/html.ts'
import { changeOrganisation, findOrganisation, type OrganisationInput } from '../identity/index.ts'
import { settingsForm, valueOf } from './settings-form.ts'

const labels = { name: 'Name', shortName: 'Short name', homes: 'Number of homes', accent: 'Accent colour' }

/** The organisation itself: what it is called, how large it is, its colour. */
export function organisationRoutes(app: FastifyInstance): void {
  settingsForm(app, {
    url: '/settings/organisation', part: 'organisation', submitText: 'Save the organisation',
    heading: () => 'Organisation', cancelHref: () => '/settings',
    load: reading => findOrganisation(reading),
    values: ({ name, shortName, homes, accent, version }) => ({ name, shortName, homes: String(homes), accent, version: String(version) }),
    fields: state => html`${textInput({ ...one(state, 'name'), label: labels.name })}
${textInput({ ...one(state, 'shortName'), label: labels.shortName, hint: 'Where there is little room', width: 20 })}
${textInput({ ...one(state, 'homes'), label: labels.homes, hint: 'Figures are also given for every 1,000 homes', inputMode: 'numeric', width: 10 })}
${textInput({ ...one(state, 'accent'), label: labels.accent, width: 10, spellcheck: false,
    hint: 'Six figures or letters after #, like #17505f. White text must be readable on it' })}`,
    inWords: values => Object.entries(labels).map(([name, label]) => `${label}: ${valueOf(values, name)}`).join('\n'),
    save: (work, { values }) => changeOrganisation(work,
      { ...values as unknown as OrganisationInput, version: Number(valueOf(values, 'version')) }),
    done: reply => reply.seeOther('/settings/organisation', 'The organisation was changed'),
  })
}
