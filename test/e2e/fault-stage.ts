/**
 * What every case of the fault suite starts from: a cadre of her own on a phone of her own, with the module saved, behind an
 * edge and a link that belong to this case alone; and the record that is looked at afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { systemClock } from '../../worker/core/clock.ts'
import { openSession } from '../../worker/identity/index.ts'
import { issueActivationCodes } from '../../worker/roster/index.ts'
import { courseFiles, publishFiles } from '../factories/course.ts'
import { openEdge, SYNC, type Edge } from '../link/edge.ts'
import { openLink, type Link } from '../link/link.ts'
import { controlled, openPhone, type Phone } from '../link/phone.ts'
import { openBrowser, PATIENCE } from './browser.ts'
import { PHONE } from './learner.ts'
import { DISTRICT, openLumajang, SYSTEM } from './lumajang.ts'
import { actor, addCadres } from './office-verbs.ts'
import { startService, type Service } from './running-product.ts'

export const MODULE = 'uji-satu'
export const SECOND = 'uji-dua'
export const FINAL = 'uji-tes-akhir'
/** The right option of every question. */
export const QUESTIONS = 3

export type Cadre = { readonly id: string; readonly name: string; readonly cookie: string }

/** What the record must hold of a cadre at the end: exactly this. */
export type Done = { readonly lessons: Set<string>; readonly attempts: Set<string> }

export type Stage = {
  readonly service: Service
  readonly edge: Edge
  readonly link: Link
  readonly cadre: Cadre
  /** Her first tab. */
  readonly page: Page
  readonly context: BrowserContext
  readonly done: Done
  readonly another: () => Cadre
  /** A page that has all it needs to go on without signal. */
  readonly prepare: (page: Page, cadre: Cadre, modules?: readonly string[]) => Promise<void>
}
export type KillStage = Omit<Stage, 'page' | 'context'> & { readonly phone: Phone }

export type Case<Of = Stage> = readonly [name: string, run: (stage: Of) => Promise<void>]

export type Theatre = {
  readonly service: Service
  readonly versionId: string
  play(run: (stage: Stage) => Promise<void>): Promise<void>
  playKilled(run: (stage: KillStage) => Promise<void>): Promise<void>
  /** Lost and twice, over all cases so far. */
  readonly tally: { cases: number; answers: number; lost: number; twice: number }
  close(): Promise<void>
}

export async function openTheatre(cases: number): Promise<Theatre> {
  const service = await startService()
  const lumajang = await openLumajang(service)
  const timed = courseFiles({ prefix: 'uji-', test: { minutes: 30 } })
  const { versionId } = await publishFiles(service.context(SYSTEM, systemClock), timed)
  const names = Array.from({ length: 2 * cases }, (_, index) => `Kader Ke-${index + 1}`)
  const ids = await addCadres(
    service,
    lumajang,
    names.map((name) => ({ name, areaCode: '35.08.02.2001' })),
  )
  const office = service.context(actor(lumajang, 'OFFICER'), systemClock)
  for (let from = 0; from < ids.length; from += 50) {
    await issueActivationCodes(office, { district: DISTRICT, cadreIds: ids.slice(from, from + 50) })
  }
  const system = service.context(SYSTEM, systemClock)
  const cadres: Cadre[] = []
  for (const [index, id] of ids.entries()) {
    const { cookie } = await openSession(system, { kind: 'cadre', id, scheme: 'http' })
    cadres.push({ id, name: names[index] ?? '', cookie })
  }
  const browser = await openBrowser()
  const next = (): Cadre => {
    const cadre = cadres.pop()
    if (cadre === undefined) throw new Error('bring more cadres in')
    return cadre
  }
  const tally = { cases: 0, answers: 0, lost: 0, twice: 0 }
  const set = async () => {
    const edge = await openEdge(service)
    const link = await openLink(edge)
    const done: Done = { lessons: new Set(), attempts: new Set() }
    const cadre = next()
    return { service, edge, link, cadre, done, another: next, prepare }
  }
  const strike = async (stage: Awaited<ReturnType<typeof set>>) => {
    await stage.link.close()
    await stage.edge.close()
  }
  return {
    service,
    versionId,
    tally,
    async play(run) {
      const stage = await set()
      const context = await browser.newContext({ ...PHONE, baseURL: stage.link.url })
      try {
        await signIn(context, stage.link.url, stage.cadre)
        const page = await context.newPage()
        await prepare(page, stage.cadre)
        await run({ ...stage, page, context })
        await judge(service, stage, tally)
      } finally {
        await context.close()
        await strike(stage)
      }
    },
    async playKilled(run) {
      const stage = await set()
      const profile = mkdtempSync(path.join(os.tmpdir(), 'phone-'))
      const phone = await openPhone({ url: stage.link.url, profile })
      try {
        await phone.signIn(stage.cadre.cookie)
        await prepare(phone.page, stage.cadre)
        await run({ ...stage, phone })
        await judge(service, stage, tally)
      } finally {
        await phone.close().catch(() => undefined)
        await strike(stage)
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
      }
    },
    async close() {
      await browser.close()
      await service.close()
    },
  }
}

