import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What a cadre asks of her own data: a correction, or an end of use. Never deleted; who asked stays (triggers). */
export const privacyRequests = sqliteTable(
  'privacy_requests',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    cadreId: text().notNull(),
    kind: text({ enum: ['CORRECTION', 'END_OF_USE'] }).notNull(),
    /** What is wrong: NAME, VILLAGE, PHONE, DECREE, MARKS, ATTENDANCE, OTHER; `END` for an end of use. */
    topic: text().notNull(),
    /** In her words; emptied when its time is over or she is forgotten. */
    body: text().notNull(),
    /** SELF: on her phone. LETTER: on paper or by mouth, written down by the office. */
    via: text({ enum: ['SELF', 'LETTER'] }).notNull(),
    state: text({ enum: ['RECEIVED', 'WORKING', 'DONE', 'DECLINED', 'WITHDRAWN'] }).notNull(),
    receivedAt: text().notNull(),
    /** Until when the law wants it done. */
    dueAt: text().notNull(),
    /** Of an end of use: before this instant nothing is erased, and she may withdraw. */
    coolsUntil: text(),
    takenAt: text(),
    takenByName: text(),
    closedAt: text(),
    closedByName: text(),
    /** What was done, or why not; what she reads. */
    answer: text().notNull(),
    /** What stood in the record when a correction was asked for, see `keptAs`; emptied with her words. Null: nothing to compare. */
    recorded: text(),
    version: integer().notNull(),
  },
  (table) => [
    index('privacy_requests_district').on(table.districtCode, table.receivedAt),
    index('privacy_requests_cadre').on(table.cadreId, table.receivedAt),
    index('privacy_requests_open')
      .on(table.districtCode, table.dueAt)
      .where(sql`state in ('RECEIVED', 'WORKING')`),
    uniqueIndex('privacy_requests_one_end')
      .on(table.cadreId)
      .where(sql`kind = 'END_OF_USE' and state in ('RECEIVED', 'WORKING')`),
  ],
)

/** How long a district keeps a kind of data, where it chose otherwise than the defaults in `contract/retention-kinds.ts`. */
export const retentionRules = sqliteTable(
  'retention_rules',
  {
    districtCode: text().notNull(),
    kind: text().notNull(),
    isOn: integer().notNull(),
    days: integer().notNull(),
    version: integer().notNull(),
    savedAt: text().notNull(),
    savedByName: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtCode, table.kind] })],
)

/** What retention removed, counted by day. */
export const retentionDays = sqliteTable(
  'retention_days',
  {
    districtCode: text().notNull(),
    kind: text().notNull(),
    day: text().notNull(),
    removed: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtCode, table.day, table.kind] })],
)
