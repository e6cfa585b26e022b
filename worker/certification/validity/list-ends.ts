/**
 * Whom the office reminds: certificates that end within 90 days or have ended, of cadres who serve today and hold nothing that
 * carries them on. Old certificates that were recorded are there too, as long as they make a cadre count as trained.
 */
import { END_GROUPS, MOST_ENDS, type End, type EndGroup } from '../../contract/validity.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, type DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { CourseHead } from '../../contract/curriculum.ts'
import { listHeads } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { listEnds as listRows, listSent, type EndRow } from './store-expiry.ts'
import { listHeld, type HeldRow } from '../store-held.ts'
import { daysAfter, daysLeft, familyOf, lastOf, RENEWAL_DAYS, wayOf } from './validity.ts'

const MOST_READ = 5000
/** Before every certificate. */
const EVER = '0000-01-01'

type Answer = {
  readonly today: DateOnly
  readonly ends: End[]
  readonly total: number
  readonly isAnyLimited: boolean
}

export async function listEnds(ctx: Context, district: AreaCode): Promise<Answer> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const soon = { from: today, to: daysAfter(today, RENEWAL_DAYS) }
  const rows = [
    ...(await listRows(ctx.db, scope, district, soon, MOST_READ)),
    ...(await listRows(ctx.db, scope, district, { from: EVER, to: today }, MOST_READ)),
  ]
  const heads = await listHeads(ctx.db, district)
  const last = await governing(ctx, heads, rows)
  const ends = await described(ctx, scope, heads, last, today)
  return {
    today,
    ends: ends.slice(0, MOST_ENDS),
    total: ends.length,
    isAnyLimited: rows.length > 0 || heads.some(({ validMonths = null }) => validMonths !== null),
  }
}

/** The group of a certificate with so many days left. */
export function groupOf(left: number): EndGroup {
  if (left <= 0) return 0
  return END_GROUPS.find((group) => left <= group) ?? 90
}

/** Those that no other certificate of the same cadre carries on. */
async function governing(
  { db }: Pick<Context, 'db'>,
  heads: readonly CourseHead[],
  rows: readonly EndRow[],
): Promise<EndRow[]> {
  const cadreIds = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const held = Map.groupBy(await listHeld(db, cadreIds), (row) => row.cadreId)
  return rows.filter((row) => {
    const hers = held.get(row.cadreId) ?? []
    if (row.courseId === null) return row.countsAsTrained === 1 && !isOutlived(row, hers)
    const family = familyOf(heads, row.courseId).map(({ courseId }) => courseId)
    return lastOf(hers, new Set([row.courseId, ...family]))?.id === row.id
  })
}

function isOutlived({ id, expiresOn }: EndRow, hers: readonly HeldRow[]): boolean {
  return hers.some(
    (other) =>
      other.id !== id &&
      other.state === 'VALID' &&
      other.countsAsTrained === 1 &&
      (other.expiresOn === null || other.expiresOn > expiresOn),
  )
}

/** With the holder as she is called and serves today; who serves nowhere is left out. */
async function described(
  ctx: Context,
  scope: Scope,
  heads: readonly CourseHead[],
  rows: readonly EndRow[],
  today: DateOnly,
): Promise<End[]> {
  const cadreIds = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const holders = await listHolders(ctx, scope, cadreIds, [today])
  const order = new Map(holders.map((holder, index) => [holder.cadreId, { holder, index }]))
  const notices = await listSent(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const sent = new Map(
    notices.map((each) => [`${each.certificateId} ${each.daysBefore}`, each.sentAt]),
  )
  return rows
    .flatMap((row) => {
      const known = order.get(row.cadreId)
      if (known === undefined) return []
      const left = daysLeft(row.expiresOn, today)
      const group = groupOf(left)
      const way = row.courseId === null ? null : wayOf(heads, row.courseId)
      const shown: End = {
        id: row.id,
        cadreId: row.cadreId,
        cadreCode: known.holder.code,
        name: known.holder.name,
        areaName: holderPlace(known.holder),
        subDistrictCode: known.holder.subDistrictCode,
        subDistrictName: known.holder.subDistrictName,
        number: row.number,
        courseTitle: row.title,
        isRecorded: row.courseId === null,
        expiresOn: row.expiresOn,
        daysLeft: left,
        group,
        way: way === null ? null : { kind: way.kind, courseTitle: way.head.title },
        sentAt: sent.get(`${row.id} ${group}`) ?? null,
      }
      return [{ shown, index: known.index }]
    })
    .sort(
      (one, other) =>
        Number(one.shown.daysLeft <= 0) - Number(other.shown.daysLeft <= 0) ||
        one.shown.expiresOn.localeCompare(other.shown.expiresOn) ||
        one.index - other.index,
    )
    .map(({ shown }) => shown)
}
