import type { Option } from '../../../web/forms/index.ts'

/** A list of the procedure as the choices of a field. */
export const choicesOf = (list: readonly { code: string, label: string }[]): Option[] =>
  list.map(({ code, label }) => ({ value: code, text: label }))
