import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Whether cadres of a district may ask for a code by WhatsApp, which the district pays for. No row: they may not. */
export const messageSettings = sqliteTable('message_settings', {
  districtCode: text().primaryKey(),
  isOn: integer().notNull(),
  /** The most messages of a calendar month. */
  monthly: integer().notNull(),
  setAt: text().notNull(),
})

/** Codes that were sent by message: what the ceilings count, and what the office sees as counts. Neither the telephone nor the code. */
export const messageCodes = sqliteTable(
  'message_codes',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    cadreId: text(),
    /** The calendar day of the district. */
    day: text().notNull(),
    /** ASKED: on its way, or nobody knows what became of it. SENT: the provider has taken it. */
    state: text({ enum: ['ASKED', 'SENT', 'FAILED'] }).notNull(),
    /** Why not: a tag of `core/code-sender.ts`. */
    failure: text(),
    askedAt: text().notNull(),
  },
  (table) => [
    index('message_codes_cadre').on(table.cadreId, table.day),
    index('message_codes_district').on(table.districtCode, table.day),
    index('message_codes_day').on(table.day),
  ],
)
