import type { FastifyInstance } from 'fastify'
import { addressRoutes } from './pages/address.routes.ts'
import { contactForms } from './pages/contact-forms.ts'
import { editPersonRoutes } from './pages/edit-person.routes.ts'
import { markerForms } from './pages/marker-forms.ts'
import { mergeRoutes } from './pages/merge.routes.ts'
import { needForms } from './pages/need-forms.ts'
import { newPersonRoutes } from './pages/new-person.routes.ts'
import { personRoutes } from './pages/person.routes.ts'
import { placeForms } from './pages/place-forms.ts'
import { searchRoutes } from './pages/search.routes.ts'
import { tieForms } from './pages/tie-forms.ts'
import { pickerRoutes } from './picker/picker.routes.ts'

/** Searching, people, addresses, and the fragments of the pickers. */
export function peopleRoutes(app: FastifyInstance): void {
  pickerRoutes(app)
  searchRoutes(app)
  newPersonRoutes(app)
  personRoutes(app)
  editPersonRoutes(app)
  contactForms(app)
  placeForms(app)
  needForms(app)
  tieForms(app)
  markerForms(app)
  mergeRoutes(app)
  addressRoutes(app)
}
