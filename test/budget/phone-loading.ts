/** How long a cadre waits: the first visit over slow 3G and 2G, and a quiz that is opened without any signal. */
import { chromium, type Browser, type Page } from 'playwright-core'
import { browserPath, FLAGS } from '../e2e/browser.ts'
import { PHONE } from '../e2e/learner.ts'
import { SYNC, type Seen } from '../link/edge.ts'
import { HANDSHAKE, openLink, type Link, type ProfileName } from '../link/link.ts'
import { controlled, openPhone, protocolOf, saveModules } from '../link/phone.ts'
import { SLOWER, type Bench, type Figures } from './phone-bench.ts'

const RUNS = 3
const LESSON = '/belajar/mengenal-kpm/siapa-kpm/'
const QUIZ = '/belajar/mengenal-kpm/kuis/'
const PAGES = { catalogue: '/belajar/', lesson: LESSON, quiz: QUIZ } as const

/** Kept by the page itself from its first moment. */
type Visit = {
  readonly lcp: number
  readonly tbt: number
  readonly cls: number
  /** What jumped, as a person finds it in the page. */
  readonly jumped: readonly string[]
}
const WATCH = `
  window.seen = { lcp: 0, tbt: 0, cls: 0, jumped: [] }
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('largest-contentful-paint', ({ startTime }) => { seen.lcp = startTime })
  watch('longtask', ({ duration }) => { seen.tbt += Math.max(0, duration - 50) })
  const named = ({ nodeName, id, className }) => nodeName + '#' + id + '.' + className
  watch('layout-shift', ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return
    seen.cls += value
    seen.jumped.push(...sources.map(({ node }) => (node ? named(node) : '?')))
  })`

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Everything that a first visit moves: the page, its script, the service worker with all it keeps, the first sync. */
export async function measureFirstVisit(bench: Bench): Promise<Figures> {
  const link = await openLink(bench.edge, 'slow3g')
  bench.edge.forget()
  const phone = await openPhone({ url: link.url, slower: SLOWER })
  await phone.signIn(bench.newcomer.cookie)
  await phone.page.goto('/belajar/')
  await controlled(phone.page)
  await quiet(link)
  // Without a screen a browser fetches no icon and no manifest; a phone does.
  const unasked: string[] = []
  const named: string[] = await phone.page.evaluate(
    `Array.from(document.querySelectorAll('link[rel~=icon], link[rel=manifest]'), ({ href }) => href)`,
  )
  for (const address of named) {
    const { pathname } = new URL(address)
    if (bench.edge.seen(pathname).length === 0) unasked.push(pathname)
  }
  for (const pathname of unasked) await (await fetch(link.url + pathname)).arrayBuffer()
  const { up, connections } = link.carried()
  const answers = bench.edge.seen()
  const requests = answers.map(({ path, status, bytes }) => `${path} ${status} ${bytes}`)
  console.log('first visit:', requests.join(', '))
  await phone.discard()
  await link.close()
  return {
    'everything down, B':
      HANDSHAKE.down + answers.reduce((sum, { bytes }) => sum + bytes, 0) + headsOf(answers),
    'of it heads of answers, B': headsOf(answers),
    'up, B': up,
    requests: requests.length,
    connections,
  }
}

/**
 * The real edge speaks HTTP/2: a phone opens one connection, however many this link opened, and HPACK sends a line of a head
 * whole the first time and as one byte each time after. Two frames of nine bytes belong to every answer.
 */
function headsOf(answers: readonly Seen[]): number {
  const lines = answers.flatMap(({ head }) => head)
  const known = new Set(lines)
  const whole = Array.from(known).reduce((sum, line) => sum + line.length, 0)
  return whole + (lines.length - known.size) + answers.length * 18
}

/** Until nothing has moved for a while. */
async function quiet(link: Link): Promise<void> {
  for (let last = -1; last !== link.carried().down;) {
    last = link.carried().down
    await new Promise((resolve) => setTimeout(resolve, 2500))
  }
}

