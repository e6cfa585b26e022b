/**
 * The page of a cadre who checks herself in: what she scans or types is on the phone's disk before anything else happens to it, and
 * goes out when there is signal. Without this script the form does the same with signal.
 */
import { readCheckIn } from '../../../worker/contract/check-in-code.ts'
import { deviceStore } from '../offline/device-store.ts'
import { newUuid, ownSurroundings } from '../offline/surroundings.ts'
import { html } from '../render/html.ts'
import { KEPT } from '../text/check-in-phone.ts'
import { openCamera, type Camera } from '../verify/camera.ts'
import { onTasks } from '../verify/tasks.ts'
import { keptCodes, type KeptCode } from './kept-codes.ts'
import { SCOPE, SYNC_TAG, WORKER } from './place.ts'
import { sendCodes, type Hindrance } from './send-codes.ts'
import { codesView, notice } from './view.ts'
import { whoIsHere, whoIsSignedIn } from './who.ts'

const AGAIN_AFTER = 30_000
/** The longest that a browser waits in one go is 24 days; nothing here waits so long. */
const DAY = 86_400_000
/** What was answered is shown for so long; what was not is of no use after it. */
const [ANSWERED_FOR, UNSENT_FOR] = [2 * DAY, 7 * DAY]

/** Not in TypeScript's library: Background Sync. */
type Waking = ServiceWorkerRegistration & {
  readonly sync?: { register(tag: string): Promise<void> }
}

const form = document.querySelector<HTMLFormElement>('#isian')
const field = document.querySelector<HTMLInputElement>('#kode')
if (form !== null && field !== null) openPage(form, field)

function openPage(entry: HTMLFormElement, typed: HTMLInputElement): void {
  // Safe: they stand in the page beside the form.
  const part = (id: string) => document.getElementById(id) as HTMLElement
  const [place, told, slip, who, ready] = [
    'kehadiran',
    'pemberitahuan',
    'salah',
    'siapa',
    'siap',
  ].map(part) as [HTMLElement, HTMLElement, HTMLElement, HTMLElement, HTMLElement]
  const surroundings = ownSurroundings()
  const device = deviceStore(surroundings)
  const kept = keptCodes(surroundings.idb)
  let here: string | null = null
  let hindrance: Hindrance | null = null
  let isSending = false
  let isCalled = false
  let timer = 0

  async function show(): Promise<void> {
    const codes = await kept.list()
    const seen = { codes, here, isSending, hindrance, isCalled, now: Date.now() }
    const { text } = codesView(seen)
    // Said again only when it has changed: it is read aloud.
    if (place.innerHTML !== text) place.innerHTML = text
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    isSending = true
    await show()
    hindrance = await sendCodes({ kept, ...surroundings })
    isSending = false
    await show()
    const waits = (await kept.list())
      .filter(({ state, notBefore }) => state === 'waiting' && notBefore > Date.now())
      .map(({ notBefore }) => notBefore - Date.now())
    if (hindrance === 'busy') waits.push(AGAIN_AFTER)
    if (waits.length > 0) {
      timer = self.setTimeout(again, Math.min(DAY, ...waits))
    }
  }
  const again = (): void => void send().catch(() => undefined)

  /** Whose it is was asked before it is kept: as the phone knows it, else as the Worker says with signal. */
  async function owner(): Promise<{ readonly cadreId: string } | 'offline' | 'out'> {
    here = await whoIsHere(device, Date.now()).catch(() => null)
    if (here !== null) return { cadreId: here }
    const hasLeft = (await device.get('leaving').catch(() => null)) === true
    if (hasLeft) return 'out'
    try {
      const person = await whoIsSignedIn(surroundings.fetch)
      here = person === null ? null : person.cadreId
      return person ?? 'out'
    } catch {
      return 'offline'
    }
  }

  async function enter(text: string): Promise<void> {
    const at = Date.now()
    tell('')
    if (readCheckIn(text) === null) return complain(KEPT.slip)
    complain('')
    const whose = await owner()
    if (whose === 'out') {
      const link = html`<a class="button" href="/masuk/">${KEPT.signIn}</a>`
      return tell(notice('wait', KEPT.outTitle, KEPT.out, link).text)
    }
    if (whose === 'offline') return tell(notice('danger', KEPT.nobodyTitle, KEPT.nobody).text)
    const { cadreId } = whose
    const code: KeptCode = {
      id: newUuid(surroundings),
      cadreId,
      code: text,
      at,
      state: 'waiting',
      notBefore: 0,
      problem: '',
      detail: {},
      reply: null,
    }
    try {
      await kept.add(code)
    } catch {
      return sendUnkept(text)
    }
    typed.value = ''
    await callLater()
    await putAway(cadreId)
    await send()
  }

  /** She tries again: why the last try failed is not the question any more. */
  async function putAway(cadreId: string): Promise<void> {
    const read = (await kept.list()).filter(
      (each) => each.cadreId === cadreId && each.state === 'refused',
    )
    await kept.remove(read.map(({ id }) => id))
  }

  /** The disk is full, or the browser keeps nothing: with signal the form does it. */
  async function sendUnkept(text: string): Promise<void> {
    try {
      await whoIsSignedIn(surroundings.fetch)
    } catch {
      return tellFull()
    }
    typed.value = text
    entry.submit()
  }

  /** The browser sends it when there is signal, also when this page is closed by then. */
  async function callLater(): Promise<void> {
    try {
      const registration: Waking | undefined = await navigator.serviceWorker.getRegistration(SCOPE)
      if (registration?.sync === undefined) return
      await registration.sync.register(SYNC_TAG)
      isCalled = true
    } catch {
      // Not in this browser, or she has forbidden it.
    }
  }

  const tellFull = (): void => tell(notice('danger', KEPT.fullTitle, KEPT.full).text)
  const enterSafely = (text: string): void => void enter(text).catch(tellFull)

  function tell(text: string): void {
    told.innerHTML = text
  }

  function complain(words: string): void {
    slip.textContent = words
    slip.hidden = words === ''
    typed.setAttribute('aria-invalid', words === '' ? 'false' : 'true')
  }

  async function showWho(): Promise<void> {
    here = await whoIsHere(device, Date.now()).catch(() => null)
    const say = async () => {
      const known = await kept.person().catch(() => null)
      const hers = known?.cadreId === here ? known : null
      who.textContent = hers === null ? '' : KEPT.asWho(hers.name)
      document.body.dataset['contoh'] = hers?.isDemo === true ? '1' : '0'
    }
    await say()
    const person = await whoIsSignedIn(surroundings.fetch)
    const hasLeft = (await device.get('leaving').catch(() => null)) === true
    await kept.setPerson(hasLeft ? null : person)
    if (here === null && !hasLeft && person !== null) here = person.cadreId
    await say()
  }

  async function tidy(): Promise<void> {
    const now = Date.now()
    const old = (await kept.list()).filter(
      ({ state, at }) => now - at > (state === 'waiting' ? UNSENT_FOR : ANSWERED_FOR),
    )
    await kept.remove(old.map(({ id }) => id))
  }

  async function keepPage(): Promise<void> {
    try {
      ready.textContent = KEPT.oneMoment
      const options = { scope: SCOPE, updateViaCache: 'none' as const }
      await untilActive(await navigator.serviceWorker.register(WORKER, options))
      ready.textContent = KEPT.ready
    } catch {
      // An old browser, a private window, or an address without HTTPS.
      ready.textContent = KEPT.notReady
    }
  }

  onTasks(place, {
    kirim: again,
    singkirkan: (button) => {
      void kept
        .remove([button.dataset['id'] ?? ''])
        .then(show)
        .catch(() => undefined)
    },
  })
  entry.addEventListener('submit', (event) => {
    event.preventDefault()
    enterSafely(typed.value)
  })
  addEventListener('online', () => {
    again()
    void showWho()
      .then(show)
      .catch(() => undefined)
  })
  // A scan that the browser brings to the tab that is open already.
  addEventListener('hashchange', () => {
    const text = takeHash()
    if (text !== '') enterSafely(text)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') again()
  })
  openScan(enterSafely, complain)

  const hash = takeHash()
  const first = async (): Promise<void> => {
    await tidy().catch(() => undefined)
    if (hash !== '') {
      await enter(hash)
    } else {
      here = await whoIsHere(device, Date.now()).catch(() => null)
      const codes = await kept.list().catch(() => [])
      if (codes.some(({ state }) => state === 'waiting')) await callLater()
      await send().catch(() => undefined)
    }
    await showWho().catch(() => undefined)
    await show().catch(() => undefined)
  }
  void first().catch(tellFull)
  void keepPage()
}

