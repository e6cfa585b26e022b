/** The bundle of evidence: the checklist, its files, and the ZIP. */
import * as contract from '../../contract/bundle.ts'
import { FILE_NAME_HEADER } from '../../contract/records.ts'
import { Refusal } from '../../core/refusal.ts'
import { serve, type App } from '../../core/serve.ts'
import { bundleZip, checkBundle } from './bundle-zip.ts'
import { putBundleFile } from './put-bundle-file.ts'
import { readBundle } from './read-bundle.ts'
import { readFile } from './read-bundle-file.ts'
import { removeFile } from './remove-bundle-file.ts'
import { saveItem } from './save-item.ts'

export function routesBundle(app: App): void {
  serve(app, contract.readBundle, readBundle)
  serve(app, contract.saveBundleItem, async (ctx, input) => ({ item: await saveItem(ctx, input) }))
  serve(app, contract.removeBundleFile, async (ctx, { fileId, ...place }) => {
    await removeFile(ctx, place, fileId)
    return { removed: true as const }
  })
  serve(app, contract.checkBundle, checkBundle)

  // Files, not JSON: what is sent and answered here fits no endpoint.
  const { bundleFileUpload: upload, bundleFileDownload: download, bundleZip: zip } = contract
  app.on(upload.method, upload.path, async (http) => {
    const about = {
      ...placeOf(contract.bundlePlace, http.req.param()),
      name: fileName(http.req.header(FILE_NAME_HEADER) ?? ''),
      told: http.req.header(contract.FILE_HASH_HEADER) ?? '',
    }
    return http.json(await putBundleFile(http.var.ctx, about, http.req.raw))
  })
  app.on(download.method, download.path, (http) => {
    const { fileId, ...place } = placeOf(contract.bundleFilePlace, http.req.param())
    return readFile(http.var.ctx, place, fileId)
  })
  app.on(zip.method, zip.path, (http) =>
    bundleZip(http.var.ctx, placeOf(contract.bundleYear, http.req.param())),
  )
}

type Place<Output> = {
  readonly safeParse: (
    given: unknown,
  ) => { readonly success: true; readonly data: Output } | { readonly success: false }
}

function placeOf<Output>(schema: Place<Output>, given: unknown): Output {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new Refusal('NOT_FOUND')
  return parsed.data
}

function fileName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
