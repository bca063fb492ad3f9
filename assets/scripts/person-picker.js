// An input with data-search-url shows what it finds while typing: GETs the address with the input's own name and value,
// and puts the HTML fragment that comes back (radio buttons or links) into the element whose id is data-search-target.
// Without this script the same results come by the form's own button.

const pauseInMilliseconds = 300
const shortestQuery = 2

/** Watches one input. */
export function start(input) {
  const target = document.getElementById(input.dataset.searchTarget)
  if (!target || input.dataset.searchStarted) return
  input.dataset.searchStarted = 'true'
  target.setAttribute('aria-live', 'polite')
  let timer
  let running

  const ask = async () => {
    running?.abort()
    const mine = new AbortController()
    running = mine
    const query = input.value.trim()
    if (query.length < shortestQuery) {
      target.removeAttribute('aria-busy')
      return
    }
    target.setAttribute('aria-busy', 'true')
    const fragment = await fetchFragment(input, query, mine.signal)
    if (running !== mine) return
    target.removeAttribute('aria-busy')
    if (fragment === undefined) return
    target.innerHTML = fragment
    target.dispatchEvent(new CustomEvent('concord:inserted', { bubbles: true }))
  }

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, pauseInMilliseconds)
  })
  // Enter in the search box searches; it must not send the form around it half filled.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    clearTimeout(timer)
    void ask()
  })
}

async function fetchFragment(input, query, signal) {
  const address = new URL(input.dataset.searchUrl, location.href)
  address.searchParams.set(input.name, query)
  try {
    const answer = await fetch(address, { signal, redirect: 'error' })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}
