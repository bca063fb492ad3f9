export { casesInScope, seesCase } from './core/case-scope.ts'
export { caseListRoutes } from './list/case-list.routes.ts'
