/** Adds or changes an issuing unit. What was issued stays as it was printed. */
import type { IssuingUnit } from '../../contract/certification.ts'
import { allow } from '../../core/access.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPattern, sameNumbers } from '../rules.ts'
import { findUnit, listUnits, putUnit, type UnitRow } from './store-units.ts'

/** Refuses PATTERN_INVALID, CONFLICT when another unit would write the same numbers, CHANGED_MEANWHILE for an old version. */
export async function setUnit(
  ctx: Context,
  district: AreaCode,
  unit: IssuingUnit,
): Promise<IssuingUnit> {
  const by = allow(ctx, 'unit.set', district)
  await getDistrict(ctx, district)
  const pattern = readPattern(unit.numberPattern)
  if (!pattern.ok) {
    const { ok: _, ...fault } = pattern
    throw new Refusal('PATTERN_INVALID', fault)
  }
  const others = (await listUnits(ctx.db, by)).filter(({ id }) => id !== unit.id)
  if (others.some((other) => sameNumbers(unit, other))) {
    throw new Refusal('PATTERN_INVALID', { reason: 'SAME_AS_OTHER_UNIT' })
  }
  const entry = { entity: 'issuing_unit', entityId: unit.id, detail: { version: unit.version + 1 } }
  const done = await commit(ctx, by, entry, [putUnit(district, unit)])
  const stored = await findUnit(ctx.db, by, unit.id)
  if (stored === null) throw new Refusal(done.applied ? 'NOT_FOUND' : 'CONFLICT')
  const now = asUnit(stored)
  const isRepeat = JSON.stringify(now) === JSON.stringify({ ...now, ...unit, version: now.version })
  if (!done.applied && !isRepeat) throw new Refusal('CHANGED_MEANWHILE')
  return now
}

export function asUnit(row: UnitRow): IssuingUnit {
  const { id, letterhead, numberPattern, classification, unitCode, place, numbering, version } = row
  return { id, letterhead, numberPattern, classification, unitCode, place, numbering, version }
}
