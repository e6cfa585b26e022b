import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Official Kemendagri areas (idn-area-data, ODbL), loaded by `npm run regions`. */
export const regions = sqliteTable(
  'regions',
  {
    /** Dotted: `35.08.01.2005`. */
    code: text().primaryKey(),
    name: text().notNull(),
    kind: text({
      enum: ['provinsi', 'kabupaten', 'kota', 'kecamatan', 'desa', 'kelurahan', 'desa_adat'],
    }).notNull(),
    /** `ID` for a province. */
    parentCode: text().notNull(),
    /** Lower case, letters and digits only: what names are matched by. */
    nameKey: text().notNull(),
    validFrom: text().notNull(),
    /** The first day on which the area no longer exists; null while it does. */
    validUntil: text(),
    /** Where its cadres went unless somebody said otherwise; null while it exists. */
    replacedByCode: text(),
    /** The change by which it is what it is since `valid_from`; null when it is so by the official list. */
    begunBy: text(),
  },
  (table) => [index('regions_parent').on(table.parentCode, table.code)],
)

/** What an area was before: an earlier name, or an earlier time in which it existed. Written by a trigger on `regions`. */
export const regionSpans = sqliteTable(
  'region_spans',
  {
    code: text().notNull(),
    name: text().notNull(),
    validFrom: text().notNull(),
    /** The first day on which it was so no longer. */
    validUntil: text().notNull(),
    begunBy: text(),
  },
  (table) => [primaryKey({ columns: [table.code, table.validUntil] })],
)

/** A change of villages by a decree: rename, new code, split, merge, other sub-district. Append-only (triggers). */
export const regionChanges = sqliteTable(
  'region_changes',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    kind: text({ enum: ['RENAME', 'RECODE', 'SPLIT', 'MERGE', 'MOVE'] }).notNull(),
    /** The first day on which the areas are as after the change. */
    effectiveOn: text().notNull(),
    /** Number of the decree, and its date. */
    source: text().notNull(),
    sourceOn: text().notNull(),
    /** JSON lists of `{ code, name }`. */
    areasBefore: text().notNull(),
    areasAfter: text().notNull(),
    /** JSON, what the office was shown: `{ before, after, moved }`, the district's counts on the day of recording. */
    outcome: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (table) => [index('region_changes_district').on(table.districtCode, table.recordedAt)],
)

/** A district that uses the platform, with its own settings. */
export const districts = sqliteTable('districts', {
  code: text().primaryKey(),
  timeZone: text({ enum: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] }).notNull(),
  /** What KPM stands for here: `Kader Pembangunan Manusia` or `Kader Pemberdayaan Masyarakat`. */
  cadreTitle: text().notNull(),
  /** Three letters before a cadre's code: `LMJ`. */
  codePrefix: text().notNull().unique(),
  /** The office that runs the training: `Dinas Pemberdayaan Masyarakat dan Desa`. */
  officeName: text().notNull(),
  /** 1 while the public coverage page may be seen. */
  isPublic: integer().notNull(),
  /** 1 when everything in it is DATA CONTOH. */
  isDemo: integer().notNull(),
})

/** Outlines of a district's villages, from a file that the office chose, simplified in its browser; one set per district. */
export const districtOutlines = sqliteTable('district_outlines', {
  districtCode: text()
    .primaryKey()
    .references(() => districts.code),
  /** Made by the browser that saved it: tells a repeat from a change. */
  id: text().notNull(),
  /** JSON of the contract: numbers and codes only, at most 300 kB. */
  outlines: text().notNull(),
  /** Of the whole picture, in the units of its points: what a page needs before the picture comes. */
  width: integer().notNull(),
  height: integer().notNull(),
  /** How many villages have an outline. */
  villages: integer().notNull(),
  /** Who made the outlines, and under which licence: printed under every map. */
  source: text().notNull(),
  licence: text().notNull(),
  savedBy: text().notNull(),
  savedAt: text().notNull(),
})
