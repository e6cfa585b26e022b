/** Drafts of plans in the browser's storage, one per person and course. Storage that is full or forbidden keeps nothing, and breaks nothing. */
export type Draft = {
  /** Ms since 1970. */
  readonly at: number
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const PREFIX = 'rtl:'
/** What nobody came back to is not kept on a phone that others use. */
const KEPT_DAYS = 30
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

export function forgetOld(now: number): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.indexOf(PREFIX) !== 0) continue
      const draft = findDraft(key.slice(PREFIX.length))
      if (draft === null || draft.at < now - KEPT_DAYS * DAY) localStorage.removeItem(key)
    }
  } catch {
    // Nothing is kept here.
  }
}
