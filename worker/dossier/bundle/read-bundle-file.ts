/** One file of evidence as a download: it may hold anything, so nothing in it runs and no page shows it. */
import { allow } from '../../core/access.ts'
import { note } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { downloadHeaders } from '../../core/file-name.ts'
import { demandProof } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import { bundleKey } from './file-names.ts'
import { findFile, type BundleYear } from './store-bundle.ts'

/** Refuses PROVE_AGAIN, and NOT_FOUND for a file of another district or year, one that was taken out, and one that is not whole in the store. */
export async function readFile(ctx: Context, place: BundleYear, fileId: string): Promise<Response> {
  const by = allow(ctx, 'evidence.read', place.district)
  // A signed list of attendance holds names as any export does.
  demandProof(ctx, allow(ctx, 'report.export', place.district))
  const file = await findFile(ctx.db, by, place, fileId)
  if (file === null || file.removedAt !== null) throw new Refusal('NOT_FOUND')
  const stored = await ctx.files().get(bundleKey(file.id))
  if (stored === null || stored.size !== file.bytes) {
    await stored?.body.cancel()
    throw new Refusal('NOT_FOUND')
  }
  await note(ctx, by, {
    entity: 'evidenceFile',
    entityId: file.id,
    detail: { year: place.year, item: file.number },
  })
  return new Response(stored.body, { headers: downloadHeaders(file.name, file.type, file.bytes) })
}
