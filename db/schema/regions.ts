import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
    replacedByCode: text(),
  },
  (table) => [index('regions_parent').on(table.parentCode, table.code)],
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
