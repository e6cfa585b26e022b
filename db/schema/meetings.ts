import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { cadres } from './roster.ts'

/** Kegiatan: days on which cadres come together. */
export const meetings = sqliteTable(
  'meetings',
  {
    id: text().primaryKey(),
    /** The district or sub-district whose meeting it is. */
    areaCode: text().notNull(),
    districtCode: text().notNull(),
    kind: text({ enum: ['TRAINING', 'COORDINATION', 'WORKSHOP', 'COACHING'] }).notNull(),
    title: text().notNull(),
    place: text().notNull(),
    startsOn: text().notNull(),
    endsOn: text().notNull(),
    courseCode: text(),
    /** Seats; null: not counted. */
    capacity: integer(),
    budgetSource: text().notNull(),
    basis: text().notNull(),
    state: text({ enum: ['PLANNED', 'HELD', 'CANCELLED'] }).notNull(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [
    index('meetings_district').on(table.districtCode, table.startsOn, table.id),
    index('meetings_ending').on(table.districtCode, table.endsOn),
  ],
)

/** A part of a meeting's day, in its order. */
export const meetingSessions = sqliteTable(
  'meeting_sessions',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    position: integer().notNull(),
    onDate: text().notNull(),
    /** `08:30`, in the district's zone. */
    startsAt: text().notNull(),
    endsAt: text().notNull(),
    title: text().notNull(),
    moduleSlug: text(),
    /** Jam pelajaran of 45 minutes. */
    hours: real().notNull(),
    /** JSON of the contract: name, institution and topic of each speaker. */
    speakers: text().notNull(),
    /** When it was taken out of its meeting; never deleted, for a phone may still hold marks of it. */
    droppedAt: text(),
  },
  (table) => [index('meeting_sessions_meeting').on(table.meetingId, table.position)],
)

/** Who is invited. */
export const meetingPeople = sqliteTable(
  'meeting_people',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    addedAt: text().notNull(),
    addedBy: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.cadreId] }),
    index('meeting_people_cadre').on(table.cadreId),
  ],
)

/** A walk-in, as added on the spot. Append-only (triggers), as are the marks and matches: a phone's word is never rewritten. */
export const meetingGuests = sqliteTable(
  'meeting_guests',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    name: text().notNull(),
    /** The village as written. */
    origin: text().notNull(),
    doneAt: text().notNull(),
    receivedAt: text().notNull(),
    addedBy: text().notNull(),
  },
  (table) => [index('meeting_guests_meeting').on(table.meetingId)],
)

/** What was said of one person's attendance in one session; the state follows from all of them. Append-only. */
export const attendanceMarks = sqliteTable(
  'attendance_marks',
  {
    id: text().primaryKey(),
    /** A session with marks is one of its meeting, taken out or not. */
    sessionId: text()
      .notNull()
      .references(() => meetingSessions.id),
    cadreId: text().references(() => cadres.id),
    guestId: text().references(() => meetingGuests.id),
    state: text({ enum: ['PRESENT', 'LATE', 'EXCUSED', 'SICK', 'ABSENT'] }).notNull(),
    method: text({ enum: ['ROLL', 'CARD', 'SELF'] }).notNull(),
    /** Why a day that was over was changed; empty for most. */
    reason: text().notNull(),
    /** By the phone's clock, and corrected by what it was off. */
    claimedAt: text().notNull(),
    doneAt: text().notNull(),
    receivedAt: text().notNull(),
    markedBy: text().notNull(),
    /** Of the member of staff; null for the cadre herself. */
    markedByName: text(),
  },
  (table) => [
    index('attendance_marks_session').on(table.sessionId),
    uniqueIndex('attendance_marks_self_once')
      .on(table.sessionId, table.cadreId)
      .where(sql`method = 'SELF'`),
    check('attendance_mark_of_one', sql`(${table.cadreId} is null) <> (${table.guestId} is null)`),
  ],
)

/** A guest found to be a cadre of the roster, or not to be after all; the latest counts. Append-only. */
export const attendanceMatches = sqliteTable(
  'attendance_matches',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    guestId: text()
      .notNull()
      .references(() => meetingGuests.id),
    cadreId: text().references(() => cadres.id),
    doneAt: text().notNull(),
    receivedAt: text().notNull(),
    matchedBy: text().notNull(),
  },
  (table) => [index('attendance_matches_meeting').on(table.meetingId)],
)

/** Wrong check-in codes of a cadre in the hour that is running. */
export const checkInTries = sqliteTable('check_in_tries', {
  cadreId: text().primaryKey(),
  windowAt: text().notNull(),
  fails: integer().notNull(),
})

/** Guests who were let in to learn: each was entered as a cadre who serves nowhere. */
export const meetingNewcomers = sqliteTable(
  'meeting_newcomers',
  {
    guestId: text()
      .primaryKey()
      .references(() => meetingGuests.id),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    cadreId: text()
      .notNull()
      .unique()
      .references(() => cadres.id),
    addedAt: text().notNull(),
    addedBy: text().notNull(),
  },
  (table) => [index('meeting_newcomers_meeting').on(table.meetingId)],
)
