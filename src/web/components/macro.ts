import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { isHtml, type Html } from '../html.ts'
import type { GovukOptions } from './macro-options.generated.ts'
import type { MojOptions } from './moj-options.ts'
import { trustedHtml } from './trusted-html.ts'

const packages = ['govuk-frontend/dist', '@ministryofjustice/frontend'].map((path) =>
  fileURLToPath(new URL(`../../../node_modules/${path}`, import.meta.url)))

// Templates are compiled once and kept. The templates come from the two packages only, never from data.
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(packages), { autoescape: true })

/** An official GOV.UK component. Costs 5 to 180 µs: right for forms, too slow for the rows of a long list. */
export function govuk<Name extends keyof GovukOptions>(name: Name, params: GovukOptions[Name]): Html {
  return render(`govuk/components/${name}/template.njk`, params)
}

/** An official Ministry of Justice component. */
export function moj<Name extends keyof MojOptions>(name: Name, params: MojOptions[Name]): Html {
  return render(`moj/components/${name}/template.njk`, params)
}

function render(template: string, params: object): Html {
  return trustedHtml(environment.render(template, { params: withPlainMarkup(params) }).trim())
}

/** The templates look at the type of some parameters, so finished markup must reach them as an ordinary string. */
function withPlainMarkup(value: unknown): unknown {
  if (isHtml(value)) return value.toString()
  if (Array.isArray(value)) return value.map(withPlainMarkup)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withPlainMarkup(inner)]))
}
