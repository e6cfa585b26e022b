/**
 * One embedded proof of a document: `DataIntegrityProof`, cryptosuite `eddsa-rdfc-2022` (W3C Data Integrity EdDSA
 * Cryptosuites 1.0, section 3.2; VC Data Integrity 1.0, section 4). The key signs SHA-256 of the canonical proof options
 * followed by SHA-256 of the canonical document. Knows nothing of dates, revocation or which key was valid when.
 */
import { ed25519Verify, type Verify } from '../../contract/ed25519.ts'
import type { Instant } from '../../core/clock.ts'
import { fromMultibase58, toMultibase58 } from './base58.ts'
import { canonicalDocument, canonicalProofOptions } from './canonical.ts'
import type { LinkedData } from './linked-data.ts'
import { kidOf } from './multikey.ts'
import { NotOurShape } from './quads.ts'
import { stamp } from './timestamp.ts'

export type Proof = {
  readonly type: 'DataIntegrityProof'
  readonly cryptosuite: 'eddsa-rdfc-2022'
  readonly created: string
  /** `<DID of the issuer>#<kid>` */
  readonly verificationMethod: string
  readonly proofPurpose: 'assertionMethod'
  /** 64 bytes, multibase base58. */
  readonly proofValue: string
}
export type SignedDocument = LinkedData & { readonly proof: readonly [Proof] }

/** `key` is a private Ed25519 key. Throws NotOurShape for a document that the table does not know whole. */
export async function signCredential(
  document: LinkedData,
  by: {
    readonly key: CryptoKey
    readonly verificationMethod: string
    readonly created: Instant
  },
): Promise<SignedDocument> {
  const { verificationMethod, created } = by
  if (methodOf(document, verificationMethod.split('#')[1] ?? '') !== verificationMethod) {
    throw new NotOurShape('proof: the key of another issuer')
  }
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: stamp(created),
    verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const
  const message = await messageOf(document, options)
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, by.key, message)
  const proofValue = toMultibase58(new Uint8Array(signature))
  return { ...document, proof: [{ ...options, proofValue }] }
}

/**
 * Whether `publicKey` (32 raw bytes) signed exactly this document for its issuer. False for anything else, also for honest
 * documents of other software, which may hold properties that are unknown here.
 */
export async function verifyCredential(
  document: unknown,
  publicKey: Uint8Array<ArrayBuffer>,
  verify: Verify = ed25519Verify,
): Promise<boolean> {
  try {
    const { proof, ...unsigned } = asObject(document)
    if (!Array.isArray(proof) || proof.length !== 1) return false
    const { proofValue, ...options } = asObject(proof[0])
    const signature = typeof proofValue === 'string' ? fromMultibase58(proofValue) : null
    if (signature === null || options['cryptosuite'] !== 'eddsa-rdfc-2022') return false
    if (options['verificationMethod'] !== methodOf(unsigned, await kidOf(publicKey))) return false
    return await verify(publicKey, signature, await messageOf(unsigned, options))
  } catch (error) {
    if (error instanceof NotOurShape) return false
    throw error
  }
}

async function messageOf(document: unknown, options: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const message = new Uint8Array(64)
  message.set(await digest(await canonicalProofOptions(options)))
  message.set(await digest(await canonicalDocument(document)), 32)
  return message
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

/** The only method that may sign a document: a key of its issuer, who stands there as a node or as a DID. */
function methodOf(document: Readonly<Record<string, unknown>>, kid: string): string {
  const { issuer } = document
  const did = typeof issuer === 'string' ? issuer : asObject(issuer)['id']
  if (typeof did !== 'string') throw new NotOurShape('document: no issuer')
  return `${did}#${kid}`
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new NotOurShape('not an object')
  // Safe: an object of JSON, read by own names only.
  return value as Readonly<Record<string, unknown>>
}
