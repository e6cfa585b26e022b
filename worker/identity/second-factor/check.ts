/**
 * Is this a code of the account's app, or one of its recovery codes? The try is counted first, and what is right is used up by the
 * statement that is handed back: of two parallel tries with one code only one has an effect.
 */
import { allow } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { note, noteLook } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { areaOf } from '../session.ts'
import { locked } from '../sign-in-cadre.ts'
import { clearTries, reserveFactorTry } from '../store-tries.ts'
import { openSecret, type StaffActor } from './pending.ts'
import { FACTOR_LOCKS, readTyped } from './rules.ts'
import { takeRecoveryCode, takeStep } from './store.ts'
import { readCode, stepAt } from './totp.ts'

export type Checked = {
  readonly kind: 'TOTP' | 'RECOVERY' | 'PASSKEY'
  /** Uses the code up: the first write of what it lets through. Touches no row when it was used meanwhile, or `stands` does not hold. */
  use(stands: Sql): Sql
  /** Takes the counted tries back; goes beside it. */
  readonly clear: readonly Sql[]
}

/**
 * Refuses SECOND_FACTOR_WRONG, SECOND_FACTOR_USED for a code that was taken before, LOCKED with `until`. `computer` is given where
 * the account was signed in before: such a computer has tries of its own, so that who knows the password cannot keep its owner out.
 */
export async function checkFactor(
  ctx: Context,
  actor: StaffActor,
  typed: string,
  computer: string | null,
): Promise<Checked> {
  const { accountId } = actor
  const now = instant(ctx.clock)
  const subject = computer === null ? accountId : `${accountId}:${computer}`
  const { found, lockedUntil } = await reserveFactorTry(ctx.db, accountId, subject, now, {
    first: instantAfter(ctx.clock, FACTOR_LOCKS.first),
    second: instantAfter(ctx.clock, FACTOR_LOCKS.second),
    further: instantAfter(ctx.clock, FACTOR_LOCKS.further),
  })
  if (lockedUntil !== null) throw locked(lockedUntil)
  const clear = [clearTries('factor', subject)]
  const given = readTyped(typed)
  if (given?.kind === 'RECOVERY') {
    const hashes = await ctx.secrets.keyedEach('recovery-code', `${accountId}\0${given.code}`)
    return {
      kind: 'RECOVERY',
      use: (stands) => takeRecoveryCode(accountId, hashes, stands, now),
      clear,
    }
  }
  if (given === null || found === null) throw await failed(ctx, actor, 'SECOND_FACTOR_WRONG')
  const secret = await openSecret(ctx, found.id, found.secret)
  const shown = await readCode(secret, given.code, stepAt(ctx.clock), found.lastStep)
  if (shown === 'WRONG') throw await failed(ctx, actor, 'SECOND_FACTOR_WRONG')
  if (shown === 'USED') throw await failed(ctx, actor, 'SECOND_FACTOR_USED')
  return { kind: 'TOTP', use: (stands) => takeStep(found.id, shown.step, stands), clear }
}

/** What to throw where `use` touched no row. */
export async function notTaken(
  ctx: Context,
  actor: StaffActor,
  { kind }: Checked,
): Promise<Refusal> {
  if (kind === 'PASSKEY') return new Refusal('PASSKEY_EXPIRED')
  return failed(ctx, actor, kind === 'TOTP' ? 'SECOND_FACTOR_USED' : 'SECOND_FACTOR_WRONG')
}

/**
 * The owner is told of it: whoever shows a wrong factor here knows the password. Wrong codes are few, for they lock; wrong signatures lock
 * nothing, so that of those within ten minutes one is told: a log that can be filled at will hides what is in it.
 */
export async function failed(
  ctx: Context,
  actor: StaffActor,
  code: 'SECOND_FACTOR_WRONG' | 'SECOND_FACTOR_USED' | 'PASSKEY_WRONG' | 'PASSKEY_COPIED',
): Promise<Refusal> {
  const by = allow({ actor }, 'session.fail', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: { why: code } }
  const write = code === 'PASSKEY_WRONG' ? noteLook : note
  await write({ ...ctx, actor }, by, entry)
  return new Refusal(code)
}
