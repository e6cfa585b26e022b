import * as contract from '../contract/regions.ts'
import { serve, type App } from '../core/serve.ts'
import { listDistricts, readDistrict } from './read-district.ts'

export function routes(app: App): void {
  serve(app, contract.listDistricts, async (ctx) => ({ districts: await listDistricts(ctx) }))
  serve(app, contract.readDistrict, (ctx, { district }) => readDistrict(ctx, district))
}
