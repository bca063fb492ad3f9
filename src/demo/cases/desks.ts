import { daysAfter, inOfficeHours } from '../moments.ts'
import type { Random } from '../random.ts'
import type { Staff } from '../world.ts'
import type { LiveCase, Stage } from './live-case.ts'

/** What lies on people's desks: saved views, notices, and who looked at what in the last weeks. */
export function fillDesks(stage: Stage): void {
  const random = stage.random.branch('desks')
  const [officer, leader] = stage.staff
  if (officer) addViews(stage, officer, { 'My open cases': 'lead=me', 'Contact due': 'lead=me&contact=due',
    'Hate incidents': 'hate=yes&status=all' })
  if (leader) addViews(stage, leader, { 'Team, most serious first': 'team=mine&sort=priority',
    'Silent for four weeks': 'team=mine&silent=yes', 'Closures to approve': 'closure=waiting' })
  for (const live of stage.cases) {
    if (live.closure?.status === 'awaiting-approval') {
      addNotice(stage, live.manager, { at: live.closure.asked_at as Date, kind: 'closure-asked',
        link: `/cases/${live.row.reference}/closure`,
        text: `${live.lead.name} asks you to approve the closure of ${live.row.reference}` })
    }
  }
  addLooks(stage, random)
}

function addViews(stage: Stage, owner: Staff, views: Record<string, string>): void {
  for (const [name, query] of Object.entries(views)) {
    const at = daysAfter(stage.now, -90)
    stage.rows.add('saved_views', { id: stage.newId(at), user_id: owner.id, name, query, created_at: at })
  }
}

function addNotice(stage: Stage, to: Staff, { at, ...notice }: { at: Date, kind: string, text: string,
  link: string }): void {
  stage.rows.add('notices', { id: stage.newId(at), user_id: to.id, ...notice, created_at: at, read_at: null })
}

/** Views of cases in the last four weeks, mostly by those who work on them. */
function addLooks(stage: Stage, random: Random): void {
  const since = daysAfter(stage.now, -28)
  const looks = stage.cases.filter(({ row }) => (row.last_activity_at as Date) > since).flatMap(live => looksAt(stage,
    live, random))
  for (const { at, who, live } of looks.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    stage.rows.add('access_log', {
      organisation_id: stage.organisationId, at, user_id: who.id, user_name: who.name, act: 'viewed',
        subject_kind: 'case', subject_id: live.id,
      subject_label: live.row.reference, detail: '',
    })
  }
}

function looksAt(stage: Stage, live: LiveCase, random: Random): { at: Date, who: Staff, live: LiveCase }[] {
  const from = Math.max(stage.now.getTime() - 28 * 86_400_000, (live.row.opened_at as Date).getTime())
  const until = Math.min(stage.now.getTime(), ((live.row.closed_at ?? stage.now) as Date).getTime())
  return Array.from({ length: random.between(2, 12) }, () => {
    const at = inOfficeHours(random, new Date(from + random.next() * (until - from)))
    const who = random.chance(0.75) ? live.lead : live.manager
    return { at: at < stage.now ? at : daysAfter(stage.now, -0.01), who, live }
  })
}
