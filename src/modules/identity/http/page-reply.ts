import type {} from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { formPage, type FormPage } from '../../../web/forms/index.ts'
import { page, type Page } from '../../../web/layout.ts'
import type { Banner, NavItem, Shell } from '../../../web/shell.ts'
import type { Permission } from '../permissions.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a whole page around this content. */
    page: (content: Page) => FastifyReply
    /** Sends a page that is one form; with status 422 when something in it is wrong. */
    form: (content: FormPage) => FastifyReply
    /** After a change: on to another page, with a word about what was done. */
    seeOther: (path: string, done?: string) => FastifyReply
    /** What the layout needs to know of this request; has the token that every form which changes something carries. */
    shell: () => Shell
  }
}

/** Lets a reply send pages. `notices` stand at the foot of each. */
export function replyWithPages(app: FastifyInstance, notices: string[]): void {
  app.decorateReply('shell', function (this: FastifyReply): Shell { return shellOf(this, notices) })
  app.decorateReply('page', function (this: FastifyReply, content: Page): FastifyReply {
    return asPage(this).send(page(this.shell(), content))
  })
  app.decorateReply('form', function (this: FastifyReply, content: FormPage): FastifyReply {
    const wrong = Object.keys(content.state.errors).length > 0
    return asPage(this).code(wrong ? 422 : 200).send(formPage(this.shell(), content))
  })
  app.decorateReply('seeOther', function (this: FastifyReply, path: string, done?: string): FastifyReply {
    if (done) this.request.session.banner = { type: 'success', text: done }
    return this.redirect(path, 303)
  })
}

const navigation: (NavItem & { permission: Permission })[] = [
  { text: 'My work', href: '/', permission: 'case:read' },
  { text: 'Inbox', href: '/inbox', permission: 'case:read' },
  { text: 'Cases', href: '/cases', permission: 'case:read' },
  { text: 'People', href: '/people', permission: 'person:read' },
  { text: 'Record', href: '/record', permission: 'record:read' },
  { text: 'Settings', href: '/settings', permission: 'settings:manage' },
  { text: 'New report', href: '/reports/new', permission: 'report:take', prominent: true },
]

// what a shared computer keeps must not be somebody's case
const asPage = (reply: FastifyReply): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')

function shellOf(reply: FastifyReply, notices: string[]): Shell {
  const { signedIn, url } = reply.request
  const path = url.split('?')[0] ?? '/'
  if (!signedIn) return { organisation: { name: '' }, nav: [], csrfToken: reply.generateCsrf(), path, notices }
  const { actor, organisation } = signedIn
  return {
    organisation,
    user: { name: actor.name },
    nav: navigation.filter(item => actor.permissions.has(item.permission)),
    csrfToken: reply.generateCsrf(),
    path,
    banner: takeBanner(reply),
    notices: organisation.demo ? [demoNotice, ...notices] : notices,
  }
}

const demoNotice = 'Demonstration data: every person, address and case here is made up.'

/** The message left by the page before, shown once. */
function takeBanner(reply: FastifyReply): Banner | undefined {
  const { banner } = reply.request.session
  if (banner) delete reply.request.session.banner
  return banner
}
