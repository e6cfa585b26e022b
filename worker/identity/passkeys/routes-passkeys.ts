import * as contract from '../../contract/passkeys.ts'
import { serve, type App } from '../../core/serve.ts'
import { readBrowser } from '../browser.ts'
import { askSignIn } from './cadre-keys.ts'
import { siteOf } from './site.ts'
import { askProof, askStep, proveWithKey } from './step.ts'

export function passkeyRoutes(app: App): void {
  serve(app, contract.askStepKey, (ctx, _input, http) =>
    askStep(ctx, readBrowser(http), siteOf(ctx, http)),
  )
  serve(app, contract.askCadreKey, (ctx, _input, http) =>
    askSignIn(ctx, readBrowser(http), siteOf(ctx, http)),
  )
  serve(app, contract.askProofKey, (ctx, _input, http) => askProof(ctx, siteOf(ctx, http)))
  serve(app, contract.proveByKey, async (ctx, shown, http) => {
    const cookie = await proveWithKey(ctx, readBrowser(http), siteOf(ctx, http), shown)
    http.header('set-cookie', cookie, { append: true })
    return { isFresh: true as const }
  })
}
