/** The verification code that is printed on a certificate, for whoever has the certificate's id. */
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { findCertificate } from '../store.ts'

/** `KPM-7Q4M-2XKD-9TRB`. Refuses NOT_FOUND for an id that is no certificate's. */
export async function readPrintedCode(ctx: Context, id: string): Promise<string> {
  const scope = allow(ctx, 'certificate.verify', NATION)
  const row = await findCertificate(ctx.db, scope, id)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row.facts.verificationCode
}
