/** The numbers that approving a proposal would take, as they would be printed. Takes nothing: only an approval does. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/names.ts'
import { printedPosition } from '../../../site/src/text/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { getCourseName } from '../course.ts'
import { numberFor, signatoryOn } from '../rules.ts'
import { lastNumber, listTaken } from './store-numbers.ts'
import { findProposal, type ProposalRow } from './store-proposals.ts'
import { findUnit, listSignatories, type UnitRow } from '../settings/store-units.ts'

/** The numbers of a proposal from a chosen one on, and which of them are in use. */
export async function previewNumbers(
  ctx: Context,
  district: AreaCode,
  id: string,
  first: number,
): Promise<ReplyOf<typeof contract.previewNumbers>> {
  const scope = allow(ctx, 'certificate.read', district)
  const row = await findProposal(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  const { year, print } = await printerOf(ctx, scope, row)
  const numbers = { first, last: first + row.members - 1 }
  return {
    first: print(numbers.first),
    last: print(numbers.last),
    numbers,
    taken: await listTaken(ctx.db, { ...row, year }, numbers),
  }
}

/** The next numbers of the unit, and who would sign. */
export async function previewOf(
  ctx: Context,
  scope: Scope,
  row: ProposalRow,
): Promise<contract.NumbersPreview> {
  const { unit, year, today, print } = await printerOf(ctx, scope, row)
  const lastTaken = await lastNumber(ctx.db, unit.id, year)
  const own = (await listSignatories(ctx.db, scope)).filter(({ unitId }) => unitId === unit.id)
  const signs = signatoryOn(own, today)
  return {
    first: print(lastTaken + 1),
    last: print(lastTaken + row.members),
    signatory:
      signs === null ? null : `${signs.name}, ${printedPosition(signs.standing, signs.position)}`,
    numbering: unit.numbering,
    lastTaken,
  }
}

type Printer = {
  readonly unit: UnitRow
  readonly today: string
  readonly year: number
  /** A number of the year as it would be printed today. */
  readonly print: (sequence: number) => string
}

async function printerOf(ctx: Context, scope: Scope, row: ProposalRow): Promise<Printer> {
  const unit = await findUnit(ctx.db, scope, row.unitId)
  if (unit === null) throw new Refusal('NOT_FOUND')
  const { timeZone } = await getDistrict(ctx, row.districtCode)
  const today = dateIn(timeZone, ctx.clock.now())
  const year = Number(today.slice(0, 4))
  const eventCode = row.event.code ?? (await getCourseName(ctx, row.courseId)).code
  const print = (sequence: number) =>
    numberFor(unit.numberPattern, { ...unit, eventCode, sequence, year, on: today })
  return { unit, today, year, print }
}
