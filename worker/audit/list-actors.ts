/** Whom the log of an area can be filtered by: the staff of the area, also those whose account was closed. */
import type * as contract from '../contract/audit.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { allowLog } from './list-entries.ts'
import * as store from './store.ts'

export async function listActors(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.listAuditActors>> {
  const scope = allowLog(ctx, area)
  const staff = await store.listStaff(ctx.db, scope)
  return {
    actors: staff.map(({ id, name, hasEnded }) => ({ id, name, hasEnded: hasEnded === 1 })),
  }
}
