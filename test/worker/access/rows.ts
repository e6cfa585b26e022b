/** The database as rows, for tests that look at all of it or change what no verb may. */
import { env } from 'cloudflare:workers'

export type Row = Readonly<Record<string, string | number | null>>
export type Rows = ReadonlyMap<string, readonly Row[]>

let tables: string[] = []

async function tablesOf(): Promise<readonly string[]> {
  if (tables.length === 0) {
    const { results } = await env.DB.prepare(
      "select name from sqlite_master where type = 'table' and name not glob '_cf*' and name not glob 'sqlite*' and name <> 'd1_migrations' order by name",
    ).all<{ name: string }>()
    tables = results.map(({ name }) => name)
  }
  return tables
}

/** `table.column` of every column of text. */
export async function textColumns(): Promise<
  readonly (readonly [table: string, column: string])[]
> {
  const names = await tablesOf()
  const { results } = await env.DB.prepare(
    `select m.name as tbl, c.name as col from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '_cf_%' and m.name not like 'd1_%'
      and upper(c.type) not in ('INTEGER', 'REAL') order by 1, c.cid`,
  ).all<{ tbl: string; col: string }>()
  return results.filter(({ tbl }) => names.includes(tbl)).map(({ tbl, col }) => [tbl, col])
}

/** Every row of every table. */
export async function readRows(): Promise<Rows> {
  const names = await tablesOf()
  const answers = await env.DB.batch<Row>(
    names.map((name) => env.DB.prepare(`select * from "${name}"`)),
  )
  return new Map(answers.map(({ results }, at) => [names[at] ?? '', results]))
}

/** Every row of every table, and every file with what its bytes hash to: the whole state. */
export async function readState(): Promise<string[]> {
  const rows = [...(await readRows())].flatMap(([table, all]) =>
    all.map((row) => `${table} ${JSON.stringify(row)}`),
  )
  return [...rows, ...(await readFiles())]
}

/** `file` key, hash and what is said of it. */
async function readFiles(): Promise<string[]> {
  const files: string[] = []
  let cursor: string | undefined
  do {
    const page = await env.FILES.list({
      include: ['customMetadata', 'httpMetadata'],
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { key, etag, size, customMetadata, httpMetadata } of page.objects)
      files.push(`file ${JSON.stringify({ key, etag, size, customMetadata, httpMetadata })}`)
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return files
}

/** What is in one and not in the other: at most ten lines of each. */
export function differences(before: readonly string[], after: readonly string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)]
  return [
    ...before.filter((line) => !now.has(line)).map((line) => `gone: ${line.slice(0, 240)}`),
    ...after.filter((line) => !old.has(line)).map((line) => `new: ${line.slice(0, 240)}`),
  ]
}

/** Runs something while no trigger guards the tables: they forbid what nobody may, and tests must. */
export async function withoutTriggers(run: () => Promise<void>): Promise<void> {
  const { results } = await env.DB.prepare(
    "select name, sql from sqlite_master where type = 'trigger'",
  ).all<{ name: string; sql: string }>()
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`drop trigger "${name}"`)))
  await run()
  await env.DB.batch(results.map(({ sql }) => env.DB.prepare(sql)))
}

/** Statements in batches that the database takes. */
export async function runAll(statements: readonly D1PreparedStatement[]): Promise<void> {
  for (let at = 0; at < statements.length; at += 200) {
    await env.DB.batch(statements.slice(at, at + 200))
  }
}
