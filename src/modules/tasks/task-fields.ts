import { z } from 'zod'
import { dateInput, dateParts, date, one, optionalText, requiredText, select, textArea, textInput, uuid, version, type FormState }
  from '../../web/forms/index.ts'
import { html, type Html } from '../../web/html.ts'
import { longest } from '../cases/index.ts'
import type { StaffMember } from '../identity/index.ts'

/** The fields of what a task says. */
export const taskTextSchema = {
  title: requiredText('What has to be done', { max: longest.name, missing: 'Enter what has to be done' }),
  detail: optionalText('Detail', { max: longest.long }),
  dueOn: dateParts('The date by which it has to be done'),
}

export const ownerSchema = uuid('who is to do it', { missing: 'Select who is to do it' })

/** A form that changes a task that somebody else may be changing too. */
export const versionSchema = z.object({ version: version() })

/** What has to be done, and by when. */
export const taskTextFields = (state: FormState): Html => html`${textInput({ ...one(state, 'title'), label: 'What has to be done' })}
${textArea({ ...one(state, 'detail'), label: 'Detail', optional: true, rows: 3, max: longest.long })}
${dateInput({ ...date(state, 'dueOn'), label: 'By when' })}`

/** Who is to do it, out of those who can. */
export const ownerField = (state: FormState, owners: readonly Pick<StaffMember, 'id' | 'name'>[]): Html => select({
  ...one(state, 'ownerId'), label: 'Who is to do it', placeholder: 'Choose somebody',
  options: owners.map(({ id, name }) => ({ value: id, text: name })),
})
