/**
 * A cheap phone with one browser profile that survives: the browser can be killed as Android kills it, and opened again
 * with everything that it had written down by then.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core'
import { browserPath, FLAGS, PATIENCE } from '../e2e/browser.ts'
import { PHONE } from '../e2e/learner.ts'

export type PhoneOptions = {
  /** Where it goes when it opens `/…`. */
  readonly url: string
  /** The folder of a profile that was used before; a new one unless said. */
  readonly profile?: string
  /** How many times slower than this machine. */
  readonly slower?: number
  /** More flags for the browser. */
  readonly flags?: readonly string[]
  readonly javaScriptEnabled?: boolean
}

export type Phone = {
  readonly context: BrowserContext
  /** Its first tab. */
  readonly page: Page
  readonly profile: string
  newTab(): Promise<Page>
  /** Gives it a session: one or more `name=value` of a Cookie header; `keep` lets it outlive the browser. */
  signIn(cookie: string, life?: 'keep' | 'session'): Promise<void>
  /** As Android does it: the process is gone at once, nothing is said goodbye to. */
  kill(): Promise<void>
  /** The same profile in a new browser, after `kill` or `close`. */
  reopen(): Promise<Phone>
  close(): Promise<void>
  /** Closes it and throws the profile away. */
  discard(): Promise<void>
}

export async function openPhone(options: PhoneOptions): Promise<Phone> {
  const profile = options.profile ?? mkdtempSync(path.join(os.tmpdir(), 'phone-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...PHONE,
    executablePath: await browserPath(),
    args: [...FLAGS, ...(options.flags ?? [])],
    headless: true,
    baseURL: options.url,
    serviceWorkers: 'allow',
    javaScriptEnabled: options.javaScriptEnabled ?? true,
  })
  context.setDefaultTimeout(PATIENCE)
  const processId = await processOf(context)
  const slowDown = async (page: Page): Promise<Page> => {
    if (options.slower !== undefined) {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: options.slower })
    }
    return page
  }
  const page = await slowDown(context.pages()[0] ?? (await context.newPage()))
  let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = []
  return {
    context,
    page,
    profile,
    newTab: async () => slowDown(await context.newPage()),
    async signIn(cookie, life = 'keep') {
      const given = cookie.split('; ').map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        const expires = life === 'keep' ? { expires: Date.now() / 1000 + 180 * 86_400 } : {}
        return {
          name,
          value,
          url: options.url,
          httpOnly: true,
          sameSite: 'Lax' as const,
          ...expires,
        }
      })
      await context.addCookies(given)
    },
    async kill() {
      // Cookies reach the disk only every half minute: those of a browser that ran for hours are there.
      cookies = (await context.cookies()).filter(({ expires }) => expires > 0)
      process.kill(processId, 'SIGKILL')
      await context.close().catch(() => undefined)
      await gone(processId)
    },
    async reopen() {
      const again = await openPhone({ ...options, profile })
      await again.context.addCookies(cookies)
      return again
    },
    close: () => context.close(),
    async discard() {
      await context.close().catch(() => undefined)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** Waits until the service worker of this page's origin is active and has taken the page over. */
export async function controlled(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise((taken) =>
      navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }),
    )
  })()`)
}

/** Takes the texts of every module home, as its button does; throws when the phone did not get them all. */
export async function saveModules(page: Page): Promise<void> {
  const end = await page.evaluate(`new Promise((done) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = ({ data }) => { if (data.do === 'save') done(data.end) }
    const asked = { do: 'save', modules: 'all', kind: 'text' }
    navigator.serviceWorker.controller.postMessage(asked, [channel.port2])
  })`)
  if (end !== 'saved') throw new Error(`the modules were not saved: ${String(end)}`)
}

/** A session on the page's target, for what only the protocol can do. */
export function protocolOf(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page)
}

/** The browser's own process, not one of its children. */
async function processOf(context: BrowserContext): Promise<number> {
  const browser = context.browser()
  if (browser === null) throw new Error('a browser of its own belongs to every profile')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const main = processInfo.find(({ type }) => type === 'browser')
  if (main === undefined) throw new Error('the browser does not tell its process')
  return main.id
}

async function gone(processId: number): Promise<void> {
  for (;;) {
    try {
      process.kill(processId, 0)
    } catch {
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
