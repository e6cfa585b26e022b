import * as contract from '../contract/identity.ts'
import * as proof from '../contract/proof.ts'
import type { Context } from '../core/context.ts'
import { serve, type App } from '../core/serve.ts'
import { activate } from './activate.ts'
import { previewActivation } from './activation-codes.ts'
import { droppedSession, readBrowser } from './browser.ts'
import {
  listSessions,
  readOwnSession,
  readSession,
  revokeSession,
  signOut,
} from './own-sessions.ts'
import { serviceRoutes } from './oidc/pages.ts'
import { pages } from './pages.ts'
import { passkeyRoutes } from './passkeys/routes-passkeys.ts'
import { siteOf } from './passkeys/site.ts'
import { giveCode } from './second-factor/steps.ts'
import { proveAgain, readProof } from './second-factor/prove-again.ts'
import type { Opened } from './session.ts'
import { signInCadre } from './sign-in-cadre.ts'
import { signInStaff } from './sign-in-staff.ts'
import { staffRoutes } from './staff/routes-staff.ts'

type Http = Parameters<Parameters<typeof serve>[2]>[2]

export function routes(app: App): void {
  serve(app, contract.readSession, (ctx) => readOwnSession(ctx))
  serve(app, contract.signInStaff, async (ctx, input, http) => {
    const next = await signInStaff(ctx, readBrowser(http), input)
    if (next.kind === 'open') return opened(ctx, http, next)
    for (const cookie of next.setCookies) http.header('set-cookie', cookie, { append: true })
    return { kind: 'step' as const }
  })
  serve(app, contract.giveSecondFactor, async (ctx, input, http) => {
    const next = await giveCode(ctx, readBrowser(http), input)
    return next.kind === 'open' ? opened(ctx, http, next) : { kind: 'step' as const }
  })
  serve(app, contract.signInCadre, async (ctx, input, http) =>
    opened(ctx, http, await signInCadre(ctx, readBrowser(http), input)),
  )
  serve(app, contract.previewActivation, async (ctx, { code }, http) => {
    const { name, caption, expiresAt } = await previewActivation(ctx, readBrowser(http), code)
    return { name, caption, expiresAt }
  })
  serve(app, contract.activate, async (ctx, input, http) =>
    opened(ctx, http, await activate(ctx, readBrowser(http), input)),
  )
  serve(app, contract.signOut, async (ctx, _input, http) => {
    await signOut(ctx)
    http.header('set-cookie', await droppedSession(readBrowser(http)), { append: true })
    return {}
  })
  serve(app, proof.readProof, (ctx, _input, http) => readProof(ctx, siteOf(ctx, http)))
  serve(app, proof.proveAgain, async (ctx, { code }, http) => {
    http.header('set-cookie', await proveAgain(ctx, readBrowser(http), code), { append: true })
    return { isFresh: true as const }
  })
  serve(app, contract.listSessions, async (ctx) => ({ sessions: await listSessions(ctx) }))
  serve(app, contract.revokeSession, async (ctx, { id }) => {
    await revokeSession(ctx, id)
    return {}
  })
  passkeyRoutes(app)
  pages(app)
  staffRoutes(app)
  serviceRoutes(app)
}

/** Hands the cookies over and says who acts now. */
function opened(
  ctx: Context,
  http: Http,
  { actor, setCookies }: Opened,
): ReturnType<typeof readSession> {
  for (const cookie of setCookies) http.header('set-cookie', cookie, { append: true })
  return readSession({ ...ctx, actor })
}
