// What somebody sees and does in one browser window: by labels, legends and the words of buttons, as people do.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { axeProblems, buildOf, htmlProblems, scrollProblems, titleProblems } from './journey-checks.ts'
import { lookName, type Look } from './journey-browser.ts'

/** Builds of pages that are checked already, of this process. */
const checked = new Set<string>()

/** What a screen needs besides the page. */
export interface ScreenOptions {
  look: Look
  /** Names that no title may give. */
  names: () => Promise<string[]>
}

/** A browser window. Every page that `at` is told of is checked against the rules for all pages. */
export class Screen {
  readonly page: Page
  readonly look: Look
  readonly #names: () => Promise<string[]>
  readonly #complaints: string[] = []
  #served: Promise<string> = Promise.resolve('')

  constructor(page: Page, { look, names }: ScreenOptions) {
    this.page = page
    this.look = look
    this.#names = names
    page.on('response', response => {
      const isDocument = response.request().isNavigationRequest() && response.frame() === page.mainFrame()
      if (isDocument && response.status() !== 303) this.#served = response.text().catch(() => '')
    })
    page.on('pageerror', error => this.#complaints.push(`Script error: ${error.message}`))
    page.on('console', message => {
      const isOurs = isRefusal(message.text()) || (!look.scripts && message.text().includes('net::ERR_FAILED'))
      if (message.type() === 'error' && !isOurs) this.#complaints.push(`Browser: ${message.text()}`)
    })
  }

  /** Goes to a path of the site. */
  async go(path: string): Promise<void> {
    await this.page.goto(path)
  }

  /** Says that the page with this heading is shown, and that it keeps the rules of all pages. */
  async at(heading: string | RegExp): Promise<void> {
    const shown = (await this.page.locator('h1').first().innerText()).trim()
    const isRight = typeof heading === 'string' ? shown === heading : heading.test(shown)
    const text = isRight ? '' : (await this.page.locator('main').innerText()).slice(0, 800)
    assert.ok(isRight, `Expected the page "${String(heading)}", but ${this.#where()} shows "${shown}": ${text}`)
    await this.check()
  }

  /** Checks the page that is shown, whatever it is. */
  async check(): Promise<void> {
    const problems = await this.problems()
    assert.deepEqual(problems, [], `${this.#where()} (${lookName(this.look)})`)
  }

  /** What the browser complains of, what sticks out at the side, what the title gives away: quick to tell. */
  async plainProblems(): Promise<string[]> {
    const complaints = this.#complaints.splice(0)
    return [...complaints, ...await scrollProblems(this.page), ...await titleProblems(this.page, await this.#names())]
  }

  /** All that is wrong with the page that is shown. A build of page that was looked at before is not looked at again. */
  async problems(): Promise<string[]> {
    const always = await this.plainProblems()
    const build = await buildOf(this.page, this.look)
    if (checked.has(build)) return always
    checked.add(build)
    return [...always, ...await htmlProblems(await this.#served), ...await axeProblems(this.page)]
  }

  /** Writes into the field of this label. */
  async fill(label: string | RegExp, value: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).fill(value)
  }

  /** Chooses from the list of this label, by the words shown. */
  async choose(label: string | RegExp, option: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).selectOption({ label: option })
  }

  /** Ticks the box, or selects the radio button, of this label. */
  async tick(label: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).check()
  }

  /** Fills day, month and year of the date in the group of this legend. */
  async date(legend: string | RegExp, date: string, within: Locator | Page = this.page): Promise<void> {
    const [year = '', month = '', day = ''] = date.split('-')
    const group = within.getByRole('group', { name: legend })
    await group.getByLabel('Day', { exact: true }).fill(String(Number(day)))
    await group.getByLabel('Month', { exact: true }).fill(String(Number(month)))
    await group.getByLabel('Year', { exact: true }).fill(year)
  }

  /** Opens a folded part of the page. */
  async open(summary: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    const details = within.locator('details', { has: this.page.locator('summary', { hasText: summary }) }).last()
    if (await details.getAttribute('open') === null) await details.locator('summary').first().click()
  }

  /** Presses a button and waits for the page it leads to. */
  async press(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await this.#leave(within.getByRole('button', { name, exact: typeof name === 'string' }).first())
  }

  /** Follows a link. */
  async follow(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    // a link that looks like a button says that it is one
    const link = within.getByRole('link', { name, exact: typeof name === 'string' })
      .or(within.locator('a[role=button]', { hasText: name }))
    await this.#leave(link.first())
  }

  /** The text of the main part, spaces folded. */
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ').trim()
  }

  /** Says that the main part has these words. */
  async sees(words: string | RegExp): Promise<void> {
    const text = await this.text()
    const isThere = typeof words === 'string' ? text.includes(words) : words.test(text)
    assert.ok(isThere, `${this.#where()} does not show ${String(words)}: ${text.slice(0, 1500)}`)
  }

  /** Says that the page nowhere has these words. */
  async seesNot(words: string): Promise<void> {
    assert.ok(!(await this.page.content()).includes(words), `${this.#where()} shows ${words}`)
  }

  /** Keeps a picture, when CONCORD_SCREENSHOTS names a folder for them. */
  async picture(name: string): Promise<void> {
    const folder = process.env.CONCORD_SCREENSHOTS
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    const { width } = this.look
    const clip = { x: 0, y: 0, width, height: width === 320 ? 640 : 780 }
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', clip })
  }

  async #leave(target: Locator): Promise<void> {
    const arrived = this.page.waitForEvent('load')
    await target.click()
    await arrived
  }

  #where(): string {
    return new URL(this.page.url()).pathname
  }
}

/** A refused form is a page of its own, and said by its status: no fault of the browser's. */
const isRefusal = (text: string): boolean => /^Failed to load resource: the server responded with a status of 4\d\d/.test(text)
