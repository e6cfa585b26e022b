/** Offers a new version of the service worker instead of forcing it. */
// Under another name the formatter leaves the templates on their lines: white space is sent to the phone too.
import { html as markup } from '../../render/html.ts'
import { UPDATE } from '../../text/phone.ts'

export async function offerUpdate(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration === undefined) return
  const watch = () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed') offer(coming)
    })
  }
  registration.addEventListener('updatefound', watch)
  // It may have come before this script.
  watch()
  if (registration.waiting !== null) offer(registration.waiting)
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
