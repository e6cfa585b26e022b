/** `did.json` of a district or of the platform: every key whose signatures may be checked. */
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { didDocument } from '../credential/did-document.ts'
import { didOf, listPublicKeys, publicKeyOf, wasWithdrawn } from './keys.ts'

/** Refuses NOT_FOUND for whoever has no key: a district that never issued, or none of ours. */
export async function readDid(ctx: Context, issuer: string): Promise<object> {
  const keys = await listPublicKeys(ctx, issuer)
  if (keys.length === 0) throw new Refusal('NOT_FOUND')
  return didDocument(
    didOf(ctx, issuer),
    keys
      .filter((key) => !wasWithdrawn(key))
      .map((key) => ({ kid: key.kid, publicKey: publicKeyOf(key), state: key.state })),
  )
}
