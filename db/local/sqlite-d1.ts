/**
 * D1's interface on a SQLite file through Node's own driver: what the stores use of it, and no more.
 * The local database is filled this way (a query takes microseconds, through the Worker's simulator milliseconds),
 * and it shows that the product's queries are plain SQLite and could run on a server in the country.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export type OpenFile = {
  readonly DB: D1Database
  /** Runs a whole script: migrations. */
  exec(script: string): void
  close(): void
}

/** Opens or makes a file. Failures carry SQLite's own message, as D1's do. */
export function openSqlite(file: string): OpenFile {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true })
  database.exec('pragma journal_mode = wal; pragma synchronous = off')

  // Reading a statement takes longer than running it, and a seed runs some two hundred of them tens of thousands of times.
  const known = new Map<string, StatementSync>()
  const prepared = (text: string): StatementSync => {
    const statement = known.get(text) ?? database.prepare(text)
    known.set(text, statement)
    return statement
  }
  const run = (text: string, values: readonly SQLInputValue[]): D1Result => {
    const results = prepared(text).all(...values)
    const changes = Number(prepared('select changes() n').get()?.['n'] ?? 0)
    return {
      success: true,
      results,
      meta: {
        changes,
        changed_db: changes > 0,
        duration: 0,
        last_row_id: 0,
        rows_read: 0,
        rows_written: 0,
        size_after: 0,
      },
    }
  }

  type Bound = { readonly text: string; readonly values: readonly SQLInputValue[] }
  const prepare = (text: string, values: readonly SQLInputValue[] = []) => ({
    text,
    values,
    bind: (...next: SQLInputValue[]) => prepare(text, next),
    all: () => Promise.resolve().then(() => run(text, values)),
  })
  const batch = (statements: readonly Bound[]) =>
    Promise.resolve().then(() => {
      database.exec('begin immediate')
      try {
        const results = statements.map(({ text, values }) => run(text, values))
        database.exec('commit')
        return results
      } catch (error) {
        database.exec('rollback')
        throw error
      }
    })
  const session = { prepare, batch }
  const whole: unknown = { ...session, withSession: () => session }
  return {
    // Safe: `core/db.ts` calls prepare, bind, all, batch and withSession, and nothing else.
    DB: whole as D1Database,
    exec: (script) => database.exec(script),
    close: () => database.close(),
  }
}
