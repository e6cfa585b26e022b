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
import { disableLogin, renameLogin } from '../identity/index.ts'
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
    const end = { endedOn, endReason: reason, successorId: input.successorId ?? null }
    if (assignment.endedOn !== null) {
      if (isSame(assignment, end)) return { answer: null }
      throw new Refusal('STATE_NOT_FIT')
    }
    if (endedOn < assignment.startedOn) {
      throw new Refusal('INPUT_INVALID', { issues: [{ path: 'endedOn', message: 'before_start' }] })
    }
    const heir = await successor(ctx, by, input, assignment, today)
    const left = {
      ...cadre,
      assignments: cadre.assignments.map((each) =>
        each.id === assignmentId ? { ...each, ...end } : each,
      ),
    }
    return {
      answer: null,
      write: {
        entry: {
          entity: 'assignment',
          entityId: assignmentId,
          detail: { cadreId, reason, endedOn, successorId: end.successorId },
        },
        writes: [
          store.changeAssignments(district, [{ id: assignmentId, ...end }]),
          // Raises her version: an edit begun before this does not go over it.
          store.changeCadres(district, [{ id: cadreId }], instant(ctx.clock)),
          ...heir,
          ...(reason === 'DIED'
            ? disableLogin(cadreId, instant(ctx.clock))
            : [await renamed(ctx, left, today)]),
          ...recount(district, theseSubDistricts([assignment.subDistrictCode]), today),
        ],
      },
    }
  })
  return readCadre(ctx, { area: district, cadreId })
}

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
  if (heir === null || heir.id === cadreId) throw new Refusal('NOT_FOUND')
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

/** What the sign-in page says of her from now on. */
async function renamed(ctx: Context, cadre: store.KnownCadre, today: string): Promise<Sql> {
  const area = presentArea(cadre, await namesOf(ctx, [cadre]), today)
  const caption = captionOf(cadre.kind, area)
  return renameLogin({ cadreId: cadre.id, name: cadre.name, caption })
}

function isSame(
  assignment: store.KnownAssignment,
  end: Pick<store.KnownAssignment, 'endedOn' | 'endReason' | 'successorId'>,
): boolean {
  return (
    assignment.endedOn === end.endedOn &&
    assignment.endReason === end.endReason &&
    assignment.successorId === end.successorId
  )
}
