/** Makes, changes, holds and calls off a meeting. Its id comes from the browser and is the key of repeats. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { saveMeeting as saveCall, setMeetingState as stateCall } from '../contract/meetings.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit, onlyUnless } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { viewFrom } from '../roster/index.ts'
import { decideSave, issuesOf } from './rules.ts'
import { getOwnRow, showOne } from './show-meeting.ts'
import * as store from './store.ts'
import { listAttended, movesAttended } from './store-attendance.ts'

/**
 * Refuses CHANGED_MEANWHILE for an old version, STATE_NOT_FIT for a meeting that is off, CONFLICT for an id of another,
 * SESSION_ATTENDED when a session with attendance would go or move to another day.
 */
export async function saveMeeting(
  ctx: Context,
  { area, meetingId, version, sessions, ...facts }: InputOf<typeof saveCall>,
): Promise<ReplyOf<typeof saveCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  await viewFrom(ctx, area)
  const issues = issuesOf({ ...facts, sessions })
  if (issues.length > 0) throw new Refusal('INPUT_INVALID', { issues })
  const row = await store.findMeeting(ctx.db, by, area, meetingId)
  if (row !== null && row.areaCode !== area) throw new Refusal('NOT_FOUND')
  const known =
    row === null ? null : { ...row, sessions: await store.listSessions(ctx.db, by, meetingId) }
  const decided = decideSave(known, { ...facts, sessions, version })
  if (!decided.ok) throw new Refusal(decided.reason)
  if (decided.value === 'change') {
    const days = new Map(sessions.map(({ id, date }) => [id, date]))
    const attended = await listAttended(ctx.db, by, meetingId)
    if (attended.some(({ id, date }) => days.get(id) !== date)) {
      throw new Refusal('SESSION_ATTENDED')
    }
  }
  if (decided.value !== 'nothing') {
    const isNew = decided.value === 'create'
    const done = await commit(
      ctx,
      by,
      {
        entity: 'meeting',
        entityId: meetingId,
        detail: { change: decided.value, kind: facts.kind, startsOn: facts.startsOn },
      },
      [
        isNew
          ? store.putMeeting({
              ...facts,
              id: meetingId,
              areaCode: area,
              createdAt: instant(ctx.clock),
              createdBy: whoActs(ctx),
            })
          : store.changeMeeting(meetingId, version, facts),
        onlyUnless(movesAttended(meetingId, sessions)),
        ...store.putSessions(meetingId, sessions, instant(ctx.clock)),
      ],
    )
    if (!done.applied) {
      throw new Refusal(done.constraint === 'change' ? 'CHANGED_MEANWHILE' : 'CONFLICT')
    }
  }
  return { meeting: await showOne(ctx, by, area, meetingId) }
}

export async function setMeetingState(
  ctx: Context,
  { area, meetingId, version, state }: InputOf<typeof stateCall>,
): Promise<ReplyOf<typeof stateCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  const known = await getOwnRow(ctx, by, area, meetingId)
  if (known.state !== state) {
    const done = await commit(
      ctx,
      by,
      { entity: 'meeting', entityId: meetingId, detail: { change: 'state', state } },
      [store.changeState(meetingId, version, state)],
    )
    if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
  }
  return { meeting: await showOne(ctx, by, area, meetingId) }
}
