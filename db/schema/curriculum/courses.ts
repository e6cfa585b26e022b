import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const courses = sqliteTable('courses', {
  id: text().primaryKey(),
  /** `KPM-DASAR` */
  code: text().notNull().unique(),
  /** Whose course: `ID` for all of Indonesia, else a province or district. */
  ownerArea: text().notNull(),
  /** 1 when its certificate makes a cadre count as trained. */
  countsAsTrained: integer().notNull(),
  createdAt: text().notNull(),
  /** When it was taken off the phones; null while it is there. What was learnt and issued stays. */
  withdrawnAt: text(),
})

/** The draft of a course: its version goes up with every change of any of its files (`draft_files`). */
export const courseDrafts = sqliteTable('course_drafts', {
  courseId: text()
    .primaryKey()
    .references(() => courses.id),
  version: integer().notNull(),
  savedAt: text().notNull(),
  /** The name of who saved it. */
  savedBy: text().notNull().default(''),
  /** The account of who saved it; null when it was none. */
  savedById: text(),
})

/** A published version: never changed, never deleted (triggers). */
export const courseVersions = sqliteTable(
  'course_versions',
  {
    id: text().primaryKey(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    number: integer().notNull(),
    /** JSON of contract `CourseHead`: title, modules in order with JP, quizzes, pass rule, review. */
    head: text().notNull(),
    /** SHA-256 of everything published. */
    contentHash: text().notNull(),
    publishedAt: text().notNull(),
  },
  (table) => [uniqueIndex('course_versions_number').on(table.courseId, table.number)],
)

/** One module or the final test of a published version. Immutable like its version. */
export const coursePacks = sqliteTable(
  'course_packs',
  {
    versionId: text()
      .notNull()
      .references(() => courseVersions.id),
    /** The module's slug, or `tes-akhir`. */
    slug: text().notNull(),
    position: integer().notNull(),
    /** JSON of what a learner may see: lessons as HTML, questions without keys. */
    pack: text().notNull(),
    /** JSON of what she may not: keys and explanations per item. */
    keys: text().notNull(),
    /** First 16 hex digits of the SHA-256 of `pack`. */
    packHash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.slug] }),
    index('course_packs_hash').on(table.packHash),
  ],
)

/** What trainers use beside a published version: notes, scripts, messages, sheets, agendas. Immutable like their version. */
export const courseMaterials = sqliteTable(
  'course_materials',
  {
    versionId: text()
      .notNull()
      .references(() => courseVersions.id),
    position: integer().notNull(),
    /** Null: of the whole course. */
    module: text(),
    kind: text({ enum: ['notes', 'script', 'message', 'practice', 'agenda', 'plan'] }).notNull(),
    /** JSON of contract `Material`. */
    material: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.position] })],
)

/** Pictures and recordings of courses, by content; the bytes are in the file store under `media/<name>`. */
export const courseMedia = sqliteTable('course_media', {
  /** `<sha256-32>.webp`; of files from before, 16 digits. */
  name: text().primaryKey(),
  kind: text({ enum: ['image', 'audio'] }).notNull(),
  bytes: integer().notNull(),
  /** Of a picture. */
  width: integer(),
  height: integer(),
  /** Of a recording. */
  seconds: integer(),
  ownerArea: text().notNull(),
  addedAt: text().notNull(),
})
