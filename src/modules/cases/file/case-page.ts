import type { FastifyReply } from 'fastify'
import type {} from '../../identity/index.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { subNavigation } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { actLinks, actMenu } from './act-links.ts'
import { caseIdentity } from './case-identity.ts'
import { caseUrl, tabsFor } from './case-tabs.ts'
import { getIdentityFacts, type IdentityFacts } from './identity-facts.queries.ts'

/** What is particular to one page of a case. */
export interface CasePageContent {
  /** The `name` of the tab it belongs to. */
  tab: string
  /** The content, with the one `<h1>`. */
  main: Html
  /** `page` unless said; forms read better narrow. */
  width?: 'reading' | 'page'
  /** A form that was sent back: the browser's title says so. */
  hasErrors?: boolean
  /** Shows no menu of acts: on the page of an act, another act is only in the way. */
  withoutActs?: boolean
  scripts?: readonly string[]
  /** The facts of the identity bar, where the page has read them already. */
  facts?: IdentityFacts
}

/**
 * Sends a page of a case: the identity bar that stays in view, the case's sub navigation, and the content. Notes in
 * the access log that the asker looked at the case, and at which part. The title is the reference and nothing else:
 * titles are seen over shoulders and kept in histories.
 */
export async function casePage(reply: FastifyReply, caseFile: CaseFile, content: CasePageContent): Promise<FastifyReply> {
  const reading = reply.request.reading()
  await logAccess(reading, {
    act: 'viewed', subjectKind: 'case', subjectId: caseFile.id, subjectLabel: caseFile.reference, detail: content.tab,
  })
  const facts = content.facts ?? await getIdentityFacts(reading, caseFile)
  const acts = content.withoutActs ? []
    : actLinks(reading, caseFile, { closureWaiting: facts.closureAskedBy !== null })
  return reply.page({
    title: content.hasErrors ? `Error: ${caseFile.reference}` : caseFile.reference,
    beforeMain: caseIdentity(caseFile, facts, reading.now),
    scripts: content.scripts,
    main: html`${navigation(reading, caseFile, content.tab)}
${acts.length ? actMenu(acts) : noHtml}
${content.width === 'reading' ? html`<div class="concord-reading">${content.main}</div>` : content.main}`,
  })
}

const navigation = (reading: Reading, { reference }: CaseFile, current: string): Html =>
  subNavigation('Parts of the case', tabsFor(reading).map(({ name, text }) =>
    ({ text, href: caseUrl(reference, name), current: name === current })))
