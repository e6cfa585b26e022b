/** What meetings came to, for the papers that are made of it in other rooms. */
import type { Outcome } from '../contract/meeting-outcomes.ts'
import type { MeetingKind } from '../contract/meetings.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { viewFrom } from '../roster/index.ts'
import { outcomesOf } from './read-outcome.ts'
import { getRow } from './show-meeting.ts'
import { listLastHeld, type MinutesRow } from './store-outcomes.ts'

export type Minutes = MinutesRow & { readonly outcome: Outcome }

/**
 * By area, the last held meeting of a kind that something is written of, begun no later than `day`; the areas lie within `area`.
 */
export async function readLastMinutes(
  ctx: Context,
  area: AreaCode,
  {
    areas,
    kind,
    day,
  }: { readonly areas: readonly AreaCode[]; readonly kind: MeetingKind; readonly day: string },
): Promise<ReadonlyMap<AreaCode, Minutes>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { today } = await viewFrom(ctx, area)
  const rows = await listLastHeld(ctx.db, scope, areas, kind, day)
  const outcomes = await outcomesOf(ctx, scope, kind, rows, today)
  return new Map(
    rows.flatMap((row): [AreaCode, Minutes][] => {
      const outcome = outcomes.get(row.id)
      return outcome === undefined ? [] : [[row.areaCode, { ...row, outcome }]]
    }),
  )
}

/** Of one meeting, also before anything is written of it. Refuses NOT_FOUND for one that the area may not see. */
export async function readMinutes(
  ctx: Context,
  area: AreaCode,
  meetingId: string,
): Promise<Minutes & { readonly kind: MeetingKind }> {
  const scope = allow(ctx, 'meeting.read', area)
  const { today } = await viewFrom(ctx, area)
  const row = await getRow(ctx, scope, area, meetingId)
  const outcome = (await outcomesOf(ctx, scope, row.kind, [row], today)).get(meetingId)
  if (outcome === undefined) throw new Error('a meeting that is there has an outcome')
  const { id, areaCode, kind, title, place, startsOn, endsOn, state } = row
  return { id, areaCode, kind, title, place, startsOn, endsOn, state, outcome }
}
