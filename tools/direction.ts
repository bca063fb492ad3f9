// The one list of what may import what. The check of directions is derived from it (.dependency-cruiser.cjs),
// and so is the check that no folder is missing from it (check-names.ts).

/**
 * The layers of `src`, from the top: what is in a row may import what is in the rows below, never what is above,
 * and nothing beside it in the same row.
 */
export const layers: readonly (readonly string[])[] = [
  ['src/main.ts'],
  ['src/app.ts'],
  ['src/chores.ts', 'src/demo', 'src/error-replies.ts', 'src/first-run.ts', 'src/health.routes.ts', 'src/about.routes.ts'],
  ['src/portals', 'src/api', 'src/commands'],
  ['src/modules'],
  ['src/web'],
  ['src/platform'],
]

/** The modules of `src/modules`, in order: each may import those before it, through their `index.ts`. */
export const modules: readonly string[] = [
  'audit',
  'identity',
  'procedure',
  'people',
  'documents',
  'communications',
  'cases',
  'assessments',
  'plans',
  'tasks',
  'enforcement',
  'partners',
  'insight',
  'settings',
]

/** Importable from everywhere, importing nothing of `src`: the types generated from the migrations. */
export const foundation = 'db'

/** Never imported by `src`, except by its tests. */
export const outside: readonly string[] = ['test', 'tools', 'bench']
