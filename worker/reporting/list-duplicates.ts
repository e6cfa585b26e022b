/** Entries that may be one person, side by side, with what tells which of the two to keep. Decides nothing. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import * as contract from '../contract/roster-life.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { listSignInStates } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { entryToKeep } from './rules-entries.ts'
import {
  listEntries,
  listEntryServices,
  listMerges,
  listPairs,
  type EntryServiceRow,
  type MergeRow,
} from './store-duplicates.ts'

export async function listDuplicates(
  ctx: Context,
  { district }: InputOf<typeof contract.listDuplicates>,
): Promise<ReplyOf<typeof contract.listDuplicates>> {
  allow(ctx, 'cadre.merge', district)
  const today = await todayIn(ctx, district)
  const rows = await listPairs(ctx.db, district, today, contract.MAX_PAIRS + 1)
  const shown = rows.slice(0, contract.MAX_PAIRS)
  const entries = await readEntries(ctx, district, today, [
    ...new Set(shown.flatMap(({ one, other }) => [one, other])),
  ])
  const pairs = shown.flatMap(({ one, other, byName, byPhone }) => {
    const [first, second] = [entries.get(one), entries.get(other)]
    if (first === undefined || second === undefined) return []
    const reasons = [
      ...(byName === 1 ? (['NAME_AND_VILLAGE'] as const) : []),
      ...(byPhone === 1 ? (['PHONE'] as const) : []),
    ]
    return [{ ...asPair(first, second), reasons }]
  })
  const merges = await listMerges(ctx.db, district, contract.MAX_MERGES)
  return { pairs, hasMore: rows.length > shown.length, merges: merges.map(asMerge) }
}

/** Refuses NOT_FOUND when one of the two is not of the district. */
export async function compareCadres(
  ctx: Context,
  { district, cadreId, otherId }: InputOf<typeof contract.compareCadres>,
): Promise<ReplyOf<typeof contract.compareCadres>> {
  allow(ctx, 'cadre.merge', district)
  const today = await todayIn(ctx, district)
  const entries = await readEntries(ctx, district, today, [cadreId, otherId])
  const [first, second] = [entries.get(cadreId), entries.get(otherId)]
  if (first === undefined || second === undefined) throw new Refusal('NOT_FOUND')
  return asPair(first, second)
}

async function todayIn(ctx: Context, district: AreaCode): Promise<string> {
  const { timeZone } = await getDistrict(ctx, district)
  return dateIn(timeZone, ctx.clock.now())
}

async function readEntries(
  ctx: Context,
  district: AreaCode,
  today: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, contract.Entry>> {
  if (ids.length === 0) return new Map()
  const rows = await listEntries(ctx.db, district, ids, today)
  const services = Map.groupBy(await listEntryServices(ctx.db, ids), (row) => row.cadreId)
  const states = await listSignInStates(ctx.db, ids, instant(ctx.clock))
  return new Map(
    rows.map(({ startedAt, lastActivityAt, eligibleAt, ...row }) => [
      row.id,
      {
        ...row,
        services: (services.get(row.id) ?? []).map(asService),
        signIn: states.get(row.id) ?? 'NONE',
        learning:
          startedAt === null || lastActivityAt === null
            ? null
            : { startedAt, lastActivityAt, eligibleAt },
      },
    ]),
  )
}

function asService(row: EntryServiceRow): contract.Entry['services'][number] {
  const { areaCode, areaName, areaKind, subDistrictCode, subDistrictName } = row
  const { decreeNumber, decreeOn, startedOn, endedOn } = row
  const area = { code: areaCode, name: areaName, kind: areaKind, subDistrictCode, subDistrictName }
  return { area, decreeNumber, decreeOn, startedOn, endedOn }
}

function asPair(first: contract.Entry, second: contract.Entry): contract.Pair {
  return { entries: [first, second], suggestedId: entryToKeep(first, second).id }
}

function asMerge(row: MergeRow): contract.Merge {
  const { id, mergedAt, mergedBy, undoneAt } = row
  return {
    id,
    kept: { id: row.keptId, code: row.keptCode, name: row.keptName },
    merged: { id: row.mergedId, code: row.mergedCode, name: row.mergedName },
    mergedAt,
    mergedBy,
    undoneAt,
  }
}
