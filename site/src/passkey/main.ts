/**
 * The forms of `render/passkeys.ts`: shows what this browser can, asks the device when the button is pressed, and sends its answer as
 * the form that it is. What was refused is said by the Worker's own page.
 */
import type { KeyQuestion, KeyWish } from '../../../worker/contract/passkeys.ts'
import { canAsk, makeKey, showKey } from '../lib/passkey.ts'

for (const part of document.querySelectorAll<HTMLElement>('[data-kunci-bila]')) {
  void offer(part)
}
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kunci]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void answer(form)
  })
}

async function offer(part: HTMLElement): Promise<void> {
  part.hidden = !(await canAsk(part.dataset['kunciBila'] === 'hp'))
  // Nothing hidden can take the focus when the page opens: an error in here would stand unseen below the screen.
  part.querySelector<HTMLElement>('[autofocus]')?.focus()
}

async function answer(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button')
  const field = form.querySelector<HTMLInputElement>('[name=kunci]')
  if (button === null || field === null || button.disabled) return
  const words = button.textContent
  button.disabled = true
  button.textContent = button.dataset['sibuk'] ?? words
  say(form, undefined)
  const { isi, tanya } = form.dataset
  let asked: Response | null = null
  try {
    if (isi === undefined) {
      asked = await fetch(tanya ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        credentials: 'same-origin',
      })
    }
  } catch {
    say(form, form.dataset['sinyal'])
    button.disabled = false
    button.textContent = words
    return
  }
  try {
    if (asked === null)
      field.value = JSON.stringify(await makeKey(JSON.parse(isi ?? '') as KeyWish))
    // Refused: sent without an answer, the form comes back with the reason.
    else if (asked.ok)
      field.value = JSON.stringify(await showKey((await asked.json()) as KeyQuestion))
    form.submit()
  } catch (error) {
    say(form, form.dataset[faultOf(error)])
    button.disabled = false
    button.textContent = words
  }
}

function faultOf(error: unknown): 'batal' | 'sudah' | 'gagal' {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'batal'
  return name === 'InvalidStateError' ? 'sudah' : 'gagal'
}

function say(form: HTMLFormElement, words: string | undefined): void {
  const place = form.querySelector<HTMLElement>('[data-galat]')
  const line = form.querySelector('[role=alert]')
  if (place === null || line === null) return
  place.hidden = words === undefined
  line.textContent = words ?? ''
}
