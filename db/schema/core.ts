import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who did what, written in the same batch as the change. Append-only (triggers refuse UPDATE and DELETE). */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    requestId: text().notNull(),
    actorKind: text({ enum: ['public', 'system', 'cadre', 'staff'] }).notNull(),
    actorId: text(),
    areaCode: text().notNull(),
    /** The permission used: `certificate.issue`. */
    action: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    /** JSON without personal data. */
    detail: text().notNull(),
  },
  (table) => [
    index('audit_entries_area').on(table.areaCode, table.id),
    index('audit_entries_entity').on(table.entityId, table.id),
  ],
)

/** Never holds a row: writing to it breaks the check, which rolls a batch back whose change touched nothing. */
export const commitGuards = sqliteTable(
  'commit_guards',
  { changed: integer().notNull() },
  (table) => [check('commit_changed_a_row', sql`${table.changed} = 1`)],
)
