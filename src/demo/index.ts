export { demoHints } from './demo-hints.ts'
export { fillDemo } from './fill-demo.ts'
export { demoPassword, namedAccounts } from './staff.ts'
