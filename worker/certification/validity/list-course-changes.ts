/** What a course's change left behind: how many certificates hold of each published version, and who has only older ones. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/validity.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { listHeads, listPublished } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { listVersionsHeld, type VersionHeldRow } from './store-expiry.ts'

const SHOWN = 5000

export async function listCourseChanges(
  ctx: Context,
  district: AreaCode,
): Promise<ReplyOf<typeof contract.listCourseChanges>> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const heads = await listHeads(ctx.db, district)
  const published = await listPublished(
    ctx.db,
    heads.map(({ courseId }) => courseId),
  )
  const held = await listVersionsHeld(ctx.db, scope, district, today)
  const cadreIds = [...new Set(held.map(({ cadreId }) => cadreId))]
  const holders = await listHolders(ctx, scope, cadreIds, [today])
  const serving = new Set(holders.map(({ cadreId }) => cadreId))
  return {
    courses: heads.map(({ courseId, code, title, versionNumber }) => {
      const own = held.filter((row) => row.courseId === courseId)
      const behind = behindOf(own, versionNumber).filter(({ cadreId }) => serving.has(cadreId))
      return {
        courseId,
        code,
        title,
        behind: behind.length,
        versions: published
          .filter((version) => version.courseId === courseId)
          .map(({ number, publishedAt }) => ({
            number,
            publishedAt,
            holding: own.filter(({ version }) => version === number).length,
          })),
      }
    }),
  }
}

/** Refuses NOT_FOUND for a course that the district may not use. */
export async function listBehind(
  ctx: Context,
  district: AreaCode,
  courseId: string,
): Promise<ReplyOf<typeof contract.listBehind>> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const head = (await listHeads(ctx.db, district)).find((each) => each.courseId === courseId)
  if (head === undefined) throw new Refusal('NOT_FOUND')
  const held = await listVersionsHeld(ctx.db, scope, district, today)
  const behind = new Map(
    behindOf(
      held.filter((row) => row.courseId === courseId),
      head.versionNumber,
    ).map((row) => [row.cadreId, row]),
  )
  const holders = await listHolders(ctx, scope, [...behind.keys()], [today])
  const rows = holders.flatMap((holder) => {
    const row = behind.get(holder.cadreId)
    if (row === undefined) return []
    const { cadreId, name, subDistrictCode, subDistrictName } = holder
    const { number, version, issuedOn } = row
    const areaName = holderPlace(holder)
    return [
      { cadreId, name, areaName, subDistrictCode, subDistrictName, number, version, issuedOn },
    ]
  })
  return { newest: head.versionNumber, rows: rows.slice(0, SHOWN), total: rows.length }
}

/** One row for each cadre: her newest version, when it is older than the course's. */
function behindOf(held: readonly VersionHeldRow[], newest: number): VersionHeldRow[] {
  const best = new Map<string, VersionHeldRow>()
  for (const row of held) {
    const known = best.get(row.cadreId)
    if (known === undefined || row.version > known.version) best.set(row.cadreId, row)
  }
  return [...best.values()].filter(({ version }) => version < newest)
}
