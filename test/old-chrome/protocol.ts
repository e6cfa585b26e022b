/**
 * A browser driven by its own protocol and nothing else, because Chrome 64 is older than every tool that could drive it. Only
 * commands that Chrome 64 has; the same steps then run in today's Chromium.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { browserPath, FLAGS } from '../e2e/browser.ts'
import { PHONE } from '../e2e/learner.ts'

export type OldPhone = {
  /** As it calls itself: `HeadlessChrome/64.0.3264.0`. */
  readonly version: string
  /** Uncaught errors of its pages. */
  readonly errors: readonly string[]
  signIn(url: string, cookie: string): Promise<void>
  /** The service worker is stopped, as a phone does after half a minute: what comes next wakes it anew. */
  nap(): Promise<void>
  goto(url: string): Promise<void>
  /** Runs the body of an async function in the page; what it returns must be JSON. */
  run<Value>(body: string): Promise<Value>
  /** Until the body returns something truthy; fails with `what` after a generous time. A page that changes meanwhile is asked again. */
  until<Value>(what: string, body: string): Promise<Value>
  picture(file: string): Promise<void>
  close(): Promise<void>
}

type Message = {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly exceptionDetails?: Thrown }
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}
type Thrown = { readonly text: string; readonly exception?: { readonly description?: string } }

const PATIENCE = 30_000

export type Started = {
  /** Of its protocol: `http://127.0.0.1:port`. */
  readonly address: string
  /** Ends it and throws its profile away. */
  stop(): Promise<void>
}

/** A browser with a fresh profile, old or new, that is driven by its protocol. */
export async function startBrowser(executable: string): Promise<Started> {
  // Makes the libraries known that the package of today's Chromium brings along: the old ones need the same.
  await browserPath()
  const profile = mkdtempSync(path.join(os.tmpdir(), 'old-phone-'))
  const browser = spawn(
    executable,
    [
      '--headless',
      ...FLAGS,
      '--lang=id-ID',
      '--hide-scrollbars',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    browser.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
    })
    browser.once('exit', () => reject(new Error(`${executable} does not start: ${said}`)))
  })
  const end = () => browser.kill('SIGKILL')
  process.once('exit', end)
  return {
    address,
    async stop() {
      process.off('exit', end)
      const gone = new Promise((resolve) => browser.once('close', resolve))
      end()
      await gone
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}

/** The protocol answers before the first page is there. */
async function firstPage(address: string): Promise<string> {
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    const targets = await json<{ type: string; webSocketDebuggerUrl: string }[]>(`${address}/json`)
    const page = targets.find(({ type }) => type === 'page')
    if (page !== undefined) return page.webSocketDebuggerUrl
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the browser opens no page')
}

export async function openOldPhone(executable: string): Promise<OldPhone> {
  const browser = await startBrowser(executable)
  const { address } = browser
  const { Browser: version } = await json<{ Browser: string }>(`${address}/json/version`)
  const socket = new WebSocket(await firstPage(address))
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))

  const waiting = new Map<number, (message: Message) => void>()
  const errors: string[] = []
  socket.addEventListener('message', ({ data }) => {
    // Safe: what the protocol says.
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    if (message.method === 'Runtime.exceptionThrown')
      errors.push(told(message.params?.exceptionDetails))
  })
  let last = 0
  const send = async (method: string, params: object = {}): Promise<Record<string, unknown>> => {
    last += 1
    const id = last
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params }))
    const { result, error } = await answered
    waiting.delete(id)
    if (error !== undefined) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }
  for (const domain of ['Page', 'Runtime', 'Network']) await send(`${domain}.enable`)
  await send('Emulation.setDeviceMetricsOverride', {
    ...PHONE.viewport,
    deviceScaleFactor: PHONE.deviceScaleFactor,
    mobile: PHONE.isMobile,
  })

  const run = async <Value>(body: string): Promise<Value> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      // Old browsers report a rejection of ours as an error of the page.
      expression: `(async () => {${body}})().then((value) => ({ value }), (error) => ({ failed: String(error) }))`,
      awaitPromise: true,
      returnByValue: true,
    })
    // Safe: the protocol's shapes, and the caller names what its own code returns.
    if (exceptionDetails !== undefined) throw new Error(told(exceptionDetails as Thrown))
    const { value, failed } = (result as { value: { value: Value; failed?: string } }).value
    if (failed !== undefined) throw new Error(failed)
    return value
  }
  const until = async <Value>(what: string, body: string): Promise<Value> => {
    const since = Date.now()
    let failed = ''
    for (;;) {
      // A page that is going away answers with an error.
      const value = await run<Value>(body).catch((error: unknown) => {
        failed = String(error)
        return null
      })
      if (value) return value
      if (Date.now() - since > PATIENCE) {
        const words = await run<string>(
          'return location.href + " " + document.body.innerText',
        ).catch(String)
        throw new Error(`${version}: ${what} did not happen. ${failed} ${words.slice(0, 600)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    version,
    errors,
    async signIn(url, cookie) {
      for (const pair of cookie.split('; ')) {
        const [name = '', value = ''] = pair.split('=')
        const expires = Date.now() / 1000 + 86_400
        await send('Network.setCookie', { url, name, value, path: '/', httpOnly: true, expires })
      }
    },
    async nap() {
      await send('ServiceWorker.enable')
      await send('ServiceWorker.stopAllWorkers')
      await new Promise((resolve) => setTimeout(resolve, 800))
    },
    async goto(url) {
      await send('Page.navigate', { url })
      await until(
        `opening ${url}`,
        `return document.readyState === 'complete' && location.href.split('#')[0] === ${JSON.stringify(url)}`,
      )
    },
    run,
    until,
    async picture(file) {
      const { data } = await send('Page.captureScreenshot', { format: 'png' })
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, Buffer.from(String(data), 'base64'))
    },
    async close() {
      socket.close()
      await browser.stop()
    },
  }
}

async function json<Shape>(url: string): Promise<Shape> {
  const answer = await fetch(url)
  // Safe: the caller names what this address of the protocol gives.
  return (await answer.json()) as Shape
}

const told = (thrown?: Thrown): string => thrown?.exception?.description ?? thrown?.text ?? ''
