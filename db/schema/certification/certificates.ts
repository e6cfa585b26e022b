import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The office in whose name certificates are issued. */
export const issuingUnits = sqliteTable('issuing_units', {
  id: text().primaryKey(),
  districtCode: text().notNull(),
  /** JSON of the letterhead: government, office, address lines. */
  letterhead: text().notNull(),
  /** `{kode}/{urut:4}/{unit}/KPM/{tahun}`, see kpm.md 3.2. */
  numberPattern: text().notNull(),
  /** Klasifikasi for `{kode}`. */
  classification: text().notNull(),
  /** For `{unit}`. */
  unitCode: text().notNull(),
  /** Where certificates are signed: `Lumajang`. */
  place: text().notNull(),
  /** AUTO counts by itself; MANUAL asks at each approval, for offices whose numbers come from elsewhere. */
  numbering: text({ enum: ['AUTO', 'MANUAL'] })
    .notNull()
    .default('AUTO'),
  /** The paper that new certificates are drawn on; null for the plain one. */
  designId: text(),
  version: integer().notNull(),
})

/** How the paper of a unit looks: colours, pictures, words around the facts. A change is a new row, so that reprints stay alike. */
export const paperDesigns = sqliteTable(
  'paper_designs',
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => issuingUnits.id),
    /** JSON of contract `PaperDesign`; pictures by the name under which their bytes lie in the file store. */
    design: text().notNull(),
    savedBy: text().notNull(),
    savedAt: text().notNull(),
  },
  (table) => [index('paper_designs_unit').on(table.unitId, table.savedAt)],
)

/** Logos that an office brought for its papers, by content; the bytes are in the file store under `paper/<name>`, for good. */
export const paperPictures = sqliteTable(
  'paper_pictures',
  {
    districtCode: text().notNull(),
    /** `<sha256-16>.png` or `.jpg` */
    name: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    addedBy: text().notNull(),
    addedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.districtCode, table.name] })],
)

/** Who signs for a unit, from when to when. */
export const signatories = sqliteTable(
  'signatories',
  {
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => issuingUnits.id),
    name: text().notNull(),
    /** `Kepala Dinas Pemberdayaan Masyarakat dan Desa` */
    position: text().notNull(),
    /** Permanent or acting, as it is printed before the position. */
    standing: text({ enum: ['DEFINITIF', 'PLT', 'PLH', 'PJ'] }).notNull(),
    rank: text(),
    /** NIP: of the official, 18 digits; printed on certificates as Permendagri 1/2023 asks. */
    employeeNumber: text(),
    validFrom: text().notNull(),
    validUntil: text(),
  },
  (table) => [index('signatories_unit').on(table.unitId, table.validFrom)],
)

/** The last number taken, per unit and year. */
export const numberSeries = sqliteTable(
  'number_series',
  {
    unitId: text()
      .notNull()
      .references(() => issuingUnits.id),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.year] })],
)

/** A batch of candidates put forward together: diusulkan → disetujui → terbit, or dikembalikan. */
export const proposals = sqliteTable(
  'proposals',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    courseId: text().notNull(),
    unitId: text()
      .notNull()
      .references(() => issuingUnits.id),
    state: text({ enum: ['PROPOSED', 'APPROVED', 'ISSUED', 'RETURNED'] }).notNull(),
    /** A correction has one member, takes a new number and puts its certificate in the place of `replaces_id`. */
    kind: text({ enum: ['NEW', 'CORRECTION'] })
      .notNull()
      .default('NEW'),
    replacesId: text(),
    /** Of a correction: JSON of what will be printed otherwise than on the one before. */
    corrected: text(),
    /** The training as it is printed: JSON of dates, place, organiser. */
    event: text().notNull(),
    proposedBy: text().notNull(),
    proposedAt: text().notNull(),
    decidedBy: text(),
    decidedAt: text(),
    /** Why it was returned. */
    note: text(),
    signatoryId: text(),
    /** The numbers reserved at approval: `first_number` to `first_number + members - 1` of `year`. */
    year: integer(),
    firstNumber: integer(),
    members: integer().notNull(),
    issuedAt: text(),
  },
  (table) => [
    index('proposals_district').on(table.districtCode, table.proposedAt, table.id),
    index('proposals_unfinished')
      .on(table.id)
      .where(sql`state = 'APPROVED'`),
    uniqueIndex('proposals_one_correction')
      .on(table.replacesId)
      .where(sql`state in ('PROPOSED', 'APPROVED')`),
  ],
)

