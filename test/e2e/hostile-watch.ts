/**
 * Sees whether hostile content came alive: a call of the canary, a dialog, a request to another host, a page that was led away, a
 * policy of the browser that had to step in, or live markup in what a page shows. Finds, never cleans.
 */
import type { BrowserContext, Page } from 'playwright-core'
import { CANARY, FOREIGN } from '../fixtures/hostile/armed.ts'

export type Finds = {
  /** `<case> @ <address>` for every call of the canary, and every dialog. */
  readonly executed: string[]
  /** Addresses on other hosts that were asked for. */
  readonly asked: string[]
  /** What the browser itself had to stop. */
  readonly stopped: string[]
  /** Addresses on other hosts to which a page was led. */
  readonly led: string[]
}

/** The browser's own words for something that a policy or a sandbox kept from running. */
const STOPPED = /Content Security Policy|Blocked script execution|Refused to/i

/** Writes what happens in any page of the context into `finds`. */
export async function watchOver(
  context: BrowserContext,
  origin: string,
  finds: Finds,
): Promise<void> {
  const isForeign = (address: string) =>
    /^https?:/.test(address) && new URL(address).origin !== origin
  await context.exposeBinding(CANARY, ({ page }, id: unknown) => {
    finds.executed.push(`${String(id)} @ ${page.url()}`)
  })
  context.on('dialog', (dialog) => {
    // A page that is being written asks before it is left; nothing hostile can choose those words.
    if (dialog.type() !== 'beforeunload') finds.executed.push(`dialog: ${dialog.message()}`)
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss())
  })
  context.on('console', (message) => {
    if (STOPPED.test(message.text())) finds.stopped.push(message.text().slice(0, 300))
  })
  context.on('request', (request) => {
    if (!isForeign(request.url())) return
    if (request.isNavigationRequest()) finds.led.push(request.url())
    else finds.asked.push(request.url())
  })
  await context.route(
    (address) => address.hostname.endsWith(FOREIGN),
    (route) => route.abort(),
  )
}

/**
 * What is live in a part of a page, or in HTML that is only read: elements that act, handlers, addresses that run or ask elsewhere.
 * The frames that the product itself makes are looked into as well.
 */
const LIVE = `(given) => {
  const ACTS = new Set(['script','iframe','frame','frameset','object','embed','applet','base','meta','link','style','portal',
    'template','noscript','math','foreignobject','animate','animatetransform','animatemotion','set','image','feimage','marquee',
    'area','track','param'])
  const ADDRESSES = new Set(['src','srcset','href','xlink:href','action','formaction','poster','background','data','ping','srcdoc',
    'codebase','cite','manifest','icon','dynsrc','lowsrc','from','to','values'])
  const found = []
  const isOwn = (value) => {
    try {
      const url = new URL(value, location.origin)
      return url.origin === location.origin || url.protocol === 'blob:' || /^data:image\\/(webp|png|jpeg);/.test(value)
    } catch { return false }
  }
  const isLink = (value) => {
    try { return ['https:', 'mailto:', location.protocol].includes(new URL(value, location.href).protocol) } catch { return false }
  }
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName.toLowerCase()
      const say = (what) => found.push(what + ' in ' + element.outerHTML.slice(0, 160))
      // The loader of the page's own parts, which stands where the first of them is.
      if (tag === 'script' && element.textContent.includes('self.Astro')) continue
      if (element.shadowRoot) look(element.shadowRoot)
      const isFrame = tag === 'iframe' && element.getAttribute('sandbox') === 'allow-same-origin' && element.closest('.phone-frame')
      if (ACTS.has(tag) && !isFrame) say(tag)
      if (isFrame) look(element.contentDocument.getElementById('isi') ?? element.contentDocument.body)
      for (const { name, value } of element.attributes) {
        const low = name.toLowerCase()
        if (/^on/.test(low)) say(low)
        if (low === 'style' && /url\\(|expression|import|fixed/i.test(value)) say('style')
        if (!ADDRESSES.has(low) || (isFrame && low === 'srcdoc')) continue
        if (low === 'href' && (tag === 'a') && !isLink(value)) say('link')
        else if (!(low === 'href' && tag === 'a') && value !== '' && !isOwn(value)) say(low)
      }
    }
  }
  if (given.html === undefined) {
    for (const root of document.querySelectorAll(given.inside)) look(root)
  } else {
    const body = new DOMParser().parseFromString(given.html, 'text/html')
    // What moved into the head is as live as what stands in the body.
    look(body)
  }
  return found
}`

/** In what the page shows, inside the elements of this selector. */
export function liveIn(page: Page, inside: string): Promise<string[]> {
  return page.evaluate<string[]>(`(${LIVE})(${JSON.stringify({ inside })})`)
}

/** In HTML that was sent, read where nothing runs. */
export function liveInHtml(page: Page, html: string): Promise<string[]> {
  return page.evaluate<string[]>(`(${LIVE})(${JSON.stringify({ html })})`)
}

/** Nothing is left to come: whatever the page began has had its turn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))')
}
