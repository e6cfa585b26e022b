/**
 * Attendance of meetings: what trainers' phones mark without signal and send when there is some, and the cadre's own check-in.
 * Phones may send what they kept for days: what was accepted once stays accepted, changes are additions.
 */
import * as z from 'zod/mini'
import { ATTENDANCE_STATES, MARK_METHODS, MAX_MARKS } from './attendance-rules.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, oneLine, phoneClock, shortText, uuid } from './fields.ts'
import { meeting, session } from './meetings.ts'
import { page } from './page.ts'
import { areaChoice } from './roster.ts'

const person = z.strictObject({ kind: z.enum(['CADRE', 'GUEST']), id: uuid })

const envelope = {
  /** Made by the phone: what makes a repeat recognisable. */
  id: uuid,
  at: phoneClock,
}

/** Of events, `id` and content; the same id with another content keeps the first. */
export const attendanceEvent = z.discriminatedUnion('type', [
  z.strictObject({
    ...envelope,
    type: z.literal('mark'),
    session: uuid,
    person,
    state: z.enum(ATTENDANCE_STATES),
    method: z.enum(['ROLL', 'CARD']),
    /** Needed for a session of a day that was over. */
    reason: z.optional(z.string().check(oneLine, z.maxLength(200))),
  }),
  /** A walk-in, added on the spot; the guest's id is the event's. */
  z.strictObject({
    ...envelope,
    type: z.literal('guest'),
    name: shortText,
    /** The village as written; may be empty. */
    from: z.string().check(oneLine, z.maxLength(120)),
  }),
  /** The guest is this cadre of the roster; null: none after all. The latest counts. */
  z.strictObject({
    ...envelope,
    type: z.literal('match'),
    guestId: uuid,
    cadreId: z.nullable(uuid),
  }),
])
export type AttendanceEvent = z.output<typeof attendanceEvent>

const eventResult = z.strictObject({
  id: z.string(),
  /** applied: now in the record · duplicate: was there already · rejected: not kept, for `code`. All may leave the outbox. Of somebody whose data
   * were erased no word and no match is kept, and the answer is the same. */
  status: z.enum(['applied', 'duplicate', 'rejected']),
  code: z.optional(z.string()),
})
export type AttendanceResult = z.output<typeof eventResult>

export const takeAttendance = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/attendance',
  summary:
    'Takes the marks of a trainer’s phone, each exactly once and in any order; DATABASE_BUSY when many write at once',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    /** The account that marked, as the phone says: OTHER_PERSON when another is signed in by now. */
    owner: z.optional(uuid),
    /** The difference to our clock corrects `at`. */
    now: phoneClock,
    /** Looked at one by one: one that is wrong must not hold up the others. */
    events: z
      .array(z.looseObject({ id: z.string().check(z.maxLength(80)) }))
      .check(z.minLength(1), z.maxLength(MAX_MARKS)),
  }),
  reply: z.strictObject({
    now: z.number(),
    /** One per event, in the order sent. */
    results: z.array(eventResult),
  }),
})

const foldedMark = z.strictObject({
  person,
  state: z.enum(ATTENDANCE_STATES),
  method: z.enum(MARK_METHODS),
  at: instant,
  /** The name of the member of staff; null: the cadre herself. */
  by: z.nullable(z.string()),
  reason: z.string(),
})

const guest = z.strictObject({
  id: uuid,
  name: z.string(),
  from: z.string(),
  /** The cadre who the guest turned out to be. */
  cadreId: z.nullable(uuid),
})

/** Of the roster; `isInvited` false: came without. */
const rollPerson = z.strictObject({
  cadreId: uuid,
  /** Kode kader: what is on her card. */
  code: z.string(),
  name: z.string(),
  area: z.nullable(areaChoice),
  isInvited: z.boolean(),
})

const placeInDay = z.pick(session, {
  id: true,
  date: true,
  startsAt: true,
  endsAt: true,
  title: true,
})

export const readRoll = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/roll',
  summary:
    'What a trainer’s phone needs to take attendance without signal, with what is marked already and the key of the check-in codes',
  input: z.strictObject({ area: areaCode, meetingId: uuid }),
  reply: z.strictObject({
    meeting,
    sessions: z.array(z.extend(placeInDay, { marks: z.array(foldedMark) })),
    /** By name: those invited, and whoever has a mark. */
    people: z.array(rollPerson),
    guests: z.array(guest),
    /** 64 hex digits, see `check-in-code.ts`. */
    checkInKey: z.string(),
    /** Hours that the district is ahead of UTC. */
    ahead: z.number(),
    asOf: dateOnly,
    /** Ours, ms, for phones whose clock is wrong. */
    now: z.number(),
  }),
})

const counts = z.strictObject({
  PRESENT: z.number(),
  LATE: z.number(),
  EXCUSED: z.number(),
  SICK: z.number(),
  ABSENT: z.number(),
  /** Without a mark. */
  none: z.number(),
})

/** `isCounted`: attendance was taken, see `isTaken`. Others prove nothing of anybody and are left out of the shares. */
export const countedSession = z.extend(placeInDay, { isCounted: z.boolean(), counts })
export type CountedSession = z.output<typeof countedSession>

export const attendedPerson = z.strictObject({
  person,
  name: z.string(),
  /** Kode kader; null for a guest. */
  code: z.nullable(z.string()),
  area: z.nullable(areaChoice),
  /** Of a guest, the village as written; else empty. */
  from: z.string(),
  isInvited: z.boolean(),
  /** Counted sessions in which she was present or late, of how many. */
  attended: z.number(),
  of: z.number(),
  /** In percent, one decimal, rounded down; null of none. */
  share: z.nullable(z.number()),
})
export type AttendedPerson = z.output<typeof attendedPerson>

export const readAttendance = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/attendance',
  summary:
    'Attendance of a meeting in numbers, per session and per person; a sub-district that looks at its district’s meeting sees its own people',
  input: z.strictObject({ area: areaCode, meetingId: uuid }),
  reply: z.strictObject({
    meeting,
    sessions: z.array(countedSession),
    people: z.array(attendedPerson),
    asOf: dateOnly,
  }),
})

export const checkIn = endpoint({
  method: 'POST',
  path: '/me/check-ins',
  summary:
    'The cadre who is signed in enters the code of the hall; who is not invited comes as a walk-in. Taken within 12 hours: CHECK_IN_WRONG, _STALE, _EARLY (with `opensAt` and `opensIn`, ms, when the same counts from then on), _CLOSED, _EXPIRED, _ELSEWHERE, and _LOCKED after too many wrong codes',
  input: z.strictObject({
    id: uuid,
    /** Who entered it, as her phone says: OTHER_PERSON when another is signed in by now. */
    cadreId: z.optional(uuid),
    /** The text of the QR code, or the eight letters. */
    code: z.string().check(z.minLength(1), z.maxLength(300)),
    /** When it was entered. */
    at: phoneClock,
    /** When it is sent. */
    now: phoneClock,
  }),
  reply: z.strictObject({
    /** duplicate: she had checked in before; nothing was added. */
    status: z.enum(['applied', 'duplicate']),
    meetingTitle: z.string(),
    session: placeInDay,
    state: z.enum(['PRESENT', 'LATE']),
    /** When, corrected. */
    at: instant,
  }),
})

/** What the form of /hadir/ sends: the letters as typed, or the fragment of the scanned address. */
export const checkInForm = page({
  method: 'POST',
  path: '/hadir',
  form: z.object({ kode: checkIn.input.shape.code }),
})
