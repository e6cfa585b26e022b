import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

/** One handed-in quiz, graded against the version that was answered. Its id comes from the form, so a repeat is the same. */
export const attempts = sqliteTable(
  'attempts',
  {
    id: text().primaryKey(),
    cadreId: text().notNull(),
    courseId: text().notNull(),
    versionId: text().notNull(),
    /** A module's slug, or `tes-akhir`. */
    slug: text().notNull(),
    /** 1 for the first, counted per cadre and quiz. */
    number: integer().notNull(),
    /** JSON `{ itemId: optionId }`. */
    answers: text().notNull(),
    /** JSON `[{ itemId, chosen, right }]`, as graded then. */
    marks: text().notNull(),
    /** 0 to 100. */
    score: integer().notNull(),
    passed: integer().notNull(),
    submittedAt: text().notNull(),
    /** LATE, LONG_OFFLINE or EARLY; null for most. */
    flag: text(),
  },
  (table) => [
    uniqueIndex('attempts_cadre_quiz').on(table.cadreId, table.courseId, table.slug, table.number),
    index('attempts_quiz').on(table.courseId, table.slug, table.submittedAt, table.id),
  ],
)

/** Lessons a cadre has read to the end. */
export const lessonReads = sqliteTable(
  'lesson_reads',
  {
    cadreId: text().notNull(),
    courseId: text().notNull(),
    module: text().notNull(),
    lesson: text().notNull(),
    readAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cadreId, table.courseId, table.module, table.lesson] })],
)

/** Passed quizzes: the first pass and the best mark. */
export const passes = sqliteTable(
  'passes',
  {
    cadreId: text().notNull(),
    courseId: text().notNull(),
    slug: text().notNull(),
    bestScore: integer().notNull(),
    passedAt: text().notNull(),
    attemptId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cadreId, table.courseId, table.slug] })],
)

/** How far a cadre is in a course; `eligible_at` is set when the pass rule is first met. */
export const standings = sqliteTable(
  'standings',
  {
    cadreId: text().notNull(),
    courseId: text().notNull(),
    districtCode: text().notNull(),
    /** The version under which the rule was met. */
    versionId: text().notNull(),
    startedAt: text().notNull(),
    lastActivityAt: text().notNull(),
    eligibleAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.cadreId, table.courseId] }),
    index('standings_district').on(table.districtCode, table.courseId, table.eligibleAt),
  ],
)

/** Final tests to be passed once more, because a certificate ends: attempts and passes from before `since` do not count for them. */
export const retakes = sqliteTable(
  'retakes',
  {
    cadreId: text().notNull(),
    courseId: text().notNull(),
    /** Of the final test. */
    slug: text().notNull(),
    since: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cadreId, table.courseId, table.slug] })],
)

/** Everything that phones ever sent, each event once: its content and what became of it. Append-only (triggers). */
export const learningEvents = sqliteTable(
  'learning_events',
  {
    /** Made by the phone. */
    id: text().primaryKey(),
    cadreId: text().notNull(),
    /** One database of one cadre on one phone; null when the event was unreadable. */
    device: text(),
    /** 1, 2, 3… within the device. */
    seq: integer(),
    type: text().notNull(),
    /** JSON, as it was sent. */
    body: text().notNull(),
    /** SHA-256 of type and body: the same id with another one is told to the trainer. */
    contentHash: text().notNull(),
    /** By the phone's clock, and corrected by what that clock was off. */
    claimedAt: text(),
    doneAt: text(),
    receivedAt: text().notNull(),
    /** `session`, `token` or `file`: how it came. */
    via: text({ enum: ['session', 'token', 'file'] }).notNull(),
    outcome: text({ enum: ['APPLIED', 'REJECTED'] }).notNull(),
    /** Why it was rejected. */
    code: text(),
  },
  (table) => [
    index('learning_events_device').on(table.device, table.seq),
    // For what is hers alone: her copy, and her erasure.
    index('learning_events_cadre').on(table.cadreId),
  ],
)

/** What a trainer should look at: anomalies, answers that could not count or came late, reported questions. */
export const learningNotices = sqliteTable(
  'learning_notices',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    cadreId: text().notNull(),
    kind: text().notNull(),
    eventId: text().notNull(),
    /** SHA-256 of the content, so that the same anomaly is kept once. */
    contentHash: text().notNull(),
    /** JSON of the event as it came. */
    event: text().notNull(),
    /** JSON of what is shown beside it. */
    detail: text().notNull(),
    doneAt: text(),
    receivedAt: text().notNull(),
    closedAt: text(),
    closedBy: text(),
  },
  (table) => [
    uniqueIndex('learning_notices_once').on(table.eventId, table.kind, table.contentHash),
    index('learning_notices_district').on(table.districtCode, table.receivedAt),
    index('learning_notices_reports')
      .on(table.districtCode)
      .where(sql`kind = 'REPORT' and closed_at is null`),
  ],
)

/** What phones may still have kept of a cadre on a day: one row for each, of the last day on which something came. */
export const syncAllowances = sqliteTable(
  'sync_allowances',
  {
    cadreId: text().primaryKey(),
    /** Begins at midnight UTC. */
    day: text().notNull(),
    eventsLeft: integer().notNull(),
    noticesLeft: integer().notNull(),
  },
  (table) => [
    check('sync_allowance_held', sql`${table.eventsLeft} >= 0 and ${table.noticesLeft} >= 0`),
  ],
)

/** Final tests and pre-tests that were started: which attempt, and until when. The questions follow from the attempt's number. */
export const testPapers = sqliteTable(
  'test_papers',
  {
    /** The attempt's id. */
    id: text().primaryKey(),
    cadreId: text().notNull(),
    courseId: text().notNull(),
    versionId: text().notNull(),
    slug: text().notNull(),
    number: integer().notNull(),
    startedAt: text().notNull(),
    /** Null: no limit. */
    dueAt: text(),
  },
  (table) => [
    uniqueIndex('test_papers_number').on(table.cadreId, table.courseId, table.slug, table.number),
  ],
)
