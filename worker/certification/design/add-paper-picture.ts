/**
 * Takes a logo for paper, makes of it what is kept, and names it after its content; the same again is the same file.
 * The bytes are stored before the row: what has a row can be drawn. Neither is ever deleted, since reprints need them.
 */
import { fromBase64 } from '../../contract/byte-text.ts'
import { MAX_PICTURE } from '../../contract/paper-design.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { getDistrict } from '../../regions/index.ts'
import { pictureKey } from './designs.ts'
import { keepPicture } from '../paper/keep-picture.ts'
import { personOf } from '../person.ts'
import { putPicture, type PictureRow } from './store-designs.ts'

/** Refuses PICTURE_INVALID with `why` and, where there is one, the `limit` in bytes or pixels. */
export async function addPaperPicture(
  ctx: Context,
  district: AreaCode,
  base64: string,
): Promise<PictureRow> {
  const by = allow(ctx, 'design.set', district)
  await getDistrict(ctx, district)
  const given = fromBase64(base64)
  if (given === null) throw new Refusal('PICTURE_INVALID', { why: 'PICTURE_TYPE', limit: 0 })
  if (given.length > MAX_PICTURE) {
    throw new Refusal('PICTURE_INVALID', { why: 'PICTURE_LARGE', limit: MAX_PICTURE })
  }
  const kept = await keepPicture(given)
  if (!kept.ok) throw new Refusal('PICTURE_INVALID', { why: kept.reason, limit: kept.limit })
  const { kind, bytes, width, height } = kept.value
  const name = `${(await sha256(bytes)).slice(0, 16)}.${kind}`
  const contentType = kind === 'png' ? 'image/png' : 'image/jpeg'
  await ctx.files().put(pictureKey(name), bytes, { httpMetadata: { contentType } })
  const picture = { name, bytes: bytes.length, width, height }
  const who = { person: personOf(ctx.actor), at: instant(ctx.clock) }
  const detail = { bytes: bytes.length, width, height }
  const entry = { entity: 'paper_picture', entityId: name, detail }
  await commit(ctx, by, entry, [putPicture(district, picture, who)])
  return picture
}
