/** The log of an area, newest first, 50 entries a page. Looking changes nothing, so it leaves no entry of its own. */
import type { AuditEntry } from '../contract/audit.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import * as store from './store.ts'

const PAGE = 50
// After every UUIDv7.
const END = '~'

export async function listEntries(
  ctx: Context,
  area: AreaCode,
  after: string | undefined,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const scope = allow(ctx, 'audit.read', area)
  const rows = await store.listEntries(ctx.db, scope, after ?? END, PAGE + 1)
  const entries = rows.slice(0, PAGE).map(({ areaCode, detail, ...row }): AuditEntry => ({
    ...row,
    area: areaCode,
    // Safe: `commit` writes nothing else into the column.
    detail: JSON.parse(detail) as AuditEntry['detail'],
  }))
  return { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null }
}
