import * as contract from '../../contract/certificate-files.ts'
import { serve, type App } from '../../core/serve.ts'
import { attachSigned } from './attach-signed.ts'
import { listPapers } from './list-papers.ts'

export function fileRoutes(app: App): void {
  serve(app, contract.listPapers, (ctx, { district, ...wish }) => listPapers(ctx, district, wish))
  serve(app, contract.attachSigned, attachSigned)
}
