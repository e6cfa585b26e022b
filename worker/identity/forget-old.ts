/** Deletes sessions, upload tokens and counters of wrong tries that have run out: nothing personal is kept longer than it serves. */
import { allow } from '../core/access.ts'
import { instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { forgetSessions } from './store-sessions.ts'
import { forgetCodeTries, forgetTries } from './store-tries.ts'
import { forgetUploadTokens } from './store-upload-tokens.ts'

const KEPT_SECONDS = 30 * 86_400

/** By the clock. Where nothing has run out nothing is written, not even to the log. */
export async function forgetOld(ctx: Context): Promise<void> {
  const by = allow(ctx, 'session.forget', NATION)
  const before = instantAfter(ctx.clock, -KEPT_SECONDS)
  for (const [entity, forget] of [
    ['session', forgetSessions],
    ['sign_in_tries', forgetTries],
    ['code_tries', forgetCodeTries],
    ['upload_token', forgetUploadTokens],
  ] as const) {
    await commit(ctx, by, { entity, entityId: before }, [forget(before)])
  }
}