/** Gives the context the session of this cadre, as her sign-in would. */
export async function signIn(context: BrowserContext, url: string, { cookie }: Cadre) {
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      const expires = Date.now() / 1000 + 180 * 86_400
      return { name, value, url, httpOnly: true, sameSite: 'Lax' as const, expires }
    }),
  )
}

async function prepare(
  page: Page,
  cadre: Cadre,
  modules: readonly string[] = [MODULE, SECOND],
): Promise<void> {
  await openHome(page, cadre)
  await controlled(page)
  await until(
    async () => (await kept(page, cadre, 'state')) !== null,
    'her state is on the phone',
  ).catch(async (failure: unknown) => {
    const last = await kept(page, cadre, 'lastSync').catch(String)
    throw new Error(`${page.url()}: ${JSON.stringify(last)}`, { cause: failure })
  })
  const saved = await save(page, modules)
  if (saved !== 'saved') throw new Error(`the modules were not saved: ${saved}`)
}

/** Her own page. A busy machine may answer once with a page that asks her to try again: she does. */
async function openHome(page: Page, { id }: Cadre): Promise<void> {
  const shown: string[] = []
  for (let times = 0; times < 3; times += 1) {
    const opened = await page.goto('/belajar/')
    const body = page.locator('body')
    if ((await body.getAttribute('data-kader')) === id) return
    shown.push(`${opened?.status() ?? '-'} ${page.url()} ${await body.innerText()}`)
  }
  throw new Error(`not her page: ${shown.join('\n')}`)
}

/** Asks the service worker to save modules, as the button does. */
export function save(page: Page, modules: readonly string[]): Promise<string> {
  return page.evaluate(`new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => { if (data.do === 'save') done(data.end) }
    navigator.serviceWorker.controller.postMessage(
      { do: 'save', modules: ${JSON.stringify(modules)}, kind: 'text' }, [port2])
  })`)
}

/** All records of a store of hers on this phone; [] when she has none there. */
export function onPhone<Row>(page: Page, { id }: Cadre, store: string): Promise<Row[]> {
  return page.evaluate(`new Promise((done, fail) => {
    const asked = indexedDB.open('kader-${id}')
    let isNew = false
    asked.onupgradeneeded = () => { isNew = true; asked.transaction.abort() }
    asked.onerror = () => isNew ? done([]) : fail(asked.error)
    asked.onsuccess = () => {
      const from = asked.result.transaction('${store}').objectStore('${store}')
      const rows = from.getAll()
      rows.onsuccess = () => { asked.result.close(); done(rows.result) }
    }
  })`)
}

export const kept = (page: Page, { id }: Cadre, key: string): Promise<unknown> =>
  page.evaluate(`new Promise((done, fail) => {
    const asked = indexedDB.open('kader-${id}')
    let isNew = false
    asked.onupgradeneeded = () => { isNew = true; asked.transaction.abort() }
    asked.onerror = () => isNew ? done(null) : fail(asked.error)
    asked.onsuccess = () => {
      const row = asked.result.transaction('kept').objectStore('kept').get('${key}')
      row.onsuccess = () => { asked.result.close(); done(row.result ?? null) }
    }
  })`)

/** How many answers of hers wait on this phone. */
export const waiting = async (page: Page, cadre: Cadre): Promise<number> =>
  (await onPhone(page, cadre, 'outbox')).length

