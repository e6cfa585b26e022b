/**
 * What learner pages gain by script: nothing is lost, and it is said how it stands. Every page works without it, and each
 * part works without the others. What is only comfort comes later, in `later.ts`.
 */
import { cadreStore } from '../cadre-store.ts'
import { sharedCode } from '../shared-code.ts'
import { delivery } from './delivery.ts'
import { offerDownloads } from './downloads.ts'
import { keepDrafts } from './drafts.ts'
import { guardForms, isTyping } from './forms.ts'
import { BUILD, CHANGED, load, type Handed, type InstallEvent } from './handed.ts'
import { whereWeAre, type Here } from './here.ts'
import { register } from './register.ts'
import { applyTextSize } from './text-size.ts'

self.kelasKaderUmum = { build: BUILD, ...sharedCode }
// The service worker takes what they have in common, and has no page.
if (typeof document !== 'undefined') start()

function start(): void {
  applyTextSize()
  guardForms()
  const page = whereWeAre()
  const sending = page === null ? null : delivery(page, () => welcome(page))
  const handed: Handed = {
    build: BUILD,
    page,
    delivery: sending,
    downloads: () =>
      offerDownloads((modules) => {
        handed.stored = modules
        tellChanged()
      }),
    install: null,
    stored: 0,
  }
  self.kelasKader = handed
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    // Safe: only Chrome sends this event, and it has a prompt.
    handed.install = event as InstallEvent
    tellChanged()
  })
  /** The page about this phone is filled by a script of its own. */
  const isPhonePage = document.querySelector('[data-hp]') !== null
  let isDirty = isTyping
  if (page !== null && page.store !== null) {
    const drafts = keepDrafts(page.store, page.surroundings.now)
    const quiz = document.querySelector<HTMLFormElement>('form[data-kuis]')
    // The phone marks an open question beside its words; the browser's own bubble would cover them.
    if (quiz !== null && page.isFromPhone) quiz.noValidate = true
    isDirty = () => isTyping() || drafts.isDirty()
  }
  register(isDirty)
  offerComfort(isPhonePage)
  if (page !== null && isPhonePage) void load('/hp-ini.js')
  whenIdle(() => {
    if (page === null || sending === null) return
    void sending.refresh()
    void sending.now().then(() => (isPhonePage ? undefined : handed.downloads()))
  })
}

/** Not on a first visit, unless she asks for it: there every byte counts. */
function offerComfort(isPhonePage: boolean): void {
  let isLoaded = isPhonePage
  const comfort = async () => {
    if (isLoaded) return false
    isLoaded = true
    isLoaded = await load('/hp-lain.js')
    return isLoaded
  }
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset['lapor'] === undefined) return
    // The script that has come by this tap listens from now on.
    comfort().then(
      (isNew) => isNew && target.click(),
      () => undefined,
    )
  })
  const isFirst = 'serviceWorker' in navigator && navigator.serviceWorker.controller === null
  // It also asks before she leaves with answers that are not sent.
  if (document.querySelector('[data-peringatan]') !== null) void comfort()
  else if (!isFirst) whenIdle(() => void comfort())
}

function tellChanged(): void {
  document.dispatchEvent(new Event(CHANGED))
}

/** A page that the Worker made says who is signed in: the phone writes it down, before her state is asked for. */
async function welcome({ store, device, surroundings, isFromPhone }: Here): Promise<void> {
  if (store === null || isFromPhone || (await device.get('leaving')) === true) return
  const current = await device.get('current')
  // Somebody else was here, and did not leave: nobody is to find what was shown to her.
  if (current !== null && current.cadreId !== store.cadreId) {
    await cadreStore(surroundings, current.cadreId).wipe()
  }
  const state = await store.get('state')
  const known = current?.cadreId === store.cadreId ? current.phone : undefined
  await device.enter({
    cadreId: store.cadreId,
    // Until her state says more: a phone that may be shared forgets too much rather than too little.
    phone: state?.phone ?? known ?? 'shared',
    seenAt: surroundings.now(),
  })
}

function whenIdle(work: () => void): void {
  // Missing in browsers that are not Chrome.
  // On a phone that never rests the moment would never come.
  if (typeof self.requestIdleCallback === 'function') {
    self.requestIdleCallback(() => work(), { timeout: 5000 })
  } else setTimeout(work, 1000)
}
