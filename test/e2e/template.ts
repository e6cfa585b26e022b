/**
 * What a database holds, to be put into an empty one of the same shape. Files of tests that share a process start from the same
 * district: its verbs run for the first of them, and the others get their rows.
 */

export type Template = readonly { readonly table: string; readonly rows: readonly Row[] }[]

type Row = Readonly<Record<string, string | number | null>>

export async function templateOf(db: D1Database): Promise<Template> {
  const { results } = await db
    .prepare(
      `select name from sqlite_master where type = 'table'
      and name not like 'sqlite!_%' escape '!' and name not like '!_cf!_%' escape '!'`,
    )
    .all<{ name: string }>()
  const read = await db.batch<Row>(
    results.map(({ name }) => db.prepare(`select * from "${name}" order by rowid`)),
  )
  return results
    .map(({ name }, at) => ({ table: name, rows: read[at]?.results ?? [] }))
    .filter(({ rows }) => rows.length > 0)
}

export async function fill(db: D1Database, template: Template): Promise<void> {
  const inserts = template.flatMap(({ table, rows }) => {
    const columns = Object.keys(rows[0] ?? {})
    const names = columns.map((name) => `"${name}"`).join()
    const values = columns.map((_, at) => `json_extract(value, '$[${at}]')`).join()
    const insert = db.prepare(
      `insert into "${table}" (${names}) select ${values} from json_each(?) order by key`,
    )
    return parted(rows).map((part) =>
      insert.bind(JSON.stringify(part.map((row) => Object.values(row)))),
    )
  })
  await db.batch([db.prepare('pragma defer_foreign_keys = on'), ...inserts])
}

// A bound text may hold 2 MB; a signed certificate has 15 kB at most.
const PART = 100

function parted<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / PART) }, (_, at) =>
    items.slice(at * PART, (at + 1) * PART),
  )
}
