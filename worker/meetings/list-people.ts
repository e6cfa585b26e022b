/** Who came to a meeting or was to come, for the rooms that stand on this one. */
import { foldMatches } from '../contract/attendance-rules.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getRow } from './show-meeting.ts'
import * as meetings from './store.ts'
import * as store from './store-attendance.ts'

/**
 * Entries of the roster: invited, marked, or what a guest turned out to be; whom of them the area may see is for the caller to
 * ask (`showNamed`). Refuses NOT_FOUND for a meeting that the area may not see.
 */
export async function listMeetingPeople(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  meetingId: string,
): Promise<readonly string[]> {
  await getRow(ctx, scope, area, meetingId)
  const people = new Set(await meetings.listInvited(ctx.db, scope, meetingId))
  for (const { person } of await store.listMarks(ctx.db, scope, meetingId)) {
    if (person.kind === 'CADRE') people.add(person.id)
  }
  const matched = foldMatches(await store.listMatches(ctx.db, scope, meetingId))
  for (const cadreId of matched.values()) if (cadreId !== null) people.add(cadreId)
  return [...people]
}
