/**
 * Checking Ed25519 signatures (RFC 8032) with WebCrypto, and on devices whose browser cannot (Chrome before 137, Firefox
 * before 129, Safari before 17) with a library that the caller brings: this file imports none, so the Worker carries none.
 */
import { fromHex, type Bytes } from './byte-text.ts'

/** `publicKey` 32 bytes, `signature` 64 bytes. Rejects only where signatures cannot be checked at all. */
export type Verify = (publicKey: Bytes, signature: Bytes, message: Bytes) => Promise<boolean>

const SIGNATURE_LENGTH = 64
const KEY_LENGTH = 32

/** By WebCrypto; rejects where it has no Ed25519. */
export const ed25519Verify: Verify = async (publicKey, signature, message) => {
  if (publicKey.length !== KEY_LENGTH || signature.length !== SIGNATURE_LENGTH) return false
  const name = 'Ed25519'
  const key = await crypto.subtle.importKey('raw', publicKey, { name }, false, ['verify'])
  return crypto.subtle.verify({ name }, key, signature, message)
}

/**
 * By WebCrypto where the device has Ed25519, else by what `load` brings, which is asked once and only then. A library must
 * follow RFC 8032 strictly (`zip215: false`), or two devices could differ about one paper.
 */
export function ed25519VerifyOn(load: () => Promise<Verify>): Verify {
  let chosen: Promise<Verify> | null = null
  return async (publicKey, signature, message) => {
    chosen ??= hasEd25519().then((native) => (native ? ed25519Verify : load()))
    try {
      return (await chosen)(publicKey, signature, message)
    } catch (error) {
      // The library could not be fetched: the next paper may find signal again.
      chosen = null
      throw error
    }
  }
}

/** RFC 8032 section 7.1, test 1: an empty message. Some browsers know the name without being able to do it. */
const TEST_KEY = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
const TEST_SIGNATURE =
  'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'

async function hasEd25519(): Promise<boolean> {
  const key = fromHex(TEST_KEY)
  const signature = fromHex(TEST_SIGNATURE)
  if (key === null || signature === null) return false
  try {
    return await ed25519Verify(key, signature, new Uint8Array(0))
  } catch {
    return false
  }
}
