/**
 * The browser of the tests: the one named by CHROMIUM_PATH, else a system Chromium, else the one that npm brought
 * (@sparticuz/chromium, Linux x64), else one clear sentence.
 */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/**
 * Milliseconds that a test waits for what must come. Long: a small machine shares its cores with others and may be slower by a
 * factor of five; what never comes fails all the same.
 */
export const PATIENCE = 90_000

export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath()
  return patient(await chromium.launch({ executablePath, args: FLAGS, headless: true }))
}

/** Whatever is opened in it waits with `PATIENCE`. */
export function patient(browser: Browser): Browser {
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    context.setDefaultTimeout(PATIENCE)
    return context
  }
  return browser
}

export async function browserPath(): Promise<string> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Makes the package unpack the system libraries that it brings along.
    process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
    const { default: packed } = await import('@sparticuz/chromium')
    return packed.executablePath()
  }
  const found = SYSTEM.find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new Error('Browser tests need Chromium: install one and name it in CHROMIUM_PATH.')
}
