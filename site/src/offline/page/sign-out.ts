/** Signing out with answers that are not sent yet: she is told that they are safe, and decides. */
import { leaveUnsent } from '../../text/phone.ts'
import type { CadreStore } from '../cadre-store.ts'
import type { DeviceStore } from '../device-store.ts'

/** The warning stands hidden in the form, see `render/my-data.ts`. */
export function guardSignOut(store: CadreStore, device: DeviceStore): void {
  const form = document.querySelector<HTMLFormElement>('form[action="/keluar"]')
  const note = form?.querySelector<HTMLElement>('[data-peringatan]')
  if (form === null || note == null) return
  const leave = async () => {
    // With a service worker in between, the form itself does the rest; without one it is done here.
    if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null) {
      await forget(store, device).catch(() => undefined)
    }
    form.submit()
  }
  const warn = (count: number) => {
    const words = note.querySelector('[data-jumlah]')
    if (words !== null) words.textContent = leaveUnsent(count)
    note.hidden = false
    note.focus()
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    store.count().then(
      (count) => (count === 0 ? void leave() : warn(count)),
      () => void leave(),
    )
  })
  note.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    if (target.dataset['tetap'] !== undefined) void leave()
    if (target.dataset['batal'] === undefined) return
    note.hidden = true
    form.querySelector('button')?.focus()
  })
}

async function forget(store: CadreStore, device: DeviceStore): Promise<void> {
  await store.wipe()
  await device.set('current', null)
}
