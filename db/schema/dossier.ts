import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Bukti Cakupan: a district's coverage as of a day, frozen by one person and put in force by a second. */
export const coverageStatements = sqliteTable(
  'coverage_statements',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    /** 12 characters with a check character, printed as `BKT-7Q4M-2XKD-9TRB`. */
    code: text().notNull().unique(),
    asOf: text().notNull(),
    state: text({ enum: ['PROPOSED', 'RETURNED', 'ISSUED', 'SUPERSEDED', 'WITHDRAWN'] }).notNull(),
    /** JSON of the contract: everything that is printed. Never changes (trigger). */
    facts: text().notNull(),
    /** SHA-256 of the list's text, hex. */
    listHash: text().notNull(),
    proposedBy: text().notNull(),
    proposedByName: text().notNull(),
    proposedAt: text().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: text(),
    /** Why it was returned or withdrawn. */
    reason: text(),
    /** The statement that took its place. */
    supersededBy: text(),
  },
  (table) => [
    index('coverage_statements_district').on(table.districtCode, table.state, table.id),
    uniqueIndex('coverage_statements_proposed_once')
      .on(table.districtCode)
      .where(sql`state = 'PROPOSED'`),
    uniqueIndex('coverage_statements_issued_once')
      .on(table.districtCode)
      .where(sql`state = 'ISSUED'`),
  ],
)

/** Whom a statement counts, by village, with the certificate each is counted by: frozen with it, for those allowed only. */
export const statementLists = sqliteTable('statement_lists', {
  statementId: text()
    .primaryKey()
    .references(() => coverageStatements.id),
  /** JSON of the contract; its bytes are what `list_hash` is of. */
  list: text().notNull(),
})

/** Berkas Bukti: one kind of evidence of a year, as the office words it. Rows exist from the first edit on. */
export const evidenceItems = sqliteTable(
  'evidence_items',
  {
    districtCode: text().notNull(),
    year: integer().notNull(),
    /** 1 to 12 as in the working list; own items from 101 on. */
    number: integer().notNull(),
    title: text().notNull(),
    note: text().notNull(),
    state: text({ enum: ['OPEN', 'READY', 'NOT_NEEDED'] }).notNull(),
    version: integer().notNull(),
    savedAt: text().notNull(),
    savedBy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtCode, table.year, table.number] })],
)

/** An uploaded file of evidence; the bytes are in the file store under `dossier/<id>`. */
export const evidenceFiles = sqliteTable(
  'evidence_files',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    year: integer().notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    bytes: integer().notNull(),
    /** Hex. */
    sha256: text().notNull(),
    uploadedBy: text().notNull(),
    uploadedAt: text().notNull(),
    removedAt: text(),
    removedBy: text(),
  },
  (table) => [
    index('evidence_files_item').on(table.districtCode, table.year, table.number, table.id),
    uniqueIndex('evidence_files_once')
      .on(table.districtCode, table.year, table.number, table.sha256)
      .where(sql`removed_at is null`),
  ],
)
