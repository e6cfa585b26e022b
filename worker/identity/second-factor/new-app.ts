/** What an app is told, for the page on which it is scanned. */
import type { NewApp } from '../../../site/src/render/index.ts'
import type { Context } from '../../core/context.ts'
import { qrPath } from '../../core/qr-path.ts'
import { openSecret } from './pending.ts'
import { base32, otpauthAddress, stepAt, totpCode } from './totp.ts'

const ISSUER = 'Kelas Kader'

/** On a demonstration with the code that the app would show: a newcomer has none. */
export async function newAppOf(
  ctx: Context,
  factor: { readonly id: string; readonly secret: string; readonly username: string },
): Promise<{ readonly app: NewApp; readonly demo: { readonly code: string } | null }> {
  const secret = await openSecret(ctx, factor.id, factor.secret)
  const address = otpauthAddress(secret, factor.username, ISSUER)
  const typed = (base32(secret).match(/.{1,4}/g) ?? []).join(' ')
  const code = ctx.secrets.forDemo ? await totpCode(secret, stepAt(ctx.clock)) : null
  return { app: { ...qrPath(address), typed, address }, demo: code === null ? null : { code } }
}
