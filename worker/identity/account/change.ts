/** What a member of staff changes of the own account. What matters asks for the password again, and for a code where it is about codes. */
import { allow, type Permission } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { pepperVersion, verifySecret } from '../argon2.ts'
import { passwordText } from '../passwords.ts'
import { LOCKS } from '../rules.ts'
import { checkFactor, notTaken, type Checked } from '../second-factor/check.ts'
import { newRecoveryCodes } from '../second-factor/codes.ts'
import { newSecret, type StaffActor } from '../second-factor/pending.ts'
import { NEW_APP_SECONDS } from '../second-factor/rules.ts'
import { hashOwnPassword, readFirstCode } from '../second-factor/steps.ts'
import {
  beginFactor,
  confirmFactor,
  dropBegun,
  endAllTrust,
  endReplaced,
  endOtherPending,
  endTrust,
  findBegun,
  findFactor,
} from '../second-factor/store.ts'
import { areaOf } from '../session.ts'
import { locked } from '../sign-in-cadre.ts'
import { setPassword } from '../store.ts'
import { sessionStands } from '../store-sessions.ts'
import { clearTries, reservePasswordTry } from '../store-tries.ts'
import { ownActor } from './own-account.ts'
import {
  findComputerOf,
  findOwnAccount,
  revokeOtherSessions,
  type OwnAccountRow,
} from './store-account.ts'

/** Refuses PASSWORD_WRONG, PASSWORD_WEAK (`why`), LOCKED. All other sessions, trusted computers and pending sign-ins end. */
export async function changePassword(
  ctx: Context,
  input: { readonly current: string; readonly next: string },
): Promise<void> {
  const actor = ownActor(ctx)
  const { account, clear } = await provePassword(ctx, actor, input.current)
  const now = instant(ctx.clock)
  const hash = await hashOwnPassword(ctx, account, input.next)
  const stands = sessionStands(actor.sessionId, now)
  await change(ctx, actor, 'password.change', { by: 'OWN' }, [
    setPassword(actor.accountId, hash, await pepperVersion(ctx), stands),
    clear,
    ...endElsewhere(actor, now),
  ])
}

/** Begins a new app beside the one that holds until the new one is confirmed. Refuses as `prove` does. */
export async function beginNewApp(ctx: Context, given: Given): Promise<void> {
  const { actor, checked, clear } = await prove(ctx, given)
  const now = instant(ctx.clock)
  const id = ctx.ids.uuid()
  const secret = await newSecret(ctx, id)
  const row = { id, accountId: actor.accountId, secret, begunIn: actor.sessionId, now }
  await change(
    ctx,
    actor,
    'factor.begin',
    {},
    [
      checked.use(sessionStands(actor.sessionId, now)),
      ...checked.clear,
      clear,
      dropBegun(actor.sessionId),
      beginFactor(row),
    ],
    checked,
  )
}

/** The app that was begun in this session. Refuses SIGN_IN_EXPIRED when none is waiting. */
export async function getNewApp(
  ctx: Context,
): Promise<{ readonly id: string; readonly secret: string; readonly username: string }> {
  const actor = ownActor(ctx)
  allow(ctx, 'factor.begin', areaOf(actor))
  const after = instantAfter(ctx.clock, -NEW_APP_SECONDS)
  const begun = await findBegun(ctx.db, actor.sessionId, after)
  const account = begun === null ? null : await findOwnAccount(ctx.db, actor.accountId)
  if (begun === null || account === null) throw new Refusal('SIGN_IN_EXPIRED')
  return { ...begun, username: account.username }
}

/** The first code of the new app: the old one ends, with every other session and trust. Refuses SECOND_FACTOR_WRONG, SIGN_IN_EXPIRED. */
export async function confirmNewApp(ctx: Context, typed: string): Promise<void> {
  const actor = ownActor(ctx)
  const begun = await getNewApp(ctx)
  const step = await readFirstCode(ctx, begun, typed)
  const now = instant(ctx.clock)
  const by = allow(ctx, 'factor.confirm', areaOf(actor))
  const detail = { kind: 'TOTP', session: actor.sessionId }
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail }
  const stands = sessionStands(actor.sessionId, now)
  const done = await commit(ctx, by, entry, [
    // Of two parallel confirmations only one ends the old app; the index allows no second one beside it.
    endReplaced(actor.accountId, begun.id, stands, now),
    confirmFactor(begun.id, step, stands, now),
    ...endElsewhere(actor, now),
  ])
  if (done.applied) return
  // A second press of the button: the first one did it.
  const live = await findFactor(ctx.db, actor.accountId)
  if (live?.id !== begun.id) throw new Refusal('SIGN_IN_EXPIRED')
}

