import { castCase } from './cases/cast.ts'
import { planEnding } from './cases/ending.ts'
import { planLife } from './cases/life.ts'
import { setContactDue, type LiveCase, type Stage } from './cases/live-case.ts'
import { planLooseReports } from './cases/loose-reports.ts'
import { fillDesks } from './cases/desks.ts'
import { newPeople, type NewPeople } from './cases/new-people.ts'
import { allocate, openCase } from './cases/opening.ts'
import { takeReport } from './cases/reports.ts'
import { addSides } from './cases/sides.ts'
import { planTasks } from './cases/tasks.ts'
import { planTurns } from './cases/turns.ts'
import { daysAfter, inOfficeHours } from './moments.ts'
import type { Random } from './random.ts'
import type { SearchRows } from './search-rows.ts'
import { someCategory } from './texts/themes.ts'
import { makeTimeline } from './timeline.ts'
import type { Person, World } from './world.ts'

/** Cases of the three years. */
const caseCount = 902
/** Days from opening to closing: half of the cases take less. */
const usualDays = 95

/** Plays three years of reports and cases, in the order in which they happened, up to the present. */
export function tellStory(world: World, search: SearchRows): Stage {
  const stage: Stage = {
    ...world, timeline: makeTimeline(), cases: [], neighbours: neighboursOf(world),
    callHandlers: world.staff.filter(({ role }) => role === 'call-handler'),
  }
  const people = newPeople(world, search)
  const random = world.random.branch('cases')
  const days = (world.now.getTime() - world.began.getTime()) / 86_400_000
  for (let count = 0; count < caseCount; count += 1) {
    const own = random.branch(String(count))
    // a few more each year: more are reported where reports are answered
    const when = daysAfter(world.began, 30 + (days - 30.6) * own.next() ** 0.92)
    stage.timeline.at(inOfficeHours(own, when), at => beginCase(stage, people, { random: own, at }))
  }
  planLooseReports(stage, people)
  stage.timeline.runUntil(world.now)
  for (const live of stage.cases) setContactDue(live)
  addSides(stage)
  fillDesks(stage)
  return stage
}

function beginCase(stage: Stage, people: NewPeople, { random, at }: { random: Random, at: Date }): void {
  const category = someCategory(random)
  const by = random.pick(stage.callHandlers)
  const cast = castCase({ stage, random, people, category, at, by })
  const { lead, because } = allocate(stage, category, cast.home)
  const report = takeReport(stage, { random, at, cast, category, incidents: random.weighted({ 1: 60, 2: 27,
    3: 13 }) === '1' ? 1 : 2, owner: lead, ownerBecause: because })
  const decided = daysAfter(at, random.chance(0.06) ? 1.3 + random.next() : 0.03 + random.next() * 0.25)
  stage.timeline.at(decided, later => {
    const endsAt = daysAfter(later, Math.max(3, random.around(usualDays, 0.85)))
    const live = openCase(stage, { random, report, cast, categories: categoriesOf(random, category), at: later,
      endsAt })
    if (live.row.priority === 'high') live.endsAt = perhapsThisWeek(stage, live)
    planLife(stage, live)
    planTasks(stage, live)
    planTurns(stage, live)
    planEnding(stage, live)
  })
}

/** Of the serious cases that are still open some are just being closed: their managers have something to approve. */
function perhapsThisWeek({ now }: Stage, { random, endsAt, row }: LiveCase): Date {
  const thisWeek = daysAfter(now, -random.between(1, 10))
  return endsAt > now && thisWeek > daysAfter(row.opened_at as Date, 20) && random.chance(0.5) ? thisWeek : endsAt
}

function categoriesOf(random: Random, first: string): string[] {
  const more = random.weighted({ 0: 66, 1: 26, 2: 8 })
  return [...new Set([first, ...Array.from({ length: Number(more) }, () => someOther(random))])]
}

/** What goes along with something else; hate and domestic abuse are never an aside. */
function someOther(random: Random): string {
  for (;;) {
    const code = someCategory(random)
    if (!/^(hate|da)-|stalking|cuckooing|county|sexual/.test(code)) return code
  }
}

function neighboursOf(world: World): Map<number, Person[]> {
  const neighbours = new Map<number, Person[]>()
  for (const home of world.homes) {
    const list = neighbours.get(home.cluster) ?? []
    list.push(...world.residents.get(home.id) ?? [])
    neighbours.set(home.cluster, list)
  }
  return neighbours
}
