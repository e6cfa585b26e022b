/**
 * Ends an assignment: from that day the area counts without her, and with her successor when one is named.
 * Her sign-in stays, for her certificates are hers; it is closed only when she has died.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { disableLogin, renameLogins } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { captionOf } from './caption.ts'
import { changeRoster } from './change-roster.ts'
import { readCadre } from './read-cadres.ts'
import { namesOf, presentArea } from './show-cadre.ts'
import * as store from './store.ts'
import { recount, theseSubDistricts } from './store-coverage.ts'

type Input = InputOf<typeof contract.endAssignment>

/** Refuses STATE_NOT_FIT when it ended otherwise before; the same end again is answered again. */
export async function endAssignment(
  ctx: Context,
  input: Input,
): Promise<ReplyOf<typeof contract.endAssignment>> {
  const { district, cadreId, assignmentId, endedOn, reason } = input
  const by = allow(ctx, 'assignment.end', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  await changeRoster(ctx, by, district, async () => {
    const cadre = await store.findCadre(ctx.db, by, district, cadreId)
    const assignment = cadre?.assignments.find((each) => each.id === assignmentId)
    if (cadre === null || assignment === undefined) throw new Refusal('NOT_FOUND')
    if (cadre.mergedInto !== null) throw new Refusal('STATE_NOT_FIT')
    const end = { endedOn, endReason: reason, successorId: input.successorId ?? null }
    if (assignment.endedOn !== null) {
      if (isSame(assignment, end)) return { answer: null }
      throw new Refusal('STATE_NOT_FIT')
    }
    if (endedOn < assignment.startedOn) {
      throw new Refusal('INPUT_INVALID', { issues: [{ path: 'endedOn', message: 'before_start' }] })
    }
    const heir = await successor(ctx, by, input, assignment, today)
    const ends = endsWith(cadre, assignment, end)
    const left = asEnded(cadre, ends)
    return {
      answer: null,
      write: {
        entry: {
          entity: 'assignment',
          entityId: assignmentId,
          detail: { cadreId, reason, endedOn, successorId: end.successorId },
        },
        writes: [
          store.changeAssignments(district, ends),
          // Raises her version: an edit begun before this does not go over it.
          store.changeCadres(district, [{ id: cadreId }], instant(ctx.clock)),
          ...heir,
          ...(reason === 'DIED'
            ? entriesOf(cadre).flatMap((id) => disableLogin(id, instant(ctx.clock)))
            : [await renamed(ctx, left, today)]),
          ...recount(district, theseSubDistricts([assignment.subDistrictCode]), today),
        ],
      },
    }
  })
  return readCadre(ctx, { area: district, cadreId })
}

type End = Pick<store.KnownAssignment, 'endedOn' | 'endReason' | 'successorId'>

/**
 * What ends with an assignment: who was entered twice may have two in one area, and leaves it once. None ends before it began.
 */
export function endsWith(
  cadre: store.KnownCadre,
  assignment: store.KnownAssignment,
  end: End & { readonly endedOn: string },
): (End & { readonly id: string })[] {
  return cadre.assignments
    .filter(
      (each) =>
        each.id === assignment.id ||
        (each.areaCode === assignment.areaCode && each.endedOn === null),
    )
    .map(({ id, startedOn }) => ({
      ...end,
      id,
      endedOn: end.endedOn > startedOn ? end.endedOn : startedOn,
    }))
}

/** Her as she is after these ends. */
export function asEnded(
  cadre: store.KnownCadre,
  ends: readonly (End & { readonly id: string })[],
): store.KnownCadre {
  const endOf = new Map(ends.map((end) => [end.id, end]))
  return {
    ...cadre,
    assignments: cadre.assignments.map((each) => ({ ...each, ...endOf.get(each.id) })),
  }
}

const entriesOf = (cadre: store.KnownCadre) => [cadre, ...cadre.others].map(({ id }) => id)

/** The successor's assignment, unless she serves in the area already. */
async function successor(
  ctx: Context,
  by: Parameters<typeof store.findCadre>[1],
  { district, cadreId, endedOn, successorId }: Input,
  assignment: store.KnownAssignment,
  today: string,
): Promise<Sql[]> {
  if (successorId === undefined) return []
  const heir = await store.findCadre(ctx.db, by, district, successorId)
  if (heir === null || heir.id === cadreId || heir.mergedInto !== null) {
    throw new Refusal('NOT_FOUND')
  }
  const { areaCode, subDistrictCode, level } = assignment
  const serves = heir.assignments.some(
    (each) => each.areaCode === areaCode && (each.endedOn === null || each.endedOn > endedOn),
  )
  if (serves) return []
  const taken: store.NewAssignment = {
    id: ctx.ids.uuid(),
    cadreId: heir.id,
    areaCode,
    subDistrictCode,
    level,
    decreeNumber: null,
    decreeOn: null,
    decreeUntil: null,
    startedOn: endedOn,
  }
  const open = { ...taken, endedOn: null, endReason: null, successorId: null }
  return [
    store.putAssignments(district, [taken]),
    store.changeCadres(district, [{ id: heir.id }], instant(ctx.clock)),
    await renamed(ctx, { ...heir, assignments: [open, ...heir.assignments] }, today),
  ]
}

/** What the sign-in page says of her from now on, whichever of her entries she signs in with. */
export async function renamed(ctx: Context, cadre: store.KnownCadre, today: string): Promise<Sql> {
  const area = presentArea(cadre, await namesOf(ctx, [cadre]), today)
  const caption = captionOf(cadre.kind, area)
  return renameLogins(entriesOf(cadre).map((cadreId) => ({ cadreId, name: cadre.name, caption })))
}

function isSame(assignment: store.KnownAssignment, end: End): boolean {
  return (
    assignment.endedOn === end.endedOn &&
    assignment.endReason === end.endReason &&
    assignment.successorId === end.successorId
  )
}
