/** Drafts of plans in the browser's storage, one per person and course. Storage that is full or forbidden keeps nothing, and breaks nothing. */
export type Draft = {
  /** Ms since 1970. */
  readonly at: number
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** She wanted it sent, and it has not arrived. */
  readonly isWaiting: boolean
}

const PREFIX = 'rtl:'
/** What nobody came back to send is not kept on a phone that others use. */
const KEPT_DAYS = 7
const DAY = 86_400_000

/** False when the browser did not take it. */
export function keepDraft(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function findDraft(key: string): Draft | null {
  try {
    // Safe: written by `keepDraft`.
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Nothing is kept here.
  }
}

/**
 * Of everybody but `reader`, by whose id keys begin (empty: nobody is signed in), drafts go at once, and after a week those that
 * wait to be sent.
 */
export function forgetOthers(reader: string, now: number): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.indexOf(PREFIX) !== 0 || key.indexOf(`${PREFIX}${reader}:`) === 0) continue
      const draft = findDraft(key.slice(PREFIX.length))
      const isKept = draft !== null && draft.isWaiting && draft.at >= now - KEPT_DAYS * DAY
      if (!isKept) localStorage.removeItem(key)
    }
  } catch {
    // Nothing is kept here.
  }
}
