import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Which version of the privacy notice a cadre was shown, and when. Append-only (triggers). */
export const noticeViews = sqliteTable(
  'notice_views',
  {
    cadreId: text().notNull(),
    /** A version of `contract/privacy-notice.ts`. */
    version: text().notNull(),
    at: text().notNull(),
    /** ACTIVATION: it was linked where she chose her PIN. TOLD: a note about it was put above her courses. READ: she says that she has read it. */
    how: text({ enum: ['ACTIVATION', 'TOLD', 'READ'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.cadreId, table.version, table.how] })],
)
