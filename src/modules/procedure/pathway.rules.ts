import { AppError, invalid } from '../../platform/errors.ts'
import type { Pack, Place, Step } from './pack.ts'
import { getPathway } from './priority.rules.ts'

/** A step that may still come: how many moves away, and by which answer the way there leaves its decision. */
export type StepAhead = Place & { label: string, kind: Step['kind'], moves: number, answer: string | null }

/** The step at a place. Throws `invalid` when the pack has none. */
export function getStep(pack: Pack, { pathway, step }: Place): Step {
  const found = getPathway(pack, pathway).steps.find(({ code }) => code === step)
  if (found === undefined) throw invalid({ step: `The pathway "${pathway}" has no step "${step}"` })
  return found
}

/** Where a case that follows this pathway from its opening stands first. */
export function startStep(pack: Pack, pathway: string): Place {
  const start = getPathway(pack, pathway).steps.find(({ kind }) => kind === 'start')
  if (start === undefined) throw invalid({ pathway: `The pathway "${pathway}" has no start` })
  return { pathway, step: start.code }
}

/** Where a case goes when a step's work is done. Throws `barred` at a decision, which needs an answer, or an end. */
export function advance(pack: Pack, place: Place): Place {
  const step = getStep(pack, place)
  if (step.kind === 'decision') throw new AppError('barred', `"${step.label}" has to be answered first.`)
  if (step.kind === 'end') throw new AppError('barred', 'The pathway has come to its end.')
  return step.next
}

/** Where an answer leads, which may be another pathway. Throws `invalid` for what is no decision or no answer of it. */
export function decide(pack: Pack, { pathway, step: code, answer }: Place & { answer: string }): Place {
  const step = getStep(pack, { pathway, step: code })
  if (step.kind !== 'decision') throw invalid({ answer: `"${step.label}" is not a question to be answered` })
  const chosen = step.answers.find((one) => one.code === answer)
  if (chosen !== undefined) return chosen.next
  throw invalid({ answer: `Choose one of: ${step.answers.map(({ label }) => label).join(', ')}` })
}

/** What may still come on this pathway and where it leads out of it, nearest first; the place itself is left out. */
export function stepsAhead(pack: Pack, place: Place): StepAhead[] {
  const seen = new Set([placeKey(place)])
  const ahead: StepAhead[] = []
  const waiting = exits(pack, place).map((exit) => ({ ...exit, moves: 1 }))
  for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
    const { next, answer, moves } = item
    if (seen.has(placeKey(next))) continue
    seen.add(placeKey(next))
    const { label, kind } = getStep(pack, next)
    ahead.push({ ...next, label, kind, moves, answer })
    if (next.pathway !== place.pathway) continue
    waiting.push(...exits(pack, next).map((exit) => ({ ...exit, moves: moves + 1 })))
  }
  return ahead
}

function exits(pack: Pack, place: Place): { next: Place, answer: string | null }[] {
  const step = getStep(pack, place)
  switch (step.kind) {
    case 'end': return []
    case 'decision': return step.answers.map(({ next, label }) => ({ next, answer: label }))
    default: return [{ next: step.next, answer: null }]
  }
}

/**
 * Where a case joins another pathway when its priority changes. The step of the same code or else the first of the same
 * stage; where the pathway has no such stage, the first of a later stage. Never an end: a change of priority does not
 * close a case. A step's `joinAt` then has the last word.
 */
export function matchingStep(pack: Pack, from: Place, toPathway: string): Place {
  if (from.pathway === toPathway) return from
  const here = getStep(pack, from)
  const open = getPathway(pack, toPathway).steps.filter(({ kind }) => kind !== 'end')
  const order = (step: Step) => pack.stages.findIndex(({ code }) => code === step.stage)
  const sameStage = open.filter(({ stage }) => stage === here.stage)
  const match = sameStage.find(({ code }) => code === here.code) ?? sameStage[0]
    ?? open.find((step) => order(step) > order(here)) ?? open.at(-1)
  if (match === undefined) throw invalid({ pathway: `The pathway "${toPathway}" cannot be joined` })
  return { pathway: toPathway, step: match.joinAt ?? match.code }
}

/** One text for a place, to compare by: "high/established". */
export function placeKey({ pathway, step }: Place): string {
  return `${pathway}/${step}`
}
