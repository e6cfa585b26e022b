/** The clocks of a cadre's requests, which state follows which, and what a look at her data is called. Pure. */
import type { RequestKind, RequestState } from '../contract/privacy.ts'

const HOUR = 3_600_000
/** UU 27/2022 art. 30 and 46 count "3 x 24 jam". */
const LAW_HOURS = 72
/** Days in which she may take an end of use back, before anything is done. */
const COOL_HOURS = 72

const after = (at: string, hours: number) => new Date(Date.parse(at) + hours * HOUR).toISOString()
const later = (one: string, other: string) => (one > other ? one : other)

/**
 * When a request is due, and until when an end of use rests: the time of the law begins when she can no longer take it back.
 * A letter may have come in days before it was written down (`enteredAt`): the rest begins then, for only then can she see it.
 */
export function clocksOf(
  kind: RequestKind,
  receivedAt: string,
  enteredAt: string = receivedAt,
): { readonly dueAt: string; readonly coolsUntil: string | null } {
  if (kind === 'CORRECTION') return { dueAt: after(receivedAt, LAW_HOURS), coolsUntil: null }
  const coolsUntil = after(later(receivedAt, enteredAt), COOL_HOURS)
  return { dueAt: later(after(receivedAt, COOL_HOURS + LAW_HOURS), coolsUntil), coolsUntil }
}

export const isOpen = (state: RequestState): boolean => state === 'RECEIVED' || state === 'WORKING'

/** Whether the office may move a request so. An end of use is done by `endUse` alone. */
export function mayMove(kind: RequestKind, from: RequestState, to: RequestState): boolean {
  if (!isOpen(from)) return false
  if (to === 'WORKING') return from === 'RECEIVED'
  return to === 'DECLINED' || (to === 'DONE' && kind === 'CORRECTION')
}

/** The same kode kader, however it was typed. */
export function isSameCode(typed: string, code: string): boolean {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return plain(typed) !== '' && plain(typed) === plain(code)
}
