/** Waivers as the office sees them. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/passing.ts'
import type { Waiver, WaiverState } from '../../contract/passing.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { listCadreFacts } from '../../roster/index.ts'
import { getCourseName, type CourseName } from '../course.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { personOf } from '../person.ts'
import { findWaiver, listWaivers as listRows, type WaiverRow } from './store-waivers.ts'

const PAGE = 50

export async function listWaivers(
  ctx: Context,
  district: AreaCode,
  filter: { readonly state: WaiverState | null; readonly after: string | null },
): Promise<ReplyOf<typeof contract.listWaivers>> {
  const scope = allow(ctx, 'certificate.read', district)
  const [at, id] = (filter.after ?? '').split('|')
  const rows = await listRows(ctx.db, scope, {
    state: filter.state === null ? null : STORED[filter.state],
    after: at === undefined || id === undefined ? null : { at, id },
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    waivers: await asWaivers(ctx, scope, page),
    next: rows.length > PAGE && last !== undefined ? `${last.askedAt}|${last.id}` : null,
  }
}

const STORED = {
  asked: 'ASKED',
  granted: 'GRANTED',
  declined: 'DECLINED',
  withdrawn: 'WITHDRAWN',
} as const

const SHOWN = {
  ASKED: 'asked',
  GRANTED: 'granted',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
} as const

/** Refuses NOT_FOUND for another district's. */
export async function getWaiverRow(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
): Promise<WaiverRow> {
  const row = await findWaiver(db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

/** Refuses NOT_FOUND for another district's. */
export async function getWaiver(ctx: Context, scope: Scope, id: string): Promise<Waiver> {
  const [shown] = await asWaivers(ctx, scope, [await getWaiverRow(ctx, scope, id)])
  if (shown === undefined) throw new Refusal('NOT_FOUND')
  return shown
}

async function asWaivers(
  ctx: Context,
  scope: Scope,
  rows: readonly WaiverRow[],
): Promise<Waiver[]> {
  if (rows.length === 0) return []
  const { timeZone } = await getDistrict(ctx, scope.area)
  const today = dateIn(timeZone, ctx.clock.now())
  const cadreIds = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const facts = new Map(
    (await listCadreFacts(ctx.db, scope, cadreIds, today)).map((each) => [each.id, each]),
  )
  const holders = new Map(
    (await listHolders(ctx, scope, cadreIds, [today])).map((each) => [each.cadreId, each]),
  )
  const courses = new Map<string, CourseName>()
  for (const courseId of new Set(rows.map((row) => row.courseId))) {
    courses.set(courseId, await getCourseName(ctx, courseId))
  }
  const person = personOf(ctx.actor)
  return rows.map((row) => {
    const { id, state, cadreId, courseId, part, reason, until, askedAt, askedByName } = row
    const { decidedAt, decidedByName, answer, withdrawnAt, withdrawNote } = row
    const holder = holders.get(cadreId)
    return {
      id,
      state: SHOWN[state],
      cadreId,
      code: facts.get(cadreId)?.code ?? '',
      name: facts.get(cadreId)?.name ?? '',
      areaName: holder === undefined ? '' : holderPlace(holder),
      courseId,
      courseCode: courses.get(courseId)?.code ?? '',
      part,
      reason,
      until,
      isOver: state === 'GRANTED' && until < today,
      askedAt,
      askedByName,
      isOwn: row.askedBy === person,
      decidedAt,
      decidedByName,
      answer,
      withdrawnAt,
      withdrawNote,
    }
  })
}
