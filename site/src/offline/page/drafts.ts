/** A quiz that is being answered: each answer is on the disk as soon as it is given. */
import type { CadreStore } from '../cadre-store.ts'
import { DRAFT } from '../../text/phone.ts'

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
      await store.putDraft({ slug, attemptId, versionId, answers: answersOf(form), at: now() })
      unwritten -= 1
      if (unwritten === 0) say(DRAFT.stored)
    } catch {
      say(DRAFT.notStored)
    }
  }
  form.addEventListener('change', () => {
    void write()
  })
  restore(store, form, slug, attemptId).then(
    (isRestored) => say(isRestored ? DRAFT.restored : ''),
    () => undefined,
  )
  return { isDirty: () => unwritten > 0 }
}

function answersOf(form: HTMLFormElement): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const choice of choicesOf(form)) {
    if (choice.checked) answers[choice.name.slice(FIELD.length)] = choice.value
  }
  return answers
}

function choicesOf(form: HTMLFormElement): HTMLInputElement[] {
  return Array.from(form.querySelectorAll<HTMLInputElement>(`input[name^="${FIELD}"]`))
}

/** Only into the same attempt: the next one begins empty. What is ticked already stays as it is. */
async function restore(
  store: CadreStore,
  form: HTMLFormElement,
  slug: string,
  attemptId: string,
): Promise<boolean> {
  const draft = await store.draft(slug)
  if (draft === null || draft.attemptId !== attemptId) return false
  const choices = choicesOf(form)
  if (choices.some(({ checked }) => checked)) return false
  let count = 0
  for (const choice of choices) {
    if (draft.answers[choice.name.slice(FIELD.length)] !== choice.value) continue
    choice.checked = true
    count += 1
  }
  return count > 0
}

/** A quiz that the Worker took as a plain form: on its result page the draft has done its work. */
async function forgetGraded(store: CadreStore): Promise<void> {
  const [, slug, attemptId] =
    /^\/belajar\/([^/]+)\/kuis\/hasil\/([^/]+)/.exec(location.pathname) ?? []
  if (slug === undefined || document.querySelector('[data-menunggu]') !== null) return
  const draft = await store.draft(slug)
  if (draft?.attemptId === attemptId) await store.dropDraft(slug)
}
