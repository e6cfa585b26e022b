/** Kegiatan: days on which cadres come together, with their sessions, who speaks there, and who is invited. */
import * as z from 'zod/mini'
import { courseCode, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, oneLine, shortText, uuid } from './fields.ts'
import { areaChoice, CADRE_KINDS, CADRE_STATUSES } from './roster.ts'

/** pelatihan · rapat koordinasi · mini lokakarya · pembinaan */
export const MEETING_KINDS = ['TRAINING', 'COORDINATION', 'WORKSHOP', 'COACHING'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const MEETING_STATES = ['PLANNED', 'HELD', 'CANCELLED'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const MAX_SESSIONS = 60
export const MAX_SPEAKERS = 6
/** Of one meeting; the largest hall of the field has 270. */
export const MAX_PEOPLE = 1000
/** Named one by one in a call. */
export const MAX_AT_ONCE = 100

/** May be empty. */
const note = z.string().check(oneLine, z.maxLength(300))
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const year = z.coerce.number().check(z.int(), z.gte(2015), z.lte(2100))

export const speaker = z.strictObject({
  name: shortText,
  /** Whom the speaker comes from: Dinas Kesehatan. */
  institution: shortText,
  /** What the speaker speaks about; empty: about the session's title. */
  topic: note,
})
export type Speaker = z.output<typeof speaker>

export const session = z.strictObject({
  /** Made by the browser; what attendance hangs on. */
  id: uuid,
  date: dateOnly,
  /** In the district's zone. */
  startsAt: clockTime,
  endsAt: clockTime,
  title: shortText,
  /** The module of the course that it teaches. */
  module: z.nullable(slug),
  /** Jam pelajaran of 45 minutes; 0 for a break or an opening. */
  hours: z.number().check(z.gte(0), z.lte(12), z.multipleOf(0.5)),
  speakers: z.array(speaker).check(z.maxLength(MAX_SPEAKERS)),
})
export type Session = z.output<typeof session>

export const meetingFacts = {
  kind: z.enum(MEETING_KINDS),
  title: shortText,
  place: shortText,
  startsOn: dateOnly,
  /** The last day of it. */
  endsOn: dateOnly,
  courseCode: z.nullable(courseCode),
  /** Seats; null: not counted. */
  capacity: z.nullable(z.int().check(z.gte(1), z.lte(MAX_PEOPLE))),
  /** Who pays, as its papers say: DPA Dinas PMD 2026. */
  budgetSource: note,
  /** What it rests on: the letter or decree that asks for it. */
  basis: note,
}

export const meeting = z.strictObject({
  id: uuid,
  /** Whose meeting it is. */
  area: z.strictObject({
    code: areaCode,
    name: z.string(),
    level: z.enum(['district', 'subDistrict']),
  }),
  ...meetingFacts,
  title: z.string(),
  place: z.string(),
  state: z.enum(MEETING_STATES),
  /** Named by a change, so that nobody overwrites one not seen. People come and go without raising it. */
  version: z.number(),
  /** Invited, wherever they serve. */
  people: z.number(),
  sessions: z.number(),
  /** JP of all sessions. */
  hours: z.number(),
})
export type Meeting = z.output<typeof meeting>

export const meetingPerson = z.strictObject({
  cadreId: uuid,
  /** Kode kader. */
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  /** Where she serves today, else where she will; null for nowhere. */
  area: z.nullable(areaChoice),
  status: z.enum(CADRE_STATUSES),
})
export type MeetingPerson = z.output<typeof meetingPerson>

export const listMeetings = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings',
  summary:
    'The meetings of an area, the latest first; a sub-district also sees those of its district',
  input: z.strictObject({
    /** A district or a sub-district. */
    area: areaCode,
    /** The year of the first day. */
    year: z.optional(year),
    kind: z.optional(z.enum(MEETING_KINDS)),
  }),
  reply: z.strictObject({
    meetings: z.array(meeting),
    /** There are more, earlier ones: a year has them. */
    isCut: z.boolean(),
    /** All years with a meeting, the latest first. */
    years: z.array(z.number()),
    /** Today in the district. */
    asOf: dateOnly,
  }),
})

export const readMeeting = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId',
  summary:
    'One meeting with its sessions in their order and its people by name; a sub-district sees its own people',
  input: z.strictObject({ area: areaCode, meetingId: uuid }),
  reply: z.strictObject({
    meeting,
    sessions: z.array(session),
    people: z.array(meetingPerson),
    asOf: dateOnly,
  }),
})

export const saveMeeting = endpoint({
  method: 'PUT',
  path: '/areas/:area/meetings/:meetingId',
  summary:
    'Makes a meeting of this area (version 0, its id made by the browser) or changes it with all its sessions; CHANGED_MEANWHILE when the version is old',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    version: z.int().check(z.gte(0)),
    /** INPUT_INVALID with the path `endsOn` when it lies before `startsOn`. */
    ...meetingFacts,
    /** INPUT_INVALID with the path `sessions.<n>` for one outside these days, that ends before it begins, or that is named twice. */
    sessions: z.array(session).check(z.maxLength(MAX_SESSIONS)),
  }),
  reply: z.strictObject({ meeting }),
})

export const setMeetingState = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/state',
  summary:
    'Says that a meeting was held or is off, or plans it again; the same twice changes nothing',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    version: z.int(),
    state: z.enum(MEETING_STATES),
  }),
  reply: z.strictObject({ meeting }),
})

const overCapacity = z.optional(z.literal(true))

export const invitePeople = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/people',
  summary:
    'Invites cadres named one by one, a cohort, or all who serve in an area; nobody twice; MEETING_FULL with `free` and `wanted` when the seats do not suffice, `isHard` when it is more than a meeting can have',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    who: z.union([
      z.strictObject({ cadreIds: z.array(uuid).check(z.minLength(1), z.maxLength(MAX_AT_ONCE)) }),
      z.strictObject({ cohortId: uuid }),
      z.strictObject({ serving: areaCode }),
    ]),
    /** Said by somebody who was told that the seats do not suffice. */
    overCapacity,
  }),
  /** `changed`: those who were not invited before. */
  reply: z.strictObject({ meeting, changed: z.number() }),
})

export const uninvitePeople = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/people/remove',
  summary: 'Takes cadres off the list; who is not on it is left out',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    cadreIds: z.array(uuid).check(z.minLength(1), z.maxLength(MAX_AT_ONCE)),
  }),
  reply: z.strictObject({ meeting, changed: z.number() }),
})
