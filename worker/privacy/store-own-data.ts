/** The SQL of a cadre's copy of her data: this room's part, and how the parts of all rooms are taken page by page and counted. */
import type { Scope } from '../core/access.ts'
import { joined, json, sql, type Db } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'

/** Of what was recorded the texts: the mark behind them is of use to nobody else. */
export function ownRequests(cadreIds: readonly string[]): readonly OwnRows[] {
  return [
    {
      table: 'privacy_requests',
      select: sql`select id, kind, topic, body, via, state, received_at, due_at, cools_until, taken_at, closed_at, answer,
        substr(recorded, 1, instr(recorded || char(31), char(31)) - 1) as recorded
        from privacy_requests where cadre_id in (select value from json_each(${json(cadreIds)})) order by received_at, id`,
    },
  ]
}

const PAGE = 500

/** All rows of a part, so many at a time. */
export async function* pagesOf(
  db: Db,
  _scope: Scope,
  { select }: OwnRows,
): AsyncGenerator<Record<string, unknown>[]> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = await db.all<Record<string, unknown>>(
      sql`${select} limit ${PAGE} offset ${offset}`,
    )
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
  }
}

/** How many rows each of these parts has, by its table: one look for all. */
export async function countOwn(
  db: Db,
  _scope: Scope,
  parts: readonly OwnRows[],
): Promise<ReadonlyMap<string, number>> {
  const each = parts.map(({ table, select }) => {
    // A table's name of this program, never taken from outside.
    const name = { text: table, values: [] }
    return sql`(select count(*) from (${select})) as ${name}_rows`
  })
  const row = await db.first<Record<string, number>>(sql`select ${joined(each, ', ')}`)
  return new Map(parts.map(({ table }, at) => [table, Object.values(row ?? {})[at] ?? 0]))
}
