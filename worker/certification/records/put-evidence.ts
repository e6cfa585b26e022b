/**
 * Takes one file of evidence for a batch that is yet to be proposed. The same bytes for the same batch are one file, so that an
 * upload can be sent again after a broken connection. The bytes are stored before the row: what has a row can be fetched.
 */
import {
  MAX_EVIDENCE_FILES,
  MAX_EVIDENCE_BYTES,
  type EvidenceFile,
} from '../../contract/records.ts'
import { isActivePdf } from '../../contract/active-pdf.ts'
import { evidenceType } from '../../contract/evidence-type.ts'
import { allow } from '../../core/access.ts'
import { readBody } from '../../core/body.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { fileName } from '../../core/file-name.ts'
import { crockford } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { evidenceKey } from './evidence.ts'
import { personOf } from '../person.ts'
import { asFile } from './read-records.ts'
import { findFileByHash, putFile, findBatch } from './store-records.ts'

const ID_LENGTH = 26

/**
 * Refuses BODY_TOO_LARGE beyond 10 MB, EVIDENCE_INVALID for anything but PDF, JPEG and PNG, for a PDF that runs
 * something, or when the batch has its 20 files,
 * STATE_NOT_FIT when the batch was proposed already.
 */
export async function putEvidence(
  ctx: Context,
  about: { readonly district: AreaCode; readonly batchId: string; readonly name: string },
  request: Request,
): Promise<EvidenceFile> {
  const { district, batchId, name } = about
  const by = allow(ctx, 'record.propose', district)
  const body = await readBody(request, MAX_EVIDENCE_BYTES)
  const bytes = new Uint8Array(await body.arrayBuffer())
  const type = evidenceType(bytes)
  if (type === null) throw new Refusal('EVIDENCE_INVALID', { why: 'TYPE' })
  if (type === 'application/pdf' && (await isActivePdf(bytes)))
    throw new Refusal('EVIDENCE_INVALID', { why: 'ACTIVE' })

  const hash = await sha256(bytes)
  const before = await findFileByHash(ctx.db, by, batchId, hash)
  if (before?.isKept === 1) return asFile(before)
  const file = {
    id: before?.id ?? crockford(ctx.ids, ID_LENGTH),
    batchId,
    districtCode: district,
    name: before?.name ?? fileName(name, type, 'bukti'),
    type,
    bytes: bytes.length,
    sha256: hash,
    uploadedAt: instant(ctx.clock),
  }
  await ctx.files().put(evidenceKey(file.id), bytes, { httpMetadata: { contentType: type } })
  const entry = {
    entity: 'recordFile',
    entityId: file.id,
    detail: { batch: batchId, sha256: hash },
  }
  const write = putFile(file, personOf(ctx.actor), MAX_EVIDENCE_FILES)
  const done = await commit(ctx, by, entry, [write])
  const stored = await findFileByHash(ctx.db, by, batchId, hash)
  // Sent twice at once: the other one stands, this copy is nobody's.
  if (stored?.id !== file.id) await ctx.files().delete(evidenceKey(file.id))
  if (stored !== null) return asFile(stored)
  if (!done.applied && (await findBatch(ctx.db, by, batchId)) !== null) {
    throw new Refusal('STATE_NOT_FIT')
  }
  throw new Refusal('EVIDENCE_INVALID', { why: 'TOO_MANY', limit: MAX_EVIDENCE_FILES })
}
