import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One row per district: what every change of its roster passes through, one after another. */
export const rosters = sqliteTable('rosters', {
  districtCode: text().primaryKey(),
  /** Goes up with every change; a change names the one it was decided on, so none is decided on an old state. */
  version: integer().notNull(),
  /** The number of the newest kode kader. */
  lastNumber: integer().notNull(),
})

/** A cadre as a person of one district. */
export const cadres = sqliteTable(
  'cadres',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    /** Kode kader, `LMJ-4821-K`: printed, spoken, unique. */
    code: text().notNull().unique(),
    name: text().notNull(),
    /** Lower case, titles and punctuation dropped: what duplicates are found by. */
    nameKey: text().notNull(),
    kind: text({
      enum: ['KPM', 'TPK_BIDAN', 'TPK_PKK', 'TPK_KB', 'POSYANDU', 'OTHER'],
    }).notNull(),
    sex: text({ enum: ['F', 'M'] }),
    /** Under her own key, bound to her id; null without a telephone. */
    phoneSealed: text(),
    /** Keyed hash of the number as +62…, to find the same one twice. */
    phoneKey: text(),
    /** Which pepper keyed `phone_key`, 8 hex digits; null for one from before they were named. */
    phonePepper: text(),
    /** The last three digits, for lists. */
    phoneTail: text(),
    /** The day from which she counts as trained without a gap until now; null when she does not. Kept by certification. */
    trainedOn: text(),
    /** The cadre who she turned out to be: the two count as one person. Null for most; never a chain. */
    mergedInto: text(),
    /** When everything personal was erased: what is left names nobody, and never changes again (trigger). */
    erasedAt: text(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (table) => [
    index('cadres_district_name').on(table.districtCode, table.nameKey, table.id),
    index('cadres_phone')
      .on(table.districtCode, table.phoneKey)
      .where(sql`phone_key is not null`),
    // What a rotation has left: keyed under another pepper, or sealed under no key of hers.
    index('cadres_phone_pepper')
      .on(table.phonePepper, table.districtCode)
      .where(sql`phone_key is not null`),
    index('cadres_phone_unowned')
      .on(table.id)
      .where(sql`phone_sealed not glob 'p.*'`),
    index('cadres_merged')
      .on(table.mergedInto)
      .where(sql`merged_into is not null`),
  ],
)

/** Where a cadre works, from when to when, by which decree. The day of `ended_on` is the first without her. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: text().primaryKey(),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    districtCode: text().notNull(),
    subDistrictCode: text().notNull(),
    /** A village, or a sub-district for cadres who serve one whole. */
    areaCode: text().notNull(),
    level: text({ enum: ['village', 'subDistrict'] }).notNull(),
    decreeNumber: text(),
    decreeOn: text(),
    decreeUntil: text(),
    startedOn: text().notNull(),
    endedOn: text(),
    endReason: text({
      enum: ['REPLACED', 'RESIGNED', 'MOVED', 'DIED', 'TERM_OVER', 'OTHER', 'AREA_CHANGED'],
    }),
    /** The cadre who took over. */
    successorId: text(),
  },
  (table) => [
    index('assignments_cadre').on(table.cadreId),
    index('assignments_area').on(table.districtCode, table.subDistrictCode, table.areaCode),
    uniqueIndex('assignments_open_once')
      .on(table.cadreId, table.areaCode)
      .where(sql`ended_on is null`),
  ],
)

/** Desa lokus: villages with priority in a year. */
export const focusVillages = sqliteTable(
  'focus_villages',
  { year: integer().notNull(), areaCode: text().notNull(), districtCode: text().notNull() },
  (table) => [primaryKey({ columns: [table.year, table.areaCode] })],
)

/** One roster file being brought in; each chunk is written once. */
export const rosterImports = sqliteTable('roster_imports', {
  id: text().primaryKey(),
  districtCode: text().notNull(),
  fileName: text().notNull(),
  startedBy: text().notNull(),
  startedAt: text().notNull(),
})

