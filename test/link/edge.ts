/**
 * The product as a phone meets it: what stands between the network and the Worker. Texts are compressed as the real edge
 * does it, and faults that only happen there can be asked for: an answer lost after the Worker committed, a slow commit,
 * an overloaded server, a captive portal that answers everything with its own page.
 */
import {
  Agent,
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { API } from '../../worker/contract/endpoint.ts'

/**
 * drop-before: the connection breaks, the Worker never sees it · drop-after: the Worker answered, the answer is lost
 * slow-before: the Worker sees it late · slow-after: the Worker did it at once, the answer comes late
 * status: a refusal in the product's own shape · portal: 200 with a login page · html-500: an error page of somebody else
 */
export type Fault =
  | { readonly kind: 'drop-before' | 'drop-after' | 'portal' | 'html-500' }
  | { readonly kind: 'slow-before' | 'slow-after'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: 401 | 503 }

export type Seen = {
  readonly method: string
  readonly path: string
  /** How many learning events it carried. */
  readonly events: number
  readonly fault: Fault['kind'] | null
  /** What the phone got; null when it got nothing, or not yet. */
  readonly status: number | null
  /** Of the body as it was sent. */
  readonly bytes: number
  /** The lines of the answer's head. */
  readonly head: readonly string[]
}

export type Where = {
  /** An exact path, or a pattern for several; the sync's path unless said. */
  readonly path?: string | RegExp
  /** How many requests it happens to; until `heal` unless said. */
  readonly times?: number
}

export type Edge = {
  /** `http://127.0.0.1:port`, no slash at the end. */
  readonly url: string
  /** From now on requests of `where` meet this fault; of several that fit, the one asked for first. */
  breakWith(fault: Fault, where?: Where): void
  /** No fault any more. */
  heal(): void
  /** Every request since the start or since `forget`, in order of arrival. */
  seen(path?: string | RegExp): readonly Seen[]
  forget(): void
  close(): Promise<void>
}

export const SYNC = `${API}/sync`

type Ordered = { readonly fault: Fault; readonly path: string | RegExp; left: number }
type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const LOGIN_PAGE = '<!doctype html><title>Selamat datang di WiFi</title><form>Masukkan kode</form>'
const ERROR_PAGE = '<!doctype html><title>Error 500</title><h1>Internal Server Error</h1>'

export async function openEdge(product: { readonly url: string }): Promise<Edge> {
  const orders: Ordered[] = []
  let seen: { -readonly [Key in keyof Seen]: Seen[Key] }[] = []
  const agent = new Agent({ keepAlive: true })

  const answerOne = async (given: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const body = await bodyOf(given)
    const path = new URL(given.url ?? '/', product.url).pathname
    const order = orders.find((one) => one.left > 0 && fits(one.path, path))
    if (order !== undefined) order.left -= 1
    const fault = order?.fault
    const line: (typeof seen)[number] = {
      method: given.method ?? 'GET',
      path,
      events: eventsIn(body),
      fault: fault?.kind ?? null,
      status: null,
      bytes: 0,
      head: [],
    }
    seen.push(line)
    const answer = await faulty(fault, () => forward(agent, product.url, given, body))
    if (answer === null || reply.destroyed) {
      given.socket.destroy()
      return
    }
    const ready = compressed(answer, given.headers['accept-encoding'] ?? '')
    line.status = ready.status
    line.bytes = ready.body.length
    line.head = [
      `:status: ${ready.status}`,
      ...Object.entries(ready.headers).map(([name, value]) => `${name}: ${String(value)}`),
    ]
    reply.writeHead(ready.status, { ...ready.headers, 'content-length': ready.body.length })
    reply.end(given.method === 'HEAD' ? undefined : ready.body)
  }

  const server = createServer((given, reply) => {
    // A phone that hangs up, or a product that is gone, breaks the connection as it would out there.
    answerOne(given, reply).catch(() => given.socket.destroy())
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // Safe: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    breakWith(fault, { path = SYNC, times = Infinity } = {}) {
      orders.push({ fault, path, left: times })
    },
    heal() {
      orders.length = 0
    },
    seen: (path) => seen.filter((line) => path === undefined || fits(path, line.path)),
    forget() {
      seen = []
    },
    async close() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** What reaches the phone under this fault; null: nothing, the connection breaks. */
async function faulty(
  fault: Fault | undefined,
  pass: () => Promise<Answer>,
): Promise<Answer | null> {
  switch (fault?.kind) {
    case undefined:
      return pass()
    case 'drop-before':
      return null
    case 'drop-after':
      await pass()
      return null
    case 'slow-before':
      await pause(fault.ms)
      return pass()
    case 'slow-after': {
      const answer = await pass()
      await pause(fault.ms)
      return answer
    }
    case 'portal':
      return page(200, LOGIN_PAGE)
    case 'html-500':
      return page(500, ERROR_PAGE)
    case 'status':
      return refusal(fault.status)
  }
}

const page = (status: number, html: string): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.from(html),
})

function refusal(status: 401 | 503): Answer {
  const code = status === 401 ? 'SIGN_IN_NEEDED' : 'DATABASE_BUSY'
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: Buffer.from(JSON.stringify({ code, requestId: 'edge' })),
  }
}

/** Passes on as it came, `host` too: cookies, redirects and the check of a form's origin see one address. */
function forward(
  agent: Agent,
  product: string,
  given: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const { connection: _, 'accept-encoding': __, ...headers } = given.headers
  return new Promise((resolve, reject) => {
    const sent = ask(
      `${product}${given.url ?? '/'}`,
      { method: given.method, agent, headers: { ...headers, 'accept-encoding': 'identity' } },
      (answer) => {
        const {
          connection: ___,
          'transfer-encoding': ____,
          'keep-alive': _____,
          ...kept
        } = answer.headers
        bodyOf(answer).then(
          (whole) => resolve({ status: answer.statusCode ?? 502, headers: kept, body: whole }),
          reject,
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const TEXT = /^(text\/|application\/(json|javascript|manifest\+json|problem\+json)|image\/svg\+xml)/

/** As the edge does it for a browser that understands it: brotli at level 5, else gzip; nothing that is packed already. */
export function compressed(answer: Answer, accepted: string): Answer {
  const { headers, body } = answer
  const isText = TEXT.test(headers['content-type'] ?? '')
  if (!isText || body.length < 50 || headers['content-encoding'] !== undefined) return answer
  const coding = ['br', 'gzip'].find((name) => new RegExp(`\\b${name}\\b`).test(accepted))
  if (coding === undefined) return answer
  return {
    status: answer.status,
    headers: { ...headers, 'content-encoding': coding, vary: 'accept-encoding' },
    body: coding === 'br' ? brotli(body) : gzipSync(body),
  }
}

/** What a text weighs on its way to a phone. */
export function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function eventsIn(body: Buffer): number {
  if (body[0] !== 0x7b) return 0
  try {
    const { events } = JSON.parse(body.toString()) as { events?: unknown }
    return Array.isArray(events) ? events.length : 0
  } catch {
    return 0
  }
}

const fits = (wanted: string | RegExp, path: string): boolean =>
  typeof wanted === 'string' ? wanted === path : wanted.test(path)

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
