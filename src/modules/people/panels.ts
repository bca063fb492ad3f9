import type { Reading } from '../../platform/transaction.ts'
import type { Html } from '../../web/html.ts'

/** Shows something of a person (the ids of all records merged together) or of an address. */
export type PersonPanel = (reading: Reading, rootId: string, family: readonly string[]) => Promise<Html>
export type AddressPanel = (reading: Reading, addressId: string) => Promise<Html>

/** What later modules show on a page, in the order in which `app.ts` adds it. */
export interface Panels<Panel> {
  add: (panel: Panel) => void
  all: () => readonly Panel[]
}

function registry<Panel>(): Panels<Panel> {
  const panels: Panel[] = []
  // added once, however many sites a process opens
  return { add: panel => { if (!panels.includes(panel)) panels.push(panel) }, all: () => panels }
}

export const personPanels: Panels<PersonPanel> = registry()
export const addressPanels: Panels<AddressPanel> = registry()
