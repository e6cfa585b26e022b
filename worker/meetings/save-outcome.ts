/** Writes what a meeting came to, and closes promises. Ids come from the browser and are the keys of repeats. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type {
  saveOutcome as saveCall,
  setActionState as stateCall,
} from '../contract/meeting-outcomes.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit, onlyUnless } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { viewFrom } from '../roster/index.ts'
import { decideOutcome, issuesOfOutcome, saidChecks } from './outcome-rules.ts'
import { areasOf, shownAction } from './read-outcome.ts'
import { getOwnRow } from './show-meeting.ts'
import * as store from './store-outcomes.ts'

/**
 * Refuses CHANGED_MEANWHILE for an old version, MEETING_AHEAD before its first day, STATE_NOT_FIT for a meeting that is off or a
 * training, CONFLICT for the id of a promise of another meeting.
 */
export async function saveOutcome(
  ctx: Context,
  { area, meetingId, version, reached, obstacles, checks, actions }: InputOf<typeof saveCall>,
): Promise<ReplyOf<typeof saveCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  const { today } = await viewFrom(ctx, area)
  const meeting = await getOwnRow(ctx, by, area, meetingId)
  if (meeting.state === 'CANCELLED' || meeting.kind === 'TRAINING')
    throw new Refusal('STATE_NOT_FIT')
  if (meeting.startsOn > today) throw new Refusal('MEETING_AHEAD')
  const found = await store.findOutcome(ctx.db, by, meetingId)
  const saved = await store.listChecks(ctx.db, by, [meetingId])
  const areas = new Set([
    ...(await areasOf(ctx, area)).map(({ code }) => code),
    ...saved.map((each) => each.area),
  ])
  const issues = issuesOfOutcome({ checks, actions }, areas)
  if (issues.length > 0) throw new Refusal('INPUT_INVALID', { issues })
  const known =
    found === null
      ? null
      : { ...found, checks: saved, actions: await store.listActions(ctx.db, by, [meetingId]) }
  const decided = decideOutcome(known, { version, reached, obstacles, checks, actions })
  if (!decided.ok) throw new Refusal(decided.reason)
  if (decided.value === 'nothing') return { version: known?.version ?? 0 }
  const row = { meetingId, reached, obstacles, version }
  const now = { at: instant(ctx.clock), by: whoActs(ctx) }
  const done = await commit(
    ctx,
    by,
    {
      entity: 'meeting',
      entityId: meetingId,
      detail: { change: 'outcome', actions: actions.length },
    },
    [
      decided.value === 'create' ? store.putOutcome(row, now) : store.changeOutcome(row, now),
      onlyUnless(store.isOff(meetingId)),
      ...store.putChecks(meetingId, saidChecks(checks)),
      ...store.putActions(meetingId, actions, now.at),
    ],
  )
  if (!done.applied) {
    const isPromise = done.constraint.startsWith('meeting_actions')
    throw new Refusal(isPromise ? 'CONFLICT' : 'CHANGED_MEANWHILE')
  }
  return { version: version + 1 }
}

/** Refuses NOT_FOUND for a promise of a later meeting or of another series, CHANGED_MEANWHILE for an old version. */
export async function setActionState(
  ctx: Context,
  { area, meetingId, actionId, version, state, note, closedOn }: InputOf<typeof stateCall>,
): Promise<ReplyOf<typeof stateCall>> {
  const by = allow(ctx, 'meeting.edit', area)
  const { today } = await viewFrom(ctx, area)
  const meeting = await getOwnRow(ctx, by, area, meetingId)
  if (state === 'DROPPED' && note === '') throw new Refusal('REASON_NEEDED', { of: 'action' })
  if (closedOn !== null && closedOn > today) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'closedOn', message: 'future' }] })
  }
  const series = await store.listSeries(ctx.db, by, [area], meeting.kind)
  const at = series.findIndex(({ id }) => id === meetingId)
  const upTo = series.slice(0, at + 1)
  const among = upTo.map(({ id }) => id)
  const known = await store.findAction(ctx.db, by, among, actionId)
  if (known === null) throw new Refusal('NOT_FOUND')
  const isOpen = state === 'OPEN'
  const day = closedOn ?? today
  // Meetings that met while it was open keep it, on whichever page it is closed.
  const met = series.slice(at).filter((each) => each.state !== 'CANCELLED' && each.startsOn <= day)
  const next = {
    state,
    note: isOpen ? '' : note,
    closedOn: isOpen ? null : day,
    closedIn: isOpen ? null : (met.at(-1)?.id ?? meetingId),
  }
  const stands =
    known.state === state && known.note === next.note && known.closedOn === next.closedOn
  if (!stands) {
    const done = await commit(
      ctx,
      by,
      { entity: 'meeting', entityId: meetingId, detail: { change: 'action', state, actionId } },
      [store.changeActionState(actionId, version, next)],
    )
    if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
  }
  const now = await store.findAction(ctx.db, by, among, actionId)
  if (now === null) throw new Refusal('NOT_FOUND')
  return { action: shownAction(now, today) }
}
