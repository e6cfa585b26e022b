import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { devices, staffAccounts } from '../identity.ts'

/** What a member of staff shows beside the password: a list, of which each entry has a kind. */
export const staffFactors = sqliteTable(
  'staff_factors',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    kind: text({ enum: ['TOTP'] }).notNull(),
    /** The shared secret (RFC 6238), 160 bits as hex, encrypted. */
    secret: text().notNull(),
    /** The last time step whose code was taken: none at or before it counts again. */
    lastStep: integer().notNull(),
    /** The pending sign-in or the session that it was begun in, and alone may be confirmed in. */
    begunIn: text().notNull(),
    createdAt: text().notNull(),
    /** Null until the first code from the app has come. */
    confirmedAt: text(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('staff_factors_one_live')
      .on(table.accountId, table.kind)
      .where(sql`confirmed_at is not null and ended_at is null`),
    uniqueIndex('staff_factors_begun').on(table.begunIn),
    index('staff_factors_account').on(table.accountId),
  ],
)

/** Codes for the day on which the telephone is gone, of 10 Crockford characters, kept as keyed hashes; each is good once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    codeHash: text().notNull().unique(),
    createdAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [index('recovery_codes_account').on(table.accountId)],
)

/** Between the password and the second factor: opens no door but the next step. By the SHA-256 of the cookie's name and value. */
export const pendingSignIns = sqliteTable(
  'pending_sign_ins',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    deviceId: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    /** When the second factor was shown in it. */
    provedAt: text(),
    endedAt: text(),
  },
  (table) => [index('pending_sign_ins_account').on(table.accountId)],
)

/** Computers whose cookie an account takes for its second factor, until a day or until it says otherwise. */
export const trustedComputers = sqliteTable(
  'trusted_computers',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    client: text().notNull(),
    createdAt: text().notNull(),
    lastUsedAt: text().notNull(),
    expiresAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('trusted_computers_one_live')
      .on(table.accountId, table.deviceId)
      .where(sql`ended_at is null`),
  ],
)
