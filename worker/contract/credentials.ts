/**
 * What verifiers fetch (keys, status lists, the log, one bundle for phones) and how an office looks after its keys.
 * Everything under a plain address answers any origin, reads no cookie and holds no name of a person.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, districtCode, instant } from './fields.ts'
import { page } from './page.ts'

// ---------------------------------------------------------------- for verifiers

/** `did:web:HOST`: signs the log. */
export const platformDid = page({ method: 'GET', path: '/.well-known/did.json' })
/** `did:web:HOST:issuers:35.08` */
export const issuerDid = page({
  method: 'GET',
  path: '/issuers/:district/did.json',
  form: z.object({ district: districtCode }),
})
/**
 * Issuers with their keys and revocations, for phones that check without signal: contract `VerifierBundle`. All of Indonesia
 * without the names of villages, or those of a province or district with them.
 */
export const verifierBundle = page({
  method: 'GET',
  path: '/issuers.json',
  form: z.object({ area: z.optional(areaCode) }),
})
/** A signed Bitstring Status List of 131,072 bits. */
export const statusList = page({
  method: 'GET',
  path: '/status/:district/:list',
  form: z.object({ district: districtCode, list: z.string().check(z.regex(/^[1-9]\d{0,3}$/)) }),
})
/** The newest signed head of the log, a C2SP checkpoint. */
export const logCheckpoint = page({ method: 'GET', path: '/log/checkpoint' })
/** Leaves `256 n` to `256 n + 255`, one JSON a line; whole files never change. */
export const logEntries = page({
  method: 'GET',
  path: '/log/entries/:file',
  form: z.object({ file: z.string().check(z.regex(/^(0|[1-9]\d{0,6})$/)) }),
})
/** That the log of `to` entries extends the one of `from`: hashes of RFC 6962 2.1.2. */
export const logConsistency = page({
  method: 'GET',
  path: '/log/consistency/:from/:to',
  form: z.object({
    from: z.string().check(z.regex(/^[1-9]\d{0,9}$/)),
    to: z.string().check(z.regex(/^[1-9]\d{0,9}$/)),
  }),
})
/** Hashes are base64, as in the checkpoint. */
export type ConsistencyProof = {
  readonly from: number
  readonly to: number
  /** For `verifyConsistency`. */
  readonly proof: readonly string[]
}

/** Where a certificate stands in the log, with the checkpoint it is proved against: `CertificateProof`. */
export const certificateProof = page({
  method: 'GET',
  path: '/c/:id/bukti.json',
  form: z.object({ id: z.uuid() }),
})

/** A course version, which never changes: a page for people, and for machines the achievement of its credentials. */
export const coursePage = page({
  method: 'GET',
  path: '/courses/:code/:version',
  form: z.object({
    code: z.string().check(z.maxLength(60)),
    version: z.string().check(z.maxLength(20)),
  }),
})

export type ProvedEntry = {
  readonly event: 'issue' | 'replace' | 'revoke'
  /** From 0. */
  readonly position: number
  /** The bytes that were hashed, as text. */
  readonly leaf: string
  /** For `verifyInclusion`: hashes as base64, from the leaf up. */
  readonly path: readonly string[]
}
/** The entry of the issue, and what the log says of the certificate since. */
export type CertificateProof = ProvedEntry & {
  readonly later: readonly ProvedEntry[]
  /** The signed note; every path leads to its head. */
  readonly checkpoint: string
}

// ---------------------------------------------------------------- keys

export const KEY_STATES = ['PUBLISHED', 'ACTIVE', 'RETIRED', 'COMPROMISED'] as const
export type KeyState = (typeof KEY_STATES)[number]

/** A district's code, or `platform` for the key that signs the log. */
export const issuerName = z.union([districtCode, z.literal('platform')])
const kid = z.string().check(z.regex(/^[0-9a-f]{8}$/))

export const issuerKey = z.strictObject({
  issuer: issuerName,
  kid,
  state: z.enum(KEY_STATES),
  publishedAt: instant,
  usableFrom: instant,
  /** The last instant at which its signatures count; null while it is open. */
  usableUntil: z.nullable(instant),
  /** Its private half is gone. */
  isDestroyed: z.boolean(),
})
export type IssuerKey = z.output<typeof issuerKey>

const keysReply = z.strictObject({ keys: z.array(issuerKey) })
const ofIssuer = { issuer: issuerName }

export const listKeys = endpoint({
  method: 'GET',
  path: '/issuers/:issuer/keys',
  summary: 'The signing keys of an issuer, newest first; never their private halves',
  input: z.strictObject(ofIssuer),
  reply: keysReply,
})

export const publishKey = endpoint({
  method: 'POST',
  path: '/issuers/:issuer/keys',
  summary: 'Publishes the next key seven days before it signs; a repeat answers with the same key',
  input: z.strictObject(ofIssuer),
  reply: keysReply,
})

export const retireKey = endpoint({
  method: 'POST',
  path: '/issuers/:issuer/keys/:kid/retire',
  summary:
    'Ends a key: the published one takes over, the private half is destroyed, signatures stay valid',
  input: z.strictObject({ ...ofIssuer, kid }),
  reply: keysReply,
})

export const compromiseKey = endpoint({
  method: 'POST',
  path: '/issuers/:issuer/keys/:kid/compromise',
  summary:
    'A key is in wrong hands since an instant: what was logged before stays valid and is signed anew',
  input: z.strictObject({ ...ofIssuer, kid, lastGoodAt: instant }),
  reply: keysReply,
})

export const rewrapKeys = endpoint({
  method: 'POST',
  path: '/keys/rewrap',
  summary: 'Wraps every private key under the KEK of today; repeat until nothing is left',
  input: z.strictObject({}),
  reply: z.strictObject({ done: z.int(), left: z.int() }),
})
