/**
 * Private signing keys at rest: PKCS#8 under AES-256-GCM, bound to their owner, so that no row can lend its key to another.
 * What comes back can sign and can never be exported. The key-encrypting key is a secret of the deployment.
 */
export type KeyWrap = {
  /** Names the KEK, tells nothing of it: 8 hex digits. */
  version(): Promise<string>
  /** The name of the one before; null when none is set. */
  previous(): Promise<string | null>
  /** A new Ed25519 pair for `owner` (`35.08|a1b2c3d4`): its private half leaves this call only wrapped. */
  generate(owner: (publicKey: Uint8Array<ArrayBuffer>) => Promise<string>): Promise<NewKey>
  /** Ready to sign, not extractable. Throws when the row was moved or changed, or its KEK is gone. */
  unwrap(owner: string, key: WrappedKey): Promise<CryptoKey>
  /** The same private key under the KEK of today. */
  rewrap(owner: string, key: WrappedKey): Promise<WrappedKey>
}

export type WrappedKey = {
  /** base64 of the nonce and the ciphertext. */
  readonly wrapped: string
  readonly kek: string
}
export type NewKey = WrappedKey & { readonly publicKey: Uint8Array<ArrayBuffer> }

const ED25519 = { name: 'Ed25519' } as const
const NONCE = 12
const encoder = new TextEncoder()

export function keyWrap(kek: string, previous: string | undefined): KeyWrap {
  const today = opened(kek)
  const before = previous === undefined || previous === '' ? [] : [opened(previous)]
  const find = async (version: string): Promise<CryptoKey> => {
    for (const each of [today, ...before]) {
      const { name, key } = await each()
      if (name === version) return key
    }
    throw new Error(`the KEK ${version} is not here`)
  }
  const wrap = async (owner: string, privateKey: CryptoKey): Promise<WrappedKey> => {
    const { name, key } = await today()
    const iv = crypto.getRandomValues(new Uint8Array(NONCE))
    const sealed = await crypto.subtle.wrapKey('pkcs8', privateKey, key, boundTo(owner, iv))
    const bytes = [...iv, ...new Uint8Array(sealed)]
    return { wrapped: btoa(String.fromCharCode(...bytes)), kek: name }
  }
  const unwrap = async (
    owner: string,
    { wrapped, kek: version }: WrappedKey,
    purpose: 'sign' | 'rewrap',
  ): Promise<CryptoKey> => {
    const bytes = Uint8Array.from(atob(wrapped), (character) => character.charCodeAt(0))
    return crypto.subtle.unwrapKey(
      'pkcs8',
      bytes.slice(NONCE),
      await find(version),
      boundTo(owner, bytes.slice(0, NONCE)),
      ED25519,
      purpose === 'rewrap',
      ['sign'],
    )
  }
  return {
    version: async () => (await today()).name,
    previous: async () => (await before[0]?.())?.name ?? null,
    async generate(owner) {
      // Safe: Ed25519 gives a pair.
      const pair = (await crypto.subtle.generateKey(ED25519, true, [
        'sign',
        'verify',
      ])) as CryptoKeyPair
      // Safe: `raw` is bytes.
      const raw = (await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer
      const publicKey = new Uint8Array(raw)
      return { publicKey, ...(await wrap(await owner(publicKey), pair.privateKey)) }
    },
    unwrap: (owner, key) => unwrap(owner, key, 'sign'),
    rewrap: async (owner, key) => wrap(owner, await unwrap(owner, key, 'rewrap')),
  }
}

function boundTo(owner: string, iv: Uint8Array<ArrayBuffer>) {
  return { name: 'AES-GCM', iv, additionalData: encoder.encode(owner) }
}

/** The secret as a key that never leaves, once per isolate. */
function opened(secret: string): () => Promise<{ name: string; key: CryptoKey }> {
  let made: Promise<{ name: string; key: CryptoKey }> | undefined
  return () => (made ??= open(secret))
}

async function open(secret: string): Promise<{ name: string; key: CryptoKey }> {
  const digest = (text: string) => crypto.subtle.digest('SHA-256', encoder.encode(text))
  const name = Array.from(new Uint8Array(await digest(`kek-name ${secret}`)).slice(0, 4), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const raw = await digest(`kek ${secret}`)
  const usages = ['wrapKey', 'unwrapKey'] as const
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [...usages])
  return { name, key }
}
