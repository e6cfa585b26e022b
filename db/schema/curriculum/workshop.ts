import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { courses } from './courses.ts'

/** The files of a draft, each with a version of its own: two people in two lessons never meet. */
export const draftFiles = sqliteTable(
  'draft_files',
  {
    courseId: text()
      .notNull()
      .references(() => courses.id),
    /** `course.yaml`, `mengenal-kpm/siapa-kpm.md` */
    path: text().notNull(),
    text: text().notNull(),
    /** Goes up with every save of this file; a save names the one it read. */
    version: integer().notNull(),
    savedAt: text().notNull(),
    /** The name of who saved it. */
    savedBy: text().notNull(),
    /** The account of who saved it; null when it was none. */
    savedById: text(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.path] })],
)

/** Earlier texts of a draft's files: the last of each person and ten minutes, and those that were removed. */
export const draftRevisions = sqliteTable(
  'draft_revisions',
  {
    courseId: text().notNull(),
    path: text().notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    savedAt: text().notNull(),
    savedBy: text().notNull(),
    savedById: text(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.path, table.version] })],
)

/** A review that was asked for, of exactly one content, and what a second person decided. */
export const courseReviews = sqliteTable(
  'course_reviews',
  {
    id: text().primaryKey(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    /** SHA-256 of what publishing would publish. */
    contentHash: text().notNull(),
    note: text().notNull(),
    askedBy: text().notNull(),
    askedByName: text().notNull(),
    askedAt: text().notNull(),
    state: text({ enum: ['ASKED', 'APPROVED', 'RETURNED'] }).notNull(),
    decidedBy: text(),
    decidedByName: text(),
    /** What the reviewer is, as it is published. */
    decidedAs: text(),
    decidedAt: text(),
    comment: text(),
  },
  (table) => [index('course_reviews_course').on(table.courseId, table.askedAt)],
)

/** The fact cards of published versions. Immutable like their version. */
export const publishedFacts = sqliteTable(
  'published_facts',
  {
    versionId: text().notNull(),
    id: text().notNull(),
    module: text().notNull(),
    lesson: text().notNull(),
    figure: text().notNull(),
    source: text().notNull(),
    reviewedOn: text().notNull(),
    /** Until when somebody must look at it again. */
    reviewBy: text().notNull(),
    mayBeLocal: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.id] })],
)

/** A fact card in a district's own words and figures: proposed by one person, put in force by a second. Decided once (triggers). */
export const localFacts = sqliteTable(
  'local_facts',
  {
    id: text().primaryKey(),
    /** The district in which it is shown. */
    areaCode: text().notNull(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    /** Of the card whose place it takes. */
    factId: text().notNull(),
    figure: text().notNull(),
    /** Plain words. */
    text: text().notNull(),
    source: text().notNull(),
    reviewBy: text().notNull(),
    askedBy: text().notNull(),
    askedByName: text().notNull(),
    askedAt: text().notNull(),
    state: text({ enum: ['ASKED', 'IN_FORCE', 'RETURNED', 'ENDED'] }).notNull(),
    decidedBy: text(),
    decidedByName: text(),
    /** What the reviewer is, as it is shown. */
    decidedAs: text(),
    decidedAt: text(),
    comment: text(),
    endedAt: text(),
    endedByName: text(),
  },
  (table) => [
    index('local_facts_area').on(table.areaCode, table.askedAt),
    uniqueIndex('local_facts_in_force')
      .on(table.areaCode, table.courseId, table.factId)
      .where(sql`state = 'IN_FORCE'`),
  ],
)
