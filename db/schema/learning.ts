import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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
  },
  (table) => [
    uniqueIndex('attempts_cadre_quiz').on(table.cadreId, table.courseId, table.slug, table.number),
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
