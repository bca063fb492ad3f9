/** Times of one thing done many times, in milliseconds. */
export interface Times { p50: number, p95: number, count: number }

/** The middle and the slow end of a list of times. */
export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  const at = (share: number): number => round(sorted[Math.min(sorted.length - 1,
    Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p95: at(0.95), count: sorted.length }
}

/** Two digits after the point: the clock is not better than that. */
export const round = (value: number): number => Math.round(value * 100) / 100

/** How long something takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}

/** A page measured on a database of one size. */
export interface PageFigures {
  page: Times
  /** The same statements with the same values, sent by the driver alone; none for pages that write. */
  sql?: Times
  statements?: number
  /** Middle time of the page over that of its statements. */
  ratio?: number
  /** Requests per second at sixteen connections. */
  perSecond?: number
  /** Of the page as sent, compressed. */
  bytes: number
}

/** All pages on a database of one size. */
export interface SizeFigures { cases: number, pages: Record<string, PageFigures> }

/** Everything that a run finds out. */
export interface BenchFigures {
  date: string
  machine: string
  node: string
  database: string
  load: string
  sizes: SizeFigures[]
  firstVisit: { bytes: number, parts: Record<string, number> }
  start: { warmSeconds: number, firstSeconds: number }
}
