/**
 * Brings official areas in, from the rows of the idn-area-data package. May be run again with a newer list:
 * names and kinds are brought up to date; nothing is deleted, because certificates name areas for ever.
 */
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import type { AreaKind } from '../contract/regions.ts'
import { cleanName, nameKey, villageKind } from './rules.ts'
import { putAreas, type AreaRow } from './store.ts'

/** One area as the package has it: a dotted code and a name as published. */
export type OfficialArea = { readonly code: string; readonly name: string }

/** Rows per statement: 500 kB as one bound value, well under D1's 2 MB. */
const ROWS_AT_ONCE = 5000

/** Returns how many areas were added or changed. */
export async function loadAreas(
  ctx: Context,
  areas: readonly OfficialArea[],
  rowsAtOnce = ROWS_AT_ONCE,
): Promise<number> {
  const by = allow(ctx, 'region.load', NATION)
  const today = dateIn('Asia/Jakarta', ctx.clock.now())
  const rows = areas.map(asRow)
  let changed = 0
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const chunk = rows.slice(start, start + rowsAtOnce)
    const entry = {
      entity: 'region',
      entityId: chunk[0]?.code ?? NATION,
      detail: { areas: chunk.length },
    }
    const done = await commit(ctx, by, entry, [putAreas(chunk, today)])
    if (done.applied) changed += done.written[0]?.changes ?? 0
  }
  return changed
}

function asRow({ code, name }: OfficialArea): AreaRow {
  const clean = cleanName(name)
  const isCity = /^kota\b/i.test(clean)
  const kinds: readonly AreaKind[] = [
    'provinsi',
    isCity ? 'kota' : 'kabupaten',
    'kecamatan',
    villageKind(code),
  ]
  const parts = code.split('.')
  return {
    code,
    name: clean,
    kind: kinds[parts.length - 1] ?? 'desa',
    parentCode: parts.slice(0, -1).join('.') || NATION,
    nameKey: nameKey(clean),
  }
}