export const proposalMembers = sqliteTable(
  'proposal_members',
  {
    proposalId: text()
      .notNull()
      .references(() => proposals.id),
    cadreId: text().notNull(),
    courseId: text().notNull(),
    position: integer().notNull(),
    /** Cleared when the proposal is returned, so that the cadre can be proposed again. */
    isOpen: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.cadreId] }),
    uniqueIndex('proposal_members_open_once')
      .on(table.cadreId, table.courseId)
      .where(sql`is_open = 1`),
  ],
)

/** What a cadre, or an officer with her identity card at hand, said of the name as it would be printed. */
export const nameAnswers = sqliteTable('name_answers', {
  cadreId: text().primaryKey(),
  districtCode: text().notNull(),
  subDistrictCode: text().notNull(),
  /** The name that was shown; an answer counts while the roster says the same. */
  name: text().notNull(),
  isRight: integer().notNull(),
  /** How it should read instead, in her words. */
  wish: text(),
  /** The cadre herself, or a member of staff. */
  answeredBy: text().notNull(),
  answeredAt: text().notNull(),
})

/** Issued certificates. The snapshot and everything printed never change (triggers); only the state does. */
export const certificates = sqliteTable(
  'certificates',
  {
    id: text().primaryKey(),
    proposalId: text()
      .notNull()
      .references(() => proposals.id),
    cadreId: text().notNull(),
    courseId: text().notNull(),
    districtCode: text().notNull(),
    subDistrictCode: text().notNull(),
    unitId: text().notNull(),
    year: integer().notNull(),
    sequence: integer().notNull(),
    /** As printed. */
    number: text().notNull(),
    /** 12 Crockford characters, the last one a check; no dashes. */
    verificationCode: text().notNull().unique(),
    /** JSON of contract `CertificateFacts`: every printed fact. */
    snapshot: text().notNull(),
    /** SHA-256 of `snapshot`, hex. */
    snapshotHash: text().notNull(),
    countsAsTrained: integer().notNull(),
    issuedOn: text().notNull(),
    issuedAt: text().notNull(),
    /** The first day on which it no longer holds; null for no end. */
    expiresOn: text(),
    state: text({ enum: ['VALID', 'REVOKED', 'REPLACED'] }).notNull(),
    revokedOn: text(),
    revokedAt: text(),
    revokedBy: text(),
    revokeReason: text({
      enum: ['WRONGLY_ISSUED', 'CORRECTED', 'RENEWED', 'HOLDER_ASKED', 'VIOLATION', 'KEY_LEAKED'],
    }),
    revokeNote: text(),
    replacedById: text(),
    /** The certificate that this one carries on; that one stays as it is. */
    renewsId: text(),
    /** The paper it was drawn on; null for the plain one. */
    designId: text(),
  },
  (table) => [
    uniqueIndex('certificates_sequence').on(table.unitId, table.year, table.sequence),
    uniqueIndex('certificates_number').on(table.districtCode, table.year, table.number),
    uniqueIndex('certificates_member').on(table.proposalId, table.cadreId),
    index('certificates_cadre').on(table.cadreId, table.issuedOn),
    index('certificates_district').on(table.districtCode, table.id),
    // And `certificates_number_key`, written by hand in its migration: drizzle-kit writes no expression with a comma.
    index('certificates_taken_back')
      .on(table.districtCode)
      .where(sql`state <> 'VALID'`),
    index('certificates_expiring')
      .on(table.districtCode, table.expiresOn)
      .where(sql`expires_on is not null`),
    index('certificates_replacement')
      .on(table.replacedById)
      .where(sql`replaced_by_id is not null`),
  ],
)
