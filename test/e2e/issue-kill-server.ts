/**
 * An office's server that is killed: approves proposals by the product's verbs on a SQLite file, four at a time, while its
 * database fails now and then before or after the commit. A line `ack <proposal>` is what the office has been told.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { openSqlite } from '../../db/local/sqlite-d1.ts'
import { dice } from '../../db/seed/fixed-ids.ts'
import { approveProposal } from '../../worker/certification/index.ts'
import type { Actor } from '../../worker/core/access.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { contextOf, type Context, type ScriptEnv } from '../../worker/core/context.ts'
import { runHourly } from '../../worker/jobs.ts'
import { PROVED } from '../factories/proved.ts'

/** To be started with the name of a file, a seed and the proposals: `node <SERVER> office.sqlite 7 <id>,<id>`. */
export const SERVER = import.meta.filename
export const DISTRICT = '35.08'
export const NOW = '2026-11-21T02:00:00.000Z'

export function environment(DB: D1Database): ScriptEnv {
  return {
    DB,
    ORIGIN: 'https://kelas-kader.example',
    PEPPER: 'test-pepper-0123456789-0123456789-0123456789',
    DATA_KEY: 'test-data-key-0123456789-0123456789-01234567',
    KEK: 'test-kek-0123456789-0123456789-0123456789-01',
  }
}

export function actingAs(actor: Actor, DB: D1Database): Context {
  return contextOf(environment(DB), { actor, clock: fixedClock(NOW), log: () => undefined })
}

export function officer(role: 'DISTRICT_ADMIN' | 'APPROVER'): Actor {
  return {
    kind: 'staff',
    accountId: role,
    name: role,
    grants: [{ role, area: DISTRICT }],
    sessionId: 'test',
    provedAt: PROVED,
  }
}

const AT_ONCE = 4
const LONGEST_PAUSE_MS = 12
const LOST = 'D1_ERROR: Network connection lost.'
const OVERLOADED = 'D1_ERROR: D1 DB is overloaded.'

type Fault = 'lost before' | 'lost after' | 'overloaded before' | 'overloaded after' | 'none'

/** The same database, slow, and failing in one of seven batches: half before the commit, half after it. */
function unreliable(DB: D1Database, roll: () => number): D1Database {
  const session = DB.withSession()
  const pause = () => new Promise((resolve) => setTimeout(resolve, roll() * LONGEST_PAUSE_MS))
  const fault = (): Fault => {
    const drawn = roll()
    if (drawn < 0.04) return 'lost before'
    if (drawn < 0.08) return 'lost after'
    if (drawn < 0.11) return 'overloaded before'
    return drawn < 0.14 ? 'overloaded after' : 'none'
  }
  const batch = async (statements: D1PreparedStatement[]) => {
    const failing = fault()
    await pause()
    if (failing.endsWith('before')) fail(failing)
    const written = await session.batch(statements)
    await pause()
    if (failing.endsWith('after')) fail(failing)
    return written
  }
  const whole: unknown = {
    withSession: () => ({ prepare: session.prepare.bind(session), batch }),
  }
  // Safe: `core/db.ts` opens a session and calls its prepare and batch, and nothing else.
  return whole as D1Database
}

function fail(failing: Fault): never {
  tell(`fault ${failing}`)
  throw new Error(failing.startsWith('lost') ? LOST : OVERLOADED)
}

/** At once and whole: what stands in a buffer when the process is killed was never said. */
function tell(line: string): void {
  writeSync(1, `${line}\n`)
}

async function approveAll(DB: D1Database, proposals: readonly string[]): Promise<void> {
  const waiting = [...proposals]
  const approveNext = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        const approver = actingAs(officer('APPROVER'), DB)
        // Each proposal has one cadre, and nobody was asked for her name.
        const { state } = await approveProposal(approver, DISTRICT, id, { unanswered: 1 })
        if (state === 'ISSUED') tell(`ack ${id}`)
      } catch {
        // The office saw an error and presses the button again.
        waiting.push(id)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, approveNext))
}

async function run(file: string, seed: number, proposals: readonly string[]): Promise<void> {
  const DB = unreliable(openSqlite(file).DB, dice(seed))
  // A process that is killed keeps nothing, and the next one would be seconds in coming.
  flushCompileCache()
  const clock = runHourly(actingAs({ kind: 'system', job: 'hourly' }, DB))
  await Promise.all([seed % 2 === 0 ? clock : undefined, approveAll(DB, proposals)])
  tell('done')
}

if (process.argv[1] === SERVER) {
  const [, , file = '', seed = '0', proposals = ''] = process.argv
  await run(file, Number(seed), proposals.split(','))
}
