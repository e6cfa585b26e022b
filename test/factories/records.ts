/** Old certificates on the real D1 and file store: lists as offices have them, evidence, batches proposed and accepted. */
import { acceptRecords } from '../../worker/certification/records/accept-records.ts'
import { proposeRecords } from '../../worker/certification/records/propose-records.ts'
import { putEvidence } from '../../worker/certification/records/put-evidence.ts'
import { readRecordBatch } from '../../worker/certification/records/read-records.ts'
import type { EvidenceFile, RecordRow } from '../../worker/contract/records.ts'
import { allow, type Actor } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { sql } from '../../worker/core/db.ts'
import { compareCounters } from '../../worker/reporting/index.ts'
import { listCadres, verifyCoverage } from '../../worker/roster/index.ts'
import { ADMIN, APPROVER, DISTRICT, newUuid } from './certification.ts'
import { contextFor, SYSTEM } from './context.ts'
import { bringIn, sheet } from './roster.ts'

export const VILLAGE = '35.08.01.2005'
/** How lists write that village. */
export const HERE = { village: 'Desa Tempursari', subDistrict: 'Kec. Tempursari' }

/** Brings a cadre into the roster and returns her id. */
export async function addCadre(name: string, areaCode = VILLAGE): Promise<string> {
  const ctx = contextFor(ADMIN)
  await bringIn(ctx, DISTRICT, sheet([{ name, areaCode, decision: 'new' }]))
  const { cadres } = await listCadres(ctx, { area: DISTRICT, village: areaCode, q: name })
  return cadres.at(-1)?.id ?? ''
}

/** How many count as trained, by the counter of the district. */
export async function trainedInAll(): Promise<number> {
  const row = await contextFor(SYSTEM).db.first<{ trained: number }>(
    sql`select trained from coverage_totals where scope_code = ${DISTRICT}`,
  )
  return row?.trained ?? 0
}

/** Where the counters differ from what assignments and certificates say, counted anew in two other ways. */
export async function counterFaults(): Promise<readonly unknown[]> {
  const ctx = contextFor(SYSTEM)
  const by = allow(ctx, 'coverage.recount', DISTRICT)
  return [
    ...(await verifyCoverage(ctx.db, by, DISTRICT)),
    ...(await compareCounters(ctx, DISTRICT)),
  ]
}

/** The actions that the log has of one thing, the oldest first. */
export async function auditedOf(entityId: string): Promise<string[]> {
  const rows = await contextFor(SYSTEM).db.all<{ action: string }>(
    sql`select action from audit_entries where entity_id = ${entityId} order by rowid`,
  )
  return rows.map(({ action }) => action)
}

/** The code of a refusal, `done` where there was none. */
export const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

/** A file that says by its first bytes what it is; `text` makes it differ from others. */
export function pdf(text = 'SK Bupati'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(`%PDF-1.7\n% ${text}\n%%EOF\n`))
}

export function sendEvidence(
  ctx: Context,
  batchId: string,
  bytes: Uint8Array<ArrayBuffer> = pdf(),
  more: { name?: string; district?: string } = {},
): Promise<EvidenceFile> {
  const { name = 'SK Bupati 2024.pdf', district = DISTRICT } = more
  const request = new Request('https://kelas.test/', { method: 'POST', body: bytes })
  return putEvidence(ctx, { district, batchId, name }, request)
}

/** Rows under a heading, of one training, for cadres of kode kader unless said otherwise. */
export function oldRows(rows: readonly Partial<RecordRow>[]): RecordRow[] {
  return rows.map((row, index) => ({
    line: index + 2,
    number: `893/${index + 1}/BPSDM/2024`,
    title: 'Pelatihan Kader Pembangunan Manusia',
    issuer: 'BPSDM Provinsi Jawa Timur',
    issuedOn: '12 Maret 2024',
    ...row,
  }))
}

export async function makeBatch(
  rows: readonly RecordRow[],
  more: { by?: Actor; countsAsTrained?: boolean; at?: string } = {},
): Promise<{ readonly id: string; readonly fileId: string }> {
  const { by = ADMIN, countsAsTrained = true } = more
  const ctx = contextFor(by, more.at)
  const id = newUuid()
  const file = await sendEvidence(ctx, id)
  await proposeRecords(ctx, {
    district: DISTRICT,
    id,
    fileName: 'sertifikat-lama.xlsx',
    countsAsTrained,
    files: [file.id],
    rows: [...rows],
  })
  return { id, fileId: file.id }
}

/** Proposed by one person, accepted by another; the ids of its rows in the order of the list. */
export async function makeRecorded(
  rows: readonly RecordRow[],
  more: Parameters<typeof makeBatch>[1] = {},
): Promise<{ readonly id: string; readonly fileId: string; readonly recordIds: string[] }> {
  const batch = await makeBatch(rows, more)
  await acceptRecords(contextFor(APPROVER, more.at), DISTRICT, batch.id)
  const { rows: written } = await readRecordBatch(contextFor(ADMIN), DISTRICT, batch.id, null)
  return { ...batch, recordIds: written.map(({ id }) => id) }
}
