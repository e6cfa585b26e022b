import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { meetings } from '../meetings.ts'

/** A photo or scan of a signed attendance sheet; the bytes are in the file store under `attendance/<id>`. */
export const meetingFiles = sqliteTable(
  'meeting_files',
  {
    id: text().primaryKey(),
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    /** Hex. */
    sha256: text().notNull(),
    uploadedAt: text().notNull(),
    uploadedBy: text().notNull(),
    /** As the member of staff was called then. */
    uploadedByName: text().notNull(),
    removedAt: text(),
    removedBy: text(),
  },
  (table) => [
    index('meeting_files_meeting').on(table.meetingId, table.id),
    uniqueIndex('meeting_files_once')
      .on(table.meetingId, table.sha256)
      .where(sql`removed_at is null`),
  ],
)
