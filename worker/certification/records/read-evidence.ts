/** One file of evidence as a download: it may hold anything, so nothing in it runs and no page shows it. */
import { allow } from '../../core/access.ts'
import { noteLook } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { downloadHeaders } from '../../core/file-name.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { evidenceKey } from './evidence.ts'
import { findFile } from './store-records.ts'

/** Refuses NOT_FOUND for a file of another batch or district. */
export async function readEvidence(
  ctx: Context,
  about: { readonly district: AreaCode; readonly batchId: string; readonly fileId: string },
): Promise<Response> {
  const { district, batchId, fileId } = about
  const by = allow(ctx, 'record.readEvidence', district)
  const file = await findFile(ctx.db, by, batchId, fileId)
  const stored = file === null ? null : await ctx.files().get(evidenceKey(file.id))
  if (file === null || stored === null) throw new Refusal('NOT_FOUND')
  await noteLook(ctx, by, { entity: 'recordFile', entityId: fileId, detail: { batch: batchId } })
  return new Response(stored.body, { headers: downloadHeaders(file.name, file.type, file.bytes) })
}
