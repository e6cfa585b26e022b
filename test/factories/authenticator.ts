/**
 * A device that keeps passkeys, as software: ES256 over WebCrypto, authenticator data and attestation objects byte for byte as W3C
 * Web Authentication Level 3, section 6 says. Whatever a browser or a device would never do can be told to it.
 */
import type { CreatedKey, KeyQuestion, KeyWish, ShownKey } from '../../worker/contract/passkeys.ts'

type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor> | readonly Cbor[]

/** What a liar says in place of what is true. */
export type Lie = {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  /** Whether its owner unlocked the device. */
  readonly isVerified?: boolean
  readonly counter?: number
  /** Its maker's certificate and signature beside the key (8.2, `packed`), which nobody asked for. */
  readonly isCertified?: true
}

export type Authenticator = {
  make(wish: KeyWish, origin: string, lie?: Lie): Promise<CreatedKey>
  sign(
    question: Pick<KeyQuestion, 'challenge' | 'rpId'>,
    origin: string,
    lie?: Lie,
  ): Promise<ShownKey>
}

/** `counts`: it counts its signatures; those that copy their keys into a cloud do not. */
export async function newAuthenticator(counts = true): Promise<Authenticator> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  if (!('privateKey' in keys)) throw new Error('a pair was asked for')
  const id = crypto.getRandomValues(new Uint8Array(32))
  let count = 0
  const next = (lie: Lie) => {
    if (counts) count += 1
    return lie.counter ?? count
  }
  return {
    async make(wish, origin, lie = {}) {
      const rpId = lie.rpId ?? wish.rp.id ?? ''
      const authData = joined(
        await head(rpId, 0x40 | 0x01 | verified(lie), next(lie)),
        new Uint8Array(16),
        Uint8Array.of(0, id.length),
        id,
        cbor(await coseKey(keys.publicKey)),
      )
      const data = clientData('webauthn.create', wish.challenge, origin, lie)
      const statement = lie.isCertified
        ? await certified(joined(authData, await sha256Bytes(fromBase64url(data))))
        : new Map<string, Cbor>()
      const attested = new Map<string, Cbor>([
        ['fmt', lie.isCertified ? 'packed' : 'none'],
        ['attStmt', statement],
        ['authData', authData],
      ])
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        response: {
          clientDataJSON: data,
          attestationObject: base64url(cbor(attested)),
          transports: ['internal'],
        },
      }
    },
    async sign(question, origin, lie = {}) {
      const authData = await head(lie.rpId ?? question.rpId, 0x01 | verified(lie), next(lie))
      const data = clientData('webauthn.get', question.challenge, origin, lie)
      const signed = joined(authData, await sha256Bytes(fromBase64url(data)))
      const raw = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        keys.privateKey,
        signed,
      )
      return {
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        response: {
          clientDataJSON: data,
          authenticatorData: base64url(authData),
          signature: base64url(der(new Uint8Array(raw))),
        },
      }
    },
  }
}

/** Self-signed, with the names that section 8.2.1 asks for. */
const CERTIFICATE =
  'MIICBzCCAa6gAwIBAgIUcMyUj6WOeUxDNVNsnv/pXnKr41cwCgYIKoZIzj0EAwIwWjELMAkGA1UEBhMCSUQxFjAUBgNVBAoMDVBhYnJpayBDb2' +
  '50b2gxIjAgBgNVBAsMGUF1dGhlbnRpY2F0b3IgQXR0ZXN0YXRpb24xDzANBgNVBAMMBkNvbnRvaDAgFw0yNjExMjMxODU0MDBaGA8yMTI2MTAz' +
  'MDE4NTQwMFowWjELMAkGA1UEBhMCSUQxFjAUBgNVBAoMDVBhYnJpayBDb250b2gxIjAgBgNVBAsMGUF1dGhlbnRpY2F0b3IgQXR0ZXN0YXRpb2' +
  '4xDzANBgNVBAMMBkNvbnRvaDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKStvg36o7HrZusTiHEyLhR386xBjFECmSp0yHZcfG1sLvQZVDm6' +
  'NnlWvQdJqjoJ0lepWJai+nPfVeFNyrmUy5ajUDBOMB0GA1UdDgQWBBStLV9LoJdK+d5tGSNc1IVxbJfZAjAfBgNVHSMEGDAWgBStLV9LoJdK+d' +
  '5tGSNc1IVxbJfZAjAMBgNVHRMBAf8EAjAAMAoGCCqGSM49BAMCA0cAMEQCIC/WQi798xKUX6Rtmkvi9sDwkS+cROQ5jCs7aHyZj8vCAiABVO0T' +
  'jLxzV03gKPcL8kxhW2wfdASLt1K6/0rqZICaWw=='
