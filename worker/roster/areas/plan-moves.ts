/**
 * What becomes of assignments when areas change: one ends on the day in the old area, another of the same cadre by the same decree
 * begins in the new one. So no day has a gap, and a report on an earlier day still finds her where she was. Pure.
 */
import type { AreaCode } from '../../core/region-code.ts'
import { levelOf, subDistrictOf } from '../../core/region-code.ts'
import type { AssignmentPatch, KnownAssignment, NewAssignment } from '../store.ts'

export type Taken = NewAssignment &
  Pick<KnownAssignment, 'endedOn' | 'endReason' | 'successorId'> & {
    /** The assignment in whose place it comes. */
    readonly before: string
  }

export type Moves = {
  readonly ends: readonly (AssignmentPatch &
    Pick<KnownAssignment, 'id'> & { readonly endedOn: string })[]
  readonly begins: readonly Taken[]
}

const END = { endReason: 'AREA_CHANGED', successorId: null } as const

/** `serving`: all assignments in the areas concerned that run on the day or later. */
export function planMoves(
  serving: readonly KnownAssignment[],
  targetOf: (id: string) => AreaCode | undefined,
  effectiveOn: string,
  newId: () => string,
): Moves {
  const isLeaving = (row: KnownAssignment) => (targetOf(row.id) ?? row.areaCode) !== row.areaCode
  const leaving = serving
    .filter(isLeaving)
    .toSorted((a, b) => a.startedOn.localeCompare(b.startedOn))
  // Nobody serves openly twice in one area: by cadre and area, since when she does.
  const open = new Map(
    serving
      .filter((row) => !isLeaving(row) && row.endedOn === null)
      .map((row) => [`${row.cadreId} ${row.areaCode}`, row.startedOn]),
  )
  const begins: Taken[] = []
  for (const row of leaving) {
    const areaCode = targetOf(row.id) ?? row.areaCode
    const startedOn = later(effectiveOn, row.startedOn)
    const key = `${row.cadreId} ${areaCode}`
    const there = row.endedOn === null ? open.get(key) : undefined
    if (there !== undefined && there <= startedOn) continue
    if (row.endedOn === null && there === undefined) open.set(key, startedOn)
    begins.push({
      id: newId(),
      before: row.id,
      cadreId: row.cadreId,
      areaCode,
      subDistrictCode: subDistrictOf(areaCode),
      level: levelOf(areaCode) === 'village' ? 'village' : 'subDistrict',
      decreeNumber: row.decreeNumber,
      decreeOn: row.decreeOn,
      decreeUntil: row.decreeUntil,
      startedOn,
      ...(there === undefined
        ? { endedOn: row.endedOn, endReason: row.endReason, successorId: row.successorId }
        : { endedOn: there, ...END }),
    })
  }
  return {
    ends: leaving.map(({ id, startedOn }) => ({
      id,
      endedOn: later(effectiveOn, startedOn),
      ...END,
    })),
    begins,
  }
}

const later = (one: string, other: string) => (one > other ? one : other)
