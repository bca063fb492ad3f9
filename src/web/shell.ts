import type { Html } from './html.ts'

/** One entry of the service navigation. The caller lists only what this person may open. */
export interface NavItem {
  readonly text: string
  readonly href: string
  /** Shown as a button: the one thing most often begun. */
  readonly prominent?: boolean
  /** How many things wait there; left out when none. */
  readonly count?: number
}

/** A message about what just happened, shown once at the top of the next page. */
export interface Banner {
  readonly type: 'success' | 'notice'
  readonly text: string
  /** More beneath the text, such as a link to what was made. */
  readonly detail?: Html
}

/** Everything the layout needs to know about the request and who made it. One is made for each request. */
export interface Shell {
  readonly organisation: { readonly name: string; readonly logoUrl?: string }
  /** The person signed in; left out on the sign-in page and on public pages. */
  readonly user?: { readonly name: string }
  readonly nav: readonly NavItem[]
  /** Put into every form that changes something. */
  readonly csrfToken: string
  /** The path of the request, to mark where in the navigation we are. */
  readonly path: string
  readonly banner?: Banner
  /** Said in the footer of every page, such as that the data is made up or the database is for trying out. */
  readonly notices?: readonly string[]
}

/** The navigation for staff, in order of use; settings and audit only for those allowed to open them. */
export function staffNavigation(allowed: { readonly settings?: boolean; readonly audit?: boolean } = {}): NavItem[] {
  return [
    { text: 'My work', href: '/' },
    { text: 'Inbox', href: '/inbox' },
    { text: 'Cases', href: '/cases' },
    { text: 'People', href: '/people' },
    ...(allowed.settings ? [{ text: 'Settings', href: '/settings' }] : []),
    ...(allowed.audit ? [{ text: 'Audit', href: '/audit' }] : []),
    { text: 'New report', href: '/reports/new', prominent: true },
  ]
}

/** The entry of the navigation the path lies under; the longest match, so that `/` is not always current. */
export function currentNavItem(nav: readonly NavItem[], path: string): NavItem | undefined {
  const within = (item: NavItem) => path === item.href || (item.href !== '/' && path.startsWith(`${item.href}/`))
  return nav.filter(within).toSorted((a, b) => b.href.length - a.href.length)[0]
}
