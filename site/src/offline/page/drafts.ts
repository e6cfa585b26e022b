/** A quiz that is being answered: each answer is on the disk as soon as it is given. */
import type { CadreStore } from '../cadre-store.ts'
import { fieldsOf, givenIn } from '../../../../worker/learning/given.ts'
import { DRAFT, DRAFT_RESTORED } from '../../text/phone.ts'

const FIELD = 'j-'

export type Drafts = {
  /** True while an answer is not on the disk. */
  readonly isDirty: () => boolean
}

export function keepDrafts(store: CadreStore, now: () => number): Drafts {
  const form = document.querySelector<HTMLFormElement>('form[data-kuis]')
  if (form === null) {
    forgetGraded(store).catch(() => undefined)
    return { isDirty: () => false }
  }
  const { kuis: slug = '', percobaan: attemptId = '', versi: versionId = '' } = form.dataset
  let unwritten = 0
  const say = (words: string) => {
    const line = form.querySelector('[data-kabar-draf]')
    if (line !== null && line.textContent !== words) line.textContent = words
  }
  const write = async () => {
    unwritten += 1
    try {
      await store.putDraft({
        slug,
        attemptId,
        versionId,
        answers: givenIn(fieldsOf(new FormData(form)), FIELD),
        at: now(),
      })
      unwritten -= 1
      if (unwritten === 0) say(DRAFT.stored)
    } catch {
      say(DRAFT.notStored)
    }
  }
  form.addEventListener('change', () => void write())
  // What is typed is told by `change` only when its field is left.
  form.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'text') void write()
  })
  restore(store, form, slug, attemptId).then(
    (isRestored) => isRestored && sayRestored(form),
    () => undefined,
  )
  return { isDirty: () => unwritten > 0 }
}

/** Above the first question, where she looks first. */
function sayRestored(form: HTMLFormElement): void {
  const line = form.querySelector('.dipasang')
  if (line !== null) line.textContent = DRAFT_RESTORED
}

/** Only into the same attempt: the next one begins empty. What is answered already stays as it is. */
async function restore(
  store: CadreStore,
  form: HTMLFormElement,
  slug: string,
  attemptId: string,
): Promise<boolean> {
  const draft = await store.draft(slug)
  if (draft === null || draft.attemptId !== attemptId) return false
  if (Object.keys(givenIn(fieldsOf(new FormData(form)), FIELD)).length > 0) return false
  let isRestored = false
  for (const field of form.querySelectorAll<HTMLInputElement>(`[name^="${FIELD}"]`)) {
    const [id = '', part] = field.name.slice(FIELD.length).split('.')
    const text = draft.answers[id] ?? ''
    const parts = text.split('+')
    if (/^(radio|checkbox)$/.test(field.type)) {
      field.checked = parts.includes(field.value)
      isRestored = isRestored || field.checked
      continue
    }
    const own = parts.find((one) => one.startsWith(`${part}=`)) ?? ''
    field.value = part === undefined ? text : own.slice(part.length + 1)
    isRestored = isRestored || field.value !== ''
  }
  return isRestored
}

/** A quiz that the Worker took as a plain form: on its result page the draft has done its work. */
async function forgetGraded(store: CadreStore): Promise<void> {
  const [, slug, attemptId] =
    /^\/belajar\/([^/]+)\/kuis\/hasil\/([^/]+)/.exec(location.pathname) ?? []
  if (slug === undefined || document.querySelector('[data-menunggu]') !== null) return
  const draft = await store.draft(slug)
  if (draft?.attemptId === attemptId) await store.dropDraft(slug)
}
