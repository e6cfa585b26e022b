/** The hint to put Kelas Kader on the home screen: once, at a good moment, and never again when it was put away. */
// Under another name the formatter leaves the templates on their lines: white space is sent to the phone too.
import { html as markup } from '../../render/html.ts'
import { INSTALL } from '../../text/phone.ts'
import type { DeviceStore } from '../device-store.ts'
import { CHANGED, type Handed } from './handed.ts'
import { recall, remember } from './here.ts'

const VISITS = 'kunjungan'

/** Shown after a quiz that was passed, or from the second visit on once a module is stored. */
export function offerInstall(handed: Handed, device: DeviceStore, now: () => number): void {
  const visits = countVisit()
  const hasPassed = document.querySelector('[data-lulus]') !== null

  const put = () => {
    const place = document.querySelector<HTMLElement>('[data-pasang]')
    if (handed.install === null) return
    if (place !== null) {
      if (place.hidden) show(place)
    } else if (hasPassed || (handed.stored > 0 && visits > 1)) void offer()
  }
  const offer = async () => {
    const closedAt = await device.get('hintClosedAt').catch(() => 0)
    if (closedAt === null && document.querySelector('[data-pasang]') === null) card()
  }
  const show = (place: HTMLElement) => {
    place.hidden = false
    place.querySelector('button')?.addEventListener('click', () => {
      void handed.install?.prompt()
      place.hidden = true
      close()
    })
  }
  const card = () => {
    document
      .getElementById('isi')
      ?.insertAdjacentHTML(
        'beforeend',
        markup`<div class="card" data-pasang><p><strong>${INSTALL.title}</strong></p><p>${INSTALL.body}</p><p><button class="button plain wide" type="button">${INSTALL.install}</button><button class="tautan" type="button" data-nanti>${INSTALL.later}</button></p></div>`
          .text,
      )
    const place = document.querySelector<HTMLElement>('[data-pasang]')
    if (place === null) return
    show(place)
    place.querySelector('[data-nanti]')?.addEventListener('click', () => {
      place.remove()
      close()
    })
  }
  const close = () => {
    device.set('hintClosedAt', now()).catch(() => undefined)
  }

  document.addEventListener(CHANGED, put)
  put()
}

/** A visit is a tab from its opening to its closing. */
function countVisit(): number {
  const before = Number(recall(VISITS) ?? 0)
  try {
    if (sessionStorage.getItem(VISITS) !== null) return before
    sessionStorage.setItem(VISITS, '1')
  } catch {
    return before
  }
  remember(VISITS, String(before + 1))
  return before + 1
}
