import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Dispensasi: one person asks that a cadre is let off a part of a course's pass rule until a day, and another decides. */
export const passWaivers = sqliteTable(
  'pass_waivers',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    cadreId: text().notNull(),
    courseId: text().notNull(),
    part: text({ enum: ['attendance', 'practice', 'plan'] }).notNull(),
    reason: text().notNull(),
    /** The last day on which it holds. */
    until: text().notNull(),
    state: text({ enum: ['ASKED', 'GRANTED', 'DECLINED', 'WITHDRAWN'] }).notNull(),
    askedBy: text().notNull(),
    /** As she was called then. */
    askedByName: text(),
    askedAt: text().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: text(),
    /** Why it was declined. */
    answer: text(),
    withdrawnBy: text(),
    withdrawnAt: text(),
    withdrawNote: text(),
  },
  (table) => [
    uniqueIndex('pass_waivers_open_once')
      .on(table.cadreId, table.courseId, table.part)
      .where(sql`state = 'ASKED'`),
    index('pass_waivers_cadre').on(table.cadreId, table.courseId),
    index('pass_waivers_district').on(table.districtCode, table.state, table.askedAt),
  ],
)
