import { isId, newId } from '../../../platform/ids.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import type { RawValues } from '../../../web/forms/index.ts'
import { peopleByIds } from '../people.queries.ts'
import { addPerson, newPersonFields, type NewPerson } from '../record/add-person.ts'
import { typedValue, under, type Chosen } from './picker-fields.ts'

/** Somebody chosen in a flow: a record that exists, or one to be made when the flow is saved. */
export type PersonChoice = { field: string } & ({ personId: string } | { newPerson: NewPerson })

/** What the radios of a picker send, beside the id of a record. */
export const newKinds = ['new', 'unknown', 'group'] as const
export type NewKind = typeof newKinds[number]

/**
 * Reads what was chosen in the picker of this name.
 * @returns no choice and no error when nothing was chosen
 */
export function readPersonChoice(values: RawValues, name: string): Chosen<PersonChoice> {
  const chosen = typedValue(values, name)
  if (chosen === '') return { choice: undefined, errors: {} }
  if (isId(chosen)) return { choice: { field: name, personId: chosen }, errors: {} }
  const kind = newKinds.find(one => one === chosen)
  if (!kind) return { choice: undefined, errors: { [name]: 'Select one of the people found' } }
  if (kind !== 'unknown' && typedValue(values, `${name}-q`) === '') {
    return { choice: undefined, errors: { [name]: 'Search before you add somebody new' } }
  }
  return readNew(values, name, kind)
}

function readNew(values: RawValues, name: string, kind: NewKind): Chosen<PersonChoice> {
  const typed = typedOf[kind](field => typedValue(values, `${name}-${field}`))
  const result = newPersonFields.safeParse(typed)
  // the id that the form was shown with, so that sending it twice adds one person
  const id = typedValue(values, `${name}-id`)
  if (result.success) return { choice: { field: name, newPerson: { ...typed, id: isId(id) ? id : newId() } },
    errors: {} }
  const errors: Record<string, string> = {}
  for (const { path, message } of result.error.issues) errors[inPicker(kind, path.join('-'))] ??= message
  return { choice: undefined, errors: under(name, errors) }
}

const typedOf: Record<NewKind, (value: (field: string) => string) => NewPerson> = {
  new: value => ({ kind: 'person', name: value('name'), phone: value('phone'), email: value('email') }),
  unknown: value => ({ kind: 'unknown', description: value('description') }),
  group: value => ({ kind: 'group', name: value('group'), description: value('about') }),
}

/** What a field is called in the picker: a group's name is typed in another box than a person's. */
function inPicker(kind: NewKind, field: string): string {
  if (kind !== 'group') return field
  return field === 'name' ? 'group' : 'about'
}

/**
 * The id of the person chosen, whose record is added when there is none yet.
 * @throws AppError invalid at the picker, when the record is not one of the organisation's
 */
export async function personOfChoice(work: Work, choice: PersonChoice): Promise<string> {
  if ('newPerson' in choice) return addPerson(work, choice.newPerson)
  const people = await peopleByIds(work, [choice.personId])
  const person = people.get(choice.personId)
  if (!person) throw invalid({ [choice.field]: 'Select one of the people found' })
  return person.rootId
}
