/**
 * Takes one file of evidence for a line of the checklist. The same bytes for the same line are one file, so that an upload can be
 * sent again after a broken connection. The bytes are stored before the row: what has a row can be fetched.
 */
import {
  EVIDENCE_KINDS,
  MAX_BUNDLE_FILE_BYTES,
  MAX_ITEM_FILES,
  type BundleFile,
  type BundleFileFault,
} from '../../contract/bundle.ts'
import { bundleFileType } from '../../contract/bundle-type.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { sha256 } from '../../core/sha256.ts'
import { getDistrict } from '../../regions/index.ts'
import { personOf } from '../../certification/index.ts'
import { bundleFileName, bundleKey } from './file-names.ts'
import { asFile } from './read-bundle.ts'
import {
  findFileByHash,
  findItem,
  measureFiles,
  putFile,
  type BundlePlace,
} from './store-bundle.ts'
import { wholeBody } from './whole-body.ts'

/**
 * Refuses BODY_TOO_LARGE beyond 25 MB, NOT_FOUND for an own line that nobody added, and BUNDLE_FILE_INVALID with `why`: HASH when
 * what arrived is not what was told, TYPE, MACRO, ACTIVE, ITEM_FULL, YEAR_FULL.
 */
export async function putBundleFile(
  ctx: Context,
  about: BundlePlace & { readonly name: string; readonly told: string },
  request: Request,
): Promise<BundleFile> {
  const { name, told, ...place } = about
  const by = allow(ctx, 'evidence.add', place.district)
  await getDistrict(ctx, place.district)
  const isKnown = EVIDENCE_KINDS.some(({ number }) => number === place.number)
  if (!isKnown && (await findItem(ctx.db, by, place)) === null) throw new Refusal('NOT_FOUND')

  const bytes = await wholeBody(request, MAX_BUNDLE_FILE_BYTES)
  const hash = await sha256(bytes)
  if (hash !== told.toLowerCase()) throw invalid('HASH')
  const type = await bundleFileType(bytes)
  if (type === 'TYPE' || type === 'MACRO' || type === 'ACTIVE') throw invalid(type)

  const before = await findFileByHash(ctx.db, by, place, hash)
  if (before !== null) return asFile(before)
  const { length } = bytes
  const id = ctx.ids.uuid()
  const file = {
    id,
    name: bundleFileName(name, type),
    type,
    bytes: length,
    sha256: hash,
    uploadedAt: instant(ctx.clock),
  }
  await ctx.files().put(bundleKey(id), bytes, { httpMetadata: { contentType: type } })
  const entry = {
    entity: 'evidenceFile',
    entityId: id,
    detail: { year: place.year, item: place.number, bytes: length, sha256: hash },
  }
  await commit(ctx, by, entry, [putFile(place, file, personOf(ctx.actor))])
  const stored = await findFileByHash(ctx.db, by, place, hash)
  // Full, or sent twice at once: this copy is nobody's.
  if (stored?.id !== id) await ctx.files().delete(bundleKey(id))
  if (stored !== null) return asFile(stored)
  const { inItem } = await measureFiles(ctx.db, by, place)
  throw invalid(inItem >= MAX_ITEM_FILES ? 'ITEM_FULL' : 'YEAR_FULL')
}

function invalid(why: BundleFileFault): Refusal {
  return new Refusal('BUNDLE_FILE_INVALID', { why })
}
