/** AES-256-GCM as every sealed text has it: base64 of a random nonce of 12 bytes and the ciphertext (NIST SP 800-38D). */
const NONCE = 12
const encoder = new TextEncoder()

/** base64 of nonce and ciphertext, bound to `owner`. */
export async function sealUnder(key: CryptoKey, owner: string, plain: Uint8Array): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE))
  const bound = { name: 'AES-GCM', iv, additionalData: encoder.encode(owner) }
  const sealed = await crypto.subtle.encrypt(bound, key, new Uint8Array(plain))
  return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)))
}

/** Throws when it was changed, or is another owner's or another key's. */
export async function openUnder(
  key: CryptoKey,
  owner: string,
  sealed: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
  const iv = bytes.slice(0, NONCE)
  const bound = { name: 'AES-GCM', iv, additionalData: encoder.encode(owner) }
  return new Uint8Array(await crypto.subtle.decrypt(bound, key, bytes.slice(NONCE)))
}
