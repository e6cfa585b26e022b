import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { auditEntries } from './core.ts'

/** The log as a chain, one for each district and `ID` for what belongs to none. Append-only, place after place (triggers). */
export const auditLinks = sqliteTable(
  'audit_links',
  {
    /** `35.08`, or `ID`. */
    chain: text().notNull(),
    /** From 1, without a gap: the order in which entries were sealed. */
    position: integer().notNull(),
    entryId: text()
      .notNull()
      .unique()
      .references(() => auditEntries.id),
    /** SHA-256, hex, over the hash before and the entry: `worker/audit/chain/chain-rules.ts`. */
    hash: text().notNull(),
    sealedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.position] })],
)

/** Signed once for each chain and day; the same text lies in the store of files. Append-only (triggers). */
export const auditHeads = sqliteTable(
  'audit_heads',
  {
    chain: text().notNull(),
    /** The day that had ended, by the clock on the district's wall. */
    day: text().notNull(),
    /** Of the last link; 0 where the chain has none yet. */
    position: integer().notNull(),
    hash: text().notNull(),
    /** C2SP signed note, by the platform's key. */
    note: text().notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chain, table.day] })],
)
