import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { cadres } from '../roster.ts'

/** Modules that a trainer has opened for a class: who enters the code on that day opens them for herself. Its letters are stored nowhere. */
export const topicCodes = sqliteTable(
  'topic_codes',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    /** For whose cadres it is: a district or a sub-district. */
    areaCode: text().notNull(),
    courseId: text().notNull(),
    versionId: text().notNull(),
    /** JSON of their slugs, in the order of the course. */
    modules: text().notNull(),
    openedAt: text().notNull(),
    /** The end of that day in the district's zone. */
    endsAt: text().notNull(),
    openedBy: text().notNull(),
    openedByName: text().notNull(),
    /** When it was taken back. */
    closedAt: text(),
  },
  (table) => [index('topic_codes_district').on(table.districtCode, table.endsAt)],
)

/** A module that is open to a cadre although the one before is not passed. It passes nothing. */
export const moduleOpenings = sqliteTable(
  'module_openings',
  {
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    courseId: text().notNull(),
    moduleSlug: text().notNull(),
    topicCodeId: text()
      .notNull()
      .references(() => topicCodes.id),
    openedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cadreId, table.courseId, table.moduleSlug] }),
    index('module_openings_code').on(table.topicCodeId),
  ],
)

/** Wrong codes of a cadre in the hour that is running. */
export const topicTries = sqliteTable('topic_tries', {
  cadreId: text().primaryKey(),
  windowAt: text().notNull(),
  fails: integer().notNull(),
})