/** What was scanned; back to this page, it waits for another code. */
function takeHash(): string {
  const { hash, pathname } = location
  if (hash.length < 2) return ''
  history.replaceState(null, '', pathname)
  return hash
}

/** `ready` would be kept by the learner's service worker too, whose scope is above this page. */
async function untilActive({ active, installing, waiting }: ServiceWorkerRegistration) {
  const coming = installing ?? waiting
  if (active !== null || coming === null) return
  await new Promise<void>((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve()
      if (coming.state === 'redundant') reject(new Error('not kept'))
    })
  })
}

/** Looks for the code of the hall through the camera, where there is one. */
function openScan(found: (text: string) => void, complain: (words: string) => void): void {
  const tools = document.getElementById('pindai')
  const video = document.querySelector<HTMLVideoElement>('#pindai video')
  // Absent below HTTPS and in some WebViews.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (tools === null || video === null || devices?.getUserMedia === undefined) return
  tools.hidden = false
  let camera: Camera | null = null
  let isOpening = false
  const close = (button: HTMLButtonElement): void => {
    camera?.stop()
    camera = null
    video.hidden = true
    button.textContent = KEPT.scan
  }
  const open = async (button: HTMLButtonElement): Promise<void> => {
    isOpening = true
    video.hidden = false
    button.textContent = KEPT.stopScan
    complain('')
    camera = await openCamera(video, {
      found(text) {
        const from = text.indexOf('#')
        if (from === -1 || readCheckIn(text) === null) return complain(KEPT.notThis)
        close(button)
        navigator.vibrate?.(80)
        found(text.slice(from))
      },
      trouble: (trouble) => complain(KEPT.scanTrouble[trouble]),
    })
    isOpening = false
    if (camera === null) close(button)
  }
  onTasks(tools, {
    pindai(button) {
      if (camera !== null) close(button)
      else if (!isOpening) void open(button)
    },
  })
}
