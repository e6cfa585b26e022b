/** The log of a window of time, for whoever has to find out who was affected by a breach. */
import type { AuditGroup } from '../contract/audit.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { idsFrom } from '../core/ids.ts'
import { actionsOf } from './groups.ts'
import * as store from './store.ts'

const LOOK = 20_000

export type Seen = Omit<store.EntryRow, 'actorKind'> & { readonly actorName: string }

/**
 * What members of staff looked at or took out within the scope's area, newest first, at most `most`; `isCut` when there may be more.
 * `from` is in the window, `until` is not.
 */
export async function readWindow(
  ctx: Context,
  scope: Scope,
  asked: {
    readonly from: string
    readonly until: string
    readonly accountId?: string | undefined
    readonly group?: AuditGroup | undefined
    readonly most: number
  },
): Promise<{ readonly entries: readonly Seen[]; readonly isCut: boolean }> {
  const groups = asked.group === undefined ? (['view', 'export'] as const) : [asked.group]
  const { rows, looked } = await store.listEntries(
    ctx.db,
    scope,
    {
      actorKind: 'staff',
      actorId: asked.accountId,
      actions: groups.flatMap(actionsOf),
    },
    {
      before: idsFrom(new Date(asked.until)),
      since: idsFrom(new Date(asked.from)),
      look: LOOK,
      give: asked.most + 1,
    },
  )
  const shown = rows.slice(0, asked.most)
  const ids = [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))]
  const names = new Map(
    (await store.listNames(ctx.db, scope, ids)).map(({ id, name }) => [id, name]),
  )
  return {
    entries: shown.map(({ actorKind: _kind, ...entry }) => ({
      ...entry,
      actorName: names.get(entry.actorId ?? '') ?? '',
    })),
    isCut: rows.length > shown.length || looked >= LOOK,
  }
}
