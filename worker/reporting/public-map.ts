/**
 * The public map of a district as a file: drawn anew only where something changed, else told by its tag.
 * NOT_FOUND while the district's page is not public or it has no outlines.
 */
import type { Context as Hc } from 'hono'
import { mapFile } from '../../site/src/render/index.ts'
import { cadreWord } from '../../site/src/text/counted-kinds.ts'
import type { Context } from '../core/context.ts'
import { DATA_CSP } from '../core/headers.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { AppEnv } from '../core/serve.ts'
import { sha256 } from '../core/sha256.ts'
import { findOutlines } from '../regions/index.ts'
import { figuresOf } from './figures.ts'
import { getPublicDistrict } from './read-public.ts'

export async function publicMap(
  ctx: Context,
  asked: { readonly district: AreaCode; readonly tanggal?: string | undefined },
  http: Hc<AppEnv>,
): Promise<Response> {
  const district = await getPublicDistrict(ctx, asked.district)
  const found = await findOutlines(ctx, district.code)
  if (found === null) throw new Refusal('NOT_FOUND')
  const { asOf, villages, total } = await figuresOf(ctx, district, asked.tanggal)
  const { name, isDemo } = district
  const picture = mapFile({ ...found, name, isDemo, asOf, villages, who: cadreWord(total) })
  const etag = `"${(await sha256(picture)).slice(0, 32)}"`
  const headers = {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': `public, max-age=${asked.tanggal === undefined ? 60 : 3600}`,
    'content-security-policy': DATA_CSP,
    etag,
  }
  const known = http.req.header('if-none-match') ?? ''
  // What compresses on the way marks the tag as weak.
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(picture, { headers })
}
