/** The service worker's listeners; what they do is in the modules beside. Bundled to /sw.js by `build.mjs`. */
import type { PageMessage, WorkerMessage } from './messages.ts'
import { pageMakers } from './makers.ts'
import { openPhone } from './phone.ts'
import { drainAll } from './presence.ts'
import { serve } from './requests.ts'
import { respond } from './routes.ts'
import { SYNC_TAG } from './forms.ts'
import { withStyle } from './style.ts'
import { ownSurroundings } from './surroundings.ts'
import { SHELL, shellCache } from './visit.ts'

declare const self: ServiceWorkerGlobalScope
/** All put in by the build. */
declare const PHONE_VERSION: string
declare const PHONE_BUILD: string
declare const PHONE_FILES: readonly string[]

/** Not in TypeScript's library: Background Sync. */
type SyncEvent = ExtendableEvent & { readonly tag: string }
type WithSync = { readonly sync?: { register(tag: string): Promise<void> } }

const phone = openPhone(
  {
    ...ownSurroundings(),
    caches,
    estimate: async () => {
      // Absent in some WebViews.
      const storage = navigator.storage as StorageManager | undefined
      return (await storage?.estimate()) ?? {}
    },
    announce: async () => {
      const message: WorkerMessage = { tell: 'synced' }
      for (const page of await self.clients.matchAll({ type: 'window' }))
        page.postMessage(message, [])
    },
  },
  PHONE_VERSION,
  PHONE_BUILD,
  PHONE_FILES,
)

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/**
 * One by one, each asked for anew: a new version never gets a stale file, and what the page has just fetched is confirmed
 * instead of sent twice. What fails halfway changes nothing.
 */
async function install(): Promise<void> {
  pageMakers(phone)
  const cache = await caches.open(shellCache(PHONE_VERSION))
  const whole = await withStyle(() => fresh(`${SHELL}tipis`)).catch(() => null)
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  await cache.put(SHELL, whole === null ? await fresh(SHELL) : new Response(whole, { headers }))
  for (const url of PHONE_FILES) await cache.put(url, await fresh(url))
}

async function fresh(url: string): Promise<Response> {
  const answer = await fetch(url, { cache: 'no-cache' })
  if (!answer.ok || answer.redirected) throw new Error(url)
  return answer
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    const isOld = name.startsWith('kerangka-') && name !== shellCache(PHONE_VERSION)
    if (isOld) await caches.delete(name)
  }
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  if (new URL(event.request.url).origin !== location.origin) return
  const answer = respond({
    phone,
    request: event.request,
    later: (work) => {
      try {
        event.waitUntil(work.catch(() => undefined))
      } catch {
        // Old browsers allow it only at once: the work goes on for as long as the browser lets it.
      }
    },
    wake: async (tag) => {
      await (self.registration as ServiceWorkerRegistration & WithSync).sync?.register(tag)
    },
    isFirstWindow: async () => {
      const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      return open.length === 0
    },
  })
  if (answer !== null) event.respondWith(answer)
})

self.addEventListener('message', (event) => {
  // Safe: pages of our own origin only can send; what is unknown is left alone.
  const message = event.data as PageMessage
  if (message.do === 'skip') return event.waitUntil(self.skipWaiting())
  const [port] = event.ports
  // Without an answer the page stops waiting by itself.
  const served = serve(phone, message, (answer) => port?.postMessage(answer))
  event.waitUntil(served.catch(() => undefined))
})

self.addEventListener('sync' as 'install', (event) => {
  // Safe: the browser sends a SyncEvent by this name.
  const { tag } = event as SyncEvent
  // A rejection makes the browser try again.
  if (tag === SYNC_TAG) event.waitUntil(drainAll(phone))
})
