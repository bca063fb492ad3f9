// Finds the Chromium that journeys are played in, and installs one where that is possible without asking.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

/** What looking for Chromium depends on: given by tests, taken from this machine otherwise. */
export type Surroundings = {
  env: Record<string, string | undefined>
  platform: NodeJS.Platform
  home: string
}

const here: Surroundings = { env: process.env, platform: process.platform, home: homedir() }

const names = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge',
]

/** Arguments that keep the browser to the pages under test: no updates, no sync, no first-run pages. */
const quiet = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
]

/**
 * The Chromium to use: that of the environment variable CHROMIUM, or one that is installed, or one installed now.
 *
 * @throws Error that says what to do when there is none
 */
export function chromiumPath(): string {
  const found = findChromium()
  if (found) return found
  installChromium()
  const installed = findChromium()
  if (installed) return installed
  throw new Error('Chromium was not found. Install Chromium or Chrome, or set CHROMIUM to the path of one.')
}

/** How to start it with Playwright: without its sandbox only as root, where the sandbox cannot work. */
export function launchOptions(): LaunchOptions {
  const isRoot = process.getuid?.() === 0
  return { executablePath: chromiumPath(), args: [...(isRoot ? ['--no-sandbox'] : []), ...quiet] }
}

/**
 * Looks for Chromium without installing anything.
 *
 * @throws Error when CHROMIUM names a file that is not there
 */
export function findChromium(surroundings: Surroundings = here): string | undefined {
  const named = surroundings.env['CHROMIUM']
  if (named && !existsSync(named)) throw new Error(`CHROMIUM is set to ${named}, and there is no such file.`)
  return named || [...onPath(surroundings), ...usualPlaces(surroundings), ...ofPlaywright(surroundings)].find(existsSync)
}

function onPath({ env, platform }: Surroundings): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const ending = platform === 'win32' ? '.exe' : ''
  return names.flatMap(name => folders.map(folder => join(folder, name + ending)))
}

function usualPlaces({ env, platform, home }: Surroundings): string[] {
  if (platform === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge']
    return ['/Applications', join(home, 'Applications')]
      .flatMap(folder => apps.map(app => join(folder, `${app}.app/Contents/MacOS/${app}`)))
  }
  if (platform === 'win32') {
    const programs = ['Chromium/Application/chrome.exe', 'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe']
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .flatMap(folder => folder ? programs.map(program => join(folder, program)) : [])
  }
  return ['/usr/bin/chromium', '/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome']
}

/** Playwright keeps its browsers in folders such as `chromium-1194/chrome-linux/chrome`; the newest comes first. */
function ofPlaywright(surroundings: Surroundings): string[] {
  const cache = playwrightCache(surroundings)
  if (!existsSync(cache)) return []
  const versions = readdirSync(cache).filter(name => /^chromium-\d+$/.test(name))
  versions.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe',
    ...['chrome-mac', 'chrome-mac-arm64', 'chrome-mac-x64'].flatMap(folder => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    ])]
  return versions.flatMap(version => programs.map(program => join(cache, version, program)))
}

function playwrightCache({ env, platform, home }: Surroundings): string {
  const chosen = env['PLAYWRIGHT_BROWSERS_PATH']
  if (chosen) return chosen
  if (platform === 'darwin') return join(home, 'Library/Caches/ms-playwright')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData/Local'), 'ms-playwright')
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright')
}

/** As root on Debian and its like from the system's packages; elsewhere by Playwright, into the user's own cache. */
function installChromium(): void {
  const isDebian = process.platform === 'linux' && existsSync('/usr/bin/apt-get')
  if (isDebian && process.getuid?.() === 0) {
    loudly('apt-get update')
    if (loudly('apt-get install -y --no-install-recommends chromium')) return
  }
  loudly('npx playwright install chromium')
}

function loudly(command: string): boolean {
  console.error(`Chromium was not found. Running: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // What it prints goes to our standard error: standard output is for the results of tests.
  return spawnSync(command, { shell: true, stdio: ['ignore', 2, 2], env }).status === 0
}
