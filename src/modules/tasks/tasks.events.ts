import { defineEvents } from '../audit/index.ts'

/** What the tasks module announces, in the stream of the case. */
export const taskEvents = defineEvents('task', {
  'task.added': 'Task added',
  'task.changed': 'Task changed',
  'task.completed': 'Task done',
  'task.cancelled': 'Task cancelled',
  'task.reassigned': 'Task given to somebody else',
})
