/**
 * What the roll shows: the marks that the Worker had, with those of this phone on top, folded by the rules of the Worker itself.
 * Pure: without signal it says what the Worker will answer.
 */
import {
  faultOf,
  foldMarks,
  foldMatches,
  personKey,
  type AttendanceState,
  type Mark,
  type MarkFault,
  type Match,
  type PersonRef,
} from '../../../../../worker/contract/attendance-rules.ts'
import type { readRoll } from '../../../../../worker/contract/attendance.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { AreaChoice } from '../../../../../worker/contract/roster.ts'
import type { KeptEvent } from './outbox.ts'

export type Roll = ReplyOf<typeof readRoll>
export type RollSession = Roll['sessions'][number]

/** A roll as it lies on the phone. */
export type KeptRoll = {
  readonly meetingId: string
  readonly owner: { readonly id: string; readonly name: string }
  readonly roll: Roll
  /** What the phone's clock is behind the Worker's, ms. */
  readonly off: number
}

export type Person = {
  readonly key: string
  readonly person: PersonRef
  readonly name: string
  readonly area: AreaChoice | null
  /** Of a guest, the village as written; else empty. */
  readonly from: string
  readonly code: string
  readonly isInvited: boolean
}

export type Standing = Mark & {
  /** Null: marked on this phone, or by the cadre herself. */
  readonly by: string | null
}

export type Folded = {
  /** By name; guests among them. */
  readonly people: readonly Person[]
  /** Session → person's key → what stands. */
  readonly standing: ReadonlyMap<string, ReadonlyMap<string, Standing>>
}

export function foldRoll({ roll, off }: KeptRoll, events: readonly KeptEvent[]): Folded {
  const counted = events.filter(({ state }) => state !== 'rejected')
  const standsFor = standsForOf(roll, off, counted)
  const marks: Standing[] = roll.sessions.flatMap(({ id: session, marks: theirs }) =>
    theirs.map(({ person, state, method, at, by }) => ({
      id: '',
      session,
      person,
      state,
      method,
      doneAt: at,
      by,
    })),
  )
  for (const { event } of counted) {
    if (event.type !== 'mark') continue
    const { id, session, person, state, method } = event
    const doneAt = momentOf(event.at, off)
    marks.push({ id, session, person, state, method, doneAt, by: null })
  }
  const standing = new Map<string, Map<string, Standing>>()
  for (const mark of foldMarks(marks, standsFor)) {
    const ofSession = standing.get(mark.session) ?? new Map<string, Standing>()
    standing.set(mark.session, ofSession.set(personKey(mark.person), mark))
  }
  return { people: peopleOf(roll, counted, standsFor), standing }
}

function momentOf(at: number, off: number): string {
  return new Date(Math.floor(at + off)).toISOString()
}

function standsForOf(
  roll: Roll,
  off: number,
  events: readonly KeptEvent[],
): (person: PersonRef) => PersonRef {
  const matches = events.flatMap(({ event }): Match[] =>
    event.type === 'match' ? [{ ...event, doneAt: momentOf(event.at, off) }] : [],
  )
  const matched = new Map(roll.guests.map(({ id, cadreId }) => [id, cadreId]))
  for (const [guestId, cadreId] of foldMatches(matches)) matched.set(guestId, cadreId)
  return (person) => {
    const cadreId = person.kind === 'GUEST' ? (matched.get(person.id) ?? null) : null
    return cadreId === null ? person : { kind: 'CADRE', id: cadreId }
  }
}

