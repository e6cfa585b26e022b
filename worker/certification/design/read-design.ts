/** How a unit's paper looks now. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/paper-design.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { PLAIN_DESIGN } from '../paper/look.ts'
import { findDesign } from './store-designs.ts'
import { findUnit } from '../settings/store-units.ts'

/** The newest design of a unit; the plain paper while none was saved. */
export async function readPaperDesign(
  ctx: Context,
  district: AreaCode,
  unitId: string,
): Promise<ReplyOf<typeof contract.readPaperDesign>> {
  const scope = allow(ctx, 'certificate.read', district)
  const unit = await findUnit(ctx.db, scope, unitId)
  if (unit === null) throw new Refusal('NOT_FOUND')
  const row = unit.designId === null ? null : await findDesign(ctx.db, unit.designId)
  if (row === null) return { design: PLAIN_DESIGN, designId: null, savedAt: null }
  return { design: row.design, designId: row.id, savedAt: row.savedAt }
}
