import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { certificates } from './certificates.ts'

/** Keys that sign for an issuer: a district (`35.08`), or `platform` for the log. */
export const issuerKeys = sqliteTable(
  'issuer_keys',
  {
    issuer: text().notNull(),
    /** First four bytes of SHA-256 over the raw public key, 8 hex digits. */
    kid: text().notNull(),
    /** Raw Ed25519, 43 characters base64url. */
    publicKey: text().notNull(),
    /** PKCS#8 under the KEK, bound to `issuer|kid`; null once it is destroyed. */
    wrapped: text(),
    /** Which KEK, 8 hex digits. */
    kek: text().notNull(),
    /** PUBLISHED ahead → ACTIVE → RETIRED, or COMPROMISED from any of them. */
    state: text({ enum: ['PUBLISHED', 'ACTIVE', 'RETIRED', 'COMPROMISED'] }).notNull(),
    publishedAt: text().notNull(),
    /** From when it may sign. */
    usableFrom: text().notNull(),
    /** The last instant at which its signatures count; null while it is open. */
    usableUntil: text(),
    /** Entries of the log at the compromise: certificates logged before stay valid. */
    logSize: integer(),
    destroyedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.kid] }),
    uniqueIndex('issuer_keys_active')
      .on(table.issuer)
      .where(sql`state = 'ACTIVE'`),
    uniqueIndex('issuer_keys_next')
      .on(table.issuer)
      .where(sql`state = 'PUBLISHED'`),
  ],
)

/** What was signed for a certificate: the open badge and the token of its QR. */
export const credentials = sqliteTable(
  'credentials',
  {
    certificateId: text()
      .primaryKey()
      .references(() => certificates.id),
    /** The district's code. */
    issuer: text().notNull(),
    /** Of the document; a compromise has it signed anew. */
    kid: text().notNull(),
    statusList: integer().notNull(),
    /** 0 to 131,071, at random: neighbours tell nothing of each other. */
    statusIndex: integer().notNull(),
    /** The signed credential as it is served, byte for byte. */
    document: text().notNull(),
    /** SHA-256 of `document`, hex. */
    documentHash: text().notNull(),
    /** Decimal digits, as in the printed QR; never changes. */
    token: text().notNull(),
    tokenKid: text().notNull(),
    signedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('credentials_status').on(table.issuer, table.statusList, table.statusIndex),
  ],
)

/** The append-only log of what was issued, replaced and revoked: leaves of an RFC 6962 tree, in their order. */
export const logEntries = sqliteTable(
  'log_entries',
  {
    /** From 0, without a gap. */
    position: integer().primaryKey(),
    certificateId: text()
      .notNull()
      .references(() => certificates.id),
    event: text({ enum: ['issue', 'replace', 'revoke'] }).notNull(),
    /** Canonical JSON, see `transparency-log.ts`. */
    leaf: text().notNull(),
  },
  (table) => [uniqueIndex('log_entries_once').on(table.certificateId, table.event)],
)

/** Hashes of complete subtrees of the log, hex: level 0 are the leaves. Follows the entries; can be made anew from them. */
export const logNodes = sqliteTable(
  'log_nodes',
  {
    level: integer().notNull(),
    position: integer().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.position] })],
)

/** Every signed head of the log; the largest is the newest. */
export const logCheckpoints = sqliteTable(
  'log_checkpoints',
  {
    size: integer().notNull(),
    /** Of the platform's key: after a compromise the same head is signed anew. */
    kid: text().notNull(),
    /** Root hash, hex. */
    root: text().notNull(),
    /** The signed note. */
    note: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.size, table.kid] })],
)

/** Lists of issuers and their keys that the offline root key has signed. */
export const signedIssuerLists = sqliteTable('signed_issuer_lists', {
  /** SHA-256 of `list`, hex. */
  id: text().primaryKey(),
  /** Canonical JSON, byte for byte as it was signed. */
  list: text().notNull(),
  /** Of the root key, 8 hex digits. */
  kid: text().notNull(),
  /** Ed25519, base64url. */
  signature: text().notNull(),
  acceptedAt: text().notNull(),
})

/** What was signed for a statement of coverage. Its place is in status lists of their own, numbered from 1001. */
export const statementCredentials = sqliteTable(
  'statement_credentials',
  {
    statementId: text().primaryKey(),
    issuer: text().notNull(),
    kid: text().notNull(),
    statusList: integer().notNull(),
    statusIndex: integer().notNull(),
    /** The signed credential as it is served, byte for byte. */
    document: text().notNull(),
    /** SHA-256 of `document`, hex. */
    documentHash: text().notNull(),
    /** Decimal digits. */
    token: text().notNull(),
    tokenKid: text().notNull(),
    signedAt: text().notNull(),
    /** Set when a newer statement took its place, or it was withdrawn. */
    takenBackAt: text(),
  },
  (table) => [
    uniqueIndex('statement_credentials_place').on(
      table.issuer,
      table.statusList,
      table.statusIndex,
    ),
  ],
)
