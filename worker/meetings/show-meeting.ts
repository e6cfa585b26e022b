/** Meetings as the contract shows them. */
import type { Meeting } from '../contract/meetings.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { listAreas } from '../regions/index.ts'
import { findMeeting, type MeetingRow } from './store.ts'

/** Refuses NOT_FOUND for a meeting that the area may not see. */
export async function getRow(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  meetingId: string,
): Promise<MeetingRow> {
  const found = await findMeeting(ctx.db, scope, area, meetingId)
  if (found === null) throw new Refusal('NOT_FOUND')
  return found
}

/** The same for one that is the area's own: what is changed. */
export async function getOwnRow(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  meetingId: string,
): Promise<MeetingRow> {
  const found = await getRow(ctx, scope, area, meetingId)
  if (found.areaCode !== area) throw new Refusal('NOT_FOUND')
  return found
}

export async function shown(ctx: Context, rows: readonly MeetingRow[]): Promise<Meeting[]> {
  const codes = [...new Set(rows.map(({ areaCode }) => areaCode))]
  const areas = codes.length === 0 ? [] : await listAreas(ctx.db, codes)
  const names = new Map(areas.map(({ code, name }) => [code, name]))
  return rows.map(({ areaCode: code, ...row }) => ({
    ...row,
    area: {
      code,
      name: names.get(code) ?? code,
      level: levelOf(code) === 'district' ? 'district' : 'subDistrict',
    },
  }))
}

export async function showOne(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  meetingId: string,
): Promise<Meeting> {
  const [meeting] = await shown(ctx, [await getRow(ctx, scope, area, meetingId)])
  if (meeting === undefined) throw new Refusal('NOT_FOUND')
  return meeting
}
