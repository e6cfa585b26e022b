import * as contract from '../../contract/region-changes.ts'
import { serve, type App } from '../../core/serve.ts'
import { listRegionChanges, previewRegionChange, recordRegionChange } from './change-areas.ts'

export function areaRoutes(app: App): void {
  serve(app, contract.previewRegionChange, previewRegionChange)
  serve(app, contract.recordRegionChange, recordRegionChange)
  serve(app, contract.listRegionChanges, listRegionChanges)
}
