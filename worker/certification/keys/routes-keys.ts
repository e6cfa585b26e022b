/** How an office looks after signing keys. */
import * as contract from '../../contract/credentials.ts'
import { serve, type App } from '../../core/serve.ts'
import { compromiseKey } from './compromise-key.ts'
import { listKeys } from './keys.ts'
import { publishKey } from './publish-key.ts'
import { retireKey } from './retire-key.ts'
import { rewrapKeys } from './rewrap-keys.ts'

export function keyRoutes(app: App): void {
  serve(app, contract.listKeys, async (ctx, { issuer }) => ({ keys: await listKeys(ctx, issuer) }))
  serve(app, contract.publishKey, async (ctx, { issuer }) => ({
    keys: await publishKey(ctx, issuer),
  }))
  serve(app, contract.retireKey, async (ctx, { issuer, kid }) => ({
    keys: await retireKey(ctx, issuer, kid),
  }))
  serve(app, contract.compromiseKey, async (ctx, input) => ({
    keys: await compromiseKey(ctx, input),
  }))
  serve(app, contract.rewrapKeys, (ctx) => rewrapKeys(ctx))
}
