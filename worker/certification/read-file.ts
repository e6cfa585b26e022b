/** `/c/<id>.json` and `/c/<id>.pdf`: what was printed, as data and as paper. Whoever has the id has the certificate. */
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { DATA_CSP } from '../core/headers.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION } from '../core/region-code.ts'
import { findCertificate, type CertificateRow } from './store.ts'

const NAME = /^([0-9a-f-]{36})\.(pdf|json)$/

/** Refuses NOT_FOUND for anything that is no certificate's file. */
export async function readFile(ctx: Context, name: string, origin: string): Promise<Response> {
  const [, id = '', kind] = NAME.exec(name) ?? []
  const scope = allow(ctx, 'certificate.verify', NATION)
  const row = id === '' ? null : await findCertificate(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  const headers = {
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
    'content-security-policy': DATA_CSP,
  }
  if (kind === 'json') return Response.json(asJson(row), { headers })
  // Loaded here and not with the Worker: half of its bytes are for this answer only.
  const { certificatePdf } = await import('./paper/pdf.ts')
  const revokedOn = row.state === 'REVOKED' ? row.revokedOn : null
  const pdf = await certificatePdf({ facts: row.facts, origin, revokedOn })
  return new Response(pdf, {
    headers: {
      ...headers,
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="sertifikat-${row.facts.verificationCode}.pdf"`,
    },
  })
}

function asJson({
  id,
  facts,
  snapshotHash,
  state,
  revokedOn,
  revokeReason,
}: CertificateRow): object {
  return { id, state, revokedOn, revokeReason, snapshotHash, facts }
}
