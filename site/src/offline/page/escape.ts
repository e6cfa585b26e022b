/** Answers as a file or a message for the trainer, when there is no signal for days. They stay on the phone all the same. */
import { packAnswers, signedPart } from '../../../../worker/contract/answer-text.ts'
import { ESCAPED } from '../../text/phone.ts'
import type { CadreStore } from '../cadre-store.ts'
import { hex } from '../surroundings.ts'

/** Longer addresses are cut off on the way to WhatsApp. */
const LONGEST = 6000

/** Null when the Worker has never been told this phone's token: nobody could check the answers then. */
export async function answersAsText(store: CadreStore, now: number): Promise<string | null> {
  if ((await store.get('registeredAt')) === null) return null
  const token = await store.token()
  const json = JSON.stringify({
    v: 1,
    cadre: store.cadreId,
    now,
    token: hex(await digest(token)).slice(0, 16),
    events: await store.pending(),
  })
  const key = await crypto.subtle.importKey(
    'raw',
    await digest(`sign:${token}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const signature = await crypto.subtle.sign('HMAC', key, bytesOf(signedPart(json)))
  return packAnswers(json, hex(new Uint8Array(signature)))
}

async function digest(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(text)))
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

export function offerEscape(store: CadreStore, now: () => number): void {
  const line = document.querySelector('[data-kabar-titip]')
  const say = (words: string) => {
    if (line !== null) line.textContent = words
  }
  document.querySelectorAll<HTMLElement>('[data-titip]').forEach((button) => {
    button.addEventListener('click', () => {
      handOver(store, now(), button.dataset['titip'] === 'pesan').then(say, () =>
        say(ESCAPED.failed),
      )
    })
  })
}

/** What to say afterwards. */
async function handOver(store: CadreStore, now: number, isMessage: boolean): Promise<string> {
  const packed = await answersAsText(store, now)
  if (packed === null) return ESCAPED.notRegistered
  const words = ESCAPED.forTrainer(await store.count(), `${location.origin}/pelatih/jawaban/`)
  const text = `${words}\n\n${packed}`
  if (!isMessage) {
    saveFile(text, now)
    return ESCAPED.saved
  }
  if (typeof navigator.share === 'function') {
    // Closing the list of apps is no fault.
    await navigator.share({ text }).catch(() => undefined)
    return ''
  }
  const encoded = encodeURIComponent(text)
  if (encoded.length > LONGEST) return ESCAPED.tooLong
  location.href = `https://wa.me/?text=${encoded}`
  return ''
}

function saveFile(text: string, now: number): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.href = address
  link.download = ESCAPED.fileName(new Date(now).toISOString().slice(0, 10))
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