function peopleOf(
  roll: Roll,
  events: readonly KeptEvent[],
  standsFor: (person: PersonRef) => PersonRef,
): Person[] {
  const people = new Map<string, Person>()
  const add = (person: Omit<Person, 'key'>): void => {
    const key = personKey(person.person)
    if (!people.has(key)) people.set(key, { key, ...person })
  }
  const addGuest = (id: string, name: string, from: string): void => {
    const person: PersonRef = { kind: 'GUEST', id }
    if (standsFor(person).kind === 'GUEST') {
      add({ person, name, from, area: null, code: '', isInvited: false })
    }
  }
  for (const { cadreId: id, code, name, area, isInvited } of roll.people) {
    add({ person: { kind: 'CADRE', id }, name, area, from: '', code, isInvited })
  }
  for (const { id, name, from } of roll.guests) addGuest(id, name, from)
  for (const { event, cadre } of events) {
    if (event.type === 'guest') addGuest(event.id, event.name, event.from)
    // Who was not on the roll: her card was scanned, or a guest turned out to be her.
    if (event.type === 'mark' && cadre !== undefined) {
      add({ person: event.person, ...cadre, area: null, from: '', isInvited: false })
    }
    if (event.type === 'match' && cadre !== undefined) {
      const person: PersonRef = { kind: 'CADRE', id: cadre.cadreId }
      if (standsFor({ kind: 'GUEST', id: event.guestId }).id !== cadre.cadreId) continue
      add({ person, ...cadre, area: null, from: '', isInvited: false })
    }
  }
  return Array.from(people.values()).sort((one, other) => one.name.localeCompare(other.name, 'id'))
}

export type Counts = Readonly<Record<AttendanceState | 'NONE', number>>

export function countsOf({ people, standing }: Folded, session: string): Counts {
  const counts = { PRESENT: 0, LATE: 0, EXCUSED: 0, SICK: 0, ABSENT: 0, NONE: 0 }
  const here = standing.get(session)
  for (const { key } of people) counts[here?.get(key)?.state ?? 'NONE'] += 1
  return counts
}

/** Those of a session who have no mark. */
export function unmarked({ people, standing }: Folded, session: string): Person[] {
  const here = standing.get(session)
  return people.filter(({ key }) => here?.has(key) !== true)
}

/** `2026-12-01T08:30` in the district. */
export function localTime({ roll, off }: KeptRoll, now: number): string {
  return new Date(now + off + roll.ahead * 3_600_000).toISOString().slice(0, 16)
}

/** The one that runs or comes next today, else the last of today, else the next of all, else the last. */
export function sessionAt(sessions: readonly RollSession[], local: string): RollSession | null {
  const today = local.slice(0, 10)
  const ofToday = sessions.filter(({ date }) => date === today)
  return (
    ofToday.find(({ endsAt }) => `${today}T${endsAt}` > local) ??
    ofToday.at(-1) ??
    sessions.find(({ date }) => date > today) ??
    sessions.at(-1) ??
    null
  )
}

/** Why a mark of now cannot stand in a session; `reason` is what is kept for it. */
export function faultNow(
  kept: KeptRoll,
  session: RollSession,
  mark: { readonly state: AttendanceState; readonly reason: string },
  now: number,
): MarkFault | null {
  return faultOf(mark, session.date, localTime(kept, now).slice(0, 10))
}

/**
 * When a tap was done, by the phone's clock: after what she saw when she tapped, even when that came from a clock a little ahead,
 * so that what she corrects does not win over her.
 */
export function tapAt(now: number, off: number, seen: Standing | undefined): number {
  return seen === undefined ? now : Math.max(now, Date.parse(seen.doneAt) - off + 1)
}

/** The orders of her own unsent marks of a person in a session whose withdrawal leaves none; null when something would stay. */
export function clearable(
  kept: KeptRoll,
  events: readonly KeptEvent[],
  session: string,
  key: string,
): number[] | null {
  const own = events.filter(
    ({ event, state }) =>
      state === 'waiting' &&
      event.type === 'mark' &&
      event.session === session &&
      personKey(event.person) === key,
  )
  if (own.length === 0) return null
  const rest = foldRoll(
    kept,
    events.filter((each) => !own.includes(each)),
  )
  return rest.standing.get(session)?.has(key) === true ? null : own.map(({ order }) => order)
}

/** A roll may leave the phone so many days after its meeting. */
const KEPT_DAYS = 7

export function isOver(kept: KeptRoll, now: number): boolean {
  const last = Date.parse(`${kept.roll.meeting.endsOn}T00:00:00.000Z`)
  const today = Date.parse(`${localTime(kept, now).slice(0, 10)}T00:00:00.000Z`)
  return today - last > KEPT_DAYS * 86_400_000
}
