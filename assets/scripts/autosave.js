// Sends what is typed in a form to data-autosave-url a little after typing stops, so that a lost signal or a time-out
// loses nothing. The server answers 204 (or any success); the page says when that last happened.

const pauseInMilliseconds = 1500
const longestWaitInMilliseconds = 8000
const retryInMilliseconds = 15_000
const notSaved = 'Not saved. Keep this page open: we are trying again'

/** Watches one form. Says "Saved 10:14am", or that it failed, in its `[data-autosave-status]` element or a new one. */
export function start(form) {
  if (form.dataset.autosaveStarted) return
  form.dataset.autosaveStarted = 'true'
  const saver = new Saver(form, statusOf(form))
  form.addEventListener('input', () => saver.later())
  form.addEventListener('change', () => saver.later())
  form.addEventListener('submit', () => saver.stop())
  // Back from the next page by the browser's own button: the form lives again.
  addEventListener('pageshow', () => saver.resume())
  addEventListener('online', () => void saver.save())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void saver.save()
  })
}

/** Keeps count of what is not saved yet; one request at a time, never after the form was sent. */
class Saver {
  #timer
  #unsavedSince
  #saving = false
  #stopped = false

  constructor(form, say) {
    this.form = form
    this.say = say
  }

  later() {
    this.#unsavedSince ??= Date.now()
    const longest = this.#unsavedSince + longestWaitInMilliseconds - Date.now()
    this.#schedule(Math.max(0, Math.min(pauseInMilliseconds, longest)))
  }

  async save() {
    clearTimeout(this.#timer)
    if (this.#stopped || this.#saving || this.#unsavedSince === undefined) return
    const began = this.#unsavedSince
    this.#saving = true
    this.#unsavedSince = undefined
    const saved = await send(this.form)
    this.#saving = false
    this.say(saved ? `Saved ${clockTime(new Date())}` : notSaved)
    if (saved && this.#unsavedSince !== undefined) this.later()
    if (saved || this.#stopped) return
    this.#unsavedSince ??= began
    this.#schedule(retryInMilliseconds)
  }

  stop() {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  resume() {
    this.#stopped = false
  }

  #schedule(wait) {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.save(), wait)
  }
}

async function send(form) {
  try {
    const answer = await fetch(form.dataset.autosaveUrl, {
      method: 'POST',
      body: new URLSearchParams(textFields(form)),
      headers: { accept: 'application/json' },
      redirect: 'error',
      keepalive: true,
    })
    return answer.ok
  } catch {
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
  const clock = { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'Europe/London' }
  return new Intl.DateTimeFormat('en-GB', clock).format(date).replace(/\s/, '')
}
