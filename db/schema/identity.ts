import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Members of staff. No e-mail, no NIK. */
export const staffAccounts = sqliteTable('staff_accounts', {
  id: text().primaryKey(),
  username: text().notNull().unique(),
  name: text().notNull(),
  /** Argon2id PHC string over the peppered password. */
  passwordHash: text().notNull(),
  pepperVersion: integer().notNull(),
  fails: integer().notNull(),
  lockedUntil: text(),
  lockLevel: integer().notNull(),
  disabledAt: text(),
  createdAt: text().notNull(),
})

/** One role over one area. */
export const staffGrants = sqliteTable(
  'staff_grants',
  {
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    role: text().notNull(),
    areaCode: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.role, table.areaCode] })],
)

/**
 * A cadre as the sign-in screen knows her; made when her first activation code is issued.
 * `name` and `caption` repeat the roster's words so that signing in reads nothing above this room.
 */
export const cadreLogins = sqliteTable('cadre_logins', {
  cadreId: text().primaryKey(),
  districtCode: text().notNull(),
  name: text().notNull(),
  /** `KPM Desa Tempursari, Kecamatan Tempursari` */
  caption: text().notNull(),
  /** Null until she has chosen a PIN. */
  pinHash: text(),
  pepperVersion: integer().notNull(),
  fails: integer().notNull(),
  lockedUntil: text(),
  lockLevel: integer().notNull(),
  disabledAt: text(),
})

/** One-time codes of 10 Crockford characters, kept only as a keyed hash. */
export const activationCodes = sqliteTable(
  'activation_codes',
  {
    id: text().primaryKey(),
    cadreId: text()
      .notNull()
      .references(() => cadreLogins.cadreId),
    codeHash: text().notNull().unique(),
    issuedBy: text().notNull(),
    issuedAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
    /** Set when a newer code took its place. */
    voidedAt: text(),
  },
  (table) => [index('activation_codes_cadre').on(table.cadreId)],
)

/** A phone that was activated at least once; known by the hash of its cookie. */
export const devices = sqliteTable('devices', {
  id: text().primaryKey(),
  secretHash: text().notNull().unique(),
  createdAt: text().notNull(),
  lastSeenAt: text().notNull(),
})

/** Which cadres may sign in on a phone: several on a shared one. */
export const deviceLogins = sqliteTable(
  'device_logins',
  {
    deviceId: text()
      .notNull()
      .references(() => devices.id),
    cadreId: text()
      .notNull()
      .references(() => cadreLogins.cadreId),
    boundAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.cadreId] }),
    index('device_logins_cadre').on(table.cadreId),
  ],
)

/** Open sessions, by the SHA-256 of the cookie. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    kind: text({ enum: ['cadre', 'staff'] }).notNull(),
    /** A cadre's or an account's id. */
    subjectId: text().notNull(),
    deviceId: text(),
    createdAt: text().notNull(),
    lastSeenAt: text().notNull(),
    /** Idle end, moved by use; never past `endsAt`. */
    expiresAt: text().notNull(),
    endsAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [
    index('sessions_subject')
      .on(table.subjectId)
      .where(sql`revoked_at is null`),
  ],
)
