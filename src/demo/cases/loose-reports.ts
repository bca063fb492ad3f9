import { currentPack } from '../../modules/procedure/index.ts'
import { daysAfter, inOfficeHours } from '../moments.ts'
import { someCategory } from '../texts/themes.ts'
import { castCase } from './cast.ts'
import type { Stage } from './live-case.ts'
import type { NewPeople } from './new-people.ts'
import { allocate } from './opening.ts'
import { settleReport, takeReport, type LiveReport } from './reports.ts'

const day = 86_400_000

/**
 * Plans reports that became no case: those that were no ASB, and those of the last days that nobody has decided yet.
 */
export function planLooseReports(stage: Stage, people: NewPeople): void {
  const random = stage.random.branch('loose reports')
  const span = (stage.now.getTime() - stage.began.getTime()) / day
  for (let count = 0; count < 230; count += 1) {
    stage.timeline.at(inOfficeHours(random, daysAfter(stage.began, 35 + random.next() * (span - 36))), at => {
      const report = looseReport(stage, people, at)
      stage.timeline.at(inOfficeHours(random, daysAfter(at, 0.05 + random.next() * 1.4)), later => signpost(stage,
        report, later))
    })
  }
  // most are within their time, a few have run out of it
  for (const days of [0.02, 0.05, 0.1, 0.15, 0.3, 0.5, 0.7, 0.9, 1.1, 1.6, 2.2, 3.1, 4.3, 6]) {
    stage.timeline.at(daysAfter(stage.now, -days), at => { looseReport(stage, people, at) })
  }
}

function looseReport(stage: Stage, people: NewPeople, at: Date): LiveReport {
  const random = stage.random.branch(`loose report ${at.getTime()}`)
  const category = someCategory(random)
  const cast = castCase({ stage, random, people, category, at, by: random.pick(stage.callHandlers) })
  const { lead, because } = allocate(stage, category, cast.home)
  return takeReport(stage, { random, at, cast, category, incidents: 1, owner: lead, ownerBecause: because })
}

function signpost(stage: Stage, report: LiveReport, at: Date): void {
  const { notAsb, organisations } = currentPack()
  const random = stage.random.branch(`signpost ${report.row.reference}`)
  const kind = random.pick(notAsb)
  const named = organisations.filter(({ code }) => kind.organisations.includes(code))
  const label = named.map(one => one.label).join('; ')
  const reason = random.pick(['Everyday living, at ordinary hours', 'A single occasion',
    'A private matter between neighbours', 'No breach of the tenancy'])
  settleReport(stage, report, {
    at, by: stage.staff.find(({ id }) => id === report.row.owner_id) ?? random.pick(stage.callHandlers),
    changes: { status: 'signposted', decision_reason: reason, not_asb_kind: kind.code, signposted_to: label,
      advice: kind.advice },
    summary: `${report.row.reference}: not ASB (${kind.label}). Signposted to ${label}. ${reason}`,
    data: { kind: kind.code, reason, advice: kind.advice, organisations: named.map(({ code }) => code) },
  })
}
