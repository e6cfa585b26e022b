/** Makes an account for a member of staff with its roles. No e-mail, no NIK: a user name and a name. */
import { allow, type Grant } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION } from '../core/region-code.ts'
import { hashSecret, pepperVersion } from './argon2.ts'
import { passwordText, weakPassword } from './passwords.ts'
import { usernameKey } from './rules.ts'
import { findStaff, insertStaff } from './store.ts'

export type NewStaff = {
  /** The caller's id makes a repeat harmless. */
  readonly id?: string
  readonly username: string
  readonly name: string
  readonly password: string
  /** Who chose it. GIVEN, the ordinary case: its owner must choose another one at the first sign-in. */
  readonly passwordIs?: 'GIVEN' | 'OWN'
  /** At least one. */
  readonly grants: readonly Grant[]
}

/** Returns the account's id. Refuses PASSWORD_WEAK (`why`), DUPLICATE when the user name is taken, INPUT_INVALID. */
export async function createStaff(ctx: Context, input: NewStaff): Promise<string> {
  const by = allow(ctx, 'account.create', NATION)
  const username = usernameKey(input.username)
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(username) || input.grants.length === 0) {
    throw new Refusal('INPUT_INVALID')
  }
  const why = weakPassword(input.password, [username, input.name])
  if (why !== null) throw new Refusal('PASSWORD_WEAK', { why })
  const id = input.id ?? ctx.ids.uuid()
  const row = {
    id,
    username,
    name: input.name,
    passwordHash: await hashSecret(ctx, 'password', id, passwordText(input.password)),
    pepperVersion: await pepperVersion(ctx),
    passwordGivenAt: input.passwordIs === 'OWN' ? null : instant(ctx.clock),
    createdAt: instant(ctx.clock),
  }
  const detail = { roles: input.grants.map(({ role, area }) => `${role} ${area}`).join(', ') }
  const entry = { entity: 'staff_account', entityId: id, detail }
  const done = await commit(ctx, by, entry, insertStaff(row, input.grants))
  if (!done.applied && (await findStaff(ctx.db, id))?.username !== username) {
    throw new Refusal('DUPLICATE')
  }
  return id
}
