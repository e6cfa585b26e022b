/**
 * The buttons that fetch modules onto the phone and take them away. What is shown comes from the service worker, which
 * reads its caches; nothing here remembers what was saved.
 */
import type { StoredWords } from '../../render/stored.ts'
import { SAVING } from '../../text/phone.ts'
import * as STORED from '../../text/stored.ts'
import type { Kind } from '../messages.ts'
import { ask } from './ask.ts'

/** Resolves once the places are filled; `onStored` hears how many modules are on the phone, each time it is read. */
export async function offerDownloads(onStored: (modules: number) => void): Promise<void> {
  if (placesOf().length === 0) return
  document.addEventListener('click', ({ target }) => {
    const button =
      target instanceof Element
        ? target.closest<HTMLButtonElement>('[data-simpan],[data-hapus]')
        : null
    if (button === null) return
    const { simpan, hapus, jenis } = button.dataset
    if (simpan !== undefined)
      void save(button, simpan, jenis === 'media' ? 'media' : 'text', onStored)
    else if (hapus !== undefined && button.dataset['yakin'] !== undefined)
      void remove(button, hapus, onStored)
    else {
      // Without signal it could not be fetched again: one tap is too easily made.
      button.dataset['yakin'] = ''
      button.textContent = STORED.removeSure
    }
  })
  const answer = await ask({ do: 'stored' })
  // Without a service worker nothing could be kept.
  if (answer !== null) show(answer.stored, onStored)
}

async function save(
  button: HTMLButtonElement,
  what: string,
  kind: Kind,
  onStored: (modules: number) => void,
): Promise<void> {
  askToKeep()
  const say = begin(button, SAVING.begin)
  const answer = await ask(
    { do: 'save', modules: what === 'semua' ? 'all' : [what], kind },
    ({ done, total }) => say(SAVING.progress(done, total)),
    60_000,
  )
  show(answer?.stored ?? null, onStored)
  button.disabled = false
  say(SAVING[answer?.end ?? 'offline'])
}

async function remove(
  button: HTMLButtonElement,
  what: string,
  onStored: (modules: number) => void,
): Promise<void> {
  const say = begin(button, SAVING.begin)
  const answer = await ask({ do: 'remove', modules: [what], kind: 'text' })
  show(answer?.stored ?? null, onStored)
  button.disabled = false
  say(answer === null ? '' : SAVING.removed)
}

/** Locks the button; the answer speaks into the live line of its place, which is there before and after. */
function begin(button: HTMLButtonElement, words: string): (words: string) => void {
  const line = button.closest('[data-simpanan]')?.querySelector<HTMLElement>('[data-kabar]')
  button.disabled = true
  const say = (text: string) => {
    if (line != null) line.textContent = text
  }
  if (line != null) {
    // The button goes when the place is filled anew: whoever uses the keyboard stands here meanwhile.
    line.tabIndex = -1
    line.focus()
  }
  say(words)
  return say
}

/** Null: the phone has no catalogue, so nothing of it either, and that is what the page's own words say. */
function show(stored: StoredWords | null, onStored: (modules: number) => void): void {
  for (const place of placesOf()) {
    const inside = stored?.inside[place.dataset['simpanan'] ?? '']
    const body = place.querySelector('[data-isi]')
    if (inside !== undefined && body !== null) body.innerHTML = inside
    place.hidden = false
  }
  if (stored !== null) onStored(stored.modules)
}

function placesOf(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-simpanan]'))
}

/** The tap on a download is the moment at which browsers are most willing to promise it. */
function askToKeep(): void {
  // Both are missing in the oldest browsers that we serve.
  const manager = navigator.storage as StorageManager | undefined
  manager?.persist?.().catch(() => undefined)
}
