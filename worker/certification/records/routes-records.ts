/** Old certificates that the office records, and the files behind them. */
import * as contract from '../../contract/records.ts'
import { districtCode, uuid } from '../../contract/fields.ts'
import { Refusal } from '../../core/refusal.ts'
import { serve, type App } from '../../core/serve.ts'
import { acceptRecords } from './accept-records.ts'
import { checkRecords } from './check-records.ts'
import { proposeRecords } from './propose-records.ts'
import { putEvidence } from './put-evidence.ts'
import { readEvidence } from './read-evidence.ts'
import { listRecordBatches, readRecordBatch } from './read-records.ts'
import { returnRecords } from './return-records.ts'
import { withdrawRecord } from './withdraw-record.ts'

export function recordRoutes(app: App): void {
  serve(app, contract.checkRecords, checkRecords)
  serve(app, contract.proposeRecords, async (ctx, input) => ({
    batch: await proposeRecords(ctx, input),
  }))
  serve(app, contract.listRecordBatches, (ctx, { district, after = null }) =>
    listRecordBatches(ctx, district, after),
  )
  serve(app, contract.readRecordBatch, (ctx, { district, id, after = null }) =>
    readRecordBatch(ctx, district, id, after),
  )
  serve(app, contract.acceptRecords, async (ctx, { district, id }) => ({
    batch: await acceptRecords(ctx, district, id),
  }))
  serve(app, contract.returnRecords, async (ctx, { district, id, note }) => ({
    batch: await returnRecords(ctx, district, id, note),
  }))
  serve(app, contract.withdrawRecord, async (ctx, input) => ({
    record: await withdrawRecord(ctx, input),
  }))

  // Files, not JSON: what is sent and answered here fits no endpoint.
  const { evidenceUpload: upload, evidenceDownload: download } = contract
  app.on(upload.method, upload.path, async (http) => {
    const name = fileName(http.req.header(contract.FILE_NAME_HEADER) ?? '')
    const about = { ...placeOf(http.req.param()), name }
    return http.json(await putEvidence(http.var.ctx, about, http.req.raw))
  })
  app.on(download.method, download.path, (http) => {
    const { fileId } = http.req.param()
    return readEvidence(http.var.ctx, { ...placeOf(http.req.param()), fileId })
  })
}

function placeOf(given: Readonly<Record<string, string>>): {
  readonly district: string
  readonly batchId: string
} {
  const district = districtCode.safeParse(given['district'])
  const batchId = uuid.safeParse(given['id'])
  if (!district.success || !batchId.success) throw new Refusal('NOT_FOUND')
  return { district: district.data, batchId: batchId.data }
}

function fileName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}
