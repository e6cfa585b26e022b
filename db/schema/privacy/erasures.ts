import { sql } from 'drizzle-orm'
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Cadres whose data are erased: as long as a row is not finished, triggers let what is hers go. Never deleted (triggers). */
export const erasures = sqliteTable(
  'erasures',
  {
    cadreId: text().primaryKey(),
    districtCode: text().notNull(),
    reason: text({ enum: ['HOLDER_ASKED', 'DIED', 'ENTERED_WRONGLY', 'TIME_OVER'] }).notNull(),
    /** An account, or a job. */
    erasedBy: text().notNull(),
    erasedAt: text().notNull(),
    /** When the hour's run had swept once more what was on its way meanwhile. */
    finishedAt: text(),
  },
  (table) => [
    index('erasures_open')
      .on(table.erasedAt)
      .where(sql`finished_at is null`),
  ],
)
