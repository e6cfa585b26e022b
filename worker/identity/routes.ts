import * as contract from '../contract/identity.ts'
import type { Context } from '../core/context.ts'
import { serve, type App } from '../core/serve.ts'
import { activate } from './activate.ts'
import { previewActivation } from './activation-codes.ts'
import { droppedSession, readBrowser } from './browser.ts'
import { listSessions, readSession, revokeSession, signOut } from './own-sessions.ts'
import { pages } from './pages.ts'
import type { Opened } from './session.ts'
import { signInCadre } from './sign-in-cadre.ts'
import { signInStaff } from './sign-in-staff.ts'

type Http = Parameters<Parameters<typeof serve>[2]>[2]

export function routes(app: App): void {
  serve(app, contract.readSession, (ctx) => readSession(ctx))
  serve(app, contract.signInStaff, async (ctx, input, http) =>
    opened(ctx, http, await signInStaff(ctx, readBrowser(http), input)),
  )
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
  serve(app, contract.listSessions, async (ctx) => ({ sessions: await listSessions(ctx) }))
  serve(app, contract.revokeSession, async (ctx, { id }) => {
    await revokeSession(ctx, id)
    return {}
  })
  pages(app)
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
