/** The public half of the offline root key, as the deployment names it. Its private half is on no computer of the platform. */
import { fromBase64Url, type Bytes } from '../../contract/byte-text.ts'
import { rootFingerprint } from '../../contract/issuer-list.ts'
import type { Context } from '../../core/context.ts'
import { kidOf } from '../credential/multikey.ts'

export type RootKey = {
  /** 32 raw bytes. */
  readonly publicKey: Bytes
  /** 8 hex digits. */
  readonly kid: string
  /** For people, see `rootFingerprint`. */
  readonly fingerprint: string
}

/** Null while the platform has none. Throws for a `ROOT_KEY` that is no Ed25519 public key: a slip must not look like none. */
export async function findRootKey({ rootKey }: Pick<Context, 'rootKey'>): Promise<RootKey | null> {
  if (rootKey === null) return null
  const publicKey = fromBase64Url(rootKey)
  if (publicKey?.length !== 32) throw new Error('ROOT_KEY must be 43 characters base64url')
  return {
    publicKey,
    kid: await kidOf(publicKey),
    fingerprint: await rootFingerprint(publicKey),
  }
}
