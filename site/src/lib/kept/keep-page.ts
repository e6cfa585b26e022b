/**
 * A service worker that keeps one page with all that it loads, for places without signal. Its scope is that page alone: the
 * learner's service worker goes on as if this one were not there. What is written on the page is not its business.
 */
type Kept = {
  /** The page's address, which is also the scope. */
  readonly page: string
  /** Begins the name of its cache; no other cache of this origin begins so. */
  readonly prefix: string
  /** Put in by the build: a hash over the page and its files. */
  readonly version: string
  readonly files: readonly string[]
}

export function keepPage(worker: ServiceWorkerGlobalScope, kept: Kept): void {
  const name = kept.prefix + kept.version
  worker.addEventListener('install', (event) => {
    event.waitUntil(install(worker, name, [kept.page, ...kept.files]))
  })
  worker.addEventListener('activate', (event) => {
    event.waitUntil(activate(worker, kept.prefix, name))
  })
  worker.addEventListener('fetch', (event) => {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (origin !== worker.location.origin || request.method !== 'GET') return
    // Whatever the rest of the address names, the page is the same.
    if (request.mode === 'navigate' && pathname === kept.page) {
      event.respondWith(answer(name, kept.page, request))
    } else if (kept.files.includes(pathname)) {
      event.respondWith(answer(name, pathname, request))
    }
  })
}

/** All or nothing: what fails halfway leaves the version before in its place. */
async function install(
  worker: ServiceWorkerGlobalScope,
  name: string,
  urls: readonly string[],
): Promise<void> {
  const cache = await caches.open(name)
  await Promise.all(
    urls.map(async (url) => {
      const came = await fetch(url, { cache: 'no-cache' })
      if (!came.ok || came.redirected) throw new Error(url)
      await cache.put(url, came)
    }),
  )
  // A page loads all of its scripts at once, so a newer version changes nothing under one that is open.
  await worker.skipWaiting()
}

async function activate(
  worker: ServiceWorkerGlobalScope,
  prefix: string,
  name: string,
): Promise<void> {
  for (const each of await caches.keys()) {
    if (each.startsWith(prefix) && each !== name) await caches.delete(each)
  }
  await worker.clients.claim()
}

async function answer(name: string, url: string, request: Request): Promise<Response> {
  const found = await caches
    .open(name)
    .then((cache) => cache.match(url))
    .catch(() => undefined)
  return found ?? fetch(request)
}
