/** Moves a cadre to another village: one service ends and another begins on the same day, in one write. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/roster-life.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { levelOf, subDistrictOf, type AreaCode } from '../../core/region-code.ts'
import { getDistrict, listAreasWithin } from '../../regions/index.ts'
import { changeRoster } from '../change-roster.ts'
import { asEnded, endsWith, renamed } from '../end-assignment.ts'
import { readCadre } from '../read-cadres.ts'
import * as store from '../store.ts'
import { recount, theseSubDistricts } from '../store-coverage.ts'

type Input = InputOf<typeof contract.moveAssignment>

/** Refuses STATE_NOT_FIT when the assignment has ended or she serves in the new area already; a repeat is answered again. */
export async function moveAssignment(
  ctx: Context,
  input: Input,
): Promise<ReplyOf<typeof contract.moveAssignment>> {
  const { district, cadreId, assignmentId, movedOn, areaCode } = input
  const by = allow(ctx, 'assignment.move', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const decree = decreeOf(input)
  await assertArea(ctx, district, areaCode)
  await changeRoster(ctx, by, district, async () => {
    const cadre = await store.findCadre(ctx.db, by, district, cadreId)
    const old = cadre?.assignments.find((each) => each.id === assignmentId)
    if (cadre === null || old === undefined) throw new Refusal('NOT_FOUND')
    const before = cadre.assignments.find((each) => each.id === input.id)
    if (before !== undefined) {
      if (before.areaCode === areaCode && before.startedOn === movedOn) return { answer: null }
      throw new Refusal('CONFLICT')
    }
    if (cadre.mergedInto !== null || old.endedOn !== null) throw new Refusal('STATE_NOT_FIT')
    if (movedOn < old.startedOn) throw invalid('movedOn', 'before_start')
    const isThere = cadre.assignments.some(
      (each) => each.areaCode === areaCode && (each.endedOn === null || each.endedOn > movedOn),
    )
    if (isThere) throw new Refusal('STATE_NOT_FIT')
    const taken: store.NewAssignment = {
      id: input.id,
      cadreId,
      areaCode,
      subDistrictCode: subDistrictOf(areaCode),
      level: levelOf(areaCode) === 'village' ? 'village' : 'subDistrict',
      ...decree,
      startedOn: movedOn,
    }
    const ends = endsWith(cadre, old, { endedOn: movedOn, endReason: 'MOVED', successorId: null })
    const open = { ...taken, endedOn: null, endReason: null, successorId: null }
    const left = asEnded(cadre, ends)
    return {
      answer: null,
      write: {
        entry: {
          entity: 'assignment',
          entityId: assignmentId,
          detail: { cadreId, to: input.id, areaCode, movedOn },
        },
        writes: [
          store.changeAssignments(district, ends),
          store.putAssignments(district, [taken]),
          store.changeCadres(district, [{ id: cadreId }], instant(ctx.clock)),
          await renamed(ctx, { ...left, assignments: [open, ...left.assignments] }, today),
          ...recount(
            district,
            theseSubDistricts([old.subDistrictCode, taken.subDistrictCode]),
            today,
          ),
        ],
      },
    }
  })
  return readCadre(ctx, { area: district, cadreId })
}

function decreeOf({ decreeNumber = null, decreeOn = null, decreeUntil = null }: Input) {
  if (decreeOn !== null && decreeUntil !== null && decreeUntil < decreeOn) {
    throw invalid('decreeUntil', 'DECREE_UNTIL_BEFORE_ON')
  }
  return { decreeNumber, decreeOn, decreeUntil }
}

async function assertArea(ctx: Context, district: AreaCode, areaCode: AreaCode): Promise<void> {
  const areas = await listAreasWithin(ctx.db, district)
  if (areas.every(({ code }) => code !== areaCode)) throw invalid('areaCode', 'not_an_area_here')
}

function invalid(path: string, message: string): Refusal {
  return new Refusal('INPUT_INVALID', { issues: [{ path, message }] })
}
