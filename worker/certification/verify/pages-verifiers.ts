/** What verifiers fetch about issuers: DID documents, status lists, the bundle for phones. For any origin; no cookie is read. */
import type { Context as Hc } from 'hono'
import * as contract from '../../contract/credentials.ts'
import { DATA_CSP } from '../../core/headers.ts'
import { servePage } from '../../core/page.ts'
import { NATION } from '../../core/region-code.ts'
import type { App, AppEnv } from '../../core/serve.ts'
import { sha256 } from '../../core/sha256.ts'
import { PLATFORM } from '../keys/keys.ts'
import { readBundle } from './read-bundle.ts'
import { readDid } from '../keys/read-did.ts'
import { readStatusList } from './read-status-list.ts'

export function verifierPages(app: App): void {
  servePage(app, contract.platformDid, async (ctx, _form, http) =>
    answer(http, await readDid(ctx, PLATFORM), 'application/did+json'),
  )

  servePage(app, contract.issuerDid, async (ctx, { district }, http) =>
    answer(http, await readDid(ctx, district), 'application/did+json'),
  )

  servePage(app, contract.statusList, async (ctx, { district, list }, http) => {
    const asked = http.req.header('accept') ?? ''
    const type = asked.includes('application/vc') ? 'application/vc' : 'application/json'
    return answer(http, await readStatusList(ctx, district, Number(list)), type)
  })

  servePage(app, contract.verifierBundle, async (ctx, { area = NATION }, http) =>
    answer(http, await readBundle(ctx, area), 'application/json'),
  )
}

/** Five minutes, so that a revocation is seen soon; afterwards an unchanged file costs no more than its tag. */
async function answer(http: Hc<AppEnv>, document: object, type: string): Promise<Response> {
  const text = JSON.stringify(document)
  const etag = `"${(await sha256(text)).slice(0, 32)}"`
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=300',
    'content-security-policy': DATA_CSP,
    vary: 'accept',
    etag,
  }
  const known = http.req.header('if-none-match') ?? ''
  // What compresses on the way marks the tag as weak.
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, { headers })
}
