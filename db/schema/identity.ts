import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Members of staff. No e-mail, no NIK. */
export const staffAccounts = sqliteTable('staff_accounts', {
  id: text().primaryKey(),
  username: text().notNull().unique(),
  name: text().notNull(),
  /** Argon2id PHC string over the peppered password. */
  passwordHash: text().notNull(),
  /** Which pepper keyed it: its name as a number; 1 from before peppers were named. */
  pepperVersion: integer().notNull(),
  /** Since when the password is one that somebody gave her; null when she chose it. */
  passwordGivenAt: text(),
  disabledAt: text(),
  /** Set while only a one-time link lets her in: she was invited, or her sign-in was reset. Her password is nobody's then. */
  linkNeededSince: text(),
  /** The district whose office made it; null for accounts made by a script. */
  homeCode: text(),
  /** The day of the newest sign-in, in WIB. */
  lastSignInOn: text(),
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
    /** First and last day, in WIB. Null: from ever, for good. */
    startsOn: text(),
    endsOn: text(),
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
  /** When she last chose another PIN by the one before; null when she never did. */
  pinSetAt: text(),
  /** Which pepper keyed the PIN: its name as a number; 1 without a PIN, or from before peppers were named. */
  pepperVersion: integer().notNull(),
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
    /** SHA-256 of the key that the activation came with: a repeat with the same key is answered again. */
    usedKey: text(),
    /** Set when a newer code took its place. */
    voidedAt: text(),
    /** Of a code that was sent by message: the hash of the device cookie of the phone that asked for it, which alone may use it. */
    forDevice: text(),
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
    /** A shared phone keeps nobody signed in: the cookie ends with the browser, the session after 12 idle hours. */
    phone: text({ enum: ['own', 'shared'] }).notNull(),
    boundAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.deviceId, table.cadreId] }),
    index('device_logins_cadre').on(table.cadreId),
  ],
)

/**
 * Wrong PINs and passwords since the last right one, counted before they are checked.
 * `subject` is `cadre:` and her id, `staff:` and the keyed hash of a user name, known or not, or `factor:` and an account's id;
 * for a computer that the account knows, with its id.
 */
export const signInTries = sqliteTable('sign_in_tries', {
  subject: text().primaryKey(),
  fails: integer().notNull(),
  /** How often it was locked in a row: 15 minutes, 1 hour, then by kind. */
  lockLevel: integer().notNull(),
  lockedUntil: text(),
  lastAt: text().notNull(),
})

/** Wrong activation codes in the window that is running: `all`, and one bucket per keyed hash of a network address. */
export const codeTries = sqliteTable('code_tries', {
  bucket: text().primaryKey(),
  /** When the window began. */
  windowAt: text().notNull(),
  fails: integer().notNull(),
})

/** Open sessions, by the SHA-256 of the cookie's name and value. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    kind: text({ enum: ['cadre', 'staff'] }).notNull(),
    /** A cadre's or an account's id. */
    subjectId: text().notNull(),
    deviceId: text(),
    /** Browser and system, coarsely: `Chrome, Android`. */
    client: text().notNull(),
    createdAt: text().notNull(),
    lastSeenAt: text().notNull(),
    /** How long it lives without use. */
    idleSeconds: integer().notNull(),
    /** Idle end, moved by use; never past `endsAt`. */
    expiresAt: text().notNull(),
    endsAt: text().notNull(),
    /** When password and second factor were last shown in it; null for cadres. */
    provedAt: text(),
    revokedAt: text(),
  },
  (table) => [
    index('sessions_subject')
      .on(table.subjectId)
      .where(sql`revoked_at is null`),
  ],
)

/** What a phone may send answers with after its session ended: made by the phone, kept only as a hash, good for nothing else. */
export const uploadTokens = sqliteTable(
  'upload_tokens',
  {
    tokenHash: text().primaryKey(),
    cadreId: text()
      .notNull()
      .references(() => cadreLogins.cadreId),
    /** The phone by its cookie, when it had one. */
    deviceId: text(),
    /** First 16 hex digits of the SHA-256 of the token: named in files of answers. */
    label: text().notNull(),
    /** The key that signs files of answers, under the cadre's own key. */
    signKey: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [
    index('upload_tokens_cadre').on(table.cadreId),
    index('upload_tokens_label').on(table.label),
    // Of before cadres had keys of their own.
    index('upload_tokens_unowned')
      .on(table.cadreId)
      .where(sql`sign_key not glob 'p.*'`),
  ],
)
