/**
 * Keeps the page that checks certificates, and its scripts, for when there is no signal. Its scope is /v alone: the learner's
 * service worker goes on as if this one were not there. Bundled to /periksa-sw.js by `build.mjs`.
 */
import { PAGE } from './place.ts'

declare const self: ServiceWorkerGlobalScope
/** Both put in by the build. */
declare const VERIFY_VERSION: string
declare const VERIFY_FILES: readonly string[]

const MINE = 'periksa-alat-'
const CACHE = MINE + VERIFY_VERSION
const PATIENCE = 6000

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/** All or nothing: what fails halfway leaves the version before in its place. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const url of [PAGE, ...VERIFY_FILES]) {
    const answer = await fetch(url, { cache: 'no-cache' })
    if (!answer.ok || answer.redirected) throw new Error(url)
    await cache.put(url, answer)
  }
  // Pages and scripts of two versions work together, so a repair need not wait until every tab is closed.
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
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET') return
  if (request.mode !== 'navigate') {
    if (VERIFY_FILES.indexOf(pathname) !== -1) event.respondWith(kept(pathname, request))
    return
  }
  const isPage = search === '' && pathname.replace(/\/$/, '') === PAGE
  event.respondWith(isPage ? kept(PAGE, request) : fetched(request))
})

async function kept(url: string, request: Request): Promise<Response> {
  const found = await caches
    .open(CACHE)
    .then((cache) => cache.match(url))
    .catch(() => undefined)
  return found ?? fetch(request)
}

/** A typed code, which only the Worker knows; without signal the page says so. */
async function fetched(request: Request): Promise<Response> {
  const late = new Promise<never>((_, refuse) => setTimeout(refuse, PATIENCE))
  try {
    return await Promise.race([fetch(request), late])
  } catch {
    return kept(PAGE, request)
  }
}
