/** Where the passkeys of a request belong. */
import type { Context as Hc } from 'hono'
import type { Context } from '../../core/context.ts'
import type { AppEnv } from '../../core/serve.ts'
import { keySite, type KeySite } from './rules.ts'

/** Null where none can be used. */
export function siteOf(ctx: Context, http: Hc<AppEnv>): KeySite | null {
  return keySite(http.req.url, ctx.origin)
}
