/** What an approval decided about the paper: its day, its numbers, who signs, under which letterhead. */
import { printedPosition } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { District } from '../../contract/regions.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn, type DateOnly, type Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { getDistrict } from '../../regions/index.ts'
import { numberFor } from '../rules.ts'
import type { ProposalRow } from './store-proposals.ts'
import { findUnit, listSignatories, type UnitRow } from '../settings/store-units.ts'

export type Approved = {
  readonly district: District
  readonly unit: UnitRow
  readonly year: number
  readonly firstNumber: number
  readonly decidedBy: string
  readonly decidedAt: Instant
  /** The printed day. */
  readonly on: DateOnly
  readonly today: DateOnly
  /** What every certificate of the proposal says of its issue. */
  readonly printed: Pick<CertificateFacts, 'issuedOn' | 'issuedIn' | 'signatory' | 'letterhead'>
}

/** Of an approved proposal. */
export async function getApproved(
  ctx: Context,
  scope: Scope,
  proposal: ProposalRow,
): Promise<Approved> {
  const { districtCode, year, firstNumber, decidedBy, decidedAt, signatoryId } = proposal
  const district = await getDistrict(ctx, districtCode)
  const unit = await findUnit(ctx.db, scope, proposal.unitId)
  const signatory = (await listSignatories(ctx.db, scope)).find((each) => each.id === signatoryId)
  if (year === null || firstNumber === null || decidedBy === null || decidedAt === null) {
    throw new Error('an approved proposal has its numbers and its decision')
  }
  if (!unit || !signatory) throw new Error('an approved proposal has its unit and its signatory')
  const on = dateIn(district.timeZone, decidedAt)
  const { standing, position, name, rank, employeeNumber } = signatory
  return {
    district,
    unit,
    year,
    firstNumber,
    decidedBy,
    decidedAt,
    on,
    today: dateIn(district.timeZone, ctx.clock.now()),
    printed: {
      issuedOn: on,
      issuedIn: unit.place,
      signatory: { position: printedPosition(standing, position), name, rank, employeeNumber },
      letterhead: unit.letterhead,
    },
  }
}

/** The number of the certificate at a position of the proposal, as it is printed. */
export function numberAt(
  { unit, firstNumber, year, on }: Approved,
  eventCode: string,
  position: number,
): string {
  const sequence = firstNumber + position
  return numberFor(unit.numberPattern, { ...unit, eventCode, sequence, year, on })
}
