/** Forgets files that were sent for a batch which nobody proposed: they may show persons, and stand behind nothing. */
import { allow } from '../../core/access.ts'
import { instantAfter } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { NATION } from '../../core/region-code.ts'
import { evidenceKey, LOOSE_SECONDS } from './evidence.ts'
import { dropFiles, listLooseFiles } from './store-records.ts'

const AT_ONCE = 100

/** The bytes go first: no batch takes a file of that age any more, and a row without bytes is dropped an hour later. */
export async function dropLooseEvidence(ctx: Context): Promise<number> {
  const by = allow(ctx, 'record.propose', NATION)
  const before = instantAfter(ctx.clock, -LOOSE_SECONDS)
  const ids = (await listLooseFiles(ctx.db, before, AT_ONCE)).map(({ id }) => id)
  if (ids.length === 0) return 0
  await ctx.files().delete(ids.map(evidenceKey))
  const entry = { entity: 'recordFile', entityId: 'loose', detail: { files: ids.length } }
  await commit(ctx, by, entry, [dropFiles(ids, before)])
  return ids.length
}
