// A details element with data-load fetches what it holds when it is first opened: a look at a record is a look, and is
// logged, so nothing is fetched ahead. Without this script there is a link inside.

document.addEventListener('toggle', (event) => {
  const details = event.target
  if (details instanceof HTMLDetailsElement && details.open && details.dataset.load) void fill(details)
}, true)

async function fill(details) {
  const address = details.dataset.load
  delete details.dataset.load
  const place = details.querySelector('div')
  place.setAttribute('aria-busy', 'true')
  const content = await fetchFragment(address)
  place.removeAttribute('aria-busy')
  // What could not be fetched is tried again at the next opening; the link stays.
  if (content === undefined) details.dataset.load = address
  else place.innerHTML = content
}

async function fetchFragment(address) {
  try {
    const answer = await fetch(address, { redirect: 'error' })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}
