import { defineEvents } from '../audit/index.ts'

/** What the settings announce beyond what identity does. */
export const settingsEvents = defineEvents('account', { 'allocation-rule.changed': 'Allocation rule changed' })
