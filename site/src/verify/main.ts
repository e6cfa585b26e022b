/** The page that checks certificates: what comes in by address, camera or file goes out as one verdict, or into the list. */
import { html } from '../render/html.ts'
import { drawn, CAMERA } from '../render/strokes.ts'
import { formatMoment, formatNumber } from '../text/format.ts'
import { CHECK, LOG, SCAN, STORED, VERDICT } from '../text/verify.ts'
import type { VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { openCamera, type Camera } from './camera.ts'
import { checkHere, checkThere } from './check.ts'
import { foundIn, type Found } from './found.ts'
import { readFile } from './gallery.ts'
import { freshBundle, keptBundle } from './kept.ts'
import { openList } from './list-panel.ts'
import { compareLog, type LogSeen } from './log.ts'
import { PAGE } from './place.ts'
import { rowOf } from './scan-list.ts'
import { onTasks } from './tasks.ts'
import { outcomeView, toneOf, type Shown } from './show.ts'
import type { Outcome } from './outcome.ts'

const answerPlace = document.getElementById('hasil')
const toolPlace = document.getElementById('alat')
if (answerPlace !== null && toolPlace !== null) openPage(answerPlace, toolPlace)
keepForLater()

function keepForLater(): void {
  // Absent in private windows of some browsers.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  workers
    ?.register('/periksa-sw.js', { scope: PAGE, updateViaCache: 'none' })
    .catch(() => undefined)
}

function openPage(result: HTMLElement, tools: HTMLElement): void {
  tools.innerHTML = html`<p>
      <button class="button" data-tugas="satu">${drawn(CAMERA)} ${SCAN.one}</button>
      <button class="button plain" data-tugas="banyak">${SCAN.many}</button>
      <input class="unseen" type="file" id="berkas" accept="image/*,application/pdf" />
      <label class="button plain" for="berkas">${SCAN.file}</label>
    </p>
    <div id="kamera" hidden>
      <video playsinline muted></video>
      <p>
        <button class="button plain" data-tugas="berhenti">${SCAN.stop}</button>
        <button class="button plain" data-tugas="senter" aria-pressed="false">${SCAN.torch}</button>
      </p>
    </div>
    <p id="kabar" role="status" class="note" hidden></p>
    <section id="daftar" hidden></section>
    <p class="small" id="simpanan"></p>
    <p id="catatan" hidden></p>`.text
  // Safe: what is asked for stands in the text above.
  const part = (selector: string) => tools.querySelector(selector) as HTMLElement
  const news = part('#kabar')
  const view = part('#kamera')
  const video = part('video') as HTMLVideoElement
  const file = part('#berkas') as HTMLInputElement
  const list = openList(part('#daftar'))
  const ownHosts = [location.host, result.dataset['resmi'] ?? '']

  let bundle: VerifierBundle | null = null
  let fresh = refresh()
  let camera: Camera | null = null
  let latest = 0

  async function refresh(): Promise<VerifierBundle | null> {
    bundle ??= await keptBundle()
    bundle = await freshBundle()
    part('#simpanan').textContent =
      bundle === null ? STORED.none : STORED.ready(formatMoment(bundle.at))
    return bundle
  }

  const tell = (text: string, tone = ''): void => {
    news.hidden = text === ''
    news.className = `note ${tone}`
    news.textContent = text
  }

  /** Tells what is known so far, more than once: from here, with what is new, and with what the server says. */
  const examine = async (digits: string, say: (outcome: Outcome, isAsking: boolean) => void) => {
    bundle ??= (await keptBundle()) ?? (await fresh)
    const before = bundle
    let own = await checkHere(digits, before)
    say(own, navigator.onLine && own.facts !== null)
    const after = await fresh
    if (after !== before) own = await checkHere(digits, after)
    say(await checkThere(own), false)
  }

  const showOne = ({ digits, stranger }: Found): void => {
    const own = (latest += 1)
    void examine(digits, (outcome, isAsking) => {
      if (own !== latest) return
      const shown: Shown = { outcome, isAsking, stranger, now: Date.now() }
      result.innerHTML = outcomeView(shown).text
      document.title = (result.querySelector('h2') ?? result).textContent
      if (!isAsking) result.focus()
    })
  }

  const addOne = ({ digits, stranger }: Found): void => {
    let isIn = false
    void examine(digits, (outcome) => {
      const row = rowOf(outcome, digits, new Date().toISOString())
      if (isIn) list.improve(row)
      else list.add(row)
      isIn = true
      const warning = stranger === null ? '' : ` ${CHECK.host(stranger)}`
      const name = row.name === '' ? '' : ` · ${row.name}`
      tell(`${VERDICT[row.verdict][0]}${name}.${warning} ${SCAN.next}`, toneOf(row.verdict))
    })
    // Where it shakes, nobody has to look at the screen.
    navigator.vibrate?.(80)
  }

  const close = (): void => {
    if (camera !== null) camera.stop()
    camera = null
    view.hidden = true
    tell('')
  }

  const scan = async (take: (found: Found) => void, isOver: boolean): Promise<void> => {
    close()
    // What may still come about the paper before is for nobody.
    latest += 1
    result.innerHTML = ''
    view.hidden = false
    view.scrollIntoView()
    tell(SCAN.aim)
    camera = await openCamera(video, {
      found: (text) => {
        if (isOver) close()
        take(foundIn(text, ownHosts))
      },
      trouble: (trouble) => {
        if (trouble !== 'dark' && trouble !== 'slow') close()
        tell(SCAN[trouble], 'wait')
      },
    })
    const torch = part('[data-tugas=senter]')
    torch.hidden = camera === null || camera.light === null
    torch.setAttribute('aria-pressed', 'false')
  }

  const showFound = (found: Found): void => {
    // So that loading the page again shows the same.
    if (/^\d+$/.test(found.digits)) history.replaceState(null, '', `#${found.digits}`)
    showOne(found)
  }

  const showAddress = (): void => {
    if (location.hash.length > 1) showOne(foundIn(location.hash.slice(1), ownHosts))
    else result.innerHTML = ''
  }

  onTasks(tools, {
    satu: () => void scan(showFound, true),
    banyak: () => void scan(addOne, false),
    berhenti: close,
    senter(button) {
      const isOn = button.getAttribute('aria-pressed') !== 'true'
      button.setAttribute('aria-pressed', String(isOn))
      if (camera !== null && camera.light !== null) camera.light(isOn).catch(() => undefined)
    },
  })
  const open = async (chosen: File): Promise<void> => {
    const opened = await readFile(chosen)
    tell('')
    if ('text' in opened) showFound(foundIn(opened.text, ownHosts))
    else tell(SCAN[opened.trouble], 'wait')
    file.value = ''
  }
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? []
    if (chosen === undefined) return
    close()
    tell(SCAN.reading)
    void open(chosen)
  })
  // A camera that nobody looks through uses the battery.
  document.addEventListener('visibilitychange', () => document.hidden && close())
  addEventListener('hashchange', showAddress)
  addEventListener('online', () => {
    fresh = refresh()
    showAddress()
  })
  showAddress()
  sayWithoutSignal(result)
  const tellOfLog = (seen: LogSeen | null): void => {
    if (seen === null) return
    const place = part('#catatan')
    place.hidden = false
    place.className = seen.continues ? 'small' : 'note danger'
    place.textContent = seen.continues ? LOG.ok(formatNumber(seen.size)) : LOG.broken
  }
  void fresh.then(compareLog).then(tellOfLog)
}

/** The kept page stands at the address of a typed code: only the server knows those. */
function sayWithoutSignal(result: HTMLElement): void {
  const field = document.getElementById('kode')
  const code = location.pathname.split('/')[2] || new URLSearchParams(location.search).get('kode')
  if (!(field instanceof HTMLInputElement) || !code || field.value !== '') return
  field.value = code
  result.innerHTML = html`<div class="note wait">
    <h2>${CHECK.needsSignal}</h2>
    <p>${CHECK.needsSignalHelp}</p>
  </div>`.text
}
