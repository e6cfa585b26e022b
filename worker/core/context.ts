/**
 * What every verb receives first: the database, the files, the clock, ids, secrets, who acts, and the log.
 * Built once per request by `app.ts`, by `jobs.ts` for the clock, and by the seed and tests with their own clock and ids.
 */
import type { Actor } from './access.ts'
import { systemClock, type Clock } from './clock.ts'
import { dbFor, type Db } from './db.ts'
import { randomIds, type Ids } from './ids.ts'
import { consoleLog, type Log } from './log.ts'
import { readSecrets, type Secrets } from './secrets.ts'

export type Context = {
  readonly db: Db
  /** The store of files; throws where there is none, as in scripts on a bare database. */
  files(): R2Bucket
  readonly clock: Clock
  readonly ids: Ids
  readonly secrets: Secrets
  readonly actor: Actor
  readonly requestId: string
  readonly log: Log
}

/** The bindings of the Worker. */
export type Env = {
  readonly DB: D1Database
  readonly FILES: R2Bucket
  readonly ASSETS: Fetcher
  readonly PEPPER: string
  readonly DATA_KEY: string
}

/** A Context on an environment; anything of it can be replaced. */
export function contextOf(
  env: Pick<Env, 'DB' | 'PEPPER' | 'DATA_KEY'> & Partial<Pick<Env, 'FILES'>>,
  own: Partial<Context> & Pick<Context, 'actor'>,
): Context {
  const clock = own.clock ?? systemClock
  const ids = own.ids ?? randomIds(clock)
  return {
    db: dbFor(env),
    files() {
      if (env.FILES === undefined) throw new Error('no store of files here')
      return env.FILES
    },
    secrets: readSecrets(env),
    requestId: own.requestId ?? ids.uuid(),
    log: consoleLog,
    ...own,
    clock,
    ids,
  }
}
