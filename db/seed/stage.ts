/** Who acts when in the demonstration: contexts by their own clocks and streams of ids. */
import type { Actor } from '../../worker/core/access.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { contextOf, type Context, type ScriptEnv } from '../../worker/core/context.ts'
import { fixedIds } from './fixed-ids.ts'

/** Acts as anyone at any time of the demonstration, with ids of an own stream. */
export type Stage = {
  as(actor: Actor, at: string, stream: number): Context
}

/** When the members of staff of the demonstration showed their second factor: fresh at every clock of it. */
export const PROVED = '9999-12-31T00:00:00.000Z'

/** The database and the secrets; files and pages are not needed. */
export type SeedEnv = Omit<ScriptEnv, 'FILES'>

export function stageOn(env: SeedEnv): Stage {
  return {
    as(actor, at, stream) {
      const clock = fixedClock(at)
      return contextOf(env, { actor, clock, ids: fixedIds(clock, stream), log: () => undefined })
    },
  }
}
