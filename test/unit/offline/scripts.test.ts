import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { findScript, keepScripts, LATER_SCRIPTS } from '../../../site/src/offline/later-scripts.ts'
import type { Phone } from '../../../site/src/offline/phone.ts'
import { sharedCode } from '../../../site/src/offline/shared-code.ts'
import { STYLE_CACHE, STYLE_PATH, withStyle } from '../../../site/src/offline/style.ts'

const OFFLINE = path.resolve(import.meta.dirname, '../../../site/src/offline')

/** As much of Cache Storage as is asked for here. */
function openCaches() {
  const all = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const files = all.get(name) ?? new Map<string, Response>()
    all.set(name, files)
    return {
      match: async (url: string) => files.get(url)?.clone(),
      put: async (url: string, response: Response) => void files.set(url, response),
    }
  }
  return { open, delete: async (name: string) => all.delete(name), names: () => [...all.keys()] }
}

let caches: ReturnType<typeof openCaches>
beforeEach(() => {
  caches = openCaches()
  vi.stubGlobal('caches', caches)
})

/** Of build `b1`, before a network that answers so. */
function phoneWith(fetch: (url: string) => Promise<Response>): Phone {
  // Safe: nothing else of a phone is asked for here.
  return { version: 'v1', build: 'b1', surroundings: { caches, fetch } } as unknown as Phone
}

it('keeps a later script of its own build, and asks the network once', async () => {
  const asked: string[] = []
  const phone = phoneWith(async (url) => {
    asked.push(url)
    return new Response(`run("b1")`)
  })
  await keepScripts(phone)
  await keepScripts(phone)
  expect(asked).toEqual(LATER_SCRIPTS)
  const kept = await findScript(phone, '/hp-lain.js')
  expect(await kept?.text()).toBe('run("b1")')
  expect(kept?.headers.get('content-type')).toBe('text/javascript')
})

it('takes neither the script of another build nor the page of a Wi-Fi for it', async () => {
  for (const text of ['run("b2")', '<h1>Selamat datang di WiFi</h1>']) {
    const phone = phoneWith(async () => new Response(text))
    expect(await findScript(phone, '/hp-lain.js')).toBeNull()
  }
  const offline = phoneWith(async () => Promise.reject(new Error('no signal')))
  expect(await findScript(offline, '/hp-lain.js')).toBeNull()
})

const STYLE = 'p{color:red}'
// SHA-256 of STYLE, as the policy of a frame names it.
const digest = async () =>
  Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE))).toString(
    'base64',
  )
const frame = async (hash?: string) =>
  new Response(`<meta content="style-src 'sha256-${hash ?? (await digest())}'"><style></style>`)
const leave = async (style: string) =>
  (await caches.open(STYLE_CACHE)).put(STYLE_PATH, new Response(style))

it('puts the style that a page left into the frame, and lets go of it', async () => {
  await leave(STYLE)
  expect(await withStyle(() => frame())).toContain(`<style>${STYLE}</style>`)
  expect(caches.names()).not.toContain(STYLE_CACHE)
  expect(await withStyle(() => frame())).toBeNull()
})

it('takes no style that the policy of the frame does not name', async () => {
  await leave('p{color:blue}')
  expect(await withStyle(() => frame())).toBeNull()
  await leave(STYLE)
  expect(await withStyle(() => frame('other'))).toBeNull()
})

it('fetches no frame without a style, where no page has left its own', async () => {
  const fetchFrame = vi.fn(() => frame())
  expect(await withStyle(fetchFrame)).toBeNull()
  expect(fetchFrame).not.toHaveBeenCalled()
})

/** What the build puts in the place of a module: read from its own text, it runs only in a build. */
function promised(): Map<string, string[]> {
  const text = readFileSync(path.join(OFFLINE, 'build.mjs'), 'utf8')
  const [, table = ''] = /const COMMON = \{([^]*?)\n\}/.exec(text) ?? []
  const lines = table.matchAll(/'([^']+)': \[([^\]]+)\]/g)
  return new Map(
    Array.from(lines, ([, file = '', names = '']) => [
      file,
      Array.from(names.matchAll(/'([^']+)'/g), ([, name = '']) => name),
    ]),
  )
}

it('brings in /hp.js every name that the other scripts take from there, and nothing else', () => {
  expect(Object.keys(sharedCode).toSorted()).toEqual([...promised().values()].flat().toSorted())
})

it('takes each shared name from the module that it is promised for', async () => {
  for (const [file, names] of promised()) {
    const module = await import(path.join(OFFLINE, '..', file))
    for (const name of names) expect(Reflect.get(sharedCode, name)).toBe(module[name])
  }
})
