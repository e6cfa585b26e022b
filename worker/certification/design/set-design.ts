/** Saves how a unit's paper looks. A save is a new design: papers that were issued stay as they are, byte for byte. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/paper-design.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { refuseForeignLogos } from './designs.ts'
import { personOf } from '../person.ts'
import { findDesign, pointToDesign, putDesign } from './store-designs.ts'
import { findUnit } from '../settings/store-units.ts'

type Saved = ReplyOf<typeof contract.readPaperDesign>

/** Refuses NOT_FOUND for a unit of another district, CHANGED_MEANWHILE when its design is not `after` any more. */
export async function setPaperDesign(
  ctx: Context,
  given: InputOf<typeof contract.setPaperDesign>,
): Promise<Saved> {
  const { district, id, unitId, after, design } = given
  const by = allow(ctx, 'design.set', district)
  if ((await findUnit(ctx.db, by, unitId)) === null) throw new Refusal('NOT_FOUND')
  await refuseForeignLogos(ctx, by, district, design)
  const savedAt = instant(ctx.clock)
  const row = { id, unitId, design, savedAt, savedBy: personOf(ctx.actor) }
  const { frame, statement } = design
  const entry = { entity: 'paper_design', entityId: id, detail: { unitId, frame, statement } }
  const done = await commit(ctx, by, entry, [putDesign(district, row, after), pointToDesign(row)])
  const stored = await findDesign(ctx.db, id)
  const isSame = JSON.stringify(stored?.design) === JSON.stringify(design)
  // The same save again finds its own design, also when another one has followed.
  if (done.applied || (isSame && stored?.unitId === unitId)) {
    return { design, designId: id, savedAt: stored?.savedAt ?? savedAt }
  }
  throw new Refusal(stored === null ? 'CHANGED_MEANWHILE' : 'CONFLICT')
}
