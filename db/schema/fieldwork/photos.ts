import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { practiceAssessments } from '../fieldwork.ts'

/** When a district began and stopped to take photos in practice; without a row it takes none. Append-only (triggers). */
export const practicePhotoSwitches = sqliteTable(
  'practice_photo_switches',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    isOn: integer().notNull(),
    setAt: text().notNull(),
    setBy: text().notNull(),
    setByName: text().notNull(),
  },
  (table) => [index('practice_photo_switches_district').on(table.districtCode, table.setAt)],
)

/** A photo without faces beside an assessment, one of each; the bytes are in the file store under `practice/<id>` until it is removed. */
export const practicePhotos = sqliteTable(
  'practice_photos',
  {
    /** Made by the phone, so that what is sent twice is one. */
    id: text().primaryKey(),
    assessmentId: text()
      .notNull()
      .references(() => practiceAssessments.id),
    districtCode: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** Hex. */
    sha256: text().notNull(),
    /** Corrected by what the phone's clock was off. */
    takenAt: text().notNull(),
    receivedAt: text().notNull(),
    addedBy: text().notNull(),
    addedByName: text().notNull(),
    removedAt: text(),
    removedBy: text(),
    /** When the hour's run had made sure that the bytes of a removed photo are gone. */
    clearedAt: text(),
  },
  (table) => [
    uniqueIndex('practice_photos_once')
      .on(table.assessmentId)
      .where(sql`removed_at is null`),
    index('practice_photos_kept')
      .on(table.districtCode, table.takenAt)
      .where(sql`removed_at is null`),
    index('practice_photos_old')
      .on(table.takenAt)
      .where(sql`removed_at is null`),
    index('practice_photos_uncleared')
      .on(table.removedAt)
      .where(sql`removed_at is not null and cleared_at is null`),
  ],
)
