// Derives the rules of dependency-cruiser from the list in tools/direction.ts. Needs Node 24, which reads that file.
const { foundation, layers, modules, outside } = require('./tools/direction.ts')

const tests = '\\.test\\.ts$'

/** @param {string} path a file or folder @returns {string} a pattern for it, and for all that is in it */
const within = path => `^${path.replaceAll('.', '\\.')}${path.endsWith('.ts') ? '$' : '/'}`

const layerRules = layers.flatMap((row, depth) => row.map(layer => {
  const beside = row.filter(other => other !== layer)
  const forbidden = [...layers.slice(0, depth).flat(), ...beside]
  return {
    name: `layer:${layer}`,
    comment: `${layer} may import only from the layers below it.`,
    severity: 'error',
    from: { path: within(layer), pathNot: tests },
    to: { path: forbidden.map(within) },
  }
}))

const moduleRules = modules.map((name, place) => ({
  name: `module:${name}`,
  comment: `${name} may import only the modules before it.`,
  severity: 'error',
  from: { path: within(`src/modules/${name}`), pathNot: tests },
  to: { path: modules.slice(place + 1).map(later => within(`src/modules/${later}`)) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // The first layer and the last module may import all the others, and an empty list would mean everything.
    ...[...layerRules, ...moduleRules].filter(rule => rule.to.path.length > 0),
    {
      name: 'module-by-index',
      comment: 'A module is imported through its index.ts only.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: tests },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'module-by-index-from-outside',
      comment: 'A module is imported through its index.ts only.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/modules/', tests] },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'nothing-from-outside',
      comment: `src works without ${outside.join(', ')}.`,
      severity: 'error',
      from: { path: ['^src/', within(foundation)], pathNot: tests },
      to: { path: outside.map(within) },
    },
    {
      name: 'foundation',
      comment: `${foundation} imports nothing of src.`,
      severity: 'error',
      from: { path: within(foundation), pathNot: tests },
      to: { path: '^src/' },
    },
    {
      name: 'no-import-of-tests',
      comment: 'A test is run, not imported.',
      severity: 'error',
      from: {},
      to: { path: tests },
    },
    {
      name: 'no-cycle',
      comment: 'Files that import each other cannot be read one after the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that is not found is not checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.cache|data|assets/built)/' },
    // Imports of types count: a layer that knows the types of a higher one knows the higher one.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'], exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
