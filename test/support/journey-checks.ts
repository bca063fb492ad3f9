// What every page must keep to, wherever a journey comes by: WCAG 2.2 AA, valid HTML, no sideways scrolling, no
// complaint of the browser, no name in a title. Each failure names the page and the rule.
import { createHash } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import type { Look } from './journey-browser.ts'

type AxeResult = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]
type AxeNode = AxeResult['nodes'][number]

/** What axe says and a person has looked at: the rule, what it is about, and why it is no barrier. */
const reviewed: readonly { rule: string, about: RegExp, why: string }[] = [
  {
    rule: 'aria-allowed-attr', about: /<input class="govuk-radios__input"[^>]* aria-controls=/,
    why: 'The design system says by aria-expanded on a radio button that it opens more questions: beyond the letter of '
      + 'ARIA 1.2, read out or passed over by every screen reader it is tested with.',
  },
  {
    rule: 'region', about: /<a [^>]*class="govuk-back-link"/,
    why: 'The design system puts the link back before the main part, so that skipping to the content skips it.',
  },
  {
    rule: 'color-contrast', about: / <t(ext|span)[ >]/,
    why: 'axe does not see what lies beneath the words of a drawing. They are dark on the page or white on the accent, and '
      + 'every drawing has its facts as a table beneath.',
  },
  {
    rule: 'color-contrast', about: /^\.concord-timeline__title/,
    why: 'The dot of a time line is drawn beside the words, not beneath them.',
  },
]

const validator = new HtmlValidate(new FileSystemConfigLoader())

/** @returns what breaks the rules of HTML in the document as the server sent it */
export async function htmlProblems(served: string): Promise<string[]> {
  const { results } = await validator.validateString(served, 'src/page.html')
  return results.flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line }) => `HTML ${ruleId}: ${message} (line ${line}: ${lineOf(served, line)})`)
}

const lineOf = (text: string, line: number): string => (text.split('\n')[line - 1] ?? '').trim().slice(0, 140)

/** @returns what keeps somebody with a disability from using the page, as far as a program can tell */
export async function axeProblems(page: Page): Promise<string[]> {
  // what sticks to the top of the window covers what was scrolled to
  await page.evaluate(() => scrollTo(0, 0))
  const { violations, incomplete } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).setLegacyMode().analyze()
  // a contrast that cannot be measured is looked at by a person, and put right or into the list above
  return [...violations, ...incomplete.filter(one => one.id === 'color-contrast')]
    .map(one => ({ ...one, nodes: one.nodes.filter(node => !isReviewed(one, node)) }))
    .filter(one => one.nodes.length > 0).map(describe)
}

const isReviewed = ({ id }: AxeResult, { html, target }: AxeNode): boolean =>
  reviewed.some(({ rule, about }) => rule === id && about.test(`${target.join(' ')} ${html}`))

function describe({ id, help, nodes }: AxeResult): string {
  const places = nodes.slice(0, 3).map(node => `${node.target.join(' ')} (${node.html.slice(0, 120)})${unsure(node)}`)
  return `axe ${id}: ${help}: ${places.join('; ')}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ''}`
}

/** Why axe could not tell, where it could not. */
function unsure({ any }: AxeNode): string {
  const key = (any[0]?.data as { messageKey?: string } | undefined)?.messageKey
  return key ? ` [${key}]` : ''
}

/** @returns what sticks out at the side, when the page scrolls sideways */
export async function scrollProblems(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return undefined
    const out = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > clientWidth + 1)
      .filter(one => ![...one.children].some(child => child.getBoundingClientRect().right > clientWidth + 1))
    return { scrollWidth, out: out.slice(0, 3).map(one => `${one.localName}.${one.className} "${(one.textContent ?? '').trim().slice(0, 40)}"`) }
  })
  return wide ? [`Scrolls sideways to ${wide.scrollWidth} px: ${wide.out.join('; ')}`] : []
}

/** @returns what the title or the address gives away: they stay in histories and on shared screens */
export async function titleProblems(page: Page, names: readonly string[]): Promise<string[]> {
  const title = (await page.title()).toLowerCase()
  const address = decodeURIComponent(page.url()).toLowerCase()
  const holds = (text: string, name: string): boolean => name.length > 3 && text.includes(name.toLowerCase())
  // what somebody searched for stands in the address of what was found, as they typed it
  const isSearch = page.url().includes('q=')
  return [
    ...names.filter(name => holds(title, name)).map(name => `The title gives the name ${name}: ${title}`),
    ...names.filter(name => !isSearch && holds(address, name)).map(name => `The address gives the name ${name}`),
    ...(title.endsWith(' – concord') ? [] : [`The title does not end with the service's name: ${title}`]),
  ]
}

/**
 * A page's build: the same for two pages made of the same parts, whatever their text. What was checked in this build
 * at this width needs no second check.
 */
export async function buildOf(page: Page, look: Look): Promise<string> {
  const parts = await page.evaluate(() =>
    [...new Set([...document.querySelectorAll('body *')]
      .map(one => `${one.parentElement?.localName}>${one.localName}.${one.getAttribute('class')}`))])
  const text = [look.width, look.scripts, ...parts.toSorted()].join('\n')
  return createHash('sha256').update(text).digest('hex')
}
