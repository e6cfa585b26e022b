/** Registers the service worker; a new version waits until it is asked for, see `update.ts`. */
import { STYLE_CACHE, STYLE_PATH } from '../style.ts'

/** `isDirty`: something on this page is not stored yet and must not be lost to a reload. */
export function register(isDirty: () => boolean): void {
  if (!('serviceWorker' in navigator)) return
  const container = navigator.serviceWorker
  // The first service worker takes over a page that is complete: nothing to load again.
  let isUpdate = container.controller !== null
  container.addEventListener('controllerchange', () => {
    // None at all: the browser took the storage away. What she has typed is in this page only; it stays as it is.
    const isReplaced = container.controller !== null
    if (isUpdate && isReplaced && !isDirty()) location.reload()
    isUpdate = isReplaced
  })
  addEventListener('load', () => {
    leaveStyle(isUpdate)
      .catch(() => undefined)
      .then(() => container.register('/sw.js', { updateViaCache: 'none' }))
      .catch(() => undefined)
  })
}

/** For the first service worker, which takes the frame without it; see `style.ts`. */
async function leaveStyle(isUpdate: boolean): Promise<void> {
  const text = document.querySelector('style')?.textContent
  if (isUpdate || text == null) return
  await (await caches.open(STYLE_CACHE)).put(STYLE_PATH, new Response(text))
}
