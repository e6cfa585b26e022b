/**
 * The secrets of a deployment and what is done with them. None ever leaves this module as text.
 * PEPPER keys the hashes of PINs, passwords, activation codes and telephone look-ups; DATA_KEY encrypts telephone numbers;
 * KEK wraps the private keys that sign certificates, see `key-wrap.ts`.
 * Secrets that begin with `demo-` are for a local demonstration and are refused anywhere else.
 */
import { keyWrap, type KeyWrap } from './key-wrap.ts'

export type SecretTexts = {
  readonly PEPPER: string
  readonly DATA_KEY: string
  readonly KEK: string
  /** The KEK before, while keys are wrapped anew. */
  readonly KEK_PREVIOUS?: string | undefined
}

export type Secrets = {
  /** HMAC-SHA-256 under the pepper, as hex; `purpose` keeps the uses apart. */
  keyed(purpose: string, text: string): Promise<string>
  /** AES-256-GCM, as base64 of nonce and ciphertext; bound to `owner`, so a row cannot lend its value to another. */
  seal(owner: string, text: string): Promise<string>
  /** The opposite of `seal`; throws when the value was moved or changed. */
  open(owner: string, sealed: string): Promise<string>
  readonly keys: KeyWrap
  /** True when the secrets are those of the demonstration. */
  readonly forDemo: boolean
}

const MIN_LENGTH = 32
const encoder = new TextEncoder()

/** Reads the secrets of an environment; throws when one is missing or shorter than 32 characters. */
export function readSecrets(env: SecretTexts): Secrets {
  for (const name of ['PEPPER', 'DATA_KEY', 'KEK'] as const) {
    if (typeof env[name] !== 'string' || env[name].length < MIN_LENGTH) {
      throw new Error(`secret ${name} is missing or shorter than ${MIN_LENGTH} characters`)
    }
  }
  let hmacKey: Promise<CryptoKey> | undefined
  let aesKey: Promise<CryptoKey> | undefined
  const hmac = () =>
    (hmacKey ??= crypto.subtle.importKey(
      'raw',
      encoder.encode(env.PEPPER),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    ))
  const aes = () =>
    (aesKey ??= crypto.subtle
      .digest('SHA-256', encoder.encode(env.DATA_KEY))
      .then((raw) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])))
  return {
    forDemo: [env.PEPPER, env.DATA_KEY, env.KEK].some((secret) => secret.startsWith('demo-')),
    keys: keyWrap(env.KEK, env.KEK_PREVIOUS),
    async keyed(purpose, text) {
      const mac = await crypto.subtle.sign(
        'HMAC',
        await hmac(),
        encoder.encode(`${purpose}\0${text}`),
      )
      return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('')
    },
    async seal(owner, text) {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(owner) },
        await aes(),
        encoder.encode(text),
      )
      return btoa(String.fromCharCode(...nonce, ...new Uint8Array(sealed)))
    },
    async open(owner, sealed) {
      const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: encoder.encode(owner) },
        await aes(),
        bytes.slice(12),
      )
      return new TextDecoder().decode(plain)
    },
  }
}
