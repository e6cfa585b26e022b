/** Deletes sessions, upload tokens, counters of wrong tries and what belonged to second factors, once it has run out: nothing personal is kept longer than it serves. */
import { allow } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { forgetChallenges, forgetStaffKeys } from './passkeys/store-ends.ts'
import { forgetFlows, forgetIdentities } from './oidc/store-oidc.ts'
import { MESSAGE } from './message-code/rules.ts'
import { forgetMessages } from './message-code/store.ts'
import { forgetFactors, forgetPending, forgetTrust } from './second-factor/store.ts'
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
    ['pending_sign_in', forgetPending],
    ['trusted_computer', forgetTrust],
    ['staff_factor', forgetFactors],
    ['service_identity', forgetIdentities],
    ['passkey', forgetStaffKeys],
    ['passkey_challenge', forgetChallenges],
  ] as const) {
    await commit(ctx, by, { entity, entityId: before }, [forget(before)])
  }
  const messagesBefore = instantAfter(ctx.clock, -MESSAGE.keptSeconds)
  const entry = { entity: 'message_code', entityId: messagesBefore }
  await commit(ctx, by, entry, [forgetMessages(messagesBefore)])
  // Worth nothing after its minutes, and anybody may set out.
  const now = instant(ctx.clock)
  await commit(ctx, by, { entity: 'service_flow', entityId: now }, [forgetFlows(now)])
}
