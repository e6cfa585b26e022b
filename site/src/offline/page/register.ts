/** Registers the service worker, and offers a new version instead of forcing it. */
// Under another name the formatter leaves the templates on their lines: white space is sent to the phone too.
import { html as markup } from '../../render/html.ts'
import { UPDATE } from '../../text/phone.ts'
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
      .then(watch)
      .catch(() => undefined)
  })
}

/** For the first service worker, which takes the frame without it; see `style.ts`. */
async function leaveStyle(isUpdate: boolean): Promise<void> {
  const text = document.querySelector('style')?.textContent
  if (isUpdate || text == null) return
  await (await caches.open(STYLE_CACHE)).put(STYLE_PATH, new Response(text))
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting !== null) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer(coming)
    })
  })
}

function offer(waiting: ServiceWorker): void {
  if (navigator.serviceWorker.controller === null) return
  document.getElementById('versi-baru')?.remove()
  document
    .getElementById('kabar')
    ?.insertAdjacentHTML(
      'afterend',
      markup`<div class="versi-baru" id="versi-baru" role="status"><p>${UPDATE.ready}</p><button class="button plain" type="button">${UPDATE.reload}</button></div>`
        .text,
    )
  const button = document.querySelector<HTMLButtonElement>('#versi-baru button')
  button?.addEventListener('click', () => {
    button.disabled = true
    // She asked for it: this page is loaded again whatever it holds; a quiz has its draft.
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
    waiting.postMessage({ do: 'skip' }, [])
  })
}
