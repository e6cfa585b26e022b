/** Recovery codes: ten, shown once, kept as keyed hashes (50 bits each, useless without the pepper, see the room's README). */
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { crockford } from '../../core/ids.ts'
import { RECOVERY_CODES, RECOVERY_LENGTH } from './rules.ts'
import { putRecoveryCodes } from './store.ts'

/** New ones in place of all older. The writes' first touches rows. */
export async function newRecoveryCodes(
  ctx: Context,
  accountId: string,
): Promise<{ readonly codes: readonly string[]; readonly writes: readonly [Sql, Sql] }> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => crockford(ctx.ids, RECOVERY_LENGTH))
  const rows = await Promise.all(
    codes.map(async (code) => ({
      id: ctx.ids.uuid(),
      hash: await ctx.secrets.keyed('recovery-code', `${accountId}\0${code}`),
    })),
  )
  return { codes, writes: putRecoveryCodes(accountId, rows, instant(ctx.clock)) }
}
