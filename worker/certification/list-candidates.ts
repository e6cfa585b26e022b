/** Calon: cadres in service who met the pass rule of a course, hold no valid certificate of it and are in no open proposal. */
import type { Candidate } from '../contract/certification.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { listEligible, type EligibleRow } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { holderPlace, listHolders } from './holders.ts'
import { sortOut } from './store.ts'

const SHOWN = 2000
const PAGE = 1000

export async function listCandidates(
  ctx: Context,
  district: AreaCode,
  courseId: string,
): Promise<{ candidates: Candidate[]; total: number }> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const eligible = await eligibleCadres(ctx, scope, courseId)
  const today = dateIn(timeZone, ctx.clock.now())
  const { taken, revoked } = await sortOut(ctx.db, courseId, [...eligible.keys()], today)
  const free = [...eligible.keys()].filter((cadreId) => !taken.has(cadreId))
  const holders = await listHolders(ctx, scope, free, [today])
  return {
    candidates: holders.slice(0, SHOWN).map((holder) => ({
      cadreId: holder.cadreId,
      code: holder.code,
      name: holder.name,
      areaName: holderPlace(holder),
      eligibleAt: eligible.get(holder.cadreId)?.eligibleAt ?? '',
      revokedBefore: revoked.has(holder.cadreId),
    })),
    total: holders.length,
  }
}

/** All who met the pass rule within a scope, by cadre. */
export async function eligibleCadres(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  courseId: string,
): Promise<ReadonlyMap<string, EligibleRow>> {
  const found = new Map<string, EligibleRow>()
  let after: EligibleRow | null = null
  for (;;) {
    const rows: EligibleRow[] = await listEligible(ctx.db, scope, courseId, after, PAGE)
    for (const row of rows) found.set(row.cadreId, row)
    after = rows.at(-1) ?? null
    if (rows.length < PAGE) return found
  }
}
