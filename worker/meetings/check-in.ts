/**
 * A cadre checks herself in with the code of the hall, also hours later when she had no signal: what counts is when she entered
 * it, by her phone's clock corrected. Her own word is the weakest, and a trainer's mark outranks it: nothing can tell a code that
 * was seen in the hall from one passed on by video or entered with a wrong clock.
 *
 * Who is not invited comes as a walk-in, for in the field people come in the place of others; the roll shows her as not invited,
 * and the trainer decides. A cadre whom the meeting's area may not see is refused, for its trainers could not see her name either.
 */
import { correctedAt } from '../contract/attendance-rules.ts'
import type { checkIn as checkInCall } from '../contract/attendance.ts'
import {
  checkInKey,
  isKeptUntilOpen,
  judgeCheckIn,
  lettersOf,
  opensAtOf,
  readCheckIn,
  TAKEN_WITHIN,
  TOLERANCE,
  windowAt,
  type ReadCode,
} from '../contract/check-in-code.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { allowSelf, type Allowed } from '../core/access.ts'
import { dateIn, instant, instantAfter, offsetHours, type TimeZone } from '../core/clock.ts'
import { commit, onlyUnless } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { getDistrict } from '../regions/index.ts'
import { listStanding } from '../roster/index.ts'
import { claimed } from './decide-attendance.ts'
import { checkInKeysOf } from './read-attendance.ts'
import * as store from './store-attendance.ts'
import type { Place } from './store-attendance.ts'

/** Wrong codes of a cadre within an hour. Of 2^35 codes, those of a few sessions fit at a time. */
const MOST_FAILS = 10
const FAIL_SECONDS = 3600
/** How far back a typed code is looked for, to say that it is an old one: 10 minutes. */
const OLD_WINDOWS = 30
const DAY = 86_400_000

type By = Allowed<'attendance.checkIn'>
type Reply = ReplyOf<typeof checkInCall>

/** Refuses CHECK_IN_… and OTHER_PERSON as the contract says, CONFLICT for an id that is another's. */
export async function checkIn(
  ctx: Context,
  { id, cadreId: entered, code, at, now: phoneNow }: InputOf<typeof checkInCall>,
): Promise<Reply> {
  const { by, cadreId } = allowSelf(ctx, 'attendance.checkIn')
  // Hours after she entered it another may be signed in on the same phone.
  if (entered !== undefined && entered !== cadreId) throw new Refusal('OTHER_PERSON')
  const known = await store.findCheckIn(ctx.db, by, id)
  if (known !== null) {
    if (known.cadreId !== cadreId) throw new Refusal('CONFLICT')
    return again(ctx, by, known)
  }
  const received = ctx.clock.now().getTime()
  const moment = correctedAt(at, phoneNow, received)
  if (moment === null) throw new Refusal('INPUT_INVALID')
  if (received - moment > TAKEN_WITHIN) throw new Refusal('CHECK_IN_EXPIRED')
  const read = readCheckIn(code)
  // A slip is no guess: what the last letter says of the others, everybody can reckon.
  if (read === null) throw new Refusal('CHECK_IN_WRONG')
  const after = instantAfter(ctx.clock, -FAIL_SECONDS)
  if ((await store.countFails(ctx.db, by, cadreId, after)) >= MOST_FAILS) {
    throw new Refusal('CHECK_IN_LOCKED')
  }
  const { timeZone } = await getDistrict(ctx, by.area)
  const found = await findShown(ctx, by, read, moment, received, timeZone)
  if (found === null) {
    await commit(ctx, by, { entity: 'cadre', entityId: cadreId }, [
      store.addFail(cadreId, instant(ctx.clock), after),
    ])
    throw new Refusal('CHECK_IN_WRONG')
  }
  const { place, window } = found
  // No guess either: the code is right, only nobody counts by it.
  if (place.isOff) throw new Refusal('CHECK_IN_WRONG')
  const hours = { ...place, ahead: offsetHours(timeZone) }
  const state = judgeCheckIn(hours, window, moment, received)
  if (state !== 'PRESENT' && state !== 'LATE') {
    const isKept = state === 'CHECK_IN_EARLY' && isKeptUntilOpen(hours, moment)
    const { date, startsAt, endsAt } = place
    const opening = opensAtOf(hours)
    const opens = isKept
      ? { opensAt: new Date(opening).toISOString(), opensIn: opening - received }
      : {}
    throw new Refusal(state, { date, startsAt, endsAt, ...opens })
  }
  const view = { area: place.areaCode, today: dateIn(timeZone, ctx.clock.now()) }
  if (!(await listStanding(ctx, by, view, [cadreId])).has(cadreId)) {
    throw new Refusal('CHECK_IN_ELSEWHERE')
  }
  const doneAt = new Date(moment).toISOString()
  const mark: store.NewMark = {
    id,
    session: place.id,
    person: { kind: 'CADRE', id: cadreId },
    state,
    method: 'SELF',
    reason: '',
    claimedAt: claimed(at, doneAt),
    doneAt,
    receivedAt: instant(ctx.clock),
    markedBy: cadreId,
    markedByName: null,
  }
  const done = await commit(
    ctx,
    by,
    { entity: 'meeting', entityId: place.meetingId, detail: { session: place.id, state } },
    [store.addMarks([mark]), onlyUnless(store.hasFailed(cadreId, after, MOST_FAILS))],
  )
  if (!done.applied) {
    const before = await store.findCheckInAt(ctx.db, by, place.id, cadreId)
    if (before !== null) return again(ctx, by, before)
    throw new Refusal(done.constraint === 'change' ? 'CHECK_IN_LOCKED' : 'CONFLICT')
  }
  return replied('applied', place, { state, doneAt })
}

