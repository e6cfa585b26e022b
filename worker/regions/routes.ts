import * as outlines from '../contract/outlines.ts'
import * as contract from '../contract/regions.ts'
import { serve, type App } from '../core/serve.ts'
import { readVillageOutlines, removeVillageOutlines, saveVillageOutlines } from './outlines.ts'
import { listDistricts, readDistrict } from './read-district.ts'
import { setPublicPage } from './set-public-page.ts'

export function routes(app: App): void {
  serve(app, contract.listDistricts, async (ctx) => ({ districts: await listDistricts(ctx) }))
  serve(app, contract.readDistrict, (ctx, { district }) => readDistrict(ctx, district))
  serve(app, contract.setPublicPage, setPublicPage)
  serve(app, outlines.readVillageOutlines, readVillageOutlines)
  serve(app, outlines.saveVillageOutlines, saveVillageOutlines)
  serve(app, outlines.removeVillageOutlines, removeVillageOutlines)
}
