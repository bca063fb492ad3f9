import { readFileSync } from 'node:fs'

/** Where the built files lie: the web server offers this folder under {@link assetsPath}. */
export const builtAssetsFolder = new URL('../../assets/built/', import.meta.url)

/** The path prefix of built assets. Names carry a hash of the content, so they may be cached for ever. */
export const assetsPath = '/assets/'

let manifest: ReadonlyMap<string, string> | undefined

/**
 * The address of a built asset, such as `/assets/concord-1a2b3c4d.css` for `concord.css`. Throws when the assets have
 * not been built or there is none of that name: a page without its styles must not go unnoticed.
 */
export function assetUrl(name: string): string {
  manifest ??= readManifest()
  const file = manifest.get(name)
  if (file === undefined) throw new Error(`There is no asset called ${name}`)
  return assetsPath + file
}

function readManifest(): ReadonlyMap<string, string> {
  try {
    const names: Record<string, string> = JSON.parse(readFileSync(new URL('manifest.json', builtAssetsFolder), 'utf8'))
    return new Map(Object.entries(names))
  } catch (cause) {
    throw new Error('The assets are not built: run node start.mjs tools/build-assets.ts', { cause })
  }
}
