/** Old certificates as the office sees them: batches with their evidence, and the rows of one. */
import { areaWithKind } from '../../../site/src/text/certification.ts'
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/records.ts'
import type { EvidenceFile, RecordBatch, Recorded } from '../../contract/records.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, type AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { listCadreFacts, type CadreFacts } from '../../roster/index.ts'
import { personOf } from '../person.ts'
import { mayDecide, type Decision } from '../rules.ts'
import {
  findBatch,
  listBatches,
  listFiles,
  listRecorded,
  type BatchRow,
  type FileRow,
  type RecordedRow,
} from './store-records.ts'

const BATCHES = 30
const ROWS = 100

export async function listRecordBatches(
  ctx: Context,
  district: AreaCode,
  after: string | null,
): Promise<ReplyOf<typeof contract.listRecordBatches>> {
  const scope = allow(ctx, 'certificate.read', district)
  const [at, id] = (after ?? '').split('|')
  const rows = await listBatches(ctx.db, scope, {
    after: at === undefined || id === undefined ? null : { at, id },
    limit: BATCHES + 1,
  })
  const page = rows.slice(0, BATCHES)
  const last = page.at(-1)
  return {
    batches: await asBatches(ctx, page),
    next: rows.length > BATCHES && last !== undefined ? `${last.proposedAt}|${last.id}` : null,
  }
}

export async function readRecordBatch(
  ctx: Context,
  district: AreaCode,
  id: string,
  after: string | null,
): Promise<ReplyOf<typeof contract.readRecordBatch>> {
  const scope = allow(ctx, 'certificate.read', district)
  const batch = await getBatch(ctx, scope, id)
  const rows = await listRecorded(ctx.db, scope, id, { after, limit: ROWS + 1 })
  const page = rows.slice(0, ROWS)
  return {
    batch: await asBatch(ctx, batch),
    rows: await asRecordedRows(ctx, scope, page),
    next: rows.length > ROWS ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Refuses NOT_FOUND for another district's. */
export async function getBatch(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
): Promise<BatchRow> {
  const row = await findBatch(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

/** As for a proposal of certificates: somebody else, and once. */
export function mayDecideBatch(
  { state, proposedBy }: Pick<BatchRow, 'state' | 'proposedBy'>,
  decision: Decision,
  person: string,
): ReturnType<typeof mayDecide> {
  return mayDecide({ state: state === 'ACCEPTED' ? 'ISSUED' : state, proposedBy }, decision, person)
}

export async function asBatch(ctx: Context, row: BatchRow): Promise<RecordBatch> {
  return shown(ctx, row, await listFiles(ctx.db, [row.id]))
}

async function asBatches(ctx: Context, rows: readonly BatchRow[]): Promise<RecordBatch[]> {
  const files = Map.groupBy(
    await listFiles(
      ctx.db,
      rows.map(({ id }) => id),
    ),
    ({ batchId }) => batchId,
  )
  return rows.map((row) => shown(ctx, row, files.get(row.id) ?? []))
}

function shown(ctx: Context, row: BatchRow, files: readonly FileRow[]): RecordBatch {
  const { id, fileName, state, rows, withdrawn, proposedAt, decidedAt, note } = row
  return {
    id,
    fileName,
    state,
    rows,
    withdrawn,
    proposedAt,
    decidedAt,
    note,
    countsAsTrained: row.countsAsTrained === 1,
    isOwn: row.proposedBy === personOf(ctx.actor),
    files: files.map(asFile),
  }
}

export function asFile({ id, name, type, bytes, sha256 }: FileRow): EvidenceFile {
  return { id, name, type, bytes, sha256 }
}

export async function asRecorded(ctx: Context, scope: Scope, row: RecordedRow): Promise<Recorded> {
  const [record] = await asRecordedRows(ctx, scope, [row])
  if (record === undefined) throw new Error('a record has its cadre')
  return record
}

async function asRecordedRows(
  ctx: Context,
  scope: Scope,
  rows: readonly RecordedRow[],
): Promise<Recorded[]> {
  const { timeZone } = await getDistrict(ctx, districtOf(scope.area))
  const today = dateIn(timeZone, ctx.clock.now())
  const cadreIds = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const facts = new Map(
    (await listCadreFacts(ctx.db, scope, cadreIds, today)).map((each) => [each.id, each]),
  )
  return rows.map((stored) => {
    const { batchId: _, districtCode: __, ...row } = stored
    const cadre = facts.get(row.cadreId)
    return {
      ...row,
      cadreCode: cadre?.code ?? '',
      cadreName: cadre?.name ?? row.holderName,
      areaName: areaNameOf(cadre),
    }
  })
}

function areaNameOf(cadre: CadreFacts | undefined): string {
  const [area] = cadre?.areas ?? []
  if (area === undefined) return ''
  const subDistrict = areaWithKind('kecamatan', area.subDistrictName)
  return area.kind === 'kecamatan'
    ? subDistrict
    : `${areaWithKind(area.kind, area.name)}, ${subDistrict}`
}
