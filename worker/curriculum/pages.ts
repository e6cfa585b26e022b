/** What phones fetch as files: the catalogue, packs, media. No cookie is set; packs and media never change. */
import * as contract from '../contract/curriculum.ts'
import { DATA_CSP } from '../core/headers.ts'
import { servePage } from '../core/page.ts'
import { NATION } from '../core/region-code.ts'
import type { App } from '../core/serve.ts'
import { sha256 } from '../core/sha256.ts'
import { readCatalog } from './read-catalog.ts'
import { readMediaFile } from './read-media-file.ts'
import { readPackFile } from './read-pack-file.ts'

const FOREVER = 'public, max-age=31536000, immutable'

export function pages(app: App): void {
  servePage(app, contract.catalogFile, async (ctx, { area = NATION }, http) => {
    const text = JSON.stringify(await readCatalog(ctx.db, area))
    const etag = `"${(await sha256(text)).slice(0, 16)}"`
    const headers = { ...json('public, max-age=60, must-revalidate'), etag }
    const known = http.req.header('if-none-match') ?? ''
    // What compresses on the way marks the tag as weak.
    if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      return new Response(null, { status: 304, headers })
    }
    return new Response(text, { headers })
  })

  servePage(
    app,
    contract.packFile,
    async (ctx, { file }) =>
      new Response(await readPackFile(ctx.db, file), { headers: json(FOREVER) }),
  )

  servePage(app, contract.mediaFile, (ctx, { file }, http) =>
    readMediaFile(ctx, file, http.req.header('range') ?? ''),
  )
}

function json(cacheControl: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'cache-control': cacheControl,
    'content-security-policy': DATA_CSP,
  }
}
