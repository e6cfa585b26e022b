/**
 * What tools report although it is as it should be: each time shown by requests of our own, made as the one whom the tool was. A proof
 * says in words what was answered; null: it could not be shown, so a person has to look.
 */
import { request, type IncomingHttpHeaders } from 'node:http'

export type Proof = string | null

type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

const FORM = 'application/x-www-form-urlencoded'

/** With exactly these headers, which `fetch` would not send. */
function ask(url: string, { method = 'GET', headers = {}, body = '' }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, timeout: 30_000 }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () => {
        const text = Buffer.concat(parts).toString()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
      })
    })
    asked.once('error', reject)
    asked.once('timeout', () => asked.destroy(new Error(`no answer of ${url}`)))
    asked.end(body)
  })
}

/** At another host than this machine the demonstration answers nothing, for its secrets are known to everybody. */
export async function strangeHostRefused(url: string, host: string): Promise<Proof> {
  const { status, headers, text } = await ask(url, { headers: { host } })
  const isNamed = (text + JSON.stringify(headers)).includes('elsewhere')
  return status === 503 && codeOf(text) === 'DEMO_SECRETS' && !isNamed
    ? 'that Host gets 503 DEMO_SECRETS and does not stand in the answer'
    : null
}

/** Another spelling of an address may lead on, as those of built pages do: to what nobody may read either, on this site. */
export async function leadsToRefusal(url: string, location: string): Promise<Proof> {
  let [from, next] = [url, location]
  for (let step = 0; step < 4 && next !== ''; step++) {
    const target = new URL(next, from)
    if (target.origin !== new URL(url).origin) return null
    const { status, headers } = await ask(target.href, {})
    if (status >= 400 && status < 500) return `it leads to ${target.pathname}, which gets ${status}`
    from = target.href
    next = headers.location ?? ''
  }
  return null
}

function codeOf(text: string): unknown {
  try {
    // Safe: only asked for one member, whatever it is.
    return (JSON.parse(text) as { code?: unknown } | null)?.code
  } catch {
    return undefined
  }
}

/**
 * No form carries a token: what comes from another site is refused by what the browser says of where it comes from, in every form of
 * body that a page elsewhere may send unasked. The same request from the own site is not refused so, or nothing would be shown.
 */
export async function refusedFromElsewhere(url: string, cookie: string): Promise<Proof> {
  const asked = (headers: Readonly<Record<string, string>>) =>
    ask(url, { method: 'POST', headers: { cookie, 'content-type': FORM, ...headers }, body: 'a=1' })
  const elsewhere = { origin: 'https://elsewhere.test' }
  const strangers: readonly Readonly<Record<string, string>>[] = [
    elsewhere,
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    {},
    { ...elsewhere, 'content-type': 'text/plain' },
    { ...elsewhere, 'content-type': 'multipart/form-data; boundary=a' },
  ]
  for (const headers of strangers) {
    if ((await asked(headers)).status !== 403) return null
  }
  const { status } = await asked({ origin: new URL(url).origin })
  return status < 500 && ![401, 403, 404, 405].includes(status)
    ? `POST from another Origin, from none and from \`null\`, in each form of body: 403; from the own: ${status}`
    : null
}

/** Pages carry the policy of what may run, with its hashes, in themselves, before anything that it binds. */
export async function policyInPage(url: string, cookie: string): Promise<Proof> {
  const { text } = await ask(url, { headers: { cookie } })
  const [meta, policy = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(text) ?? []
  if (meta === undefined) return null
  const first = text.search(/<(script|style|body)\b|<link rel="(stylesheet|(module)?preload)"/i)
  const directives = new Map(
    policy.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(/\s+/)
      return [name, sources] as const
    }),
  )
  const scripts = directives.get('script-src') ?? []
  const isStrict =
    directives.get('default-src')?.join(' ') === "'self'" &&
    scripts.includes("'self'") &&
    scripts.every((source) => source === "'self'" || /^'sha(256|384|512)-/.test(source))
  return isStrict && text.indexOf(meta) < first
    ? `the page's own policy, before its first script: default-src 'self', script-src 'self' and ${scripts.length - 1} hashes, nothing inline`
    : null
}

export async function neverFramed(url: string, cookie: string): Promise<Proof> {
  const { headers } = await ask(url, { headers: { cookie } })
  const policy = String(headers['content-security-policy'] ?? '')
  return /(^|;)\s*frame-ancestors 'none'\s*(;|$)/.test(policy)
    ? "the header says frame-ancestors 'none'"
    : null
}

/** A method that nothing answers is no way around a refusal. */
export async function methodRefused(url: string, method: string, cookie: string): Promise<Proof> {
  const { status, headers } = await ask(url, { method, headers: { cookie } })
  return [405, 501].includes(status) && headers['set-cookie'] === undefined
    ? `${method} gets ${status}`
    : null
}
