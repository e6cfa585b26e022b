/** A meeting being written, kept over a reload and a lost connection: in this tab only, under its area and its id. */
import { drop, get, put } from '../../lib/tab-store.ts'
import type { MeetingForm } from './meeting-form.ts'

export type KeptForm = {
  /** Made once, so that saving again after a lost answer makes no second meeting. */
  readonly meetingId: string
  /** Of the meeting that was read; 0 for a new one. */
  readonly version: number
  readonly form: MeetingForm
}

/** `of`: the meeting's id, empty for a new one. */
const keyOf = (area: string, of: string) => `kegiatan:${area}:${of === '' ? 'baru' : of}`

export function keepForm(area: string, of: string, kept: KeptForm): void {
  put(keyOf(area, of), JSON.stringify(kept))
}

export function findForm(area: string, of: string): KeptForm | null {
  const text = get(keyOf(area, of))
  if (text === null) return null
  try {
    // Safe: only `keepForm` writes the key; what has no sessions is thrown away.
    const kept = JSON.parse(text) as KeptForm
    return Array.isArray(kept.form.sessions) ? kept : null
  } catch {
    return null
  }
}

export function forgetForm(area: string, of: string): void {
  drop(keyOf(area, of))
}
