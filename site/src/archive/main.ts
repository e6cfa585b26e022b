/**
 * `periksa.html` in an archive: opened from a disk, without a network. Opens the data that it carries, takes files, folders and
 * pasted codes, and shows what each of them is.
 */
import { tokenDigits } from '../../../worker/contract/certificate-token.ts'
import { ed25519VerifyOn } from '../../../worker/contract/ed25519.ts'
import { VERIFIER } from '../text/archive.ts'
import { formatNumber } from '../text/format.ts'
import { verifySlowly } from '../verify/ed25519-slow.ts'
import { checkDigits, checkDocument, together, type PaperResult, type PaperState } from './check.ts'
import { unpackData } from './data.ts'
import { droppedFiles } from './dropped.ts'
import { openArchive, type Archive } from './open.ts'
import { readPaper } from './read-paper.ts'
import { archiveView, made, notice, resultsView, type Row } from './show.ts'

// Chrome before 111 and Firefox before 119 cannot say it; of half a letter UTF-8 makes another.
if (typeof String.prototype.isWellFormed !== 'function') {
  // oxlint-disable-next-line eslint/no-extend-native -- the stand-in of what newer browsers bring, in a page of our own
  String.prototype.isWellFormed = function isWellFormed(this: string): boolean {
    return new TextDecoder().decode(new TextEncoder().encode(this)) === this
  }
}

const AT_ONCE = 200
const verify = ed25519VerifyOn(() => Promise.resolve(verifySlowly))
const rows: Row[] = []
let chosen: PaperState | null = null
let shown = AT_ONCE

function place(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(id)
  return element
}

function say(label: string, done: number, total: number, unit: string): void {
  const words = `${label} ${formatNumber(done)} / ${formatNumber(total)} ${unit}`
  place('kemajuan').textContent = total === 0 ? '' : words
}

/** A turn for the page to paint. */
const painted = () => new Promise((resolve) => setTimeout(resolve))

async function start(): Promise<void> {
  const data = await unpackData(place('arsip').textContent ?? '')
  const archive =
    data === null
      ? null
      : await openArchive(data, verify, (done, total) =>
          say(VERIFIER.opening, done, total, VERIFIER.entries),
        )
  say('', 0, 0, '')
  if (archive === null) {
    place('tentang').replaceChildren(notice('danger', VERIFIER.empty, VERIFIER.emptyHelp))
    return
  }
  place('tentang').replaceChildren(...archiveView(archive))
  place('periksa').hidden = false
  listen(archive)
  document.documentElement.dataset['siap'] = 'ya'
}

function listen(archive: Archive): void {
  for (const id of ['berkas', 'folder']) {
    place(id).addEventListener('change', (event) => {
      // Safe: both are file inputs.
      const input = event.target as HTMLInputElement
      const files = [...(input.files ?? [])]
      input.value = ''
      void checkFiles(archive, files)
    })
  }
  const drop = place('letakkan')
  drop.addEventListener('dragover', (event) => {
    event.preventDefault()
    drop.classList.add('over')
  })
  drop.addEventListener('dragleave', () => drop.classList.remove('over'))
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    drop.classList.remove('over')
    void droppedFiles(event.dataTransfer).then((files) => checkFiles(archive, files))
  })
  place('tempel').addEventListener('submit', (event) => {
    event.preventDefault()
    void checkPasted(archive)
  })
}

async function checkFiles(archive: Archive, files: readonly File[]): Promise<void> {
  const wanted = files.filter(({ name }) => /\.(pdf|json|txt)$/i.test(name))
  await checkAll(
    wanted.map((file) => ({
      name: file.webkitRelativePath || file.name,
      check: async () => {
        const { document: text, digits } = await readPaper(file)
        const byText = text === null ? null : await checkDocument(archive, text, Date.now())
        const byDigits = digits === null ? null : await checkDigits(archive, digits, Date.now())
        if (byText !== null && byDigits !== null) return together(byText, byDigits)
        return byText ?? byDigits ?? UNREADABLE
      },
    })),
  )
}

const UNREADABLE: PaperResult = {
  state: 'unreadable',
  facts: null,
  revocationsAt: null,
  place: null,
}

async function checkPasted(archive: Archive): Promise<void> {
  // Safe: the one field of the form.
  const field = place('kode') as HTMLTextAreaElement
  const lines = field.value.split('\n').filter((line) => line.trim() !== '')
  place('kode-salah').textContent = lines.length === 0 ? VERIFIER.pasteEmpty : ''
  // A code that a messenger broke over several lines is one code.
  const whole = tokenDigits(field.value)
  const codes = lines.some((line) => tokenDigits(line) !== null) ? lines : [whole ?? field.value]
  if (lines.length === 0) return
  field.value = ''
  await checkAll(
    codes.map((code, at) => ({
      name: VERIFIER.pasted(at + 1),
      check: () => checkDigits(archive, tokenDigits(code) ?? code, Date.now()),
    })),
  )
}

type Work = { readonly name: string; readonly check: () => Promise<PaperResult> }

async function checkAll(works: readonly Work[]): Promise<void> {
  for (const [done, { name, check }] of works.entries()) {
    if (done % 20 === 0) {
      say(VERIFIER.checking, done, works.length, VERIFIER.papers)
      await painted()
    }
    // One file that cannot be read says so and holds up no other.
    const result = await check().catch(() => UNREADABLE)
    rows.push({ file: name, result })
  }
  say('', 0, 0, '')
  show()
}

function show(): void {
  const views = resultsView(rows, chosen, shown, {
    choose: (state) => {
      chosen = state
      shown = AT_ONCE
      show()
    },
    more: (next) => {
      shown = next
      show()
    },
    clear: () => {
      rows.length = 0
      chosen = null
      shown = AT_ONCE
      show()
    },
  })
  place('hasil').replaceChildren(...(rows.length === 0 ? [] : views))
  place('hasil').dataset['jumlah'] = String(rows.length)
}

if (typeof DecompressionStream === 'undefined' || !('subtle' in crypto)) {
  place('tentang').replaceChildren(notice('danger', VERIFIER.empty, VERIFIER.tooOld))
} else {
  place('tentang').replaceChildren(made('p', 'help', VERIFIER.opening))
  void start()
}
