import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type Page } from '@playwright/test'
import { launchOptions } from '../../test/support/chromium.ts'
import { freePort } from '../../test/support/postgres-port.ts'
import { buildAssets } from '../../tools/build-assets.ts'
import { assetsPath, builtAssetsFolder } from './assets.ts'
import { many, one, checkboxes, form, freshForm, submit, textInput } from './forms/index.ts'
import { galleryPage, galleryShell } from './gallery.ts'
import { html, type Html } from './html.ts'
import { page } from './layout.ts'

// The policy that the application sends: nothing from elsewhere, nothing inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; form-action 'self'"

const types: Record<string, string> = {
  css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2',
}

/** What the server was sent, and what it answers to posts. */
const seen: { posts: { url: string; body: string }[]; status: number; delays: number[] } =
  { posts: [], status: 200, delays: [] }

let browser: Browser
let origin = ''

const server = createServer((request, response) => {
  void answer(request, response)
})

before(async () => {
  await buildAssets()
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${port}`
  browser = await chromium.launch(launchOptions())
})

after(async () => {
  await browser?.close()
  server.closeAllConnections()
  server.close()
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', origin)
  response.setHeader('content-security-policy', policy)
  const file = new URL(url.pathname.slice(assetsPath.length), builtAssetsFolder)
  if (url.pathname.startsWith(assetsPath) && existsSync(file)) {
    response.setHeader('content-type', types[url.pathname.split('.').at(-1) ?? ''] ?? 'text/plain')
    response.end(readFileSync(file))
    return
  }
  response.setHeader('content-type', url.pathname.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8')
  let body = ''
  for await (const chunk of request) body += String(chunk)
  if (request.method === 'POST') seen.posts.push({ url: url.pathname, body })
  await new Promise((resolve) => setTimeout(resolve, request.method === 'POST' ? seen.delays.shift() ?? 0 : 0))
  response.statusCode = request.method === 'POST' ? seen.status : 200
  response.end(content(url, new URLSearchParams(body)))
}

function content(url: URL, body: URLSearchParams): string {
  switch (url.pathname) {
    case '/gallery': return galleryPage()
    case '/matches': return html`<p>Matches for ${body.get('place') ?? ''}</p>`.toString()
    case '/people': return html`<p>Found ${url.searchParams.get('who') ?? ''}</p>`.toString()
    case '/form': return document(aForm())
    case '/list': return document(aList(url.searchParams))
    default: return ''
  }
}

function document(main: Html): string {
  return page({ ...galleryShell, banner: undefined }, { title: 'Test', main })
}

function aForm(): Html {
  const state = freshForm()
  return html`<h1>Report</h1>${form({
    action: '/save',
    csrfToken: 'token',
    attributes: { 'data-autosave-url': '/draft', 'data-matches-url': '/matches', 'data-matches-target': 'matches' },
    content: html`${textInput({ ...one(state, 'place'), label: 'Place' })}
${textInput({
  ...one(state, 'who'), label: 'Person', attributes: { 'data-search-url': '/people', 'data-search-target': 'found' },
})}
<div id="found"></div>
${submit('Save')}`,
  })}<div id="matches"></div>`
}

function aList(query: URLSearchParams): Html {
  const state = freshForm({ q: query.get('q') ?? '', priority: query.getAll('priority') })
  return html`<h1>Cases</h1><form method="get" action="/list" data-filter>
${textInput({ ...one(state, 'q'), label: 'Words' })}
${checkboxes({ ...many(state, 'priority'), label: 'Priority', options: [{ value: 'high', text: 'High' }] })}
</form><p data-filter-result>Showing ${query.toString() || 'all'}</p>`
}

/** Opens a page, with everything it complains of collected; closes it whatever happens. */
async function visit(path: string, act: (page: Page) => Promise<void>): Promise<void> {
  seen.posts = []
  seen.status = 200
  seen.delays = []
  const tab = await browser.newPage()
  const complaints: string[] = []
  tab.on('pageerror', (error) => complaints.push(error.message))
  tab.on('console', (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()))
  try {
    await tab.goto(origin + path)
    // what is typed before the scripts have started is nobody's to save
    if (path === '/form') await tab.locator('form[data-autosave-started]').waitFor()
    await act(tab)
    assert.deepEqual(complaints, [])
  } finally {
    await tab.close()
  }
}

test('the design system starts under a policy without inline scripts, and no page is wider than a phone', async () => {
  await visit('/gallery', async (tab) => {
    await tab.setViewportSize({ width: 320, height: 700 })
    const menu = tab.getByRole('button', { name: 'Menu' })
    await menu.click()
    assert.equal(await menu.getAttribute('aria-expanded'), 'true')
    assert.equal(await tab.evaluate('document.documentElement.scrollWidth'), 320)
  })
})

test('what is typed is saved after a pause, and the page says when', async () => {
  await visit('/form', async (tab) => {
    await tab.getByLabel('Place').fill('14 Tern Court')
    await tab.getByText(/^Saved \d+:\d\d[ap]m$/).waitFor()
    const drafts = seen.posts.filter((post) => post.url === '/draft')
    assert.equal(drafts.length, 1)
    assert.equal(new URLSearchParams(drafts[0]?.body).get('place'), '14 Tern Court')
    assert.equal(new URLSearchParams(drafts[0]?.body).get('_csrf'), 'token')
  })
})

test('a save that fails is said plainly', async () => {
  await visit('/form', async (tab) => {
    seen.status = 500
    await tab.getByLabel('Place').fill('x')
    await tab.getByRole('status').getByText('Not saved').waitFor()
  })
})

test('matches appear while typing, and an older answer never overtakes a newer one', async () => {
  await visit('/form', async (tab) => {
    seen.delays = [1200, 0]
    await tab.getByLabel('Place').fill('Tern')
    await tab.waitForTimeout(600)
    await tab.getByLabel('Place').fill('Heron')
    await tab.getByText('Matches for Heron').waitFor()
    await tab.waitForTimeout(1000)
    assert.equal(await tab.locator('#matches').innerText(), 'Matches for Heron')
    assert.equal(await tab.locator('#matches').getAttribute('aria-live'), 'polite')
  })
})

test('a person is looked up while typing, and Enter there does not send the form', async () => {
  await visit('/form', async (tab) => {
    await tab.getByLabel('Person').fill('Okafor')
    await tab.getByText('Found Okafor').waitFor()
    await tab.getByLabel('Person').press('Enter')
    await tab.waitForTimeout(200)
    assert.equal(new URL(tab.url()).pathname, '/form')
    assert.deepEqual(seen.posts.filter((post) => post.url === '/save'), [])
  })
})

test('a filter changes list and address without loading the page, keeps focus, and Back undoes it', async () => {
  await visit('/list', async (tab) => {
    await tab.evaluate('window.stillTheSamePage = true')
    await tab.getByLabel('High').check()
    await tab.getByText('Showing priority=high').first().waitFor()
    await tab.getByLabel('Words').pressSequentially('tern', { delay: 30 })
    await tab.getByText('Showing q=tern&priority=high').first().waitFor()
    assert.equal(new URL(tab.url()).search, '?q=tern&priority=high')
    assert.equal(await tab.evaluate('document.activeElement.id'), 'f-q')
    assert.equal(await tab.evaluate('window.stillTheSamePage'), true)
    await tab.goBack()
    await tab.locator('[data-filter-result]').getByText('Showing priority=high').waitFor()
  })
})
