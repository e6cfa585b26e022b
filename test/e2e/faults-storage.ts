/** Cases of the fault suite: what happens to what lies on the phone: evicted, full, replaced by a newer version. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, request as ask, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { systemClock } from '../../worker/core/clock.ts'
import { courseFiles, publishFiles, withFile } from '../factories/course.ts'
import { openEdge } from '../link/edge.ts'
import { openLink } from '../link/link.ts'
import { controlled, openPhone } from '../link/phone.ts'
import {
  answer,
  drain,
  handIn,
  inRecord,
  kept,
  MODULE,
  openQuiz,
  press,
  readLesson,
  signIn,
  takeWhole,
  until,
  waiting,
  type Case,
  type Theatre,
} from './fault-stage.ts'
import { PHONE } from './learner.ts'
import { SYSTEM } from './lumajang.ts'

/** Throws away everything but the cookies, as a browser does on a full phone. */
async function evict(page: Page, url: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: url,
    storageTypes: 'indexeddb,cache_storage,service_workers,local_storage',
  })
  await session.detach()
}

/** As if the list of modules had grown old. */
async function renewCatalog(page: Page): Promise<void> {
  await page.evaluate(`caches.open('modul').then(async (modul) => {
    for (const { url } of await modul.keys()) if (url.includes('catalog')) await modul.delete(url)
  })`)
}

let changed = 0