type Stands = { readonly state: 'PRESENT' | 'LATE'; readonly doneAt: string }

async function again(
  ctx: Context,
  by: By,
  known: Stands & { readonly sessionId: string },
): Promise<Reply> {
  const place = await store.findPlace(ctx.db, by, known.sessionId)
  if (place === null) throw new Refusal('STATE_NOT_FIT')
  return replied('duplicate', place, known)
}

function replied(status: Reply['status'], place: Place, { state, doneAt }: Stands): Reply {
  const { id, date, startsAt, endsAt, title, meetingTitle } = place
  return {
    status,
    meetingTitle,
    session: { id, date, startsAt, endsAt, title },
    state,
    at: doneAt,
  }
}

type Shown = { readonly place: Place; readonly window: number }

/** The session of her district by whose code these letters are, and in which window it was shown; null for no such code. */
async function findShown(
  ctx: Context,
  by: By,
  read: ReadCode,
  moment: number,
  received: number,
  zone: TimeZone,
): Promise<Shown | null> {
  const keys = new Map<string, Promise<readonly CryptoKey[]>>()
  const keysOf = (meetingId: string) => {
    const found =
      keys.get(meetingId) ??
      checkInKeysOf(ctx, meetingId).then((texts) => Promise.all(texts.map(checkInKey)))
    keys.set(meetingId, found)
    return found
  }
  const isCode = async ({ id, meetingId }: Place, window: number) => {
    for (const key of await keysOf(meetingId)) {
      if ((await lettersOf(key, id, window)) === read.letters) return true
    }
    return false
  }
  if (read.session !== null) {
    const place = await store.findPlace(ctx.db, by, read.session)
    return place !== null && (await isCode(place, read.window))
      ? { place, window: read.window }
      : null
  }
  const days = [dateIn(zone, new Date(moment)), dateIn(zone, new Date(moment + DAY))] as const
  const places = await store.listPlaces(ctx.db, by, days)
  const now = windowAt(moment)
  const ahead = offsetHours(zone)
  const isOpen = (place: Place) =>
    !place.isOff &&
    ['PRESENT', 'LATE'].includes(judgeCheckIn({ ...place, ahead }, now, moment, received))
  const search = async (among: readonly Place[], from: number, to: number) => {
    for (const place of among) {
      for (let window = from; window <= to; window += 1) {
        if (await isCode(place, window)) return { place, window }
      }
    }
    return null
  }
  const open = places.filter(isOpen)
  const others = places.filter((place) => !isOpen(place))
  return (
    (await search(open, now - TOLERANCE, now + TOLERANCE)) ??
    (await search(open, now - OLD_WINDOWS, now - TOLERANCE - 1)) ??
    // Of a session that is not on, only to say so.
    (await search(others, now - TOLERANCE, now + TOLERANCE))
  )
}
