import * as contract from '../../contract/paper-design.ts'
import { serve, type App } from '../../core/serve.ts'
import { addPaperPicture } from './add-paper-picture.ts'
import { previewPaper, previewPaperFile } from './preview-paper.ts'
import { readPaperDesign } from './read-design.ts'
import { setPaperDesign } from './set-design.ts'

export function paperRoutes(app: App): void {
  serve(app, contract.readPaperDesign, (ctx, { district, unitId }) =>
    readPaperDesign(ctx, district, unitId),
  )
  serve(app, contract.setPaperDesign, setPaperDesign)
  serve(app, contract.addPaperPicture, (ctx, { district, base64 }) =>
    addPaperPicture(ctx, district, base64),
  )
  serve(app, contract.previewPaper, async (ctx, input) => ({
    pages: await previewPaper(ctx, input),
  }))
  serve(app, contract.previewPaperFile, async (ctx, input) => ({
    base64: await previewPaperFile(ctx, input),
  }))
}
