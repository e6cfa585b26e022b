/** The product, a trainer's desk and a cadre's phone for hostile content, with a watch over everything that they open. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openCadres, type Cadre } from '../link/cadre.ts'
import type { ItemVersion } from '../../worker/contract/items.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile/texts.ts'
import { openBrowser } from './browser.ts'
import { liveIn, liveInHtml, settled, watchOver, type Finds } from './hostile-watch.ts'
import { PHONE } from './learner.ts'
import { DISTRICT, openLumajang, TRAINER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'

export type Stage = {
  readonly service: Service
  readonly browser: Browser
  readonly cadre: Cadre
  readonly desk: Page
  readonly phone: Page
  readonly finds: Finds
  /** Live markup, with where it stood. */
  readonly raw: string[]
  /** By kind of case: how many were let in as words or pictures, and how many refused. */
  readonly tallies: Record<string, { cases: number; taken: number; refused: number }>
  /** Started by the first step. */
  course: { readonly courseId: string; readonly module: string }
  close(): Promise<void>
}

export function count({ tallies }: Stage, kind: string, taken: boolean): void {
  const tally = (tallies[kind] ??= { cases: 0, taken: 0, refused: 0 })
  tally.cases += 1
  tally[taken ? 'taken' : 'refused'] += 1
}

export const textAt = (index: number) => HOSTILE_TEXTS[index % HOSTILE_TEXTS.length]?.text ?? ''

/** Another hostile text each time, and never the same words twice. */
export function texts(): () => string {
  let turn = 0
  return () => {
    turn += 1
    return `${textAt(turn)} ${turn}`
  }
}

export async function openStage(): Promise<Stage> {
  const service = await startService()
  const lumajang = await openLumajang(service)
  const [cadre] = await openCadres(service, lumajang, ['Siti Aminah'])
  if (cadre === undefined) throw new Error('no cadre')
  const browser = await openBrowser()
  const finds: Finds = { executed: [], asked: [], stopped: [], led: [] }
  const watched = async (options: Parameters<Browser['newContext']>[0]) => {
    const context = await browser.newContext({ ...options, baseURL: service.url })
    await watchOver(context, service.url, finds)
    return context
  }
  const desk = await (await watched(DESK)).newPage()
  await signIn(desk, TRAINER)
  // Without the service worker, so that it is the Worker that renders.
  const phones = await watched({ ...PHONE, deviceScaleFactor: 1, serviceWorkers: 'block' })
  await putCookies(phones, cadre.cookie, service.url)
  return {
    service,
    browser,
    cadre,
    desk,
    phone: await phones.newPage(),
    finds,
    raw: [],
    tallies: {},
    course: { courseId: '', module: '' },
    close: async () => {
      await browser.close()
      await service.close()
    },
  }
}

async function putCookies(context: BrowserContext, header: string, url: string): Promise<void> {
  const pairs = header.split('; ').map((pair) => pair.split('='))
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
}

