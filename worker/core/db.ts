/**
 * The database as the stores see it: plain SQLite through a tagged template that binds every value,
 * so no text from outside can become SQL. Rows come back with camelCase keys.
 * D1 has no interactive transaction: what must be atomic goes into one `batch`.
 */
export type Value = string | number | null
export type Sql = { readonly text: string; readonly values: readonly Value[] }

/** Builds a statement; a nested `Sql` is spliced in, everything else is bound. */
export function sql(parts: TemplateStringsArray, ...values: readonly (Value | Sql)[]): Sql {
  let text = parts[0] ?? ''
  const bound: Value[] = []
  for (const [index, value] of values.entries()) {
    if (value !== null && typeof value === 'object') {
      text += value.text
      bound.push(...value.values)
    } else {
      text += '?'
      bound.push(value)
    }
    text += parts[index + 1] ?? ''
  }
  return { text, values: bound }
}

/** Statement parts, one after another, with `by` between them. */
export function joined(parts: readonly Sql[], by: string): Sql {
  return {
    text: parts.map((part) => part.text).join(by),
    values: parts.flatMap((part) => part.values),
  }
}

/** A list of plain objects as one bound JSON text, to be opened with `json_each`: D1 binds at most 100 values. */
export function json(value: unknown): string {
  return JSON.stringify(value)
}

/**
 * `column` lies at or within `area`, as a range over an index: '.' sorts right before '/'.
 * `column` is written by a store, never taken from outside.
 */
export function withinArea(column: string, area: string): Sql {
  const named = { text: column, values: [] }
  if (area === 'ID') return sql`1 = 1`
  return sql`(${named} = ${area} or (${named} >= ${`${area}.`} and ${named} < ${`${area}/`}))`
}

/** Raised when a batch broke a constraint: nothing of it was written. */
export class ConstraintError extends Error {
  /** What SQLite named: `certificates.number`, or the name of a check. */
  readonly constraint: string
  constructor(constraint: string) {
    super(`constraint failed: ${constraint}`)
    this.name = 'ConstraintError'
    this.constraint = constraint
  }
}

export type Meter = { queries: number; rowsRead: number; rowsWritten: number }

export type Written = { readonly changes: number; readonly rows: readonly unknown[] }

export type Db = {
  all<Row>(statement: Sql): Promise<Row[]>
  first<Row>(statement: Sql): Promise<Row | null>
  /** Runs all statements as one transaction. Throws ConstraintError when one is broken. */
  batch(statements: readonly Sql[]): Promise<Written[]>
  /** What this request has cost so far. */
  readonly meter: Meter
}

// Cloudflare's D1 documentation, "Debug D1": these mean that the statement may be sent again.
const TRANSIENT =
  /Network connection lost|storage caused object to be reset|reset because its code was updated|transient issue/
const ATTEMPTS = 3

/** Wraps a D1 session. Every statement of the product can be repeated, so transient faults are retried here. */
export function openDb(source: D1Database | D1DatabaseSession): Db {
  const meter: Meter = { queries: 0, rowsRead: 0, rowsWritten: 0 }
  const prepare = (statement: Sql) => source.prepare(statement.text).bind(...statement.values)
  const count = (results: readonly D1Result[]) => {
    for (const result of results) {
      meter.queries += 1
      meter.rowsRead += result.meta.rows_read
      meter.rowsWritten += result.meta.rows_written
    }
  }
  return {
    meter,
    async all<Row>(statement: Sql) {
      const result = await retried(() => prepare(statement).all())
      count([result])
      return result.results.map((row) => camel(row)) as Row[]
    },
    async first<Row>(statement: Sql) {
      const result = await retried(() => prepare(statement).all())
      count([result])
      const row = result.results[0]
      return row === undefined ? null : (camel(row) as Row)
    },
    async batch(statements) {
      const results = await retried(() => source.batch(statements.map(prepare)))
      count(results)
      return results.map((result) => ({
        changes: result.meta.changes,
        rows: result.results.map((row) => camel(row as Record<string, unknown>)),
      }))
    },
  }
}

/** D1 as this request reads it: always the primary, so that a write is seen by the next read. */
export function dbFor(env: { DB: D1Database }): Db {
  return openDb(env.DB.withSession('first-primary'))
}

async function retried<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const broken =
        /(?:UNIQUE|CHECK|FOREIGN KEY|NOT NULL) constraint failed(?:: ([\w., ]+))?/.exec(message)
      if (broken !== null) throw new ConstraintError(broken[1]?.trim() ?? 'FOREIGN KEY')
      if (attempt === ATTEMPTS || !TRANSIENT.test(message)) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt * (0.5 + Math.random())))
    }
  }
}

const camelKeys = new Map<string, string>()

function camel(row: Record<string, unknown>): Record<string, unknown> {
  const answer: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) {
    let name = camelKeys.get(key)
    if (name === undefined) {
      name = key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
      camelKeys.set(key, name)
    }
    answer[name] = value
  }
  return answer
}