/** A course of its own, whose first question is turned round in the second version. */
function changingCourse() {
  changed += 1
  const code = `UBAH-${changed}`
  const prefix = `ubah-${changed}-`
  const first = courseFiles({ code, prefix, test: null })
  const second = withFile(first, `${prefix}satu/soal.yaml`, (text) => {
    const [one = '', ...others] = text.split(/^(?=- id: )/m)
    const turned = one
      .replace(/(\{ id: b,.*right: )true/, '$1false')
      .replace(/(\{ id: c,.*right: )false/, '$1true')
    return turned + others.join('')
  })
  return { code, module: `${prefix}satu`, first, second }
}

export const STORAGE: readonly Case[] = [
  [
    'a new version while a half-answered quiz and a queued answer lie on the phone',
    async ({ page, link, service, cadre, done, prepare }) => {
      const course = changingCourse()
      const ctx = service.context(SYSTEM, systemClock)
      const { versionId: old } = await publishFiles(ctx, course.first, course)
      await renewCatalog(page)
      await prepare(page, cadre, [course.module, MODULE])
      link.set('down')
      const queued = await openQuiz(page, course.module)
      await answer(page)
      done.attempts.add(queued)
      await handIn(page, queued)
      const half = await openQuiz(page)
      await answer(page, 1)
      link.set('up')
      const { versionId: newer } = await publishFiles(ctx, course.second, course)
      await drain(page, cadre)
      await renewCatalog(page)
      await prepare(page, cadre, [course.module])
      const { attempts } = await inRecord(service, cadre)
      // Right then, and wrong by the version of today.
      expect(attempts).toMatchObject([{ id: queued, version_id: old, score: 100 }])
      expect(newer).not.toBe(old)
      expect(await openQuiz(page)).toBe(half)
      await answer(page)
      done.attempts.add(half)
      await handIn(page, half)
      await drain(page, cadre)
    },
  ],
  [
    'a half-answered quiz is graded by the version it was begun in',
    async ({ page, link, service, cadre, done, prepare }) => {
      const course = changingCourse()
      const ctx = service.context(SYSTEM, systemClock)
      const { versionId: old } = await publishFiles(ctx, course.first, course)
      await renewCatalog(page)
      await prepare(page, cadre, [course.module])
      const attempt = await openQuiz(page, course.module)
      await answer(page, 1)
      await publishFiles(ctx, course.second, course)
      await renewCatalog(page)
      await prepare(page, cadre, [course.module])
      link.set('down')
      expect(await openQuiz(page, course.module)).toBe(attempt)
      await answer(page)
      done.attempts.add(attempt)
      expect(await handIn(page, attempt)).toBe('queued')
      link.set('up')
      await drain(page, cadre)
      const { attempts } = await inRecord(service, cadre)
      expect(attempts).toMatchObject([{ id: attempt, version_id: old, score: 100 }])
    },
  ],
  [
    'storage evicted: the app comes back by itself and gets her progress back',
    async ({ page, link, cadre, done, prepare }) => {
      await readLesson(page, done)
      await takeWhole(page, done)
      await drain(page, cadre)
      await evict(page, link.url)
      await prepare(page, cadre)
      const state = JSON.stringify(await kept(page, cadre, 'state'))
      expect(state).toContain('"slug":"uji-satu"')
      link.set('down')
      await page.goto('/belajar/')
      expect(await page.locator('main').innerText()).toContain('Modul uji-satu')
      expect((await takeWhole(page, done, 'uji-dua')).end).toBe('queued')
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'storage evicted while a quiz is open: what she hands in still arrives',
    async ({ page, link, cadre, service }) => {
      await openQuiz(page)
      await answer(page)
      await evict(page, link.url)
      await press(page)
      await page.waitForURL('**/kuis/hasil/**')
      // By the plain form: an attempt without an event of the phone.
      await until(async () => (await inRecord(service, cadre)).attempts.length === 1, 'it is there')
      await service.db.prepare('delete from attempts where cadre_id = ?').bind(cadre.id).run()
    },
  ],
  [
    'a module removed from the phone: its queued answer is sent all the same',
    async ({ page, link, cadre, done }) => {
      link.set('down')
      await takeWhole(page, done)
      await page.evaluate(`caches.delete('modul')`)
      await page.goto('/hp-ini/')
      expect(await waiting(page, cadre)).toBe(1)
      link.set('up')
      await drain(page, cadre)
    },
  ],
  [
    'a new version of the app while answers are unsent',
    async ({ service, context, cadre, done, prepare }) => {
      const product = await openTwist(service)
      const edge = await openEdge(product)
      const link = await openLink(edge)
      await signIn(context, link.url, cadre)
      const page = await context.newPage()
      await page.goto(link.url)
      const go = page.goto.bind(page)
      // The context knows another address: this phone learns at its own.
      page.goto = (to, options) => go(new URL(to, link.url).href, options)
      await prepare(page, cadre)
      edge.breakWith({ kind: 'status', status: 503 })
      await readLesson(page, done)
      product.bump()
      await page.evaluate(`navigator.serviceWorker.getRegistration().then((one) => one.update())`)
      const button = page.locator('#versi-baru button')
      await button.waitFor()
      await Promise.all([page.waitForEvent('load'), button.click({ noWaitAfter: true })])
      expect(await waiting(page, cadre)).toBe(1)
      edge.heal()
      await drain(page, cadre)
      await takeWhole(page, done)
      await drain(page, cadre)
      await link.close()
      await edge.close()
      product.close()
    },
  ],
  [
    'storage that does not open at first: she need not load the page again',
    async ({ context, cadre, done, another, link, prepare, page }) => {
      const second = another()
      const phone = await context.browser()?.newContext({ ...PHONE, baseURL: link.url })
      if (phone === undefined) throw new Error('a context has a browser')
      await signIn(phone, link.url, second)
      const first = await phone.newPage()
      let opened = 0
      first.on('request', (request) => (opened += Number(request.isNavigationRequest())))
      // All that the first delivery tries, and what is asked for before it.
      await first.addInitScript(`{
        let left = 8
        const open = IDBFactory.prototype.open
        IDBFactory.prototype.open = function (name, version) {
          if (version === 1 && name === 'kader-${second.id}' && left-- > 0) throw new Error('no')
          return open.apply(this, version === undefined ? [name] : [name, version])
        }
      }`)
      await prepare(first, second)
      expect(opened).toBe(1)
      await phone.close()
      await takeWhole(page, done)
      await drain(page, cadre)
    },
  ],
  [
    'an update that breaks off leaves the version that works',
    async ({ page, edge, link, cadre, done }) => {
      edge.breakWith({ kind: 'drop-before' }, { path: '/sw.js' })
      await page
        .evaluate(`navigator.serviceWorker.getRegistration().then((one) => one.update())`)
        .catch(() => undefined)
      link.set('down')
      expect((await takeWhole(page, done)).end).toBe('queued')
      edge.heal()
      link.set('up')
      await drain(page, cadre)
    },
  ],
]

/** The product, whose service worker is another one after `bump`. */
async function openTwist({ url }: { readonly url: string }) {
  let version = 0
  const agent = new Agent({ keepAlive: true })
  const server: Server = createServer((given, reply) => {
    const { 'accept-encoding': _, connection: __, 'if-none-match': known, ...rest } = given.headers
    // What the browser has is not what it gets now.
    const isKnown = given.url !== '/sw.js' && known !== undefined
    const headers = { ...rest, ...(isKnown ? { 'if-none-match': known } : {}) }
    const sent = ask(
      url + (given.url ?? '/'),
      { method: given.method, agent, headers },
      (answered) => {
        const { 'content-length': length, connection: ___, ...others } = answered.headers
        const isWorker = given.url === '/sw.js' && version > 0
        reply.writeHead(answered.statusCode ?? 502, {
          ...others,
          ...(isWorker || length === undefined ? {} : { 'content-length': length }),
        })
        if (!isWorker) return void answered.pipe(reply)
        answered.on('data', (chunk) => reply.write(chunk))
        answered.on('end', () => reply.end(`\n// ${version}\n`))
      },
    )
    sent.on('error', () => reply.destroy())
    given.pipe(sent)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // Safe: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bump() {
      version += 1
    },
    close() {
      agent.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Null when a small disk cannot be mounted here. */
export function fullDisk(
  signal: 'online' | 'offline',
): ((theatre: Theatre) => Promise<void>) | null {
  const disk = mkdtempSync(path.join(os.tmpdir(), 'disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    rmSync(disk, { recursive: true })
    return null
  }
  return async (theatre) => {
    try {
      await theatre.play(async ({ link, cadre, done, prepare, service }) => {
        const phone = await openPhone({ url: link.url, profile: path.join(disk, 'profile') })
        try {
          await phone.signIn(cadre.cookie)
          const { page } = phone
          await prepare(page, cadre)
          const attempt = await openQuiz(page)
          await answer(page)
          await controlled(page)
          fill(disk)
          if (signal === 'offline') link.set('down')
          await press(page)
          await page.waitForLoadState('load')
          await page.waitForTimeout(2000)
          const isFull = (await page.locator('main').innerText()).includes('Tempat di HP penuh')
          empty(disk)
          link.set('up')
          if (isFull) {
            // She is told, goes back, and hands in again: nothing was taken from her.
            await page.goBack()
            await page.goto(`/belajar/${MODULE}/kuis/`)
            await answer(page)
            await press(page)
            await page.waitForURL('**/kuis/hasil/**')
          }
          await drain(page, cadre)
          const { attempts, events } = await inRecord(service, cadre)
          expect(attempts.map(({ id }) => id)).toEqual([attempt])
          if (events.length === 1) done.attempts.add(attempt)
          // Taken by the Worker as a plain form: it is there, without an event of the phone.
          else await service.db.prepare('delete from attempts where id = ?').bind(attempt).run()
        } finally {
          await phone.close().catch(() => undefined)
        }
      })
    } finally {
      execFileSync('umount', ['-l', disk], { stdio: 'ignore' })
      rmSync(disk, { recursive: true, force: true })
    }
  }
}

function fill(disk: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${path.join(disk, 'fill')}`, 'bs=4k'], {
      stdio: 'ignore',
    })
  } catch {
    // It ends when nothing fits any more: that is what is wanted.
  }
}

function empty(disk: string): void {
  rmSync(path.join(disk, 'fill'), { force: true })
}
