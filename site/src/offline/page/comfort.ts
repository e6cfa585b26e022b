/** What makes reading easier: going on where she stopped, a voice, passing a module on. */
import { goOnFrom } from '../../text/phone.ts'
import { recall, remember } from './here.ts'

/** Remembers the part of a lesson that was read last, and offers to go on from there. */
export function resumeLesson(reader: string): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-lanjut]')
  const parts = Array.from(document.querySelectorAll<HTMLElement>('section.layar[id]'))
  if (link === null || parts.length < 2) return
  const key = `bagian:${reader}:${location.pathname}`
  const last = recall(key)
  if (last !== null && last !== '1' && parts.some(({ id }) => id === `bagian-${last}`)) {
    link.href = `#bagian-${last}`
    link.textContent = goOnFrom(last)
    link.hidden = false
  }
  let waiting = 0
  const note = () => {
    waiting = 0
    // The last part whose beginning is above the middle of the screen.
    const middle = innerHeight / 2
    const shown = parts.filter((part) => part.getBoundingClientRect().top < middle)
    remember(key, String(Math.max(shown.length, 1)))
  }
  addEventListener(
    'scroll',
    () => {
      if (waiting === 0) waiting = self.setTimeout(note, 500)
    },
    { passive: true },
  )
}

/** Only with an Indonesian voice of the phone's own: another language is unintelligible, one from afar needs signal. */
export function readAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-bacakan]')
  if (button === null || !('speechSynthesis' in self)) return
  const { speechSynthesis: speech } = self
  const start = button.textContent?.trim() ?? ''
  const stop = button.dataset['bacakan'] ?? start
  let voice: SpeechSynthesisVoice | undefined
  const find = () => {
    voice = speech.getVoices().find(({ lang, localService }) => localService && /^id\b/i.test(lang))
    button.hidden = voice === undefined
  }
  const isSpeaking = (now: boolean) => {
    button.textContent = now ? stop : start
  }
  button.addEventListener('click', () => {
    if (speech.speaking) {
      speech.cancel()
      isSpeaking(false)
      return
    }
    const pieces = spokenPieces()
    pieces.forEach((text, index) => {
      const piece = new SpeechSynthesisUtterance(text)
      piece.lang = 'id-ID'
      if (voice !== undefined) piece.voice = voice
      if (index === pieces.length - 1) piece.onend = () => isSpeaking(false)
      speech.speak(piece)
    })
    isSpeaking(pieces.length > 0)
  })
  addEventListener('pagehide', () => speech.cancel())
  speech.addEventListener('voiceschanged', find)
  find()
}

/** Paragraph by paragraph: long pieces are cut off by some phones. What is not seen is not read. */
function spokenPieces(): string[] {
  return Array.from(
    document.querySelectorAll<HTMLElement>(
      'h1, .layar h2, .layar h3, .layar p, .layar li, .layar td, .layar th, .layar figcaption',
    ),
  )
    .filter((part) => part.offsetParent !== null && part.querySelector('p, li') === null)
    .map((part) => part.innerText.trim())
    .filter((text) => text !== '')
}

/** Nothing of her in it: the module's name and its address. */
export function shareModule(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-bagikan]')
  if (link === null) return
  const text = link.dataset['bagikan'] ?? ''
  const url = link.href
  link.href = `https://wa.me/?text=${encodeURIComponent(`${text}: ${url}`)}`
  link.hidden = false
  link.addEventListener('click', (event) => {
    if (typeof navigator.share !== 'function') return
    event.preventDefault()
    navigator.share({ text, url }).catch(() => undefined)
  })
}