/** Ten new ones, shown once; the older are nothing any more. Refuses as `prove` does. */
export async function renewRecoveryCodes(ctx: Context, given: Given): Promise<readonly string[]> {
  const { actor, checked, clear } = await prove(ctx, given)
  const { codes, writes } = await newRecoveryCodes(ctx, actor.accountId)
  await change(
    ctx,
    actor,
    'recovery.make',
    {},
    [
      checked.use(sessionStands(actor.sessionId, instant(ctx.clock))),
      ...checked.clear,
      clear,
      ...writes,
    ],
    checked,
  )
  return codes
}

/** Every session but this one; trust stays, for it is listed and ended apart. */
export async function endOtherSessions(ctx: Context): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'session.close', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: { which: 'OTHERS' } }
  await commit(ctx, by, entry, [
    revokeOtherSessions(actor.accountId, actor.sessionId, instant(ctx.clock)),
  ])
}

/** Another's is like one that has ended: nothing happens. */
export async function forgetComputer(ctx: Context, id: string): Promise<void> {
  const actor = ownActor(ctx)
  const by = allow(ctx, 'computer.forget', areaOf(actor))
  const entry = { entity: 'staff_account', entityId: actor.accountId }
  await commit(ctx, by, entry, [endTrust(actor.accountId, id, instant(ctx.clock))])
}

export type Given = { readonly password: string; readonly code: string }

/** Password and second factor once more. Refuses PASSWORD_WRONG, LOCKED, and what `checkFactor` refuses. */
export async function prove(ctx: Context, given: Given) {
  const actor = ownActor(ctx)
  const { clear, computer } = await provePassword(ctx, actor, given.password)
  const checked = await checkFactor(ctx, actor, given.code, computer)
  return { actor, clear, checked }
}

/**
 * The tries are the computer's own, and go on through all sessions on it: who sits at it by chance locks nobody who signs in
 * elsewhere, and no new session gives new tries. `computer` is null for a session that is bound to none.
 */
async function provePassword(
  ctx: Context,
  actor: StaffActor,
  typed: string,
): Promise<{
  readonly account: OwnAccountRow
  readonly clear: Sql
  readonly computer: string | null
}> {
  const account = await findOwnAccount(ctx.db, actor.accountId)
  if (account === null) throw new Refusal('SIGN_IN_NEEDED')
  const computer = await findComputerOf(ctx.db, actor.sessionId)
  const subject = await ctx.secrets.keyed(
    'sign-in-tries',
    `akun\0${actor.accountId}\0${computer ?? ''}`,
  )
  const hour = instantAfter(ctx.clock, LOCKS.second)
  const { lockedUntil } = await reservePasswordTry(
    ctx.db,
    account.username,
    subject,
    instant(ctx.clock),
    { first: instantAfter(ctx.clock, LOCKS.first), second: hour, further: hour },
  )
  if (lockedUntil !== null) throw locked(lockedUntil)
  const { accountId, passwordHash, pepperVersion: version } = account
  const text = passwordText(typed)
  const isRight = await verifySecret(ctx, 'password', accountId, text, passwordHash, version)
  if (!isRight) throw new Refusal('PASSWORD_WRONG')
  return { account, clear: clearTries('staff', subject), computer }
}

/** One change of the own account; the log says in which session it was made, for its owner (`own-account.ts`). Refuses SIGN_IN_NEEDED when it touched nothing, or what became of the code that was `checked`. */
export async function change(
  ctx: Context,
  actor: StaffActor,
  permission: Permission,
  detail: Readonly<Record<string, string>>,
  writes: readonly [Sql, ...Sql[]],
  checked?: Checked,
): Promise<void> {
  const by = allow(ctx, permission, areaOf(actor))
  const said = { ...detail, session: actor.sessionId }
  const entry = { entity: 'staff_account', entityId: actor.accountId, detail: said }
  const done = await commit(ctx, by, entry, writes)
  if (done.applied) return
  if (checked === undefined) throw new Refusal('SIGN_IN_NEEDED')
  throw await notTaken(ctx, actor, checked)
}

function endElsewhere(actor: StaffActor, now: string): readonly Sql[] {
  return [
    revokeOtherSessions(actor.accountId, actor.sessionId, now),
    endAllTrust(actor.accountId, now),
    endOtherPending(actor.accountId, '', now),
  ]
}
