/** When in the day a kind of behaviour mostly happens. */
export type Hours = 'night' | 'evening' | 'day' | 'any'

/**
 * How cases of one category read. Texts hold choices in braces, see `writeOut`; `{place}` is the block or street.
 * They name nobody: who was there stands beside them.
 */
export interface Theme {
  /** How often it is what a case is mainly about, in a thousand cases. */
  weight: number
  hours: Hours
  summaries: readonly string[]
  incidents: readonly string[]
  /** What it does to the complainant. Common ones are used when there is none. */
  harms?: readonly string[]
}

/** Themes by the category codes of the standard procedure. */
export type Themes = Readonly<Record<string, Theme>>
