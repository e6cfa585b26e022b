/** The design of a paper with its logos at hand: what drawing needs. Designs and logos are never changed, so neither is the answer. */
import type { PaperDesign } from '../../contract/paper-design.ts'
import type { Scope } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { pictureOf } from '../paper/keep-picture.ts'
import { type Look, type Picture, PLAIN } from '../paper/look.ts'
import { findDesign, listPictures } from './store-designs.ts'

/** Where the bytes of a logo are in the file store. */
export function pictureKey(name: string): string {
  return `paper/${name}`
}

/** Of a certificate: the design it was issued on; null is the plain paper. */
export async function readLook(ctx: Context, designId: string | null): Promise<Look> {
  if (designId === null) return PLAIN
  const row = await findDesign(ctx.db, designId)
  if (row === null) throw new Error('a design that papers are drawn on is never deleted')
  return lookOf(ctx, row.design)
}

/** Throws when a logo is not in the store: a paper without it would have other bytes than the one that was handed out. */
export async function lookOf(ctx: Pick<Context, 'files'>, design: PaperDesign): Promise<Look> {
  const { left, right } = design.logos
  const load = async (name: string | null) => (name === null ? null : readPicture(ctx, name))
  return { design, logos: { left: await load(left), right: await load(right) } }
}

async function readPicture(ctx: Pick<Context, 'files'>, name: string): Promise<Picture> {
  const file = await ctx.files().get(pictureKey(name))
  if (file === null) throw new Error('a logo that papers are drawn with is not in the store')
  return pictureOf(new Uint8Array(await file.arrayBuffer()))
}

/** A design names logos of its own district only, or it would show what another one brought. */
export async function refuseForeignLogos(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  district: AreaCode,
  { logos }: PaperDesign,
): Promise<void> {
  const names = [...new Set([logos.left, logos.right])].filter((name) => name !== null)
  const known = await listPictures(ctx.db, scope, district, names)
  if (known.length < names.length) throw new Refusal('NOT_FOUND')
}
