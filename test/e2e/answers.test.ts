/**
 * Every file of the built site, as the product serves it: the headers of its kind, and in each page a policy that lets
 * nothing run but what was built. A kind of file that has no line here is a fault.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HEADERS_OF } from '../../worker/core/headers.ts'
import { startService, type Service } from './running-product.ts'

const DIST = path.resolve(import.meta.dirname, '../../site/dist')
const REVALIDATED = 'public, max-age=0, must-revalidate'

/** By ending: content type, and how long it may be kept outside of `_astro`. */
const KINDS: Readonly<
  Record<string, { readonly type: string; readonly cache: readonly string[] }>
> = {
  html: { type: 'text/html; charset=utf-8', cache: [REVALIDATED, 'no-cache'] },
  js: { type: 'text/javascript; charset=utf-8', cache: [REVALIDATED, 'no-cache'] },
  css: { type: 'text/css; charset=utf-8', cache: [REVALIDATED] },
  json: { type: 'application/json', cache: [REVALIDATED] },
  png: { type: 'image/png', cache: [REVALIDATED] },
  svg: { type: 'image/svg+xml', cache: [REVALIDATED, 'no-cache'] },
  txt: { type: 'text/plain; charset=utf-8', cache: [REVALIDATED] },
  wasm: { type: 'application/wasm', cache: [REVALIDATED] },
  webmanifest: { type: 'application/manifest+json', cache: [REVALIDATED, 'no-cache'] },
}

// Read by the server of the assets itself, never served.
const files = globSync('**/*', { cwd: DIST, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(DIST, path.join(entry.parentPath, entry.name)))
  .filter((name) => name !== '_headers')

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service?.close()
})

/** `dinas/index.html` is asked for as `/dinas/`. */
const addressOf = (file: string) => `/${file.replace(/(?:(^|\/)index)?\.html$/, '$1')}`

function headerFaults(file: string, { headers }: Response): string[] {
  const kind = KINDS[path.extname(file).slice(1)]
  if (kind === undefined) return [`${file}: a kind that no line names`]
  const faults: string[] = []
  // What anybody may load needs no word on who embeds it; the page's own headers go with every file.
  for (const [name, value] of Object.entries(HEADERS_OF.page)) {
    if (name === 'cache-control') continue
    // The trainer's pages record sound for a lesson.
    const wanted =
      name === 'permissions-policy' && file.startsWith('pelatih/')
        ? value.replace('microphone=()', 'microphone=(self)')
        : value
    if (headers.get(name) !== wanted) faults.push(`${file}: ${name}: ${headers.get(name)}`)
  }
  const cache = headers.get('cache-control') ?? ''
  const isHashed = file.startsWith('_astro/')
  const mayKeep = isHashed ? ['public, max-age=31536000, immutable'] : kind.cache
  if (!mayKeep.includes(cache)) faults.push(`${file}: cache-control: ${cache}`)
  if (headers.get('content-type') !== kind.type)
    faults.push(`${file}: content-type: ${headers.get('content-type')}`)
  return faults
}

