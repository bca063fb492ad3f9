/** Tells the time. Everything that needs "now" is given one, so that tests and replays can set it. */
export type Clock = () => Date

/** The real time. */
export const systemClock: Clock = () => new Date()
