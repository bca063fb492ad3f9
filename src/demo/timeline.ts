/** What is going to happen, in the order in which it does. */
export interface Timeline {
  /** Lets something happen at a moment; what lies after the present never does. */
  at: (when: Date, act: (now: Date) => void) => void
  /** Lets everything up to a moment happen, also what is only planned meanwhile. */
  runUntil: (end: Date) => void
}

interface Planned { time: number, order: number, act: (now: Date) => void }

/** An empty timeline. Acts of one moment happen in the order in which they were planned. */
export function makeTimeline(): Timeline {
  const heap: Planned[] = []
  let order = 0
  let now = 0
  return {
    at: (when, act) => {
      order += 1
      // nothing happens in the past: what is planned too late happens at once
      push(heap, { time: Math.max(when.getTime(), now), order, act })
    },
    runUntil: end => {
      for (let next = heap[0]; next && next.time <= end.getTime(); next = heap[0]) {
        pop(heap)
        now = next.time
        next.act(new Date(now))
      }
    },
  }
}

const before = (a: Planned, b: Planned): boolean => a.time < b.time || (a.time === b.time && a.order < b.order)

function push(heap: Planned[], item: Planned): void {
  let place = heap.length
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (!above || before(above, item)) break
    heap[place] = above
    place = parent
  }
  heap[place] = item
}

/** Takes the first away. */
function pop(heap: Planned[]): void {
  const last = heap.pop()
  if (!last || !heap.length) return
  let place = 0
  for (;;) {
    const [left, right] = [heap[place * 2 + 1], heap[place * 2 + 2]]
    const child = right && left && before(right, left) ? place * 2 + 2 : place * 2 + 1
    const below = heap[child]
    if (!below || before(last, below)) break
    heap[place] = below
    place = child
  }
  heap[place] = last
}