const CERTIFIER =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgELKvOj31TQF4pvCd3ITyQqcKF9nHr6e86XmXSwhIDBmhRANCAASkrb4N+qOx62' +
  'brE4hxMi4Ud/OsQYxRApkqdMh2XHxtbC70GVQ5ujZ5Vr0HSao6CdJXqViWovpz31XhTcq5lMuW'

async function certified(signed: Uint8Array<ArrayBuffer>): Promise<Cbor> {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(CERTIFIER), ecdsa, false, ['sign'])
  const raw = new Uint8Array(await crypto.subtle.sign(ecdsa, key, signed))
  return new Map<string, Cbor>([
    ['alg', -7],
    ['sig', der(raw)],
    ['x5c', [fromBase64(CERTIFICATE)]],
  ])
}

function verified({ isVerified = true }: Lie): number {
  return isVerified ? 0x04 : 0
}

async function sha256Bytes(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
}

/** SHA-256 of the domain, flags, count: 37 bytes. */
async function head(rpId: string, flags: number, count: number): Promise<Uint8Array> {
  const counted = new Uint8Array(4)
  new DataView(counted.buffer).setUint32(0, count)
  return joined(await sha256Bytes(bytesOf(rpId)), Uint8Array.of(flags), counted)
}

function clientData(type: string, challenge: string, origin: string, lie: Lie): string {
  const said = {
    type,
    challenge: lie.challenge ?? challenge,
    origin: lie.origin ?? origin,
    crossOrigin: false,
  }
  return base64url(bytesOf(JSON.stringify(said)))
}

/** COSE_Key of an ES256 key, RFC 9053 section 7.1. */
async function coseKey(key: CryptoKey): Promise<Cbor> {
  const point = new Uint8Array((await crypto.subtle.exportKey('raw', key)) as ArrayBuffer)
  return new Map<number, Cbor>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point.slice(1, 33)],
    [-3, point.slice(33, 65)],
  ])
}

/** As much of RFC 8949 as this needs. */
function cbor(value: Cbor): Uint8Array {
  if (typeof value === 'number') return value < 0 ? start(1, -1 - value) : start(0, value)
  if (typeof value === 'string') return joined(start(3, bytesOf(value).length), bytesOf(value))
  if (value instanceof Uint8Array) return joined(start(2, value.length), value)
  if (value instanceof Map) {
    const parts = [...value].flatMap(([name, part]) => [cbor(name as Cbor), cbor(part as Cbor)])
    return joined(start(5, value.size), ...parts)
  }
  const list = value as readonly Cbor[]
  return joined(start(4, list.length), ...list.map(cbor))
}

function start(major: number, length: number): Uint8Array {
  const kind = major << 5
  if (length < 24) return Uint8Array.of(kind | length)
  if (length < 256) return Uint8Array.of(kind | 24, length)
  return Uint8Array.of(kind | 25, length >> 8, length & 255)
}

/** r and s, 32 bytes each, as the two INTEGERs that WebAuthn wants. */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const from = bytes.findIndex((byte) => byte !== 0)
    const short = bytes.slice(from)
    const value = (short[0] ?? 0) > 127 ? joined(Uint8Array.of(0), short) : short
    return joined(Uint8Array.of(2, value.length), value)
  }
  const both = joined(integer(raw.slice(0, 32)), integer(raw.slice(32)))
  return joined(Uint8Array.of(0x30, both.length), both)
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
