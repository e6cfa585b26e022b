/** The script of a page of messages for families: makes their pictures and copies their texts. The page sends them without it. */
import { paintMessage } from '../lib/message-picture.ts'
import { canShareFiles, sharePng } from '../lib/paint.ts'
import { saveFile } from '../lib/save-file.ts'
import type { MessageCard, MessageWords } from '../render/family-messages.ts'

const page = document.getElementById('pesan')
if (page !== null) {
  // Safe: written by the page's own renderer, as is that of each card.
  const words = JSON.parse(page.dataset['kata'] ?? '') as MessageWords
  for (const tools of page.querySelectorAll<HTMLElement>('[data-pesan]')) show(tools, words)
}

/** What is said afterwards; empty: the phone said something itself. */
type Act = () => Promise<string>

function show(tools: HTMLElement, words: MessageWords): void {
  const card = JSON.parse(tools.dataset['pesan'] ?? '') as MessageCard
  const drawing = tools.closest('.pesan')?.querySelector('svg') ?? null
  const paint = () => paintMessage({ ...words, ...card, drawing })
  const acts: Readonly<Record<string, Act | null>> = {
    bagi: canShareFiles()
      ? async () => {
          await sharePng(await paint(), card.file, card.message)
          return ''
        }
      : null,
    simpan: async () => {
      saveFile(await paint(), card.file)
      return words.saved
    },
    // Chrome 64 has none.
    salin:
      (navigator.clipboard as Clipboard | undefined)?.writeText === undefined
        ? null
        : async () => {
            await navigator.clipboard.writeText(card.message)
            return words.copied
          },
  }
  const told = tools.querySelector('[role=status]')
  const say = (text: string) => {
    if (told !== null) told.textContent = text
  }
  for (const [use, act] of Object.entries(acts)) {
    const button = tools.querySelector(`[data-untuk=${use}]`)
    if (act === null) button?.remove()
    else
      button?.addEventListener('click', () => {
        say('')
        act().then(say, () => say(use === 'salin' ? words.copyFailed : words.failed))
      })
  }
  tools.hidden = false
}
