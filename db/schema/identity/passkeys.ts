import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Public keys of devices that unlock by finger, face or their own PIN (WebAuthn), beside a password or in place of a cadre's PIN. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['cadre', 'staff'] }).notNull(),
    /** A cadre's or an account's id. */
    subjectId: text().notNull(),
    /** A cadre's telephone, on which alone it opens; null for staff. */
    deviceId: text(),
    /** The domain that it was made for: on another one no browser offers it. */
    rpId: text().notNull(),
    /** As the device named it, base64url. */
    credentialId: text().notNull().unique(),
    /** COSE_Key (RFC 9052), base64url. */
    publicKey: text().notNull(),
    /** Signatures so far, as the device counts them; 0 from those that do not count. */
    counter: integer().notNull(),
    /** JSON list: `internal`, `hybrid`, `usb`, … */
    transports: text().notNull(),
    /** Kept by the maker of the device in its cloud, so that others of the same owner have it too. */
    isBackedUp: integer().notNull(),
    /** The owner's word for it, `HP Samsung saya`; for a cadre browser and system. */
    label: text().notNull(),
    createdAt: text().notNull(),
    lastUsedAt: text(),
  },
  (table) => [
    index('passkeys_subject').on(table.subjectId),
    index('passkeys_device').on(table.deviceId),
  ],
)

/** What a device has to sign next: one for each purpose of a session, a pending sign-in or a telephone, taken at the first answer. */
export const passkeyChallenges = sqliteTable(
  'passkey_challenges',
  {
    /** The id of the session, the pending sign-in or the telephone that asked, and alone may answer. */
    askedBy: text().notNull(),
    purpose: text({ enum: ['ADD', 'STEP', 'PROVE', 'SIGN_IN'] }).notNull(),
    /** 256 random bits, base64url. */
    challenge: text().notNull(),
    expiresAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.askedBy, table.purpose] })],
)
