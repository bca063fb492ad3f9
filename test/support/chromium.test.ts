import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { chromium } from '@playwright/test'
import { findChromium, launchOptions } from './chromium.ts'

const home = mkdtempSync(join(tmpdir(), 'concord-chromium-'))
after(() => rmSync(home, { recursive: true }))

function put(path: string): string {
  const file = join(home, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  return file
}

test('the environment variable wins over what is on the path', () => {
  const named = put('named/browser')
  put('bin/chromium')
  const env = { CHROMIUM: named, PATH: join(home, 'bin') }
  assert.equal(findChromium({ env, platform: 'linux', home }), named)
})

test('an environment variable that names no file is refused, not passed over', () => {
  const env = { CHROMIUM: join(home, 'nowhere') }
  assert.throws(() => findChromium({ env, platform: 'linux', home }), /no such file/)
})

test('chromium is preferred to chrome, whatever the order of the path', () => {
  put('first/google-chrome')
  const wanted = put('second/chromium')
  const env = { PATH: `${join(home, 'first')}:${join(home, 'second')}` }
  assert.equal(findChromium({ env, platform: 'linux', home }), wanted)
})

test('of the browsers Playwright keeps the newest is taken', () => {
  put('browsers/chromium-999/chrome-win/chrome.exe')
  const newest = put('browsers/chromium-1200/chrome-win/chrome.exe')
  const env = { PLAYWRIGHT_BROWSERS_PATH: join(home, 'browsers') }
  assert.equal(findChromium({ env, platform: 'win32', home }), newest)
})

test('the browser that is found shows a page', async () => {
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    await page.setContent('<h1>Case ASB-2026-000123</h1>')
    assert.equal(await page.getByRole('heading').textContent(), 'Case ASB-2026-000123')
  } finally {
    await browser.close()
  }
})
