/** Decides what becomes of the events of a trainer's phone over facts that were read once. Pure; written in one batch. */
import { correctedAt, faultOf, foldMatches, type Match } from '../contract/attendance-rules.ts'
import {
  attendanceEvent,
  type AttendanceEvent,
  type AttendanceResult,
} from '../contract/attendance.ts'
import type { RefusalCode } from '../contract/problem.ts'
import { dateIn, type Instant, type TimeZone } from '../core/clock.ts'
import { ERASED_NAME } from '../roster/index.ts'
import type { NewGuest, NewMark, NewMatch } from './store-attendance.ts'

/** As it came: nothing but its id is sure. */
export type SentEvent = { readonly id: string; readonly [field: string]: unknown }

/** What is known before. */
export type Ledger = {
  /** Type and id → the meeting in whose record it is. */
  readonly known: ReadonlyMap<string, string>
  /** Session → its day, of those that were dropped too. */
  readonly days: ReadonlyMap<string, string>
  readonly guests: ReadonlySet<string>
  /** Those of them whose name is kept. */
  readonly named: ReadonlySet<string>
  /** Entries of the roster whom the meeting's area may see. */
  readonly cadres: ReadonlySet<string>
  /** Of all cadres who are named here, those whose data were erased. */
  readonly erased: ReadonlySet<string>
  /** Of the meeting's guests, as they were matched before. */
  readonly matches: readonly Match[]
}

export type Taker = {
  readonly meetingId: string
  readonly zone: TimeZone
  /** The phone's clock, ms. */
  readonly phoneNow: number
  readonly receivedAt: Instant
  readonly id: string
  readonly name: string
}

export type Decided = {
  /** In the order sent. */
  readonly results: readonly AttendanceResult[]
  readonly guests: readonly NewGuest[]
  readonly marks: readonly NewMark[]
  readonly matches: readonly NewMatch[]
  /** Guests who turn out to be somebody whose data were erased: their names go. */
  readonly forgotten: readonly string[]
}

export const knownKey = (type: AttendanceEvent['type'], id: string): string => `${type} ${id}`

export function readEvent(sent: SentEvent): AttendanceEvent | null {
  const parsed = attendanceEvent.safeParse(sent)
  return parsed.success ? parsed.data : null
}

export function decideAttendance(
  sent: readonly SentEvent[],
  ledger: Ledger,
  taker: Taker,
): Decided {
  const [guests, marks, matches]: [NewGuest[], NewMark[], NewMatch[]] = [[], [], []]
  const forgotten = new Set<string>()
  const seen = new Set<string>()
  const here = new Set(ledger.guests)
  const received = Date.parse(taker.receivedAt)
  const events = sent.map(readEvent)
  const erased = erasedAmong(events, ledger)

  const take = (event: AttendanceEvent | null): Omit<AttendanceResult, 'id'> => {
    if (event === null) return rejected('INPUT_INVALID')
    const key = knownKey(event.type, event.id)
    const where = ledger.known.get(key)
    if (where !== undefined && where !== taker.meetingId) return rejected('CONFLICT')
    if (where !== undefined || seen.has(key)) return { status: 'duplicate' }
    const moment = correctedAt(event.at, taker.phoneNow, received)
    if (moment === null) return rejected('INPUT_INVALID')
    const doneAt = new Date(moment).toISOString()
    const fault = write(event, doneAt)
    if (fault !== null) return rejected(fault)
    seen.add(key)
    return { status: 'applied' }
  }

  const write = (event: AttendanceEvent, doneAt: Instant): RefusalCode | null => {
    const { meetingId, receivedAt, id: takenBy, name: markedByName } = taker
    const taken = { id: event.id, meetingId, doneAt, receivedAt, takenBy }
    switch (event.type) {
      case 'guest':
        here.add(event.id)
        guests.push(
          erased.has(event.id)
            ? { ...taken, name: ERASED_NAME, origin: '' }
            : { ...taken, name: event.name, origin: event.from },
        )
        return null
      case 'match': {
        const { guestId, cadreId } = event
        const isHere = here.has(guestId) && (cadreId === null || ledger.cadres.has(cadreId))
        if (!isHere) return 'NOT_FOUND'
        if (cadreId !== null && ledger.erased.has(cadreId)) {
          if (ledger.named.has(guestId)) forgotten.add(guestId)
          return null
        }
        matches.push({ ...taken, guestId, cadreId })
        return null
      }
      case 'mark': {
        const { session, person, state, method, reason = '' } = event
        const day = ledger.days.get(session)
        const people = person.kind === 'GUEST' ? here : ledger.cadres
        if (day === undefined || !people.has(person.id)) return 'NOT_FOUND'
        const fault = faultOf({ state, reason }, day, dateIn(taker.zone, doneAt))
        if (fault !== null) return fault
        const claimedAt = claimed(event.at, doneAt)
        const { id } = event
        const about = { id, session, person, state, method, claimedAt, doneAt, receivedAt }
        const words = { reason: erased.has(person.id) ? '' : reason }
        marks.push({ ...about, ...words, markedBy: takenBy, markedByName })
        return null
      }
    }
  }

  const results = new Map<number, AttendanceResult>()
  // Guests first: what else was sent may be about one of them, in whatever order it came.
  for (const isGuest of [true, false]) {
    for (const [at, event] of events.entries()) {
      if ((event?.type === 'guest') !== isGuest) continue
      results.set(at, { id: sent[at]?.id ?? '', ...take(event) })
    }
  }
  return {
    results: sent.flatMap((_, at) => results.get(at) ?? []),
    guests,
    marks,
    matches,
    forgotten: [...forgotten].filter(
      (guestId) => !isSomebody(guestId, [...ledger.matches, ...matches], ledger.erased),
    ),
  }
}

/** Was she taken, at some time, for a cadre whose data are kept? Then who is meant is not for a late phone to say. */
function isSomebody(
  guestId: string,
  matches: readonly Pick<Match, 'guestId' | 'cadreId'>[],
  erased: ReadonlySet<string>,
): boolean {
  return matches.some(
    (match) => match.guestId === guestId && match.cadreId !== null && !erased.has(match.cadreId),
  )
}

/** The cadres whose data were erased, and the guests who are known as one of them by now. That somebody came still counts. */
function erasedAmong(
  events: readonly (AttendanceEvent | null)[],
  { matches, erased }: Pick<Ledger, 'matches' | 'erased'>,
): ReadonlySet<string> {
  const sent = events.flatMap((event): Match[] => {
    if (event?.type !== 'match') return []
    const { id, guestId, cadreId, at } = event
    return [{ id, guestId, cadreId, doneAt: claimed(at, '') }]
  })
  const guests = [...foldMatches([...matches, ...sent])].flatMap(([guestId, cadreId]) =>
    cadreId !== null && erased.has(cadreId) ? guestId : [],
  )
  return new Set([...erased, ...guests])
}

function rejected(code: RefusalCode): Omit<AttendanceResult, 'id'> {
  return { status: 'rejected', code }
}

/** By the phone's clock; one that is beyond all calendars is as good as none. */
export function claimed(at: number, doneAt: Instant): Instant {
  const moment = new Date(at)
  const year = moment.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? moment.toISOString() : doneAt
}
