// What `npm start` runs: the assets, when anything in them has changed, and then the site.
import { buildAssets } from './build-assets.ts'

await buildAssets()
await import('../src/main.ts')
