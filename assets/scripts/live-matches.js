// While a report is typed, shows what exists already: POSTs the fields to data-matches-url after typing stops and puts
// the HTML fragment that comes back into the element whose id is data-matches-target.

const pauseInMilliseconds = 400

/** Watches one form. */
export function start(form) {
  const target = document.getElementById(form.dataset.matchesTarget)
  if (!target || form.dataset.matchesStarted) return
  form.dataset.matchesStarted = 'true'
  target.setAttribute('aria-live', 'polite')
  let timer
  let running
  let asked = fieldsOf(form).toString()

  const ask = async () => {
    const fields = fieldsOf(form)
    if (fields.toString() === asked) return
    asked = fields.toString()
    // An older answer must never overtake a newer one.
    running?.abort()
    const mine = new AbortController()
    running = mine
    target.setAttribute('aria-busy', 'true')
    const fragment = await fetchFragment(form.dataset.matchesUrl, fields, mine.signal)
    if (running !== mine) return
    target.removeAttribute('aria-busy')
    if (fragment === undefined) {
      // So that the next key press asks again; what is shown stays.
      asked = ''
      return
    }
    if (target.innerHTML === fragment) return
    target.innerHTML = fragment
    target.dispatchEvent(new CustomEvent('concord:inserted', { bubbles: true }))
  }

  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pauseInMilliseconds)
  })
}

function fieldsOf(form) {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
}

async function fetchFragment(url, fields, signal) {
  try {
    const answer = await fetch(url, { method: 'POST', body: fields, signal, redirect: 'error' })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}
