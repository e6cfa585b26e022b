/** The log as a file. Names leave the house in it, so that it was taken is written into the log first. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/audit.ts'
import { allow } from '../core/access.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { allowLog, findEntries, momentOf, withNames } from './list-entries.ts'

/** A file that opens on an office's computer, and rows read that do not grow with the log. */
const MOST = { give: 5000, look: 10_000 }

export async function exportEntries(
  ctx: Context,
  { area, format, ...filter }: InputOf<typeof contract.exportEntries>,
): Promise<ReplyOf<typeof contract.exportEntries>> {
  const scope = allowLog(ctx, area)
  const by = allow(ctx, area === NATION ? 'audit.exportNation' : 'report.export', area)
  const found = await findEntries(ctx, scope, filter, undefined, MOST)
  const entries = await withNames(ctx, scope, found.rows)
  const asked = Object.fromEntries(
    Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined),
  )
  await note(ctx, by, {
    entity: 'audit',
    entityId: area,
    detail: { ...asked, format, entries: entries.length },
  })
  return { entries, since: found.next === null ? null : momentOf(found.next) }
}
