/**
 * Takes what trainers' phones marked without signal, each event exactly once: what is new is written in one batch, whose
 * constraints notice when another phone was quicker, and then it is decided anew. Two trainers never wait for each other.
 * What the office did meanwhile takes nothing away: marks of a session that was dropped, and of a meeting that is off, are kept,
 * for whoever was in the hall knows best whether it took place.
 */
import type { takeAttendance as takeCall } from '../contract/attendance.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { ERASED_NAME, listErased, listStanding, type View } from '../roster/index.ts'
import {
  decideAttendance,
  knownKey,
  readEvent,
  type Decided,
  type Ledger,
} from './decide-attendance.ts'
import { getOwnRow } from './show-meeting.ts'
import * as meetings from './store.ts'
import { forgetGuests } from './store-forget.ts'
import * as store from './store-attendance.ts'

/** How often it is decided before the phone is asked to try again. */
const ROUNDS = 4

/**
 * Refuses NOT_FOUND for a meeting that is not the area's own, OTHER_PERSON as the contract says, DATABASE_BUSY when others were
 * quicker each time.
 */
export async function takeAttendance(
  ctx: Context,
  { area, meetingId, owner, now: phoneNow, events: sent }: InputOf<typeof takeCall>,
): Promise<ReplyOf<typeof takeCall>> {
  const by = allow(ctx, 'attendance.take', area)
  // Between two requests of a phone another may sign in on it.
  if (owner !== undefined && owner !== whoActs(ctx)) throw new Refusal('OTHER_PERSON')
  const { timeZone: zone } = await getDistrict(ctx, districtOf(area))
  const taker = {
    meetingId,
    zone,
    phoneNow,
    receivedAt: instant(ctx.clock),
    id: whoActs(ctx),
    name: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  }
  const view = { area, today: dateIn(zone, taker.receivedAt) }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ledger = await readLedger(ctx, by, view, meetingId, sent)
    const decided = decideAttendance(sent, ledger, taker)
    const [first, ...others] = writesOf(decided)
    const done =
      first === undefined ||
      (
        await commit(
          ctx,
          by,
          { entity: 'meeting', entityId: meetingId, detail: countsOf(decided) },
          [first, ...others],
        )
      ).applied
    if (done) return { now: ctx.clock.now().getTime(), results: [...decided.results] }
  }
  throw new Refusal('DATABASE_BUSY')
}

/** Guests before what is about them. */
function writesOf({ guests, marks, matches, forgotten }: Decided) {
  return [
    ...(forgotten.length === 0 ? [] : forgetGuests(forgotten)),
    ...(guests.length === 0 ? [] : [store.addGuests(guests)]),
    ...(marks.length === 0 ? [] : [store.addMarks(marks)]),
    ...(matches.length === 0 ? [] : [store.addMatches(matches)]),
  ]
}

function countsOf({ guests, marks, matches }: Decided) {
  return {
    marks: marks.length,
    guests: guests.length,
    matches: matches.length,
    withReason: marks.filter(({ reason }) => reason !== '').length,
  }
}

async function readLedger(
  ctx: Context,
  by: Parameters<typeof getOwnRow>[1],
  view: View,
  meetingId: string,
  sent: InputOf<typeof takeCall>['events'],
): Promise<Ledger> {
  await getOwnRow(ctx, by, view.area, meetingId)
  const events = sent.flatMap((each) => readEvent(each) ?? [])
  const named = events.flatMap((event) => {
    switch (event.type) {
      case 'guest':
        return []
      case 'match':
        return event.cadreId ?? []
      case 'mark':
        return event.person.kind === 'CADRE' ? event.person.id : []
    }
  })
  const ids = events.map(({ id }) => id)
  const known = await store.listKnown(ctx.db, by, ids)
  const sessions = await meetings.listDays(ctx.db, by, meetingId)
  const guests = await store.listGuests(ctx.db, by, meetingId)
  const cadres = await listStanding(ctx, by, view, [...new Set(named)])
  const matches = await store.listMatches(ctx.db, by, meetingId)
  const matched = matches.flatMap(({ cadreId }) => cadreId ?? [])
  const erased = await listErased(ctx, by, [...new Set([...named, ...matched])])
  return {
    known: new Map(known.map(({ type, id, meetingId: of }) => [knownKey(type, id), of])),
    days: new Map(sessions.map(({ id, date }) => [id, date])),
    guests: new Set(guests.map(({ id }) => id)),
    named: new Set(guests.flatMap(({ id, name }) => (name === ERASED_NAME ? [] : id))),
    cadres: new Set(cadres.keys()),
    erased,
    matches,
  }
}
