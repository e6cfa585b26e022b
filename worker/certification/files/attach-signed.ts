/**
 * Takes back a sheet that an official signed outside (BSrE): only when it is our own file, byte for byte, with a signature put
 * behind. Which certificate it belongs to, the file says; that it is true, the bytes. The signature itself is not judged: whoever
 * wants to know asks its provider.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { isActivePdf, RUNS } from '../../contract/active-pdf.ts'
import { MAX_SIGNED, type attachSigned as contract } from '../../contract/certificate-files.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { getDistrict } from '../../regions/index.ts'
import { earlierPapers, readPaper, type PaperSource } from './papers.ts'
import { personOf } from '../person.ts'
import { statusOn } from '../rules.ts'
import { getCredential } from '../sign-missing.ts'
import { signedKey } from './signed-file.ts'
import { behind, codeNamedIn, readSignature } from './signed-pdf.ts'
import { findByCode, findCertificate, type CertificateRow } from '../store.ts'
import { findSigned, putSigned, type SignedRow } from './store-files.ts'
import { printCode } from '../verify/verification-code.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Attached = ReplyOf<typeof contract>

const ATTEMPTS = 3

/**
 * A repeat of the same bytes writes nothing. Refuses SIGNED_FILE_INVALID with `why` (`SIGNED_FAULTS`), NOT_FOUND for a certificate
 * of another district, STATE_NOT_FIT for one that no longer holds.
 */
export async function attachSigned(
  ctx: Context,
  input: InputOf<typeof contract>,
): Promise<Attached> {
  const { district, certificateId, fileName } = input
  const by = allow(ctx, 'certificate.attachSigned', district)
  const file = bytesOf(input.base64)
  const row = await certificateOf(ctx, by, file, certificateId)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  if (statusOn(row, today) !== 'valid') throw new Refusal('STATE_NOT_FIT')
  await checkBytes(ctx, { row, credential: await getCredential(ctx, row) }, file)

  const hash = await sha256(file)
  const document: SignedRow = {
    id: ctx.ids.uuid(),
    certificateId: row.id,
    districtCode: district,
    fileName,
    sha256: hash,
    bytes: file.length,
    uploadedBy: personOf(ctx.actor),
    uploadedAt: instant(ctx.clock),
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await findSigned(ctx.db, row.id)
    if (before?.sha256 === hash) return told(row, before, 'same')
    // The bytes before the row: what has a row can be fetched. Those of an earlier sheet stay, the log names them.
    await ctx.files().put(signedKey(document), file, {
      httpMetadata: { contentType: 'application/pdf' },
    })
    const entry = {
      entity: 'certificate',
      entityId: row.id,
      detail: { sha256: hash, bytes: file.length, before: before?.sha256 ?? null },
    }
    const { applied } = await commit(ctx, by, entry, [
      putSigned(document, before?.id ?? null, today),
    ])
    if (applied) return told(row, document, before === null ? 'new' : 'replaced')
    const now = await findCertificate(ctx.db, by, row.id)
    if (now === null || statusOn(now, today) !== 'valid') throw new Refusal('STATE_NOT_FIT')
  }
  throw new Refusal('DATABASE_BUSY')
}

async function certificateOf(
  ctx: Context,
  by: Scope,
  file: Bytes,
  certificateId: string | undefined,
): Promise<CertificateRow> {
  const code = certificateId === undefined ? codeNamedIn(file) : null
  if (certificateId === undefined && code === null) throw refused('NOT_OURS')
  const row =
    certificateId === undefined
      ? await findByCode(ctx.db, by, code ?? '')
      : await findCertificate(ctx.db, by, certificateId)
  if (row === null || !isWithin(row.districtCode, by.area)) throw new Refusal('NOT_FOUND')
  return row
}

/** Against the paper of today, which may have to be drawn, then against those that were handed out before. */
async function checkBytes(ctx: Context, source: PaperSource, file: Bytes): Promise<void> {
  let update = behind(file, await readPaper(ctx, source))
  if (!update.ok) {
    for await (const earlier of earlierPapers(ctx, source)) {
      update = behind(file, earlier)
      if (update.ok) break
    }
  }
  if (!update.ok) throw refused(update.reason)
  const signature = readSignature(update.value, file.length - update.value.length)
  if (!signature.ok) throw refused(signature.reason)
  // Anybody may open it at the certificate's own address. The credential that our paper carries may be told again.
  if (await isActivePdf(new Uint8Array(update.value), RUNS)) throw refused('ACTIVE')
}

function refused(why: string): Refusal {
  return new Refusal('SIGNED_FILE_INVALID', { why, limit: MAX_SIGNED })
}

function bytesOf(base64: string): Bytes {
  let text: string
  try {
    text = atob(base64)
  } catch {
    throw new Refusal('INPUT_INVALID')
  }
  if (text.length > MAX_SIGNED) throw refused('TOO_LARGE')
  const bytes = new Uint8Array(text.length)
  // Not `Uint8Array.from`: for five million bytes it takes ten times as long, half a second of CPU and more.
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

function told(row: CertificateRow, signed: SignedRow, outcome: Attached['outcome']): Attached {
  const { id, number, verificationCode, facts } = row
  const { fileName, bytes, sha256: hash, uploadedAt } = signed
  return {
    certificate: { id, number, verificationCode: printCode(verificationCode) },
    holderName: facts.holderName,
    signed: { fileName, bytes, sha256: hash, uploadedAt },
    outcome,
  }
}
