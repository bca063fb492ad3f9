import type { PackProblem } from './pack-error.ts'
import type { FieldPath, PackFile } from './pack-file.ts'
import type { PackData, StepData } from './pack-schema.ts'

/** One step of one pathway, with where it stands in the file and where it leads. */
type Node = {
  id: string
  pathway: string
  step: StepData
  path: FieldPath
  exits: { to: string, written: string, path: FieldPath }[]
}
type Graph = Map<string, Node>

/** Is every pathway a flowchart that can be walked to an end? `file` is pathways.yaml. */
export function checkPathways(data: PackData, file: PackFile, prioritiesFile: PackFile): PackProblem[] {
  const { pathways } = data['pathways.yaml']
  const nodes = pathways.flatMap((pathway, p) => pathway.steps.map((step, s) => toNode(pathway.code, step, [p, s])))
  const graph: Graph = new Map(nodes.map((node) => [node.id, node]))
  const shape = [
    ...twice(pathways, nodes, file),
    ...nodes.flatMap((node) => checkStep(node, data, file)),
    ...nodes.flatMap((node) => checkTargets(node, graph, file)),
    ...pathways.flatMap((pathway, p) => checkStart(pathway, file, p)),
    ...checkUse(data, file, prioritiesFile),
  ]
  // A broken link would show again as a dead end or an unreachable step: report the cause only.
  return shape.length > 0 ? shape : [...checkReach(graph, file), ...checkEnds(graph, file), ...checkCycles(graph, file)]
}

function toNode(pathway: string, step: StepData, [p, s]: [number, number]): Node {
  const path: FieldPath = ['pathways', p, 'steps', s]
  const full = (written: string) => written.includes('/') ? written : `${pathway}/${written}`
  const exits = step.next === undefined ? []
    : [{ to: full(step.next), written: step.next, path: [...path, 'next'] as FieldPath }]
  const answers = (step.answers ?? []).map((answer, a) => (
    { to: full(answer.next), written: answer.next, path: [...path, 'answers', a, 'next'] as FieldPath }))
  return { id: `${pathway}/${step.code}`, pathway, step, path, exits: [...exits, ...answers] }
}

function twice(pathways: PackData['pathways.yaml']['pathways'], nodes: Node[], file: PackFile): PackProblem[] {
  const seen = new Set<string>()
  const again = (id: string) => seen.has(id) || !seen.add(id)
  return [
    ...pathways.flatMap(({ code }, p) => again(code)
      ? [file.problem(['pathways', p, 'code'], `the pathway "${code}" stands twice`)] : []),
    ...nodes.flatMap(({ id, step, path }) => again(id)
      ? [file.problem([...path, 'code'], `the step "${step.code}" stands twice in this pathway`)] : []),
  ]
}

function checkStep({ step, path, pathway }: Node, data: PackData, file: PackFile): PackProblem[] {
  const { stages, pathways } = data['pathways.yaml']
  const problems: PackProblem[] = []
  const answers = step.answers ?? []
  const say = (field: string[], message: string) => problems.push(file.problem([...path, ...field], message))
  if (!stages.some(({ code }) => code === step.stage)) say(['stage'], `there is no stage "${step.stage}"`)
  if (step.kind === 'decision') {
    if (answers.length < 2) say([], `the decision "${step.code}" needs at least two answers`)
    if (step.next !== undefined) say(['next'], 'a decision leads on by its answers, not by next')
    if (new Set(answers.map(({ code }) => code)).size < answers.length) say(['answers'], 'two answers have one code')
  } else if (step.answers !== undefined) say(['answers'], 'only a decision has answers')
  if (step.kind === 'end' && step.next !== undefined) say(['next'], 'nothing can follow an end')
  if ((step.kind === 'start' || step.kind === 'step') && step.next === undefined) {
    say([], `the step "${step.code}" is a dead end: it says neither what comes next nor that it is an end`)
  }
  const own = pathways.find(({ code }) => code === pathway)?.steps ?? []
  if (step.joinAt !== undefined && !own.some(({ code }) => code === step.joinAt)) {
    say(['joinAt'], `there is no step "${step.joinAt}" in this pathway`)
  }
  return problems
}

function checkTargets({ exits }: Node, graph: Graph, file: PackFile): PackProblem[] {
  return exits.filter(({ to }) => !graph.has(to))
    .map(({ written, path }) => file.problem(path, `there is no step "${written}"`))
}

function checkStart(pathway: PackData['pathways.yaml']['pathways'][number], file: PackFile, p: number): PackProblem[] {
  const starts = pathway.steps.filter(({ kind }) => kind === 'start').length
  if (starts === 1) return []
  return [file.problem(['pathways', p, 'steps'], `pathway "${pathway.code}" has ${starts} starts; it needs one`)]
}

/** Priorities and pathways must fit: no priority without a pathway, and none that nobody follows. */
function checkUse(data: PackData, file: PackFile, prioritiesFile: PackFile): PackProblem[] {
  const { pathways } = data['pathways.yaml']
  const { priorities } = data['priorities.yaml']
  return [
    ...priorities.flatMap((priority, index) => pathways.some(({ code }) => code === priority.pathway) ? []
      : [prioritiesFile.problem(['priorities', index, 'pathway'], `there is no pathway "${priority.pathway}"`)]),
    ...pathways.flatMap((pathway, p) => priorities.some((priority) => priority.pathway === pathway.code) ? []
      : [file.problem(['pathways', p, 'code'], `no priority follows the pathway "${pathway.code}"`)]),
  ]
}

/** From the starts, over all pathways, since a step may be reached only by joining. */
function checkReach(graph: Graph, file: PackFile): PackProblem[] {
  const reached = new Set<string>()
  const waiting = [...graph.values()].filter(({ step }) => step.kind === 'start').map(({ id }) => id)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const { to } of graph.get(id)?.exits ?? []) waiting.push(to)
  }
  return [...graph.values()].filter(({ id }) => !reached.has(id))
    .map(({ step, path }) => file.problem(path, `nothing leads to the step "${step.code}"`))
}

/** A case that can never close. */
function checkEnds(graph: Graph, file: PackFile): PackProblem[] {
  const nodes = [...graph.values()]
  const ending = new Set(nodes.filter(({ step }) => step.kind === 'end').map(({ id }) => id))
  for (let before = -1; before < ending.size;) {
    before = ending.size
    for (const { id, exits } of nodes) if (exits.some(({ to }) => ending.has(to))) ending.add(id)
  }
  return nodes.filter(({ id }) => !ending.has(id))
    .map(({ step, path }) => file.problem(path, `from the step "${step.code}" no end can be reached: it is a dead end`))
}

/** Going round is a person's choice: a circle of steps with no decision in it would never stop. */
function checkCycles(graph: Graph, file: PackFile): PackProblem[] {
  const inCircle = [...graph.values()].filter((start) => {
    const seen = new Set<string>()
    let node: Node | undefined = start
    while (node && node.step.kind !== 'decision' && !seen.has(node.id)) {
      seen.add(node.id)
      node = graph.get(node.exits[0]?.to ?? '')
    }
    return node === start && seen.size > 0
  })
  return inCircle.map(({ step, path }) =>
    file.problem(path, `the step "${step.code}" goes round in a circle with no decision in it`))
}
