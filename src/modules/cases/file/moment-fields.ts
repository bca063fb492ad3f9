import { londonDate, londonMoment, londonTime } from '../../../platform/london-time.ts'
import { date, dateInput, one, timeInput, type FormState, type RawValues } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'

/** A date and a time of day, as `<name>` and `<name>At`. */
export function momentFields(
  state: FormState, name: string, { date: dateLabel, time: timeLabel, optional }: { date: string, time: string, optional?: boolean },
): Html {
  return html`${dateInput({ ...date(state, name), label: dateLabel, optional })}
${timeInput({ ...one(state, `${name}At`), label: timeLabel, optional: true })}`
}

/** The moment that these two fields say; midnight where no time is given, nothing where no date is. */
export const momentOf = (day: string | undefined, time: string | undefined): Date | null =>
  day === undefined ? null : londonMoment(day, time)

/** The two fields filled from a moment. */
export const momentValues = (name: string, moment: Date | null): RawValues =>
  moment ? { [name]: londonDate(moment), [`${name}At`]: londonTime(moment) } : {}
