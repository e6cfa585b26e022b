import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** How often each answer of a question was given in first attempts, with what the rest of those papers was worth. */
export const itemTallies = sqliteTable(
  'item_tallies',
  {
    courseId: text().notNull(),
    /** A module's slug, or that of the final test. */
    slug: text().notNull(),
    questionId: text().notNull(),
    /** Which question of the bank in which version; empty for one that the bank does not have. */
    edition: text().notNull(),
    /** As the learner's answer is written, at most 80 signs; empty: left open. */
    answer: text().notNull(),
    count: integer().notNull(),
    /** Sum and sum of squares of the share (0 to 100) of right answers in the rest of each paper. */
    restSum: integer().notNull(),
    restSquares: integer().notNull(),
    /** Of these, who was right in at least 70 of 100 of the rest. */
    strong: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.courseId, table.slug, table.questionId, table.edition, table.answer],
    }),
  ],
)

/** Corrections of a wrong key: what was right before, what is right now, and what it did. Only the progress moves (triggers). */
export const regrades = sqliteTable(
  'regrades',
  {
    id: text().primaryKey(),
    courseId: text().notNull(),
    questionId: text().notNull(),
    stem: text().notNull(),
    /** JSON of the parts of `ItemKey` that say what is right. */
    keyBefore: text().notNull(),
    keyAfter: text().notNull(),
    /** The same in words. */
    before: text().notNull(),
    after: text().notNull(),
    reason: text().notNull(),
    at: text().notNull(),
    by: text().notNull(),
    byName: text().notNull(),
    attempts: integer().notNull(),
    changed: integer().notNull(),
    passedNow: integer().notNull(),
    /** RUNNING: attempts are being graded anew. DONE: all were. SETTLED: those too that came in while it began. */
    state: text({ enum: ['RUNNING', 'DONE', 'SETTLED'] }).notNull(),
    /** JSON: how far it has come; null before the first attempt. */
    cursor: text(),
  },
  (table) => [
    index('regrades_course').on(table.courseId, table.at),
    index('regrades_open')
      .on(table.at)
      .where(sql`state <> 'SETTLED'`),
  ],
)

/** What a correction did to one attempt; told to the cadre until she has seen it. */
export const regradedAttempts = sqliteTable(
  'regraded_attempts',
  {
    regradeId: text()
      .notNull()
      .references(() => regrades.id),
    attemptId: text().notNull(),
    cadreId: text().notNull(),
    scoreBefore: integer().notNull(),
    scoreAfter: integer().notNull(),
    passedBefore: integer().notNull(),
    passedAfter: integer().notNull(),
    seenAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.regradeId, table.attemptId] }),
    index('regraded_attempts_cadre').on(table.cadreId, table.seenAt),
  ],
)

/** Which key a question of a published version has instead of its own, the newest counts: answers that come later are graded by it too. */
export const keyCorrections = sqliteTable(
  'key_corrections',
  {
    courseId: text().notNull(),
    questionId: text().notNull(),
    /** The edition that was wrong; empty: versions without one. */
    edition: text().notNull(),
    regradeId: text()
      .notNull()
      .references(() => regrades.id),
    /** JSON: the parts of `ItemKey` that say what is right, and what was asked. */
    key: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.questionId, table.edition, table.regradeId] }),
  ],
)
