import type { Pathway, Place, Step } from './pack.ts'

// A pathway is laid out as an outline: the longest way from the start to an end runs straight down; what branches off
// it stands below its decision, one indent further in. It needs little width, so that it can be read on a phone.

/** A row of the drawing: a step, or a sign that points to a step elsewhere. */
export type Row =
  | { kind: 'step', step: Step, depth: number }
  | { kind: 'sign', to: Place, depth: number }

/** An arrow from one row to another, by index. `way` down: straight to a row below. round: by the right-hand side. */
export type Arrow = { from: number, to: number, label: string | null, way: 'down' | 'round' }

export type Layout = { rows: Row[], arrows: Arrow[], depth: number }

type State = {
  pathway: Pathway
  rows: Row[]
  arrows: Arrow[]
  placed: Map<string, number>
  planned: Set<string>
  /** Arrows to steps that may get their row later. */
  round: { from: number, step: string }[]
}
type Arrival = { from: number, label: string | null }

/** Rows and arrows of one pathway, each step once. */
export function layOut(pathway: Pathway): Layout {
  const state: State = { pathway, rows: [], arrows: [], placed: new Map(), planned: new Set(), round: [] }
  // The start first; then whatever can be reached only from another pathway.
  const heads = pathway.steps.toSorted((a, b) => Number(b.kind === 'start') - Number(a.kind === 'start'))
  for (const { code } of heads) if (!state.placed.has(code)) placeBranch(state, code, 0, null)
  for (const { from, step } of state.round) {
    state.arrows.push({ from, to: state.placed.get(step) ?? from, label: null, way: 'round' })
  }
  return { rows: state.rows, arrows: state.arrows, depth: Math.max(...state.rows.map(({ depth }) => depth)) }
}

function placeBranch(state: State, head: string, depth: number, arrival: Arrival | null): void {
  const trunk = longestWay(state, head)
  for (const code of trunk) state.planned.add(code)
  let from = arrival
  trunk.forEach((code, index) => {
    const step = stepOf(state, code)
    const row = addRow(state, { kind: 'step', step, depth }, from)
    state.placed.set(code, row)
    from = placeExits(state, { step, row, depth }, trunk[index + 1])
  })
}

/** Places what leaves a step, except the way straight on, which it returns. */
function placeExits(
  state: State, { step, row, depth }: { step: Step, row: number, depth: number }, straightOn: string | undefined,
): Arrival | null {
  const exits = exitsOf(step)
  const onward = exits.find(({ next }) => isHere(state, next) && next.step === straightOn)
  const aside = exits.filter((exit) => exit !== onward)
  aside.forEach(({ next, label }, index) => {
    // The sooner a branch is drawn the further in it stands, so that the arrows to the later ones pass it by.
    const inward = depth + (label === null ? 0 : aside.length - index)
    if (isHere(state, next) && !isTaken(state, next)) placeBranch(state, next.step, inward, { from: row, label })
    else placeReturn(state, { row, depth: inward, next, label })
  })
  return onward === undefined ? null : { from: row, label: onward.label }
}

/** A way to a step that has its place already, or lies in another pathway. */
function placeReturn(
  state: State, { row, depth, next, label }: { row: number, depth: number, next: Place, label: string | null },
): void {
  if (isHere(state, next) && label === null) state.round.push({ from: row, step: next.step })
  else addRow(state, { kind: 'sign', to: next, depth }, { from: row, label })
}

function addRow(state: State, row: Row, arrival: Arrival | null): number {
  const index = state.rows.push(row) - 1
  if (arrival !== null) state.arrows.push({ ...arrival, to: index, way: 'down' })
  return index
}

/** The longest way from a step over steps without a place, ending at an end if there is one. Pathways are small. */
function longestWay(state: State, head: string): string[] {
  const ways = waysFrom(state, head, [])
  const score = (way: string[]) => {
    const last = stepOf(state, way.at(-1) ?? head)
    return way.length + (last.kind === 'end' ? state.pathway.steps.length : 0)
  }
  return ways.reduce((best, way) => score(way) > score(best) ? way : best)
}

function waysFrom(state: State, code: string, before: string[]): string[][] {
  const way = [...before, code]
  const onward = exitsOf(stepOf(state, code))
    .filter(({ next }) => isHere(state, next) && !isTaken(state, next) && !way.includes(next.step))
  return onward.length === 0 ? [way] : onward.flatMap(({ next }) => waysFrom(state, next.step, way))
}

/** Where a step leads, and by which answer. */
export function exitsOf(step: Step): { next: Place, label: string | null }[] {
  switch (step.kind) {
    case 'end': return []
    case 'decision': return step.answers.map(({ next, label }) => ({ next, label }))
    default: return [{ next: step.next, label: null }]
  }
}

function isHere(state: State, place: Place): boolean {
  return place.pathway === state.pathway.code
}

function isTaken(state: State, place: Place): boolean {
  return state.placed.has(place.step) || state.planned.has(place.step)
}

function stepOf(state: State, code: string): Step {
  const step = state.pathway.steps.find((one) => one.code === code)
  if (step === undefined) throw new RangeError(`The pathway has no step ${code}`)
  return step
}
