import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { certificates } from './certificates.ts'

/** A revocation that one person asked for and another decides. */
export const revocationRequests = sqliteTable(
  'revocation_requests',
  {
    id: text().primaryKey(),
    certificateId: text()
      .notNull()
      .references(() => certificates.id),
    districtCode: text().notNull(),
    reason: text({
      enum: ['WRONGLY_ISSUED', 'CORRECTED', 'RENEWED', 'HOLDER_ASKED', 'VIOLATION', 'KEY_LEAKED'],
    }).notNull(),
    note: text().notNull(),
    state: text({ enum: ['ASKED', 'DONE', 'DECLINED'] }).notNull(),
    askedBy: text().notNull(),
    askedAt: text().notNull(),
    decidedBy: text(),
    decidedAt: text(),
    /** Why it was declined. */
    answer: text(),
  },
  (table) => [
    uniqueIndex('revocation_requests_open_once')
      .on(table.certificateId)
      .where(sql`state = 'ASKED'`),
    index('revocation_requests_district').on(table.districtCode, table.state, table.askedAt),
  ],
)

/** Which warnings before the end of a certificate were sent, as an officer says who opened the message. */
export const expiryNotices = sqliteTable(
  'expiry_notices',
  {
    /** Of one of ours, or of one that the office recorded. */
    certificateId: text().notNull(),
    /** 90, 60, 30 or 7; 0 once it has ended. */
    daysBefore: integer().notNull(),
    sentBy: text().notNull(),
    sentAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.certificateId, table.daysBefore] })],
)

/** Certificates from before the platform, brought in from one file with its evidence, and accepted by a second person. */
export const recordBatches = sqliteTable(
  'record_batches',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    /** Of the list, as the office names it. */
    fileName: text().notNull(),
    /** 1 when accepting makes its cadres count as trained. */
    countsAsTrained: integer().notNull(),
    rows: integer().notNull(),
    state: text({ enum: ['PROPOSED', 'ACCEPTED', 'RETURNED'] }).notNull(),
    proposedBy: text().notNull(),
    proposedAt: text().notNull(),
    decidedBy: text(),
    decidedAt: text(),
    note: text(),
  },
  (table) => [index('record_batches_district').on(table.districtCode, table.proposedAt)],
)

/** One old certificate: dicatat oleh dinas, bukan diterbitkan sistem ini. Never signed, never numbered by us. */
export const recordedCertificates = sqliteTable(
  'recorded_certificates',
  {
    id: text().primaryKey(),
    batchId: text()
      .notNull()
      .references(() => recordBatches.id),
    districtCode: text().notNull(),
    subDistrictCode: text().notNull(),
    cadreId: text().notNull(),
    /** As written on the paper. */
    holderName: text().notNull(),
    number: text().notNull(),
    /** The training. */
    title: text().notNull(),
    /** Who issued the paper. */
    issuer: text().notNull(),
    issuedOn: text().notNull(),
    /** The first day on which it no longer holds; null for no end. */
    expiresOn: text(),
    totalHours: integer(),
    /** PROPOSED, ACCEPTED and RETURNED follow the batch; WITHDRAWN and RETURNED are for good. */
    state: text({ enum: ['PROPOSED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN'] }).notNull(),
    withdrawnBy: text(),
    withdrawnAt: text(),
    /** The first day in the district on which it no longer counts. */
    withdrawnOn: text(),
    withdrawNote: text(),
  },
  (table) => [
    index('recorded_certificates_cadre').on(table.cadreId, table.issuedOn),
    index('recorded_certificates_batch').on(table.batchId, table.id),
    index('recorded_certificates_expiring')
      .on(table.districtCode, table.expiresOn)
      .where(sql`expires_on is not null`),
    uniqueIndex('recorded_certificates_once')
      .on(table.districtCode, table.cadreId, table.number)
      .where(sql`state in ('PROPOSED', 'ACCEPTED')`),
    // And `recorded_certificates_number_key`, written by hand in its migration.
  ],
)

/** Evidence for a batch: scans, SK, photos of the papers. The bytes lie in the file store under `evidence/<id>`. */
export const recordFiles = sqliteTable(
  'record_files',
  {
    /** 26 random Crockford characters. */
    id: text().primaryKey(),
    /** Files are there before their batch is. */
    batchId: text().notNull(),
    districtCode: text().notNull(),
    /** As the office names it. */
    name: text().notNull(),
    type: text({ enum: ['application/pdf', 'image/jpeg', 'image/png'] }).notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    uploadedBy: text().notNull(),
    uploadedAt: text().notNull(),
    /** 1 once its batch was proposed: then it stays for good. */
    isKept: integer().notNull(),
  },
  (table) => [
    uniqueIndex('record_files_once').on(table.batchId, table.sha256),
    index('record_files_loose')
      .on(table.uploadedAt)
      .where(sql`is_kept = 0`),
  ],
)

/** A paper that an official signed outside (BSrE): our bytes with a signature behind them. A later one takes its place. */
export const signedDocuments = sqliteTable('signed_documents', {
  id: text().primaryKey(),
  certificateId: text()
    .notNull()
    .unique()
    .references(() => certificates.id),
  districtCode: text().notNull(),
  /** Of the file as it was sent. */
  fileName: text().notNull(),
  sha256: text().notNull(),
  bytes: integer().notNull(),
  uploadedBy: text().notNull(),
  uploadedAt: text().notNull(),
})

/** One nightly look at certificates: each drawn anew from its evidence. A run goes on where the last one stopped. */
export const certificateChecks = sqliteTable('certificate_checks', {
  id: text().primaryKey(),
  startedAt: text().notNull(),
  /** Null while it has more to look at. */
  finishedAt: text(),
  /** The last certificate that was looked at. */
  cursor: text(),
  checked: integer().notNull(),
  /** JSON of `Findings` in `store-certificate-checks.ts`, at most 200 certificates; `differing` counts them all. */
  differences: text().notNull(),
  differing: integer().notNull(),
})
