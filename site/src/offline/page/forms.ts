/** A button that was pressed says so and cannot be pressed twice; coming back to the page makes it ready again. */
import { DRAFT } from '../../text/phone.ts'

/** So long a page may hang before the button is given back. */
const HANG = 30_000

let isTouched = false

/** True while a form holds what is stored nowhere; a quiz has its draft. */
export function isTyping(): boolean {
  return isTouched
}

export function guardForms(): void {
  const pressed = new Map<HTMLButtonElement, string>()
  const release = () => {
    pressed.forEach((words, button) => {
      button.disabled = false
      button.textContent = words
    })
    pressed.clear()
  }
  document.addEventListener('input', ({ target }) => {
    const form = target instanceof HTMLInputElement ? target.form : null
    if (form !== null && form.dataset['kuis'] === undefined) isTouched = true
  })
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    isTouched = false
    // After every other listener, and after the browser has read the form: a disabled button would not be sent.
    setTimeout(() => {
      if (event.defaultPrevented) return
      const button = form.querySelector<HTMLButtonElement>('button:not([type=button])')
      if (button === null || button.disabled) return
      pressed.set(button, button.textContent ?? '')
      button.disabled = true
      button.textContent = form.dataset['kuis'] === undefined ? DRAFT.wait : DRAFT.sending
      setTimeout(release, HANG)
    })
  })
  addEventListener('pageshow', release)
}
