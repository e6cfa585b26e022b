/** The clocks of a cadre's requests, which state follows which, and what a look at her data is called. Pure. */
import type { CorrectionTopic, RequestKind, RequestState } from '../contract/privacy.ts'
import type { Fact, Recorded } from '../roster/index.ts'

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

/** What is recorded of the topic; null where the roster has no such value. */
export function factOf(topic: CorrectionTopic | 'END', stands: Recorded | undefined): Fact | null {
  if (stands === undefined) return null
  switch (topic) {
    case 'NAME':
    case 'VILLAGE':
    case 'PHONE':
    case 'DECREE':
      return stands[topic]
    case 'MARKS':
    case 'ATTENDANCE':
    case 'OTHER':
    case 'END':
      return null
  }
}

// In no text that the roster takes.
const BEFORE_MARK = '\u001F'

/** As a request keeps it: a line for each text, and the mark behind them. */
export function keptAs(fact: Fact | null): string | null {
  if (fact === null) return null
  const texts = fact.texts.join('\n')
  return fact.mark === null ? texts : `${texts}${BEFORE_MARK}${fact.mark}`
}

/** The opposite of `keptAs`; what was kept before there were marks has none. */
export function keptFact(kept: string): Fact {
  const [texts = '', mark = null] = kept.split(BEFORE_MARK)
  return { texts: texts === '' ? [] : texts.split('\n'), mark }
}

/** The same kode kader, however it was typed. */
export function isSameCode(typed: string, code: string): boolean {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return plain(typed) !== '' && plain(typed) === plain(code)
}