/** Medians of first visits, each with nothing kept and no connection open. */
export async function measureLoading(bench: Bench): Promise<Figures> {
  const browser = await chromium.launch({ executablePath: await browserPath(), args: FLAGS })
  const figures: Record<string, number> = {}
  let tbt = 0
  let cls = 0
  for (const profile of ['slow3g', '2g'] as const) {
    for (const [name, path] of Object.entries(PAGES)) {
      const visits: Visit[] = []
      while (visits.length < RUNS && !agree(visits)) {
        const visit = await firstVisit(browser, bench, profile, path)
        if (visit.cls > 0) console.log(`${profile}, ${name}: jumped`, visit.jumped)
        visits.push(visit)
      }
      figures[`${profile}: ${name} LCP, ms`] = Math.round(median(visits.map(({ lcp }) => lcp)))
      tbt = Math.max(tbt, Math.round(median(visits.map((visit) => visit.tbt))))
      cls = Math.max(cls, ...visits.map((visit) => visit.cls))
    }
  }
  await browser.close()
  return { ...figures, 'worst page: TBT, ms': tbt, 'worst page: CLS': round(cls) }
}

/** Two visits that took about as long need no third to say which of them is the odd one. */
function agree([first, second]: readonly Visit[]): boolean {
  if (first === undefined || second === undefined) return false
  return Math.abs(first.lcp - second.lcp) < 200 && Math.abs(first.tbt - second.tbt) < 20
}

async function firstVisit(
  browser: Browser,
  { edge, cadre }: Bench,
  profile: ProfileName,
  path: string,
): Promise<Visit> {
  const link = await openLink(edge, profile)
  const context = await browser.newContext({
    ...PHONE,
    baseURL: link.url,
  })
  await context.addCookies(
    cadre.cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return { name, value, url: link.url, httpOnly: true, sameSite: 'Lax' as const }
    }),
  )
  await context.addInitScript(WATCH)
  const page = await context.newPage()
  const session = await protocolOf(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(path, { timeout: 60_000 })
  await page.waitForTimeout(1000)
  const seen = await seenBy(page)
  await context.close()
  await link.close()
  return seen
}

const seenBy = (page: Page): Promise<Visit> => page.evaluate<Visit>('seen')

/**
 * A quiz opened without signal, the service worker asleep as after a night. The protocol slows pages only: what the service
 * worker took for its answer is counted six times too, which is more than a slower phone would take.
 */
export async function measureOffline(bench: Bench): Promise<Figures> {
  const link = await openLink(bench.edge)
  bench.edge.forget()
  const phone = await openPhone({ url: link.url, slower: SLOWER })
  const { page } = phone
  await phone.context.addInitScript(WATCH)
  await phone.signIn(bench.cadre.cookie)
  await page.goto('/belajar/')
  await controlled(page)
  while (!bench.edge.seen(SYNC).some(({ status }) => status === 200)) await page.waitForTimeout(100)
  await saveModules(page)
  link.set('down')
  const session = await protocolOf(page)
  await session.send('ServiceWorker.enable')
  const starts: number[] = []
  const seen: Visit[] = []
  for (let run = 0; run < 5; run += 1) {
    await page.goto('/belajar/mengenal-kpm/')
    await page.waitForTimeout(300)
    await session.send('ServiceWorker.stopAllWorkers')
    await page.goto(QUIZ)
    await page.waitForTimeout(700)
    const last = await seenBy(page)
    const worker: number = await page.evaluate(
      `(({ fetchStart, responseEnd }) => responseEnd - fetchStart)(performance.getEntriesByType('navigation')[0])`,
    )
    seen.push(last)
    starts.push(last.lcp + worker * (SLOWER - 1))
  }
  await phone.discard()
  await link.close()
  return {
    'quiz start, ms': Math.round(median(starts)),
    'quiz LCP, service worker not slowed, ms': Math.round(median(seen.map(({ lcp }) => lcp))),
    'quiz TBT, ms': Math.round(median(seen.map(({ tbt }) => tbt))),
    'quiz CLS': round(Math.max(...seen.map(({ cls }) => cls))),
  }
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
