/** Looks a page over as nobody's eyes can: what it asks for, what it complains about, what axe finds, whether it fits. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ConsoleMessage, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

const SCREENS = path.join(import.meta.dirname, '../.artifacts/screens')

export type Watch = {
  /** Console errors, broken policies and uncaught exceptions since the watch began. */
  readonly complaints: string[]
  /** Addresses asked for on another host. */
  readonly strangers: string[]
  /** What the pages asked for besides documents, as `type path`. */
  readonly parts: string[]
}

export function watch(page: Page, origin: string): Watch {
  const seen: Watch = { complaints: [], strangers: [], parts: [] }
  page.on('request', (request) => {
    const { origin: asked, pathname, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin) {
      seen.strangers.push(request.url())
    }
    const type = request.resourceType()
    if (type !== 'document') seen.parts.push(`${type} ${pathname}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOwnStatus(page, message)) {
      seen.complaints.push(message.text())
    }
  })
  page.on('pageerror', (error) => seen.complaints.push(String(error)))
  return seen
}

/** The browser says so itself when a document's status is 404 or 422: no fault when the page is meant to have it. */
function isOwnStatus(page: Page, message: ConsoleMessage): boolean {
  return (
    message.text().startsWith('Failed to load resource: the server responded with a status of 4') &&
    (message.location().url === page.url() || page.url() === 'about:blank')
  )
}

/** What axe finds, one line each: the rule, how often, and the first place. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  // A colour on its way from one look to the next is neither of the two. What moves for ever, such as a placeholder, is looked at as it is.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished))`)
  const found = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }>(`axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`)
  return found.violations.map(
    ({ id, nodes }) =>
      `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)} | ${nodes[0]?.failureSummary.replaceAll(/\s+/g, ' ')}`,
  )
}

/** What sticks out to the right at 320 px with text of twice the size; empty when nothing scrolls sideways. */
export function overflow(page: Page): Promise<string[]> {
  return sideways(page, 2)
}

/** The same with text of `times` its size: desks are measured at the size that they have. */
export async function sideways(page: Page, times: 1 | 2 = 1): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 740 })
  const found = await page.evaluate<string[]>(`(() => {
    const root = document.documentElement
    root.style.fontSize = ${times} * parseFloat(getComputedStyle(root).fontSize) + 'px'
    if (root.scrollWidth <= 320) return []
    const scrolls = (element) =>
      element !== document.body && element !== null &&
      (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > 321 && !scrolls(element.parentElement),
    )
    const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
    return ['scrollWidth ' + root.scrollWidth, ...inner.slice(0, 3).map((element) => element.outerHTML.slice(0, 160))]
  })()`)
  await page.evaluate(`document.documentElement.style.fontSize = ''`)
  if (before !== null) await page.setViewportSize(before)
  return found
}

/** Keeps a picture of the whole page, to be looked at by people; `PICTURES=no` where nobody will. */
export async function picture(page: Page, name: string, width: 360 | 1280): Promise<void> {
  await page.setViewportSize({ width, height: width === 360 ? 740 : 800 })
  if (process.env['PICTURES'] === 'no') return
  keep(`${name}-${width}`, await page.screenshot({ fullPage: true }))
}

/** Keeps a picture that was made elsewhere. */
export function keep(name: string, png: Uint8Array): void {
  mkdirSync(SCREENS, { recursive: true })
  writeFileSync(path.join(SCREENS, `${name}.png`), png)
}
