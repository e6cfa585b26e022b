/**
 * Keeps the page of a cadre who checks herself in, and sends what she entered when there is signal again. Its scope is /hadir alone:
 * the learner's service worker goes on as if this one were not there. Bundled to /hadir-kader-sw.js by `build.mjs`.
 */
import { keepPage } from '../lib/kept/keep-page.ts'
import { deviceStore } from '../offline/device-store.ts'
import { ownSurroundings } from '../offline/surroundings.ts'
import { keptCodes } from './kept-codes.ts'
import { PAGE, SCOPE, SYNC_TAG } from './place.ts'
import { sendCodes } from './send-codes.ts'
import { forgetWhoLeft } from './who.ts'

declare const self: ServiceWorkerGlobalScope
/** Both put in by the build. */
declare const KEPT_VERSION: string
declare const KEPT_FILES: readonly string[]

/** Not in TypeScript's library: Background Sync. */
type SyncEvent = Event & {
  readonly tag: string
  readonly waitUntil: (work: Promise<unknown>) => void
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode !== 'navigate' || request.method !== 'GET') return
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin || pathname.replace(/\/$/, '') !== SCOPE) return
  event.stopImmediatePropagation()
  event.respondWith(open(request))
})

/** Who is here is settled before the page asks: another window of ours, or none, says whether the browser was closed. */
async function open(request: Request): Promise<Response> {
  try {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    await forgetWhoLeft(deviceStore(ownSurroundings()), windows.length)
  } catch {
    // Storage that fails says nothing of anybody.
  }
  const found = await caches.match(PAGE).catch(() => undefined)
  return found ?? fetch(request)
}

keepPage(self, { page: PAGE, prefix: 'hadir-kader-', version: KEPT_VERSION, files: KEPT_FILES })

const worker: EventTarget = self
worker.addEventListener('sync', (event) => {
  // Safe: the browser sends a SyncEvent by this name.
  const { tag } = event as SyncEvent
  if (tag === SYNC_TAG) (event as SyncEvent).waitUntil(send())
})

/** A rejection makes the browser try again. */
async function send(): Promise<void> {
  const surroundings = ownSurroundings()
  const hindrance = await sendCodes({ kept: keptCodes(surroundings.idb), ...surroundings })
  if (hindrance === 'offline' || hindrance === 'busy') throw new Error(hindrance)
}
