import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { RequestReading } from '../../../platform/transaction.ts'
import type { Html } from '../../../web/html.ts'
import { addressPanels, personPanels } from '../../people/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { getCase, type CaseFile } from '../core/cases.queries.ts'
import { anonymityOf } from './anonymity.ts'
import { addressCasesPanel, personCasesPanel } from './case-history.panels.ts'
import { casePage } from './case-page.ts'
import { casePanels, caseTabs, caseUrl, type CasePanel } from './case-tabs.ts'
import { listCategories } from './categories.queries.ts'
import { categoriesMain } from './categories.page.ts'
import { addCategoryForm, cancelCategoryForm, categoryPriorityForm, completeCategoryForm, resumeCategoryForm } from './category.forms.ts'
import { readChronologyQuery, toFilter } from './chronology-filter.ts'
import { chronologyMain } from './chronology.page.ts'
import { correctionForm } from './correction.form.ts'
import { costForm, strikeOutCostForm } from './cost.forms.ts'
import { costsMain } from './costs.page.ts'
import { listCosts } from './costs.queries.ts'
import { detailsForm } from './details.form.ts'
import { getIdentityFacts } from './identity-facts.queries.ts'
import { addIncidentForm, changeIncidentForm } from './incident.forms.ts'
import { incidentMain, incidentsMain } from './incidents.page.ts'
import { getIncident, listIncidents } from './incidents.queries.ts'
import { linkForm, unlinkForm } from './link.forms.ts'
import { linksMain } from './links.page.ts'
import { listLinks } from './links.queries.ts'
import { nextThing } from './next-thing.ts'
import { noteForm } from './note.form.ts'
import { overviewMain } from './overview.page.ts'
import { getOverviewFacts } from './overview.queries.ts'
import { addPartyForm, changePartyForm, endPartyForm } from './party.forms.ts'
import { peopleMain } from './people.page.ts'
import { listParties } from './parties.queries.ts'
import { personNames } from './person-names.ts'
import { readEntries } from './read-entries.ts'

/** The pages of the case file. */
export function caseFileRoutes(app: FastifyInstance): void {
  registerTabs()
  personPanels.add(personCasesPanel)
  addressPanels.add(addressCasesPanel)
  casePageRoute(app, '', showOverview)
  casePageRoute(app, '/chronology', showChronology)
  casePageRoute(app, '/incidents', showIncidents)
  casePageRoute(app, '/incidents/:incident', showIncident)
  casePageRoute(app, '/people', showPeople)
  casePageRoute(app, '/categories', showCategories)
  casePageRoute(app, '/costs', showCosts)
  casePageRoute(app, '/links', showLinks)
  for (const form of forms) form(app)
}

const forms = [noteForm, correctionForm, addIncidentForm, changeIncidentForm, addPartyForm, changePartyForm, endPartyForm,
  addCategoryForm, categoryPriorityForm, completeCategoryForm, cancelCategoryForm, resumeCategoryForm, costForm,
  strikeOutCostForm, linkForm, unlinkForm, detailsForm]

function registerTabs(): void {
  const tabs = { overview: 'Overview', chronology: 'Chronology', incidents: 'Incidents', people: 'People', categories: 'Categories' }
  Object.entries(tabs).forEach(([name, text], index) => caseTabs.add({ name, text, order: 10 * (index + 1) }))
  caseTabs.add({ name: 'costs', text: 'Costs', order: 70 })
  caseTabs.add({ name: 'links', text: 'Links', order: 80 })
}

interface CaseParams { reference: string, incident?: string }
interface CaseRequest { reading: RequestReading, reply: FastifyReply, params: CaseParams, query: Record<string, unknown> }
type Show = (caseFile: CaseFile, request: CaseRequest) => Promise<FastifyReply>

function casePageRoute(app: FastifyInstance, path: string, show: Show): void {
  app.get<{ Params: CaseParams }>(`/cases/:reference${path}`, { config: { access: 'case:read' } },
    async (request: FastifyRequest<{ Params: CaseParams }>, reply) => {
      const reading = request.reading()
      const caseFile = await getCase(reading, request.params.reference)
      return show(caseFile, { reading, reply, params: request.params, query: request.query as Record<string, unknown> })
    })
}

const mayWork = (reading: RequestReading, caseFile: CaseFile): boolean => whyBarred(reading, caseFile, 'work') === undefined
const mayAdd = (reading: RequestReading, caseFile: CaseFile): boolean => whyBarred(reading, caseFile, 'note') === undefined

