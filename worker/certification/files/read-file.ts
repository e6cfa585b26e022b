/**
 * `/c/<id>.json`, `.pdf`, `.svg`, `.png` and `-ttd.pdf`: the signed credential, the paper, the badge with the credential in it, and
 * the sheet that an official signed. Whoever has the id has the certificate. The credential is the same for ever, also after a
 * revocation: whether it still holds, its status list and `/api/v1/public` say.
 */
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { DATA_CSP } from '../../core/headers.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { bakedPng, bakedSvg } from '../badge/bake.ts'
import { paperTag, readPaper, sizeOfPaper, type PaperSource } from './papers.ts'
import { getCredential } from '../sign-missing.ts'
import { readSignedFile } from './signed-file.ts'
import { findCertificate } from '../store.ts'
import type { CredentialRow } from '../store-credentials.ts'

// Without an ending it is the id that stands in the credential.
const NAME = /^([0-9a-f-]{36})(?:\.(pdf|json|svg|png)|-(ttd)\.pdf)?$/

/** Refuses NOT_FOUND for anything that is no certificate's file. */
export async function readFile(ctx: Context, name: string, request: Request): Promise<Response> {
  const [, id = '', ending = 'json', signed] = NAME.exec(name) ?? []
  const scope = allow(ctx, 'certificate.verify', NATION)
  const row = id === '' ? null : await findCertificate(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  const headers = {
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'content-security-policy': DATA_CSP,
  }
  const inline = (type: string, file: string) => ({
    ...headers,
    'content-type': type,
    'content-disposition': `inline; filename="sertifikat-${row.facts.verificationCode}${file}"`,
  })
  if (signed !== undefined) {
    return readSignedFile(ctx, row, inline('application/pdf', '-ttd.pdf'))
  }
  const credential = await getCredential(ctx, row)
  const { document } = credential
  switch (ending) {
    case 'svg':
      return new Response(bakedSvg(row.facts, document), {
        headers: inline('image/svg+xml', '.svg'),
      })
    case 'png':
      return new Response(bakedPng(row.facts, document), { headers: inline('image/png', '.png') })
    case 'pdf':
      return asPaper(ctx, { row, credential }, request, inline('application/pdf', '.pdf'))
    default:
      return asDocument(credential, request, headers)
  }
}

/** Whoever has it already is told so without a look into the store; who asks for its head gets nothing drawn. */
async function asPaper(
  ctx: Context,
  source: PaperSource,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const etag = `"${await paperTag(ctx, source)}"`
  // Asked for anew each time: a revocation is printed across.
  const all = { ...headers, etag, 'cache-control': 'private, no-cache' }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: all })
  if (request.method === 'HEAD') {
    const size = await sizeOfPaper(ctx, source)
    const length = size === null ? {} : { 'content-length': String(size) }
    return new Response(null, { headers: { ...all, ...length } })
  }
  return new Response(await readPaper(ctx, source), { headers: all })
}

/** Byte for byte as it was signed; `application/vc` for whoever asks for it, since older readers know only JSON. */
function asDocument(
  { document, documentHash }: CredentialRow,
  request: Request,
  headers: Readonly<Record<string, string>>,
): Response {
  const accepted = request.headers.get('accept') ?? ''
  const etag = `"${documentHash}"`
  const all = {
    ...headers,
    etag,
    vary: 'accept',
    // Asked for anew each time: after a compromise it is signed by another key.
    'cache-control': 'private, no-cache',
    'content-type': /application\/vc\b/.test(accepted) ? 'application/vc' : 'application/json',
  }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: all })
  return new Response(document, { headers: all })
}

function isKnown(request: Request, etag: string): boolean {
  const known = (request.headers.get('if-none-match') ?? '').split(',')
  // What compresses on the way marks the tag as weak.
  return known.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
