/**
 * The PDF of a certificate: drawn when it is first asked for and kept in the file store, byte for byte. The store is a help and
 * never a condition: what is absent, damaged or out of reach is drawn anew, and the same paper gives the same bytes.
 */
import { sha256 } from '../../core/sha256.ts'
import type { Context } from '../../core/context.ts'
import { readLook } from '../design/designs.ts'
import { DRAWING } from '../paper/drawing.ts'
import type { CertificateRow } from '../store.ts'
import type { CredentialRow } from '../store-credentials.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A certificate with what was signed for it. */
export type PaperSource = { readonly row: CertificateRow; readonly credential: CredentialRow }

/** Papers of one certificate that were handed out before; more are not looked through. */
const MOST_KEPT = 20

/**
 * Names the bytes without drawing them, hex: a hash of everything that the paper depends on. A document signed anew, a
 * revocation, another design, host or drawing gives another one.
 */
export function paperTag(ctx: Pick<Context, 'origin'>, source: PaperSource): Promise<string> {
  const { row, credential } = source
  const { snapshotHash, state, revokedOn, designId } = row
  const { documentHash, token } = credential
  return sha256(
    JSON.stringify([
      DRAWING,
      ctx.origin,
      snapshotHash,
      documentHash,
      token,
      designId,
      state,
      revokedOn,
    ]),
  )
}

/** The bytes of the PDF; at most one is drawn. */
export async function readPaper(ctx: Context, source: PaperSource): Promise<Bytes> {
  const key = keyOf(source.row.id, await paperTag(ctx, source))
  const kept = await findKept(ctx, key)
  if (kept !== null) return kept
  const drawn = await drawPaper(ctx, source)
  await keep(ctx, key, drawn)
  return drawn
}

/** How long the PDF is, as far as it is known without drawing it. */
export async function sizeOfPaper(ctx: Context, source: PaperSource): Promise<number | null> {
  const key = keyOf(source.row.id, await paperTag(ctx, source))
  const file = await tolerant(ctx, 'head', (files) => files.head(key))
  return file?.size ?? null
}

/**
 * Earlier papers of a certificate that are still kept, newest first: what somebody fetched before a deploy that draws
 * otherwise, or before the document was signed anew, is our paper too.
 */
export async function* earlierPapers(ctx: Context, source: PaperSource): AsyncGenerator<Bytes> {
  const now = keyOf(source.row.id, await paperTag(ctx, source))
  const prefix = folderOf(source.row.id)
  const listed = await tolerant(ctx, 'list', (files) => files.list({ prefix, limit: MOST_KEPT }))
  const others = (listed?.objects ?? []).filter(({ key }) => key !== now)
  for (const { key } of others.sort((a, b) => b.uploaded.getTime() - a.uploaded.getTime())) {
    const kept = await findKept(ctx, key)
    if (kept !== null) yield kept
  }
}

async function drawPaper(ctx: Context, { row, credential }: PaperSource): Promise<Bytes> {
  // Loaded here and not with the Worker: half of its bytes are for this answer only.
  const { certificatePdf } = await import('../paper/pdf.ts')
  const revokedOn = row.state === 'REVOKED' ? row.revokedOn : null
  const replacedOn = row.state === 'REPLACED' ? row.revokedOn : null
  const { token, document } = credential
  const look = await readLook(ctx, row.designId)
  const { facts } = row
  return certificatePdf({ facts, origin: ctx.origin, revokedOn, replacedOn, token, document, look })
}

const folderOf = (id: string) => `papers/${id}/`
const keyOf = (id: string, tag: string) => `${folderOf(id)}${tag}.pdf`

/** Null for what is not there, and for bytes that are not those that were put. */
async function findKept(ctx: Context, key: string): Promise<Bytes | null> {
  return tolerant(ctx, 'get', async (files) => {
    const file = await files.get(key)
    if (file === null) return null
    const bytes = new Uint8Array(await file.arrayBuffer())
    if ((await sha256(bytes)) === file.customMetadata?.['sha256']) return bytes
    ctx.log({ event: 'paper.damaged', requestId: ctx.requestId })
    return null
  })
}

async function keep(ctx: Context, key: string, bytes: Bytes): Promise<void> {
  const customMetadata = { sha256: await sha256(bytes) }
  const httpMetadata = { contentType: 'application/pdf' }
  await tolerant(ctx, 'put', (files) => files.put(key, bytes, { customMetadata, httpMetadata }))
}

/** Null when the store fails, which is logged without the key: whoever has it has the certificate. */
async function tolerant<Answer>(
  ctx: Context,
  what: string,
  work: (files: R2Bucket) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await work(ctx.files())
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    ctx.log({ event: 'paper.store', requestId: ctx.requestId, what, name })
    return null
  }
}
