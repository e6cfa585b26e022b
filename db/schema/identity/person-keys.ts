import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The key of a cadre, under which everything sealed of her lies; itself under the data key. Deleted when her data are erased. */
export const personKeys = sqliteTable(
  'person_keys',
  {
    cadreId: text().primaryKey(),
    /** base64 of nonce and ciphertext: 256 bits under the data key, bound to the cadre. */
    wrapped: text().notNull(),
    /** Which data key, 8 hex digits. */
    dataKey: text().notNull(),
    createdAt: text().notNull(),
  },
  (table) => [index('person_keys_data_key').on(table.dataKey)],
)
