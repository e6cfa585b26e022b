/** One file of evidence as a download: it may hold anything, so nothing in it runs and no page shows it. */
import { allow } from '../../core/access.ts'
import { note } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { DATA_CSP } from '../../core/headers.ts'
import { Refusal } from '../../core/refusal.ts'
import { bundleKey } from './file-names.ts'
import { findFile, type BundleYear } from './store-bundle.ts'

/** Refuses NOT_FOUND for a file of another district or year, one that was taken out, and one that is not whole in the store. */
export async function readFile(ctx: Context, place: BundleYear, fileId: string): Promise<Response> {
  const by = allow(ctx, 'evidence.read', place.district)
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

/** Saved under its name, shown by no page. */
export function downloadHeaders(
  name: string,
  type: string,
  bytes: number | null,
): Record<string, string> {
  const simple = name.replaceAll(/[^\w.-]+/g, '_')
  return {
    'content-type': type,
    ...(bytes === null ? {} : { 'content-length': String(bytes) }),
    'content-disposition': `attachment; filename="${simple}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': DATA_CSP,
    'cache-control': 'private, no-store',
  }
}
