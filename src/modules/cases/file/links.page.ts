import { dateText, table } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { statusTag } from './case-identity.ts'
import { caseUrl } from './case-tabs.ts'
import { linkButtons } from './link-buttons.ts'
import type { LinkedCase } from './links.queries.ts'

/** The cases that have to do with this one. */
export function linksMain(caseFile: CaseFile, links: LinkedCase[], { mayLink }: { mayLink: boolean }): Html {
  return html`<h1 class="govuk-heading-l">Links to other cases</h1>
${mayLink ? linkButtons({ text: 'Link to another case', href: caseUrl(caseFile.reference, 'links/new') }) : noHtml}
${links.length ? table({
    caption: 'Linked cases', captionSize: 'hidden', dense: true,
    head: ['Case', 'Status', 'About', 'Why', 'Lead officer', 'Linked', ...(mayLink ? ['Act'] : [])],
    rows: links.map(link => row(caseFile, link, mayLink)),
  }) : html`<p class="govuk-body">This case is not linked to another one that you may see.</p>`}`
}

function row(caseFile: CaseFile, link: LinkedCase, mayLink: boolean) {
  return [
    html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(link.reference)}">${link.reference}</a>`,
    statusTag(link.status), link.summary, link.reason, link.leadOfficerName, `${dateText(link.linkedAt)}, ${link.linkedBy}`,
    ...(mayLink ? [html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(caseFile.reference, `links/${link.reference}/remove`)}">Remove<span
class="govuk-visually-hidden"> the link to ${link.reference}</span></a>`] : []),
  ]
}
