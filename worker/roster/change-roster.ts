/**
 * The one way to change a district's roster: read its version, decide, write only if nobody wrote in between, else decide
 * anew. So what was matched, asked and counted is the state that is written to, also when two officers import at once.
 */
import type { Allowed } from '../core/access.ts'
import { commit, type Entry } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { FIRST_NUMBER } from './rules.ts'
import { findRoster, raiseRoster, type RosterState } from './store.ts'

export type Decided<Answer> = {
  readonly answer: Answer
  /** Nothing is written when absent: a repeat, or nothing to do. */
  readonly write?: {
    readonly entry: Entry
    readonly writes: readonly Sql[]
    /** When kode kader were given out. */
    readonly lastNumber?: number
  }
}

const ATTEMPTS = 10

/** Refuses CONFLICT when an id is taken elsewhere, DATABASE_BUSY when others keep coming first. */
export async function changeRoster<Answer>(
  ctx: Context,
  by: Allowed,
  district: AreaCode,
  decide: (state: RosterState) => Promise<Decided<Answer>>,
): Promise<Answer> {
  let inTheWay = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const state = (await findRoster(ctx.db, district)) ?? {
      version: 0,
      lastNumber: FIRST_NUMBER - 1,
    }
    const { answer, write } = await decide(state)
    if (write === undefined) return answer
    const raise = raiseRoster(district, state, write.lastNumber ?? state.lastNumber)
    const done = await commit(ctx, by, write.entry, [raise, ...write.writes])
    if (done.applied) return answer
    inTheWay = done.constraint
  }
  throw new Refusal(inTheWay === 'change' ? 'DATABASE_BUSY' : 'CONFLICT')
}
