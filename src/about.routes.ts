import type { FastifyInstance } from 'fastify'
import { html } from './web/html.ts'

/** Pages that say something about the service itself. */
export function aboutRoutes(app: FastifyInstance): void {
  app.get('/accessibility', { config: { access: 'public' } }, (_request, reply) =>
    reply.page({ title: 'Accessibility', main: accessibility, width: 'reading' }))
  app.get('/privacy', { config: { access: 'public' } }, (_request, reply) =>
    reply.page({ title: 'Privacy', main: privacy, width: 'reading' }))
}

const accessibility = html`<h1 class="govuk-heading-l">Accessibility</h1>
<p class="govuk-body">Concord is built to the Web Content Accessibility Guidelines 2.2, level AA. Each page is checked by
machine at two widths, with and without JavaScript, each time the program changes.</p>
<p class="govuk-body">You should be able to use all of it with a keyboard, with a screen reader, zoomed to 400%, and on a
small phone. Charts and drawings have the same facts beside them as text or a table.</p>
<p class="govuk-body">Machine checks do not find everything. If something stands in your way, tell the person who runs
Concord in your organisation.</p>`

const privacy = html`<h1 class="govuk-heading-l">Privacy</h1>
<p class="govuk-body">Your organisation decides what is kept here and for how long, and answers requests about personal
data. Ask its data protection officer.</p>
<h2 class="govuk-heading-m">What Concord notes about you when you use it</h2>
<ul class="govuk-list govuk-list--bullet">
<li>what you record and change, with the time: this cannot be altered afterwards</li>
<li>which cases, people and addresses you look at and search for</li>
<li>when and from where you sign in</li>
</ul>
<p class="govuk-body">One cookie keeps you signed in. There are no others, and nothing is sent to anybody else.</p>`
