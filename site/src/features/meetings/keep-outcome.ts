/** What a meeting came to, kept while it is being written over a reload and a lost connection: in this tab only. */
import { drop, get, put } from '../../lib/tab-store.ts'
import type { OutcomeForm } from './outcome-form.ts'

export type KeptOutcome = {
  /** Of what was read; 0 when nothing was written yet. */
  readonly version: number
  readonly form: OutcomeForm
}

const keyOf = (meetingId: string) => `hasil:${meetingId}`

export function keepOutcome(meetingId: string, kept: KeptOutcome): void {
  put(keyOf(meetingId), JSON.stringify(kept))
}

export function findKeptOutcome(meetingId: string): KeptOutcome | null {
  const text = get(keyOf(meetingId))
  if (text === null) return null
  try {
    // Safe: only `keepOutcome` writes the key; what has no promises is thrown away.
    const kept = JSON.parse(text) as KeptOutcome
    return Array.isArray(kept.form.actions) ? kept : null
  } catch {
    return null
  }
}

export function forgetOutcome(meetingId: string): void {
  drop(keyOf(meetingId))
}
