import { dateText, table } from '../../../web/components/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { addressLabel } from '../addresses/addresses.queries.ts'
import { associationLabels } from '../record/add-association.ts'
import { needLabel } from '../record/add-need.ts'
import type { PersonFile } from '../record/person-file.queries.ts'
import { markerLabel } from '../markers/set-marker.ts'
import { kindNames } from './person.page.ts'

/** Two records side by side, with everything by which one tells whether they are the same human being. */
export function compareFiles(left: PersonFile, right: PersonFile): Html {
  return table({
    caption: 'Both records', captionSize: 'hidden', firstCellIsHeader: true,
    head: ['Fact', left.person.reference, right.person.reference],
    rows: rows.map(([label, read]) => ({ label, values: [read(left), read(right)].map(said) }))
      .filter(({ values }) => values.some(one => one.length))
      .map(({ label, values }) => [label, ...values.map(several)]),
  })
}

const rows: [label: string, read: (file: PersonFile) => string[]][] = [
  ['Name', file => [file.person.name]],
  ['Kind', file => [kindNames[file.person.kind]]],
  ['Other names', file => file.aliases.map(one => one.name)],
  ['Date of birth', file => file.person.date_of_birth ? [dateText(file.person.date_of_birth)] : []],
  ['Description', file => [file.person.description]],
  ['Phone and email', file => file.contacts.map(one => `${one.value}${one.safe ? '' : ' (not safe to use)'}`)],
  ['Addresses', file => [...file.addresses, ...file.tenancies].map(addressLabel)],
  ['Housing reference', file => [file.person.housing_reference ?? '']],
  ['Warning markers', file => file.markers.filter(one => !one.endedAt).map(one => markerLabel(one.kind))],
  ['Support needs', file => file.needs.filter(one => !one.endedOn).map(one => needLabel(one.kind))],
  ['Connected with', file => file.associations.map(one => {
    const { label, inverse } = associationLabels(one.kind)
    return `${one.said ? label : inverse}: ${one.otherName}`
  })],
  ['Records merged already', file => file.merges.map(one => one.mergedReference)],
]

const said = (values: string[]): string[] => [...new Set(values.filter(Boolean))]

function several(values: string[]): Html {
  return values.length ? html`<span>${values.map((one, place) => html`${place ? html`<br>` : ''}${one}`)}</span>`
    : html`–`
}
