import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cadres } from '../roster.ts'

/** What a cadre is told above her courses of things that other rooms keep; put and taken away by them. */
export const learnerNotes = sqliteTable(
  'learner_notes',
  {
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    kind: text({ enum: ['PLAN_DUE', 'PLAN_RETURNED', 'PRACTICE', 'REQUEST', 'NOTICE'] }).notNull(),
    /** What it is about: a course code, or the version of a notice. */
    ref: text().notNull(),
    /** The day from which it shows. */
    fromOn: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.cadreId, table.kind, table.ref] })],
)
