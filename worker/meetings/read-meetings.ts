/** Looking at meetings: those of an area, and one with its sessions and people. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { listMeetings as listCall, readMeeting as readCall } from '../contract/meetings.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { showNamed, viewFrom } from '../roster/index.ts'
import { getRow, shown } from './show-meeting.ts'
import * as store from './store.ts'

/** A district with a meeting in each sub-district every month has some three hundred in a year. */
const MOST_MEETINGS = 500

export async function listMeetings(
  ctx: Context,
  { area, year, kind }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { today } = await viewFrom(ctx, area)
  const filter = { area, year: year ?? null, kind: kind ?? null, limit: MOST_MEETINGS + 1 }
  const rows = await store.listMeetings(ctx.db, scope, filter)
  return {
    meetings: await shown(ctx, rows.slice(0, MOST_MEETINGS)),
    isCut: rows.length > MOST_MEETINGS,
    years: await store.listYears(ctx.db, scope, area),
    asOf: today,
  }
}

export async function readMeeting(
  ctx: Context,
  { area, meetingId }: InputOf<typeof readCall>,
): Promise<ReplyOf<typeof readCall>> {
  const scope = allow(ctx, 'meeting.read', area)
  const view = await viewFrom(ctx, area)
  const row = await getRow(ctx, scope, area, meetingId)
  const [meeting] = await shown(ctx, [row])
  if (meeting === undefined) throw new Error('a meeting that is there is shown')
  const invited = await store.listInvited(ctx.db, scope, meetingId)
  const people = await showNamed(ctx, scope, view, invited)
  return {
    meeting,
    sessions: await store.listSessions(ctx.db, scope, meetingId),
    people: people.map(({ cadreId, code, name, kind, area: serves, status }) => ({
      cadreId,
      code,
      name,
      kind,
      area: serves,
      status,
    })),
    asOf: view.today,
  }
}
