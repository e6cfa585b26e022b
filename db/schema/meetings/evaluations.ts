import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { meetings } from '../meetings.ts'
import { cadres } from '../roster.ts'

/**
 * What cadres thought of a meeting. Who answered and what was answered are kept apart: they share no key, no time and no order.
 * Marks are only ever counted, and texts lie under random numbers.
 */
export const evaluations = sqliteTable('evaluations', {
  meetingId: text()
    .primaryKey()
    .references(() => meetings.id),
  /** Who handed one in, and how many of these are in what is shown. */
  answers: integer().notNull(),
  shown: integer().notNull(),
})

/** Who has handed hers in. */
export const evaluationPeople = sqliteTable(
  'evaluation_people',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.cadreId] })],
)

/** How often each mark was given. */
export const evaluationCounts = sqliteTable(
  'evaluation_counts',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    question: text().notNull(),
    /** The name of a speaker; empty for what is about the meeting. */
    subject: text().notNull(),
    /** 1 to 5. */
    mark: integer().notNull(),
    count: integer().notNull(),
    shown: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.question, table.subject, table.mark] }),
  ],
)

/** What was written in free words. */
export const evaluationTexts = sqliteTable('evaluation_texts', {
  /** Random, and so in no order. */
  id: integer().primaryKey(),
  meetingId: text()
    .notNull()
    .references(() => meetings.id),
  question: text().notNull(),
  body: text().notNull(),
  isShown: integer().notNull(),
})