const showOverview: Show = async (caseFile, { reading, reply }) => {
  const identity = await getIdentityFacts(reading, caseFile)
  const overview = await getOverviewFacts(reading, caseFile)
  const main = overviewMain(caseFile, overview, {
    next: nextThing(reading, caseFile, identity), mayWork: mayWork(reading, caseFile),
    mainPanels: await showPanels(reading, caseFile, 'main'), sidePanels: await showPanels(reading, caseFile, 'side'),
  })
  return casePage(reply, caseFile, { tab: 'overview', main, facts: identity })
}

async function showPanels(reading: RequestReading, caseFile: CaseFile, column: CasePanel['column']): Promise<Html[]> {
  const shown: Html[] = []
  for (const panel of casePanels.list()) {
    const content = panel.column === column ? await panel.show(reading, caseFile) : undefined
    if (content) shown.push(content)
  }
  return shown
}

const showChronology: Show = async (caseFile, { reading, reply, query: typed }) => {
  const query = readChronologyQuery(typed)
  const read = await readEntries(reading, caseFile, { ...toFilter(query), limit: 50 })
  const categories = await listCategories(reading, caseFile.id)
  return casePage(reply, caseFile, { tab: 'chronology',
    main: chronologyMain(caseFile, read, { query, categories, mayAdd: mayAdd(reading, caseFile) }) })
}

const incidentsAPage = 50

const showIncidents: Show = async (caseFile, { reading, reply, query }) => {
  const [, time, id] = /^(-?\d{1,14})\.([0-9a-f-]{36})$/.exec(typeof query['after'] === 'string' ? query['after'] : '') ?? []
  const after = time && isId(id) ? { startedAt: new Date(Number(time)), id } : undefined
  const incidents = await listIncidents(reading, caseFile.id, { limit: incidentsAPage + 1, ...(after ? { after } : {}) })
  const last = incidents.length > incidentsAPage ? incidents[incidentsAPage - 1] : undefined
  const { mask } = await anonymityOf(reading, caseFile.id)
  return casePage(reply, caseFile, { tab: 'incidents', main: incidentsMain(caseFile, incidents.slice(0, incidentsAPage), {
    mask, mayWork: mayWork(reading, caseFile),
    next: last && caseUrl(caseFile.reference, `incidents?after=${last.startedAt.getTime()}.${last.id}`),
  }) })
}

const showIncident: Show = async (caseFile, { reading, reply, params: { incident: id } }) => {
  const incident = found(isId(id) ? await getIncident(reading, caseFile.id, id) : undefined)
  const { view, parties } = await readEntries(reading, caseFile, { incidentId: incident.id, order: 'oldest', limit: 100 })
  const { hidden, mask } = await anonymityOf(reading, caseFile.id)
  const ids = [...incident.people.map(one => one.personId), ...(incident.reportedBy ? [incident.reportedBy] : [])]
  const names = await personNames(reading, ids, { hidden, parties })
  return casePage(reply, caseFile, { tab: 'incidents',
    main: incidentMain(caseFile, incident, { names, mask, mayWork: mayWork(reading, caseFile), history: view }) })
}

const showPeople: Show = async (caseFile, { reading, reply }) => casePage(reply, caseFile, { tab: 'people',
  main: peopleMain(caseFile, await listParties(reading, caseFile), { mayWork: mayWork(reading, caseFile) }) })

const showCategories: Show = async (caseFile, { reading, reply }) => {
  const categories = await listCategories(reading, caseFile.id)
  const { view } = await readEntries(reading, caseFile, { family: 'category', limit: 100 })
  return casePage(reply, caseFile, { tab: 'categories',
    main: categoriesMain(caseFile, categories, { mayWork: mayWork(reading, caseFile), history: view }) })
}

const showCosts: Show = async (caseFile, { reading, reply }) => casePage(reply, caseFile, { tab: 'costs',
  main: costsMain(caseFile, await listCosts(reading, caseFile.id), { mayAdd: mayAdd(reading, caseFile) }) })

const showLinks: Show = async (caseFile, { reading, reply }) => casePage(reply, caseFile, { tab: 'links',
  main: linksMain(caseFile, await listLinks(reading, caseFile.id), { mayLink: whyBarred(reading, caseFile, 'link') === undefined }) })
