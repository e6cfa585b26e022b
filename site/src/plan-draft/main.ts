/**
 * Keeps what a cadre writes in the form of her plan on the phone until it has arrived, under her own id, for phones are shared.
 * What could not be sent is sent again as the same thing when there is signal. Without this script the form is a form. The page
 * that follows signing out loads it too: then what nobody waits for leaves the phone.
 */
import { withoutNik } from '../../../worker/contract/nik.ts'
import { dropDraft, findDraft, forgetOthers, keepDraft, type Draft } from './kept-draft.ts'

function start(plan: HTMLFormElement, key: string): void {
  const line = document.getElementById('kabar-rencana')
  const button = plan.querySelector<HTMLButtonElement>('button[type=submit]')
  const words = button === null ? '' : button.textContent
  let isSending = false
  let isWaiting = false
  /** She asked for it to be sent; so it stays until it has arrived, also when she signs out. */
  let isWanted = false

  const say = (text: string | undefined, beside: Node | null = null) => {
    if (line === null) return
    line.textContent = text ?? ''
    if (beside !== null) line.append(' ', beside)
    line.hidden = line.textContent === ''
  }
  const keep = () => keepDraft(key, { at: Date.now(), fields: fieldsOf(plan), isWaiting: isWanted })

  const send = async () => {
    isSending = true
    isWaiting = false
    isWanted = true
    keep()
    show(true)
    try {
      // As the browser would send it: what is read on the other side knows no other form.
      const body = new URLSearchParams(fieldsOf(plan))
      const answer = await fetch(plan.action, { method: 'POST', body, credentials: 'same-origin' })
      const isSaved = answer.redirected && new URL(answer.url).pathname === planPath(plan)
      if (isSaved) dropDraft(key)
      if (answer.redirected) location.href = answer.url
      else if (answer.status === 409 || answer.status === 422) {
        // It was not saved: sent by the browser itself, the same answer comes as a page.
        plan.submit()
      } else throw new Error(String(answer.status))
    } catch (error) {
      isSending = false
      isWaiting = error instanceof TypeError
      show(false)
      say(plan.dataset[isWaiting ? 'tanpaSinyal' : 'gagal'])
      if (line !== null) line.scrollIntoView({ block: 'center' })
    }
  }
  const show = (isBusy: boolean) => {
    if (button === null) return
    button.disabled = isBusy
    button.textContent = isBusy ? (plan.dataset['mengirim'] ?? '') : words
  }

  plan.addEventListener('input', () => {
    const isKept = keep()
    const { nik, dijaga } = plan.dataset
    const isOfNik = line !== null && line.textContent === nik
    if (!holdsNik(plan)) {
      if (isOfNik || line?.hidden === true) say(isKept ? dijaga : '')
    } else if (!isOfNik) say(nik)
  })
  plan.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!isSending) void send()
  })
  addEventListener('online', () => {
    if (isWaiting && !isSending) void send()
  })

  // An answer to what was sent holds it already, and says what is to be done.
  if (plan.dataset['jawaban'] !== undefined) keep()
  else restore(plan, findDraft(key))

  function restore(into: HTMLFormElement, draft: Draft | null): void {
    if (draft === null) return
    isWanted = draft.isWaiting
    const now = fieldsOf(into)
    if (draft.fields.every(([name, value]) => isOfSaving(name) || valueIn(now, name) === value)) {
      dropDraft(key)
      return
    }
    for (const [name, value] of draft.fields) {
      const field = into.elements.namedItem(name)
      if (field instanceof HTMLInputElement) field.value = value
    }
    for (const fold of into.querySelectorAll('details')) {
      if ([...fold.querySelectorAll('input:not([type=hidden])')].some(isFilled)) fold.open = true
    }
    const drop = document.createElement('button')
    drop.type = 'button'
    drop.className = 'link'
    drop.textContent = into.dataset['buang'] ?? ''
    drop.addEventListener('click', () => {
      dropDraft(key)
      location.reload()
    })
    say(into.dataset['dipasang'], drop)
  }
}

/** New with every form that is filled from what is saved. */
const isOfSaving = (name: string) =>
  name === 'kirim' || name === 'versi' || name.indexOf('baris') === 0

const isFilled = (field: Element) => field instanceof HTMLInputElement && field.value !== ''

const valueIn = (fields: Draft['fields'], wanted: string) =>
  (fields.find(([name]) => name === wanted) ?? ['', ''])[1]

/** Where she is led once it is saved. */
const planPath = ({ action }: HTMLFormElement) => new URL(action).pathname.replace(/tulis\/?$/, '')

/** As the server keeps them: a NIK stays on no phone, and what was saved without it is not taken for unsent. */
function fieldsOf(plan: HTMLFormElement): [string, string][] {
  const fields: [string, string][] = []
  for (const field of plan.querySelectorAll<HTMLInputElement>('input[name]')) {
    fields.push([field.name, field.type === 'hidden' ? field.value : withoutNik(field.value)])
  }
  return fields
}

const holdsNik = (plan: HTMLFormElement) =>
  [...plan.querySelectorAll('input')].some(
    ({ type, value }) => type !== 'hidden' && withoutNik(value) !== value,
  )

// Last: by now all of the above is there.
const form = document.querySelector<HTMLFormElement>('form[data-rencana]')
const reader = document.body.dataset['kader'] ?? ''
forgetOthers(reader, Date.now())
if (form !== null && reader !== '') start(form, `${reader}:${form.dataset['rencana'] ?? ''}`)
