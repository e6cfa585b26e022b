import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staffAccounts } from '../identity.ts'

/**
 * Ways to a district's own sign-in service and back: each good once, for minutes, in the browser that set out. By the SHA-256 of the
 * cookie's name and value; state, nonce and PKCE verifier follow from that cookie and PEPPER and stand nowhere.
 */
export const serviceFlows = sqliteTable(
  'service_flows',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    /** The service, by its issuer identifier. */
    issuer: text().notNull(),
    /** To link: whose account, and the session in which password and code were shown. Null to sign in. */
    accountId: text().references(() => staffAccounts.id),
    sessionId: text(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [
    index('service_flows_account').on(table.accountId),
    index('service_flows_expires').on(table.expiresAt),
  ],
)

/** By which identity of a service a member of staff signs in. Removed when it is unlinked; the log keeps when. */
export const serviceIdentities = sqliteTable(
  'service_identities',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    issuer: text().notNull(),
    /** Keyed hash of issuer and `sub`: a service may name people by NIP or NIK, which are not kept. */
    subjectHash: text().notNull().unique(),
    /** Which pepper keyed it: its name as a number. */
    pepperVersion: integer().notNull(),
    linkedAt: text().notNull(),
    lastUsedAt: text(),
  },
  (table) => [uniqueIndex('service_identities_one_each').on(table.accountId, table.issuer)],
)
