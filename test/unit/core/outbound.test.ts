/** Where the Worker sends anything over the network: in two files alone, whose addresses the deployment fixes (`.github/SECURITY.md`). */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Whom each asks. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  'worker/core/whatsapp.ts': 'graph.facebook.com, where the deployment has an account there',
  'worker/identity/oidc/bounded-fetch.ts': 'the sign-in services that the deployment names',
}
/** The runtime's own ways; `app.fetch`, `ASSETS.fetch` and their like are calls within the Worker. */
const ASKS =
  /(?<![\w.$'"`])fetch\s*\(|\b(?:globalThis|self)\.fetch\b|[=,(:]\s*fetch\s*[,;)\n]|\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b|cloudflare:sockets|['"`]node:(?:net|tls|https?|http2|dgram|dns)\b/
/** What Cloudflare can bind to a Worker that leads out of it, or to another one. */
const BINDINGS_OUT =
  /^\[\[?(?:services|hyperdrive|vpc_services|mtls_certificates|send_email|browser|ai|queues|dispatch_namespaces|tail_consumers)\b/m

const withoutComments = (text: string) =>
  text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
const sources = globSync('worker/**/*.ts')
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: withoutComments(readFileSync(file, 'utf8')) }))

it('asks the network in the files that are named, and follows no redirect there', () => {
  expect(sources.length).toBeGreaterThan(300)
  const asking = sources.filter(({ text }) => ASKS.test(text))
  expect(asking.map(({ file }) => file).toSorted()).toEqual(Object.keys(WAYS_OUT).toSorted())
  for (const { file, text } of asking) expect(text, file).toContain("redirect: 'manual'")
})

it('sees each way in which it could be asked', () => {
  for (const line of [
    'await fetch(address)',
    'const ask = globalThis.fetch',
    'readWhatsApp(env, fetch)',
    'new WebSocket(address)',
    "import { connect } from 'cloudflare:sockets'",
    "import https from 'node:https'",
  ]) {
    expect(ASKS.test(line), line).toBe(true)
  }
  for (const line of ['return http.env.ASSETS.fetch(raw)', 'boundedFetch(address, sent)']) {
    expect(ASKS.test(line), line).toBe(false)
  }
})

it('is bound to its own database, files and assets alone', () => {
  const settings = readFileSync('wrangler.toml', 'utf8')
  expect(settings).not.toMatch(BINDINGS_OUT)
  expect(settings).toMatch(/^\[\[d1_databases\]\]/m)
})
