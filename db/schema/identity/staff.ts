import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { staffAccounts } from '../identity.ts'

/** One-time links by which a member of staff chooses a password: an invitation, or a sign-in that was reset. Kept only as a keyed hash. */
export const staffLinks = sqliteTable(
  'staff_links',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    kind: text({ enum: ['INVITE', 'RESET'] }).notNull(),
    codeHash: text().notNull().unique(),
    issuedBy: text().notNull(),
    /** As she was called then. */
    issuedByName: text().notNull(),
    issuedAt: text().notNull(),
    expiresAt: text().notNull(),
    usedAt: text(),
    /** Set when a newer link took its place, or the account was disabled. */
    voidedAt: text(),
  },
  (table) => [index('staff_links_account').on(table.accountId)],
)

/** A role that one person asks for and a second one of the same district gives. */
export const staffProposals = sqliteTable(
  'staff_proposals',
  {
    id: text().primaryKey(),
    districtCode: text().notNull(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    role: text().notNull(),
    areaCode: text().notNull(),
    startsOn: text(),
    endsOn: text(),
    state: text({ enum: ['ASKED', 'GRANTED', 'DECLINED', 'WITHDRAWN'] }).notNull(),
    askedBy: text().notNull(),
    askedByName: text().notNull(),
    askedAt: text().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: text(),
  },
  (table) => [
    uniqueIndex('staff_proposals_open_once')
      .on(table.accountId, table.role, table.areaCode)
      .where(sql`state = 'ASKED'`),
    index('staff_proposals_district').on(table.districtCode, table.state),
  ],
)

/** A superadmin's look at the people of one district: with a reason, for an hour. */
export const superadminVisits = sqliteTable(
  'superadmin_visits',
  {
    id: text().primaryKey(),
    accountId: text()
      .notNull()
      .references(() => staffAccounts.id),
    accountName: text().notNull(),
    districtCode: text().notNull(),
    reason: text().notNull(),
    openedAt: text().notNull(),
    /** When it ends by itself, or was ended. */
    endsAt: text().notNull(),
  },
  (table) => [
    index('superadmin_visits_account').on(table.accountId, table.endsAt),
    index('superadmin_visits_district').on(table.districtCode, table.openedAt),
  ],
)
