import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { courseVersions } from './curriculum/courses.ts'
import { cadres } from './roster.ts'

/** What a trainer saw of one cadre on the steps of a published sheet. Append-only (triggers): a phone's word is never rewritten. */
export const practiceAssessments = sqliteTable(
  'practice_assessments',
  {
    id: text().primaryKey(),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    districtCode: text().notNull(),
    courseCode: text().notNull(),
    /** Whose sheet was in hand. */
    versionId: text()
      .notNull()
      .references(() => courseVersions.id),
    /** Null: a sheet of the whole course. */
    module: text(),
    sheet: text().notNull(),
    /** JSON: one result of the contract per step of the sheet. */
    results: text().notNull(),
    comment: text().notNull(),
    place: text().notNull(),
    /** By the phone's clock, and corrected by what it was off. */
    claimedAt: text().notNull(),
    doneAt: text().notNull(),
    receivedAt: text().notNull(),
    assessedBy: text().notNull(),
    assessedByName: text().notNull(),
  },
  (table) => [index('practice_assessments_cadre').on(table.cadreId, table.courseCode)],
)

/** An assessment taken back, for good. Append-only. */
export const practiceRetractions = sqliteTable(
  'practice_retractions',
  {
    id: text().primaryKey(),
    assessmentId: text()
      .notNull()
      .references(() => practiceAssessments.id),
    reason: text().notNull(),
    claimedAt: text().notNull(),
    doneAt: text().notNull(),
    receivedAt: text().notNull(),
    retractedBy: text().notNull(),
    retractedByName: text().notNull(),
  },
  (table) => [index('practice_retractions_assessment').on(table.assessmentId)],
)

/** RTL: a cadre's plan for a course, one of each. */
export const actionPlans = sqliteTable(
  'action_plans',
  {
    id: text().primaryKey(),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    courseCode: text().notNull(),
    districtCode: text().notNull(),
    state: text({ enum: ['WRITTEN', 'RETURNED', 'SIGNED'] }).notNull(),
    /** The number of its newest version. */
    version: integer().notNull(),
    savedAt: text().notNull(),
    /** When the trainer wants to look again. */
    nextOn: text(),
    signedAt: text(),
    signedByName: text(),
  },
  (table) => [
    uniqueIndex('action_plans_cadre').on(table.cadreId, table.courseCode),
    index('action_plans_district').on(table.districtCode, table.state),
  ],
)

/** What the cadre wrote, each time she saved. Append-only, as are progress and notes: what was signed stays readable. */
export const planVersions = sqliteTable(
  'plan_versions',
  {
    /** Made by the form, so that what is sent twice is saved once. */
    id: text().primaryKey(),
    planId: text()
      .notNull()
      .references(() => actionPlans.id),
    number: integer().notNull(),
    /** JSON: the lines in their order. */
    lines: text().notNull(),
    savedAt: text().notNull(),
  },
  (table) => [uniqueIndex('plan_versions_number').on(table.planId, table.number)],
)

/** How far a line is, as she said; the latest counts. */
export const planProgress = sqliteTable(
  'plan_progress',
  {
    id: text().primaryKey(),
    planId: text()
      .notNull()
      .references(() => actionPlans.id),
    lineId: text().notNull(),
    state: text({ enum: ['NOT_YET', 'RUNNING', 'DONE'] }).notNull(),
    note: text().notNull(),
    saidAt: text().notNull(),
  },
  (table) => [index('plan_progress_plan').on(table.planId)],
)

/** What trainers said of a plan. */
export const planNotes = sqliteTable(
  'plan_notes',
  {
    id: text().primaryKey(),
    planId: text()
      .notNull()
      .references(() => actionPlans.id),
    kind: text({ enum: ['FOLLOW_UP', 'SIGN', 'RETURN'] }).notNull(),
    note: text().notNull(),
    onDate: text().notNull(),
    nextOn: text(),
    /** The version of the plan it was said of. */
    version: integer().notNull(),
    notedAt: text().notNull(),
    notedBy: text().notNull(),
    notedByName: text().notNull(),
  },
  (table) => [index('plan_notes_plan').on(table.planId)],
)
