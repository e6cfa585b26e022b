/** Peserta sementara: lets a guest in to learn today, and shows whom the office still has to place. */
import { foldMatches } from '../contract/attendance-rules.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type {
  admitGuest as admitCall,
  listNewcomers as listCall,
  NewcomerState,
} from '../contract/newcomers.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { enterNewcomer, listStanding, showNamed, viewFrom } from '../roster/index.ts'
import { getOwnRow } from './show-meeting.ts'
import * as attendance from './store-attendance.ts'
import * as store from './store-newcomers.ts'

/** Refuses NOT_FOUND for a meeting that is not the district's own: only there is a cadre seen who serves nowhere. */
export async function listNewcomers(
  ctx: Context,
  { district, meetingId }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'meeting.read', district)
  await getOwnRow(ctx, scope, district, meetingId)
  const view = await viewFrom(ctx, district)
  const guests = await attendance.listGuests(ctx.db, scope, meetingId)
  const matched = foldMatches(await attendance.listMatches(ctx.db, scope, meetingId))
  const rows = await store.listNewcomerRows(ctx.db, scope, meetingId)
  const entries = rows.map(({ cadreId }) => cadreId)
  const standing = await listStanding(ctx, scope, view, entries)
  const people = await showNamed(ctx, scope, view, entries)
  const personOf = new Map(people.map((person) => [person.cadreId, person]))
  const guestOf = new Map(guests.map((guest) => [guest.id, guest]))
  const isIn = new Set(rows.map(({ guestId }) => guestId))
  return {
    guests: guests
      .filter(({ id }) => (matched.get(id) ?? null) === null && !isIn.has(id))
      .map(({ id, name, origin }) => ({ guestId: id, name, from: origin })),
    newcomers: rows.flatMap(({ guestId, cadreId, addedAt }) => {
      const person = personOf.get(standing.get(cadreId) ?? cadreId)
      if (person === undefined) return []
      const { code, name, signIn } = person
      const state = stateOf(cadreId, person)
      const from = guestOf.get(guestId)?.origin ?? ''
      return [{ cadreId, guestId, code, name, from, state, signIn, addedAt }]
    }),
  }
}

/** Refuses NOT_FOUND for a guest of another meeting, STATE_NOT_FIT for one who is a cadre already or has signed in. */
export async function admitGuest(
  ctx: Context,
  { district, meetingId, guestId, cadreId }: InputOf<typeof admitCall>,
): Promise<ReplyOf<typeof admitCall>> {
  const by = allow(ctx, 'guest.admit', district)
  await getOwnRow(ctx, by, district, meetingId)
  let name = ''
  const entered = await enterNewcomer(ctx, by, district, async () => {
    const { guests, newcomers } = await listNewcomers(ctx, { district, meetingId })
    const before = newcomers.find((each) => each.guestId === guestId)
    const guest = guests.find((each) => each.guestId === guestId)
    if (before !== undefined && (before.state !== 'TEMPORARY' || before.signIn === 'ACTIVE')) {
      throw new Refusal('STATE_NOT_FIT')
    }
    if (before === undefined && guest === undefined)
      throw await notAdmitted(ctx, by, meetingId, guestId)
    const id = before?.cadreId ?? cadreId
    name = before?.name ?? guest?.name ?? ''
    const entry = { entity: 'meeting', entityId: meetingId, detail: { cadreId: id } }
    const isKnown = before !== undefined
    return { id, name, entry, isKnown, also: writesFor(ctx, { meetingId, guestId, cadreId: id }) }
  })
  return { ...entered, name, address: `/aktivasi/#${entered.activationCode}` }
}

/** A guest who was found on the roster needs no second entry. */
async function notAdmitted(
  ctx: Context,
  scope: Parameters<typeof getOwnRow>[1],
  meetingId: string,
  guestId: string,
): Promise<Refusal> {
  const guests = await attendance.listGuests(ctx.db, scope, meetingId)
  return new Refusal(guests.some(({ id }) => id === guestId) ? 'STATE_NOT_FIT' : 'NOT_FOUND')
}

/** From now on what is marked of the guest is hers. */
function writesFor(
  ctx: Context,
  { meetingId, guestId, cadreId }: Readonly<Record<'meetingId' | 'guestId' | 'cadreId', string>>,
) {
  const now = instant(ctx.clock)
  const addedBy = whoActs(ctx)
  const match = { id: ctx.ids.uuid(), meetingId, guestId, cadreId }
  return [
    store.addNewcomer({ guestId, meetingId, cadreId, addedAt: now, addedBy }),
    attendance.addMatches([{ ...match, doneAt: now, receivedAt: now, takenBy: addedBy }]),
  ]
}

/** What became of her, by what the roster says of the person who stands for her. */
function stateOf(
  cadreId: string,
  person: { readonly cadreId: string; readonly status: string } | undefined,
): NewcomerState {
  if (person === undefined || person.cadreId !== cadreId) return 'MERGED'
  return person.status === 'UNASSIGNED' ? 'TEMPORARY' : 'ON_ROSTER'
}