export async function until(
  holds: () => Promise<boolean>,
  what: string,
  patience = PATIENCE,
): Promise<void> {
  const end = Date.now() + patience
  let cause: unknown
  // While a page loads nothing can be asked of it.
  const look = () =>
    holds().catch((failure: unknown) => {
      cause = failure
      return false
    })
  for (;;) {
    if (await look()) return
    if (Date.now() > end) throw new Error(`not in time: ${what}`, { cause })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const quizOf = (page: Page) => page.locator('form[data-kuis]')

/** Opens a quiz and returns its attempt's id. */
export async function openQuiz(page: Page, slug = MODULE): Promise<string> {
  await page.goto(`/belajar/${slug}/kuis/`)
  const id = await quizOf(page).getAttribute('data-percobaan')
  if (id === null) throw new Error('a quiz has an id')
  return id
}

/** Answers the first `count` questions of the paper that is open, each on the disk before the next. */
export async function answer(page: Page, count = QUESTIONS, option = 'b'): Promise<void> {
  const groups = await quizOf(page).getByRole('group').all()
  for (const group of groups.slice(0, count)) await group.locator(`[value="${option}"]`).check()
}

/** What is ticked now, question → option. */
export const ticked = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(`Object.fromEntries([...document.querySelectorAll('form[data-kuis] :checked')]
    .map((choice) => [choice.name, choice.value]))`)

/** Does not wait for what comes of it. */
export async function press(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kirim jawaban' }).click({ noWaitAfter: true })
}

/** Hands in, and waits for the page that says what became of it. */
export async function handIn(page: Page, attempt: string): Promise<'graded' | 'queued'> {
  await press(page)
  await page.waitForURL(`**/kuis/hasil/${attempt}**`)
  return (await page.locator('[data-menunggu]').count()) > 0 ? 'queued' : 'graded'
}

/** A whole quiz, right in every answer, and what must be in the record for it. */
export async function takeWhole(page: Page, done: Done, slug = MODULE, option = 'b') {
  const attempt = await openQuiz(page, slug)
  await answer(page, 99, option)
  done.attempts.add(attempt)
  const end = await handIn(page, attempt)
  return { attempt, end }
}

/** Marks a lesson as read by the button of its page. */
export async function readLesson(page: Page, done: Done, lesson = 'awal', slug = MODULE) {
  await page.goto(`/belajar/${slug}/${lesson}/`)
  done.lessons.add(`${slug}/${lesson}`)
  await page.getByRole('button', { name: 'Tandai selesai & lanjut' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith(`/belajar/${slug}/${lesson}`))
}

/** Opens a page of hers, as she does when she looks at the phone again; what is unsent goes. */
export async function drain(page: Page, cadre: Cadre): Promise<void> {
  await until(async () => {
    await page.goto('/belajar/')
    await until(async () => (await waiting(page, cadre)) === 0, 'all is sent', 6000)
    return true
  }, `the outbox of ${cadre.name} is empty`)
}

export async function inRecord({ db }: Service, { id }: Cadre) {
  const list = async <Row>(text: string): Promise<Row[]> =>
    (await db.prepare(text).bind(id).all<Row>()).results
  return {
    events: await list<{
      id: string
      type: string
      via: string
      claimed_at: string
      done_at: string
    }>('select * from learning_events where cadre_id = ?'),
    attempts: await list<{
      id: string
      slug: string
      score: number
      version_id: string
      flag: string | null
    }>('select * from attempts where cadre_id = ? order by number'),
    lessons: (
      await list<{ at: string }>(
        `select module || '/' || lesson as at from lesson_reads where cadre_id = ?`,
      )
    ).map(({ at }) => at),
  }
}

/** Everything that was done is there, once, and nothing else. */
async function judge(
  service: Service,
  { cadre, done }: { readonly cadre: Cadre; readonly done: Done },
  tally: Theatre['tally'],
): Promise<void> {
  const wanted = done.attempts.size + done.lessons.size
  const arrived = async () => (await inRecord(service, cadre)).events.length >= wanted
  await until(arrived, 'everything is in the record').catch(() => undefined)
  const found = await inRecord(service, cadre)
  const ids = found.attempts.map(({ id }) => id)
  const missing = [...done.attempts].filter((id) => !ids.includes(id))
  const unread = [...done.lessons].filter((at) => !found.lessons.includes(at))
  const lost = missing.length + unread.length
  const twice = Math.max(0, found.events.length - wanted, ids.length - done.attempts.size)
  tally.cases += 1
  tally.answers += wanted
  tally.lost += lost
  tally.twice += twice
  if (lost + twice > 0) {
    throw new Error(
      `lost ${missing.concat(unread).join(', ')}; ${twice} too many: ${ids.join(', ')}`,
    )
  }
}

export { SYNC }
