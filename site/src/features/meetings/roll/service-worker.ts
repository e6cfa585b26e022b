/**
 * Keeps the page of the roll with all that it loads, for a hall without signal. Its scope is /pelatih/hadir/ alone: the learner's
 * service worker goes on as if this one were not there. The marks are not its business. Bundled to /hadir-sw.js by `build.mjs`.
 */
import { ROLL_PAGE } from './place.ts'

declare const self: ServiceWorkerGlobalScope
/** Both put in by the build. */
declare const ROLL_VERSION: string
declare const ROLL_FILES: readonly string[]

const MINE = 'hadir-pelatih-'
const CACHE = MINE + ROLL_VERSION

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/** All or nothing: what fails halfway leaves the version before in its place. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  await Promise.all(
    [ROLL_PAGE, ...ROLL_FILES].map(async (url) => {
      const answer = await fetch(url, { cache: 'no-cache' })
      if (!answer.ok || answer.redirected) throw new Error(url)
      await cache.put(url, answer)
    }),
  )
  // A page loads all of its scripts at once, so a newer version changes nothing under one that is open.
  await self.skipWaiting()
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate())
})

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE) && name !== CACHE) await caches.delete(name)
  }
  await self.clients.claim()
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  // Whatever meeting the address names, the page is the same.
  if (request.mode === 'navigate' && pathname === ROLL_PAGE) {
    event.respondWith(kept(ROLL_PAGE, request))
  } else if (ROLL_FILES.includes(pathname)) {
    event.respondWith(kept(pathname, request))
  }
})

async function kept(url: string, request: Request): Promise<Response> {
  const found = await caches
    .open(CACHE)
    .then((cache) => cache.match(url))
    .catch(() => undefined)
  return found ?? fetch(request)
}
