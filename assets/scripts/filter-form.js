// A form of filters (data-filter, method get) sends itself when a filter changes and puts the new <main> in place of
// the old one without loading the page again. The address changes as it would without this script.

const pauseInMilliseconds = 350

/** Watches one form. */
export function start(form) {
  if (form.dataset.filterStarted) return
  form.dataset.filterStarted = 'true'
  let timer
  const soon = (wait) => {
    clearTimeout(timer)
    timer = setTimeout(() => show(addressOf(form), true), wait)
  }
  form.addEventListener('change', (event) => {
    // Text changes are seen while typing.
    if (!isText(event.target)) soon(0)
  })
  form.addEventListener('input', (event) => {
    if (isText(event.target)) soon(pauseInMilliseconds)
  })
  form.addEventListener('submit', (event) => {
    // A button that means more than "filter", such as one for an export, does its own work.
    if (event.submitter?.name || event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    soon(0)
  })
}

let running

async function show(address, remember) {
  running?.abort()
  const mine = new AbortController()
  running = mine
  const main = document.querySelector('main')
  main.setAttribute('aria-busy', 'true')
  const fresh = await fetchPage(address, mine.signal)
  if (running !== mine) return
  if (!fresh) {
    // A session that ended, or a page that failed: let the browser show it.
    location.assign(address)
    return
  }
  if (remember) history.pushState({ concordFilter: true }, '', address)
  const focus = focusWithin(main)
  document.title = fresh.title
  main.replaceWith(fresh.querySelector('main'))
  restore(focus)
  announce(fresh)
  document.querySelector('main').dispatchEvent(new CustomEvent('concord:inserted', { bubbles: true }))
}

async function fetchPage(address, signal) {
  try {
    const answer = await fetch(address, { signal, headers: { accept: 'text/html' }, redirect: 'error' })
    if (!answer.ok) return undefined
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return fresh.querySelector('main') ? fresh : undefined
  } catch {
    return undefined
  }
}

/** Empty filters are left out, so that an address says only what was chosen. */
function addressOf(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '')
  const address = new URL(form.action, location.href)
  address.search = new URLSearchParams(chosen).toString()
  return address.href
}

function isText(element) {
  return element.matches('input:not([type=checkbox]):not([type=radio]), textarea')
}

/** Where the person was, by id, with the caret. */
function focusWithin(main) {
  const element = document.activeElement
  if (!element?.id || !main.contains(element)) return undefined
  const hasCaret = element.matches('input[type=text], input[type=search], textarea')
  return { id: element.id, value: element.value, caret: hasCaret ? element.selectionStart : undefined }
}

function restore(focus) {
  const element = focus && document.getElementById(focus.id)
  if (!element) return
  // What was typed while the answer was on its way stays.
  if (focus.caret !== undefined && element.value !== focus.value) element.value = focus.value
  element.focus({ preventScroll: true })
  if (focus.caret !== undefined) element.setSelectionRange(focus.caret, focus.caret)
}

/** Says how many were found: an element with data-filter-result carries that sentence. */
function announce(fresh) {
  const sentence = fresh.querySelector('[data-filter-result]')?.textContent
  if (!sentence) return
  let region = document.getElementById('filter-announcement')
  if (!region) {
    region = document.body.appendChild(document.createElement('div'))
    region.id = 'filter-announcement'
    region.className = 'govuk-visually-hidden'
    region.setAttribute('role', 'status')
  }
  region.textContent = sentence.trim()
}

addEventListener('popstate', () => {
  if (document.querySelector('form[data-filter]')) void show(location.href, false)
})
