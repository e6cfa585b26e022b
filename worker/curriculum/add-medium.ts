/**
 * Takes a picture or a recording for lessons and names it after its content; the same content again is the same file.
 * The bytes are stored before the row: what has a row can be fetched.
 */
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { readMedium, typeOf, type KnownMedium } from './media.ts'
import { fileKey } from './read-media-file.ts'
import * as store from './store.ts'

type MediumInput = {
  /** Whose it is; the whole country's unless said. */
  readonly ownerArea?: AreaCode | undefined
  readonly base64: string
  /** What a course from elsewhere calls it. */
  readonly name?: string | undefined
}

/**
 * Refuses MEDIA_INVALID with `why` and, for a file that is too large, `limit` in bytes; CONFLICT when other bytes have its name,
 * which nobody is known to be able to make.
 */
export async function addMedium(
  ctx: Context,
  { ownerArea = NATION, base64, name: given }: MediumInput,
): Promise<KnownMedium> {
  const by = allow(ctx, 'media.add', ownerArea)
  const bytes = bytesOf(base64)
  const read = readMedium(bytes)
  if (!read.ok) throw new Refusal('MEDIA_INVALID', { why: read.reason, limit: read.limit })
  const { extension, ...facts } = read.value
  const hash = await sha256(bytes)
  // A file from before keeps its short name, by which lessons show it, here and where its course is taken.
  const short = `${hash.slice(0, 16)}.${extension}`
  const isShort = given === short || (await storedAs(ctx, short, bytes)) === 'same'
  const name = isShort ? short : `${hash.slice(0, 32)}.${extension}`
  const medium: KnownMedium = { name, bytes: bytes.length, ...facts }
  const stored = await storedAs(ctx, name, bytes)
  // What is published under a name never becomes another file.
  if (stored === 'other') throw new Refusal('CONFLICT')
  if (stored === 'nothing') {
    await ctx.files().put(fileKey(name), bytes, { httpMetadata: { contentType: typeOf(name) } })
  }
  const { kind } = medium
  await commit(
    ctx,
    by,
    { entity: 'course_media', entityId: name, detail: { kind, bytes: bytes.length } },
    [store.addMedium(medium, ownerArea, instant(ctx.clock))],
  )
  return medium
}

/** Whether there are bytes under a name, and whether they are these. */
async function storedAs(
  ctx: Pick<Context, 'files'>,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<'nothing' | 'same' | 'other'> {
  const file = await ctx.files().get(fileKey(name))
  if (file === null) return 'nothing'
  const kept = new Uint8Array(await file.arrayBuffer())
  const isSame = kept.length === bytes.length && kept.every((byte, at) => byte === bytes[at])
  return isSame ? 'same' : 'other'
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    throw new Refusal('MEDIA_INVALID', { why: 'MEDIUM_TYPE', limit: 0 })
  }
}
