/** Who issues and signs in a district, and the number that would come next. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/certification.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { numberFor, signatoryOn } from '../rules.ts'
import { asUnit } from './set-unit.ts'
import { lastNumber } from '../issue/store-numbers.ts'
import { listSignatories, listUnits } from './store-units.ts'

export async function readIssuing(
  ctx: Context,
  district: AreaCode,
): Promise<ReplyOf<typeof contract.readIssuing>> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const year = Number(today.slice(0, 4))
  const [units, signatories] = [
    await listUnits(ctx.db, scope),
    await listSignatories(ctx.db, scope),
  ]
  return {
    units: await Promise.all(
      units.map(async (unit) => {
        const own = signatories.filter(({ unitId }) => unitId === unit.id)
        const sequence = (await lastNumber(ctx.db, unit.id, year)) + 1
        return {
          unit: asUnit(unit),
          signatories: own,
          signatoryToday: signatoryOn(own, today)?.id ?? null,
          nextNumber: numberFor(unit.numberPattern, {
            ...unit,
            eventCode: '…',
            sequence,
            year,
            on: today,
          }),
        }
      }),
    ),
  }
}