/** Calls the API as the page's own scripts do; the reply, or the code of the refusal as `refused`. */
export async function ask<Reply = Record<string, unknown>>(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Reply & { refused?: string }> {
  const reply = await page.evaluate(
    async (given) => {
      const answer = await fetch(given.path, {
        method: given.method,
        ...(given.body === undefined
          ? {}
          : { body: given.body, headers: { 'content-type': 'application/json' } }),
      })
      return { isDone: answer.ok, text: await answer.text() }
    },
    { method, path: `/api/v1${path}`, body: body === undefined ? undefined : JSON.stringify(body) },
  )
  // Safe: every answer of the API is an object.
  const read = JSON.parse(reply.text) as Reply & { code?: string }
  return reply.isDone ? read : { ...read, refused: read.code ?? 'UNKNOWN' }
}

/** The parts of a desk's page in which what people wrote is shown. */
const WORK = '.work'

/** Looks the shown page over once it has come to rest. */
export async function look(stage: Stage, page: Page, where: string): Promise<void> {
  await settled(page)
  const inside = page === stage.phone ? 'body' : WORK
  const found = await liveIn(page, inside)
  // The phone's own scripts stand in its head and before its content.
  stage.raw.push(...found.filter((line) => !isOwn(line)).map((line) => `${where}: ${line}`))
}

const isOwn = (line: string) => /^(?:link|meta|script) in <(?:link|meta|script)\b/.test(line)

export async function lookAtHtml(stage: Stage, html: string, where: string): Promise<void> {
  const found = await liveInHtml(stage.desk, html)
  // The style of printed pages, which is asked for by those alone.
  const alive = found.filter((line) => !line.includes('href="/cetak.css"'))
  stage.raw.push(...alive.map((line) => `${where}: ${line}`))
}

/** Pastes into the lesson that is open, as a program does that puts any HTML at all into the clipboard. */
export async function paste(page: Page, html: string): Promise<void> {
  const editor = page.locator('.ProseMirror')
  await editor.press('Control+End')
  await editor.press('Enter')
  await editor.evaluate((element, given) => {
    const data = new DataTransfer()
    data.setData('text/html', given)
    data.setData('text/plain', '')
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
  // Pictures that came along are asked about one by one.
  await settled(page)
  const cancel = page.locator('dialog[open]').getByRole('button', { name: 'Batal' })
  while ((await cancel.count()) > 0) await cancel.first().click()
  // The text has the focus again a moment after the last question went; no hand types sooner.
  await page.locator('.ProseMirror-focused').waitFor()
}

/** Leaves the text, which hands over at once what was written in it, and waits until the lesson is on the server. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.ProseMirror').blur()
  // What was handed over is painted before the state is believed: it may still tell of an earlier save.
  await page.evaluate(
    'new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100)))',
  )
  await page.getByText(/^Tersimpan \d/).waitFor()
}

export type Placed = {
  readonly courseId: string
  readonly module: string
  readonly lesson: string
}

function lessonAt({ courseId, module, lesson }: Placed): string {
  return `/pelatih/kursus/pelajaran/?kursus=${courseId}&modul=${module}&pelajaran=${lesson}`
}

/** Opens a lesson in the editor beside its phone. */
export async function openLesson(page: Page, place: Placed): Promise<void> {
  await page.goto(lessonAt(place))
  await page.locator('.ProseMirror').waitFor()
  await page.locator('.phone-frame iframe').waitFor()
  // The editor puts the caret where it was a moment after it got the focus.
  await page.locator('.ProseMirror').focus()
  await page.waitForTimeout(150)
}

/** One question of each type, every field of which is hostile; `next` gives another text each time. */
export function hostileItems(next: () => string): readonly ItemVersion[] {
  const asked = () => ({ stem: next(), explanation: next() })
  const option = (id: string, right: boolean) => ({ id, text: next(), right, why: next() })
  const one = () => ({
    type: 'one' as const,
    ...asked(),
    options: [option('a', true), option('b', false), option('c', false)],
  })
  const contents: readonly ItemVersion['content'][] = [
    one(),
    { ...one(), type: 'many' },
    { type: 'truth', ...asked(), right: true, whyTrue: next(), whyFalse: next() },
    {
      type: 'match',
      ...asked(),
      pairs: ['p', 'q'].map((id) => ({ id, left: next(), right: next() })),
      extra: [next()],
    },
    { type: 'order', ...asked(), steps: ['s', 't'].map((id) => ({ id, text: next() })) },
    { type: 'number', ...asked(), value: 3, tolerance: 0, unit: '<b onclick=1>' },
    { type: 'short', ...asked(), accepted: [next().slice(0, 100), next().slice(0, 100)] },
    {
      type: 'case',
      ...asked(),
      questions: [
        { id: 'q', content: one() },
        { id: 'r', content: { type: 'short', ...asked(), accepted: [next().slice(0, 100)] } },
      ],
    },
  ]
  return contents.map((content) => ({
    level: 1,
    objective: next(),
    source: next(),
    fact: '',
    shuffle: false,
    content,
  }))
}

export const AREA = DISTRICT
