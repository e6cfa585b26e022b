/** What is printed on a certificate beside what the roster says of its holder today: what a correction starts from. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/certificate-changes.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { correctableOf } from './change-rules.ts'
import { listHolders } from '../holders.ts'
import { findCertificate } from '../store.ts'

/** Refuses NOT_FOUND for another district's. */
export async function readCorrectable(
  ctx: Context,
  district: AreaCode,
  certificateId: string,
): Promise<ReplyOf<typeof contract.readCorrectable>> {
  const scope = allow(ctx, 'certificate.correct', district)
  const row = await findCertificate(ctx.db, scope, certificateId)
  if (row === null) throw new Refusal('NOT_FOUND')
  const { timeZone, name, provinceName } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const [holder] = await listHolders(ctx, scope, [row.cadreId], [today])
  const { id, number, verificationCode } = row
  return {
    certificate: { id, number, verificationCode },
    cadreId: row.cadreId,
    printed: correctableOf(row.facts),
    today:
      holder === undefined
        ? null
        : {
            holderName: holder.name,
            villageName: holder.villageName,
            subDistrictName: holder.subDistrictName,
            districtName: name,
            provinceName,
          },
  }
}
