export { settingsRoutes } from './settings.routes.ts'
export { retireUser } from './retire-user.ts'
export { listAllocationRules, type AllocationRule } from './allocation-rules.queries.ts'
export { saveAllocationRule, type AllocationRuleInput } from './save-allocation-rule.ts'