it('serves every built file with the headers of its kind', async () => {
  const faults: string[] = []
  const counts: Record<string, number> = {}
  for (const file of files) {
    const answer = await fetch(service.url + addressOf(file), { redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200) faults.push(`${file}: ${answer.status}`)
    if (answer.status === 200) faults.push(...headerFaults(file, answer))
    const ending = path.extname(file)
    counts[ending] = (counts[ending] ?? 0) + 1
  }
  console.log('files by kind:', counts)
  expect(faults).toEqual([])
  expect(files.filter((file) => file.endsWith('.html')).length).toBeGreaterThan(60)
})

it('serves nothing that belongs to the source alone', async () => {
  const own =
    /(^|\/)\.(?!well-known\/)|\.(map|ts|tsx|astro|toml|md|sql)$|(^|\/)package(-lock)?\.json$/
  expect(files.filter((file) => own.test(file))).toEqual([])
  for (const file of [
    '.git/HEAD',
    '.git/config',
    '.env',
    '.dev.vars',
    'package.json',
    'wrangler.toml',
  ]) {
    expect((await fetch(`${service.url}/${file}`)).status, file).toBe(404)
  }
})

it('lists no folder, and sends nothing back that TRACE brings', async () => {
  // Folders of the build without a page of their own, and of the Worker's files.
  const folders = new Set(files.map((file) => path.dirname(file)).filter((name) => name !== '.'))
  const bare = [...folders].filter((name) => !files.includes(`${name}/index.html`))
  expect(bare).toContain('_astro')
  for (const name of [...bare, 'api', 'api/v1', 'media', 'c', 'log', '.well-known']) {
    const answer = await fetch(`${service.url}/${name}/`, { redirect: 'manual' })
    expect([404, 405], name).toContain(answer.status)
    expect(await answer.text(), name).not.toMatch(
      /Index of|<li><a href="[^"/]+\.(js|css|png|json)"/,
    )
  }
  for (const address of ['/', '/api/v1/health', '/masuk/dinas/', '/ikon.svg']) {
    expect(await traced(address), address).toMatch(/^(400|403|404|405|501) (?!.*kenari-trace)/s)
  }
})

/** `fetch` knows no TRACE. */
function traced(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-word': 'kenari-trace', cookie: 's=kenari-trace' }
    const asking = request(service.url + address, { method: 'TRACE', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`))
    })
    asking.on('error', reject)
    asking.end()
  })
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Of one document: what its policy lets run and what it holds. */
function policyFaults(file: string, html: string): string[] {
  const [, policy = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html) ?? []
  const allowed = Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(/\s+/)
      return [name, sources]
    }),
  )
  const faults: string[] = []
  const only = { 'default-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'" }
  for (const [name, value] of Object.entries({ ...only, 'form-action': "'self'" })) {
    if (allowed[name]?.join(' ') !== value)
      faults.push(`${file}: ${name} ${allowed[name]?.join(' ')}`)
  }
  for (const name of ['script-src', 'style-src']) {
    const other = (allowed[name] ?? ['missing']).filter(
      (source) => source !== "'self'" && !/^'sha256-[\w+/]{43}='$/.test(source),
    )
    if (other.length > 0) faults.push(`${file}: ${name} ${other.join(' ')}`)
  }
  for (const [, attributes = '', text = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/g,
  )) {
    const isData = /type="(application\/(ld\+)?json|text\/plain)"/.test(attributes)
    const isInline = !/\bsrc=/.test(attributes)
    if (isInline && !isData && !allowed['script-src']?.includes(hashOf(text)))
      faults.push(`${file}: a script without its hash`)
    const [, source = '/'] = /\bsrc="([^"]*)"/.exec(attributes) ?? []
    if (!source.startsWith('/') || source.startsWith('//')) faults.push(`${file}: loads ${source}`)
  }
  for (const [, text = ''] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) {
    // An empty one is the place where the phone puts what it has kept.
    if (text !== '' && !allowed['style-src']?.includes(hashOf(text)))
      faults.push(`${file}: a style without its hash`)
  }
  const bare = html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
  if (/<[a-z][^>]*\son[a-z]+=/i.test(bare)) faults.push(`${file}: a handler in its markup`)
  if (/(href|src|action)="(javascript|data:text|http:)/i.test(bare))
    faults.push(`${file}: an address that runs`)
  return faults
}

it('lets nothing run in any page but what was built', () => {
  const pages = files.filter((file) => file.endsWith('.html'))
  const faults = pages.flatMap((file) =>
    policyFaults(file, readFileSync(path.join(DIST, file), 'utf8')),
  )
  expect(faults).toEqual([])
})

it('lets nothing run in what the Worker puts into a shell', async () => {
  const addresses = [
    '/masuk/',
    '/masuk/dinas/',
    '/aktivasi/',
    '/v/',
    '/v/KPM-0000-0000-0000',
    '/hadir/',
  ]
  const faults: string[] = []
  for (const address of addresses) {
    const answer = await fetch(service.url + address)
    faults.push(...policyFaults(address, await answer.text()))
  }
  expect(faults).toEqual([])
})
