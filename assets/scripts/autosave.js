// Sends what is typed in a form to data-autosave-url a little after typing stops, so that a lost signal or a time-out
// loses nothing. The server answers 204 (or any success); the page says when that last happened.

const pauseInMilliseconds = 1500
const longestWaitInMilliseconds = 8000

/** Watches one form. Says "Saved 10:14am" or that saving failed in a `[data-autosave-status]` element, or makes one. */
export function start(form) {
  if (form.dataset.autosaveStarted) return
  form.dataset.autosaveStarted = 'true'
  const say = statusOf(form)
  let pauseTimer
  let firstUnsaved
  let saving = false
  let changedAgain = false
  let submitted = false

  const save = async () => {
    clearTimeout(pauseTimer)
    if (submitted) return
    if (saving) {
      changedAgain = true
      return
    }
    saving = true
    changedAgain = false
    firstUnsaved = undefined
    say((await send(form)) ? `Saved ${clockTime(new Date())}` : notSaved, false)
    saving = false
    if (changedAgain) later()
  }
  const later = () => {
    firstUnsaved ??= Date.now()
    clearTimeout(pauseTimer)
    const left = firstUnsaved + longestWaitInMilliseconds - Date.now()
    pauseTimer = setTimeout(save, Math.max(0, Math.min(pauseInMilliseconds, left)))
  }

  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('submit', () => {
    submitted = true
    clearTimeout(pauseTimer)
  })
  // Back from the next page by the browser's own button: the form lives again.
  addEventListener('pageshow', () => {
    submitted = false
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && firstUnsaved !== undefined) save()
  })
  addEventListener('online', () => {
    if (firstUnsaved !== undefined || form.dataset.autosaveFailed) save()
  })
}

const notSaved = 'Not saved. Keep this page open: it tries again when you type'

async function send(form) {
  try {
    const answer = await fetch(form.dataset.autosaveUrl, {
      method: 'POST',
      body: new URLSearchParams(textFields(form)),
      headers: { accept: 'application/json' },
      redirect: 'error',
      keepalive: true,
    })
    if (answer.ok) delete form.dataset.autosaveFailed
    else form.dataset.autosaveFailed = 'true'
    return answer.ok
  } catch {
    form.dataset.autosaveFailed = 'true'
    return false
  }
}

/** Files are not saved as one goes: they have an upload of their own. */
function textFields(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === 'string')
}

function statusOf(form) {
  const element = form.querySelector('[data-autosave-status]') ?? form.appendChild(document.createElement('p'))
  element.setAttribute('role', 'status')
  element.classList.add('concord-status')
  return (text) => {
    element.classList.toggle('concord-status--failed', text === notSaved)
    if (element.textContent !== text) element.textContent = text
  }
}

function clockTime(date) {
  return new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'Europe/London' })
    .format(date).replace(' ', '')
}
