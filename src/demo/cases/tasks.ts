import { taskEvents } from '../../modules/tasks/index.ts'
import { daysAfter, dayText, inOfficeHours } from '../moments.ts'
import { taskTitles } from '../texts/staff-words.ts'
import { isLive, tell, type LiveCase, type Stage } from './live-case.ts'
import { whileLive } from './life.ts'

/** Plans work by hand on a case: most of it done in time, some late, some not needed after all. */
export function planTasks(stage: Stage, live: LiveCase): void {
  const opened = live.row.opened_at as Date
  const days = (live.endsAt.getTime() - opened.getTime()) / 86_400_000
  for (let more = live.random.between(1, 5); more > 0; more -= 1) {
    whileLive(stage, live, daysAfter(opened, live.random.next() * days * 0.9), at => addTask(stage, live, at))
  }
  // what is open today has something to be done
  if (live.endsAt <= stage.now) return
  for (let more = live.random.between(0, 2); more > 0; more -= 1) {
    const when = daysAfter(stage.now, -live.random.next() * 18)
    if (when > opened) whileLive(stage, live, when, at => addTask(stage, live, at))
  }
}

function addTask(stage: Stage, live: LiveCase, at: Date): void {
  const { random } = live
  // the end of a working day, as the form has it
  const due = new Date(inOfficeHours(random, daysAfter(at, random.between(3, 28))).toISOString().replace(/T.*/,
    'T23:59:59.999Z'))
  const title = random.pick(taskTitles)
  const id = stage.newId(at)
  const row = {
    id, organisation_id: stage.organisationId, case_id: live.id, title, detail: '', owner_id: live.lead.id, due_at: due,
    status: 'open' as 'open' | 'complete' | 'cancelled', created_by: random.chance(0.12) ? live.manager.id
      : live.lead.id, created_at: at,
    ended_at: null as Date | null, ended_by: null as string | null, end_note: '', late_reason: '', version: 1,
  }
  stage.rows.add('tasks', row)
  tell(stage, live, {
    type: taskEvents['task.added'], at, by: row.created_by === live.manager.id ? live.manager : live.lead,
    summary: `${title}. For ${live.lead.name}, by ${dayText(due)}.`, data: { taskId: id, detail: '',
      ownerId: live.lead.id, dueAt: due.toISOString() },
  })
  const end = (when: Date): void => stage.timeline.at(inOfficeHours(random, when), ended => {
    if (row.status !== 'open') return
    const late = ended > due
    const cancelled = random.chance(isLive(live) ? 0.06 : 0.4)
    Object.assign(row, { status: cancelled ? 'cancelled' : 'complete', ended_at: ended, ended_by: live.lead.id,
      version: 2,
      end_note: cancelled ? 'No longer needed' : '', late_reason: late && !cancelled ? 'workload' : '' })
    tell(stage, live, {
      type: taskEvents[cancelled ? 'task.cancelled' : 'task.completed'], at: ended,
      summary: cancelled ? `${title}. No longer needed` : `${title}.${late ? ' Late: workload.' : ''}`,
      data: cancelled ? { taskId: id, reason: 'no-longer-needed' } : { taskId: id, late,
        ...(late ? { lateReason: 'workload' } : {}) },
    })
  })
  // some stay open well past their time: they are what the lists show in red
  end(daysAfter(at, random.chance(0.17) ? random.between(15, 50)
    : (0.4 + random.next() * 0.6) * ((due.getTime() - at.getTime()) / 86_400_000)))
}
