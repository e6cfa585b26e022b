/**
 * Who issues, and by which keys: DIDs of method `did:web` and their documents (W3C DID Core 1.0; did:web: the path follows the
 * host, `:` for `/`). Written for the strictest reader known: absolute ids, `assertionMethod` as texts, Multikey.
 */
import type { KeyState } from '../../contract/credentials.ts'
import { toMultikey } from './multikey.ts'

export type PublishedKey = {
  /** 8 hex digits. */
  readonly kid: string
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array
  readonly state: KeyState
}

/** `https://host` → `did:web:host`; the colon before a port is written `%3A`. Signs the log, and created the achievements. */
export function platformDid(origin: string): string {
  return `did:web:${new URL(origin).host.replace(':', '%3A')}`
}

/** Of a district: `did:web:host:issuers:35.08`, found at `https://host/issuers/35.08/did.json`. */
export function issuerDid(origin: string, district: string): string {
  return `${platformDid(origin)}:issuers:${district}`
}

/** As it stands in a proof: `did:web:host:issuers:35.08#a1b2c3d4`. */
export function verificationMethod(did: string, kid: string): string {
  return `${did}#${kid}`
}

/**
 * Holds every key whose signatures may still be checked: published ahead, active and retired ones. A compromised one is left
 * out, since readers of this document know no dates: what it signed honestly is signed anew by the key after it.
 */
export function didDocument(did: string, keys: readonly PublishedKey[]) {
  const checkable = keys.filter(({ state }) => state !== 'COMPROMISED')
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: checkable.map(({ kid, publicKey }) => ({
      id: verificationMethod(did, kid),
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: toMultikey(publicKey),
    })),
    assertionMethod: checkable.map(({ kid }) => verificationMethod(did, kid)),
  } as const
}
