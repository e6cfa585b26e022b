import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { meetings } from '../meetings.ts'

/** What a meeting came to, as its minutes say. */
export const meetingOutcomes = sqliteTable('meeting_outcomes', {
  meetingId: text()
    .primaryKey()
    .references(() => meetings.id),
  /** Capaian; may be empty. */
  reached: text().notNull(),
  /** Kendala; may be empty. */
  obstacles: text().notNull(),
  version: integer().notNull(),
  savedAt: text().notNull(),
  savedBy: text().notNull(),
})

/** What was promised in a meeting. Where an open one stands today is reckoned from the meetings of its series, never stored. */
export const meetingActions = sqliteTable(
  'meeting_actions',
  {
    id: text().primaryKey(),
    /** Where it was promised. */
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    position: integer().notNull(),
    what: text().notNull(),
    /** Who answers for it, as said in the meeting. */
    personInCharge: text().notNull(),
    /** Null: no day was named. */
    dueOn: text(),
    state: text({ enum: ['OPEN', 'DONE', 'DROPPED'] }).notNull(),
    /** What came of it; why it was dropped. */
    note: text().notNull(),
    closedOn: text(),
    /** The meeting on whose page it was closed. */
    closedIn: text().references(() => meetings.id),
    /** Raised by each change of its state. */
    version: integer().notNull(),
    /** When it was taken out of its meeting while it was open; never deleted. */
    removedAt: text(),
  },
  (table) => [index('meeting_actions_meeting').on(table.meetingId, table.position)],
)

/** Three standards and four certainties, for the meeting's area and each part of it. What is unknown has no row. */
export const meetingChecks = sqliteTable(
  'meeting_checks',
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id),
    areaCode: text().notNull(),
    item: text({
      enum: [
        'TEAM_TRAINED',
        'TOOLS_READY',
        'PROCEDURE_FOLLOWED',
        'ALL_LISTED',
        'ALL_SERVED',
        'ALL_USED',
        'ALL_REPORTED',
      ],
    }).notNull(),
    answer: text({ enum: ['YES', 'PARTLY', 'NO', 'UNKNOWN'] }).notNull(),
    note: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.areaCode, table.item] })],
)
