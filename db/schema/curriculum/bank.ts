import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Questions by their newest version; what is searched stands here. */
export const bankItems = sqliteTable(
  'bank_items',
  {
    id: text().primaryKey(),
    /** Whose question: courses of this area and of those below it may ask it. */
    ownerArea: text().notNull(),
    /** What courses and files call it. */
    code: text().notNull(),
    /** Of the newest version. */
    version: integer().notNull(),
    type: text().notNull(),
    level: integer().notNull(),
    stem: text().notNull(),
    /** Everything that can be looked for, in small letters. */
    words: text().notNull(),
    /** JSON list. */
    tags: text().notNull(),
    /** Of what is asked, without case and marks: the same question again has the same. */
    fingerprint: text().notNull(),
    savedAt: text().notNull(),
    savedBy: text().notNull(),
    retiredAt: text(),
  },
  (table) => [
    uniqueIndex('bank_items_code').on(table.ownerArea, table.code),
    index('bank_items_newest').on(table.ownerArea, table.savedAt, table.id),
    index('bank_items_fingerprint').on(table.fingerprint),
  ],
)

/** Every version of a question. Append-only (triggers). */
export const bankItemVersions = sqliteTable(
  'bank_item_versions',
  {
    itemId: text()
      .notNull()
      .references(() => bankItems.id),
    number: integer().notNull(),
    /** JSON of contract `ItemVersion`. */
    content: text().notNull(),
    /** JSON list. */
    tags: text().notNull(),
    savedAt: text().notNull(),
    /** The name of who saved it. */
    savedBy: text().notNull(),
    /** The account of who saved it; null when it was none. */
    savedById: text(),
    /** The import that brought it; null when it was written here. */
    importId: text(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.number] }),
    index('bank_item_versions_import').on(table.importId),
  ],
)