export const rosterImportChunks = sqliteTable(
  'roster_import_chunks',
  {
    importId: text()
      .notNull()
      .references(() => rosterImports.id),
    position: integer().notNull(),
    /** JSON `{ added, changed, unchanged, skipped }`: what a repeat of the chunk is answered with. */
    outcome: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
)

/** Coverage of one village, or of one sub-district by cadres who serve it whole; kept with every change. */
export const coverageAreas = sqliteTable(
  'coverage_areas',
  {
    areaCode: text().primaryKey(),
    districtCode: text().notNull(),
    subDistrictCode: text().notNull(),
    cadres: integer().notNull(),
    trained: integer().notNull(),
  },
  (table) => [index('coverage_areas_district').on(table.districtCode, table.areaCode)],
)

/** Coverage of a district (`scope_code` = its code) and of each of its sub-districts: persons, never sums of villages. */
export const coverageTotals = sqliteTable(
  'coverage_totals',
  {
    scopeCode: text().primaryKey(),
    districtCode: text().notNull(),
    /** The day for which the numbers hold, the same in all rows of a district; empty before the first count. */
    asOf: text().notNull(),
    /** Desa and kelurahan together. */
    villages: integer().notNull(),
    /** Of `villages`, the kelurahan. */
    kelurahan: integer().notNull(),
    cadres: integer().notNull(),
    trained: integer().notNull(),
    /** Of `cadres`, those who serve a sub-district whole. */
    subDistrictCadres: integer().notNull(),
    areasWithCadre: integer().notNull(),
    areasCovered: integer().notNull(),
    /** Of `cadres`, those of a Tim Pendamping Keluarga; whoever is in none of the three is a KPM. */
    tpkCadres: integer().notNull().default(0),
    /** Of `cadres`, those of a posyandu. */
    posyanduCadres: integer().notNull().default(0),
    /** Of `cadres`, those of kind OTHER. */
    otherCadres: integer().notNull().default(0),
    /** The same of `trained`. */
    tpkTrained: integer().notNull().default(0),
    posyanduTrained: integer().notNull().default(0),
    otherTrained: integer().notNull().default(0),
  },
  (table) => [index('coverage_totals_district').on(table.districtCode, table.scopeCode)],
)

/** Two entries of one person, found to be one: nothing of either is moved, so that it can be undone. */
export const cadreMerges = sqliteTable(
  'cadre_merges',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    keptId: text()
      .notNull()
      .references(() => cadres.id),
    mergedId: text()
      .notNull()
      .references(() => cadres.id),
    mergedAt: text().notNull(),
    mergedBy: text().notNull(),
    undoneAt: text(),
    undoneBy: text(),
  },
  (table) => [
    uniqueIndex('cadre_merges_open_once')
      .on(table.mergedId)
      .where(sql`undone_at is null`),
    index('cadre_merges_district').on(table.districtCode, table.mergedAt),
  ],
)

/** Angkatan: cadres who are trained together, with days, a place and so many seats. */
export const cohorts = sqliteTable(
  'cohorts',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    name: text().notNull(),
    /** Code of the course: `KPM-DASAR`; null for none in particular. */
    courseCode: text(),
    place: text().notNull(),
    startsOn: text().notNull(),
    /** The last day of it. */
    endsOn: text().notNull(),
    capacity: integer().notNull(),
    state: text({ enum: ['OPEN', 'CLOSED'] }).notNull(),
    version: integer().notNull(),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
  },
  (table) => [index('cohorts_district').on(table.districtCode, table.startsOn)],
)

export const cohortMembers = sqliteTable(
  'cohort_members',
  {
    cohortId: text()
      .notNull()
      .references(() => cohorts.id),
    cadreId: text()
      .notNull()
      .references(() => cadres.id),
    addedAt: text().notNull(),
    addedBy: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.cadreId] }),
    index('cohort_members_cadre').on(table.cadreId),
  ],
)

/** Coverage of a district as it was known at the end of a day: what "since last week" and the trend are drawn from. */
export const coverageDays = sqliteTable(
  'coverage_days',
  {
    districtCode: text().notNull(),
    day: text().notNull(),
    villages: integer().notNull(),
    kelurahan: integer().notNull(),
    cadres: integer().notNull(),
    trained: integer().notNull(),
    subDistrictCadres: integer().notNull(),
    areasWithCadre: integer().notNull(),
    areasCovered: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtCode, table.day] })],
)
