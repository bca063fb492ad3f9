import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrangeWork, countByKind, type WorkItem, type WorkKind } from './my-work.rules.ts'

const tonight = new Date('2026-03-04T00:00:00Z')
const item = (kind: WorkKind, id: string, rank: number, due: string): WorkItem => ({
  kind, id, rank, due: new Date(due), title: id, href: '/', reference: id, about: '', why: `${kind} of ${id}`, priority: null, ownerName: '',
})
const [earlier, noon, tomorrow, nextWeek] = ['2026-03-01T12:00:00Z', '2026-03-03T12:00:00Z', '2026-03-04T12:00:00Z', '2026-03-10T12:00:00Z']

const orders: [name: string, items: WorkItem[], today: string[], later: string[]][] = [
  ['nothing is nothing', [], [], []],
  ['the more serious comes first, though it is less late',
    [item('task', 'low-late', 3, earlier), item('task', 'high-today', 1, noon)], ['high-today', 'low-late'], []],
  ['of equal harm the latest comes first',
    [item('contact', 'today', 2, noon), item('task', 'late', 2, earlier)], ['late', 'today'], []],
  ['immediate danger is before everything',
    [item('task', 'high', 1, earlier), item('report', 'danger', 0, noon)], ['danger', 'high'], []],
  ['what is not due today comes later, by time alone',
    [item('task', 'high-next-week', 1, nextWeek), item('task', 'low-tomorrow', 3, tomorrow), item('task', 'now', 3, noon)],
    ['now'], ['low-tomorrow', 'high-next-week']],
  ['the end of the day is not today any more', [item('task', 'midnight', 1, tonight.toISOString())], [], ['midnight']],
  ['at the same moment the order is always the same',
    [item('task', 'b', 1, noon), item('task', 'a', 1, noon)], ['a', 'b'], []],
  ['a case that is silent and due is there once',
    [item('silent', 'case', 2, earlier), item('contact', 'case', 2, noon), item('silent', 'other', 2, noon)], ['case', 'other'], []],
  ['a case that is silent keeps its place today when its contact is not due yet',
    [item('silent', 'case', 2, earlier), item('contact', 'case', 2, nextWeek)], ['case'], ['case']],
]
for (const [name, items, today, later] of orders) {
  test(name, () => {
    const arranged = arrangeWork(items, tonight)
    assert.deepEqual(arranged.today.map(({ id }) => id), today)
    assert.deepEqual(arranged.later.map(({ id }) => id), later)
  })
}

test('a case that is silent and due gives both reasons', () => {
  const { today } = arrangeWork([item('silent', 'case', 2, earlier), item('contact', 'case', 2, noon)], tonight)
  assert.equal(today[0]?.kind, 'contact')
  assert.equal(today[0]?.why, 'contact of case. silent of case')
})

test('kinds are counted, those without anything left out', () => {
  assert.deepEqual(countByKind([item('task', 'a', 1, noon), item('notice', 'b', 1, noon), item('task', 'c', 1, noon)]),
    [{ kind: 'task', count: 2 }, { kind: 'notice', count: 1 }])
})
