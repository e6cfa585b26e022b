/** A context whose database prints statements instead of running them: for a deployment's database, through wrangler. */
import { systemClock } from '../../worker/core/clock.ts'
import type { Context } from '../../worker/core/context.ts'
import type { Sql } from '../../worker/core/db.ts'
import { randomIds } from '../../worker/core/ids.ts'
import type { Secrets } from '../../worker/core/secrets.ts'

const refuse = () => Promise.reject(new Error('a printing database cannot be read'))
const NO_KEYS = {
  version: refuse,
  previous: refuse,
  generate: refuse,
  unwrap: refuse,
  rewrap: refuse,
}
const NO_PERSONS = { create: refuse, unwrap: refuse, rewrap: refuse }

export function printedSql(
  job: string,
  print: (statement: string) => void,
  secrets?: Secrets,
): Context {
  return {
    actor: { kind: 'system', job },
    clock: systemClock,
    ids: randomIds(systemClock),
    requestId: job,
    log: () => undefined,
    // What is printed is signed by nobody.
    origin: 'https://invalid',
    rootKey: null,
    signInServices: [],
    codeSender: null,
    secrets: secrets ?? {
      forDemo: false,
      keyed: refuse,
      keyedEach: refuse,
      keyedUnder: refuse,
      peppers: refuse,
      dataKeys: refuse,
      people: NO_PERSONS,
      seal: refuse,
      open: refuse,
      keys: NO_KEYS,
    },
    files() {
      throw new Error('a printing database has no store of files')
    },
    db: {
      meter: { queries: 0, rowsRead: 0, rowsWritten: 0 },
      all: refuse,
      first: refuse,
      batch(statements) {
        for (const statement of statements) print(spelledOut(statement))
        return Promise.resolve(statements.map(() => ({ changes: 0, rows: [] })))
      },
    },
  }
}

/** The statement with its values written into it, quoted as SQLite reads them. */
function spelledOut({ text, values }: Sql): string {
  let index = 0
  return text.replaceAll('?', () => {
    const value = values[index++] ?? null
    if (value === null) return 'null'
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
  })
}
