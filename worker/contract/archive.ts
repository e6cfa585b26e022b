/**
 * What outlives the platform: the issuer list that the offline root key signs, what an archive of verification is made from,
 * what the nightly look at every certificate found, and the line of the log that a province writes down.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, districtCode, instant, uuid } from './fields.ts'

const signature = z.string().check(z.regex(/^[\w-]{86}$/))
const fingerprint = z.string()
/** As `issuerListText` writes it; 514 issuers with ten keys each have 1 MB. */
const listText = z.string().check(z.minLength(2), z.maxLength(3_000_000))

export const readIssuerList = endpoint({
  method: 'GET',
  path: '/issuer-list',
  summary: 'The issuer list of now, to be signed with the root key on a machine without a network',
  input: z.strictObject({}),
  reply: z.strictObject({
    list: listText,
    /** Of the root key that is expected; null while the platform has none. */
    fingerprint: z.nullable(fingerprint),
  }),
})

export const signedList = z.strictObject({
  list: listText,
  signature,
  /** 8 hex digits, of the root key. */
  kid: z.string(),
  acceptedAt: instant,
  /** Whether issuers and keys are still as it says. */
  isCurrent: z.boolean(),
})
export type SignedList = z.output<typeof signedList>

export const signIssuerList = endpoint({
  method: 'POST',
  path: '/issuer-list',
  summary:
    'Takes the root signature of the issuer list, if it verifies and the list is that of today; a repeat changes nothing',
  input: z.strictObject({ list: listText, signature }),
  reply: z.strictObject({ signed: signedList }),
})

/** How far the look at every certificate came in its last whole round. */
export const checkSummary = z.strictObject({
  startedAt: instant,
  /** Null while the first round goes on. */
  finishedAt: z.nullable(instant),
  /** Certificates of the area. */
  checked: z.int(),
  differing: z.int(),
})
export type CheckSummary = z.output<typeof checkSummary>

export const readArchive = endpoint({
  method: 'GET',
  path: '/areas/:area/archive',
  summary: 'What an archive of verification of an area is made from; the rest has public addresses',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    area: z.strictObject({ code: areaCode, name: z.string() }),
    at: instant,
    /** Null while the platform has no root key. */
    root: z.nullable(z.strictObject({ publicKey: z.string(), fingerprint })),
    /** The last list that the root key signed; null before the first. */
    signed: z.nullable(signedList),
    /** The list of now. */
    list: listText,
    districts: z.array(
      z.strictObject({
        code: districtCode,
        name: z.string(),
        certificates: z.int(),
        /** Status lists `1` to `lists`. */
        lists: z.int(),
      }),
    ),
    /** Entries under the signed head of the log. */
    logSize: z.int(),
    /** Null before the first look. */
    check: z.nullable(checkSummary),
  }),
})
export type ArchiveParts = z.output<typeof readArchive.reply>

export const listArchiveCredentials = endpoint({
  method: 'GET',
  path: '/districts/:district/archive/credentials',
  summary: 'The signed credentials of a district, with names, oldest first, a page at a time',
  input: z.strictObject({ district: districtCode, after: cursor }),
  reply: z.strictObject({
    credentials: z.array(z.strictObject({ id: uuid, document: z.string() })),
    next: z.nullable(uuid),
  }),
})

/** What of a certificate does not follow from its evidence any more; see `check-certificate.ts`. */
export const DIFFERENCES = [
  'SNAPSHOT',
  'FACTS',
  'PROPOSAL',
  'STATE',
  'UNSIGNED',
  'DOCUMENT',
  'SIGNATURE',
  'KEY',
  'TOKEN',
  'LOG',
  'STATUS',
  'TRAINED',
  'UNREADABLE',
] as const
export type CertificateDifference = (typeof DIFFERENCES)[number]

export const listDifferences = endpoint({
  method: 'GET',
  path: '/areas/:area/certificate-differences',
  summary: 'Certificates of an area that did not follow from their evidence in the last round',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    check: z.nullable(checkSummary),
    /** At most 200. */
    differences: z.array(
      z.strictObject({
        certificateId: uuid,
        /** Null when there is no such certificate any more. */
        number: z.nullable(z.string()),
        what: z.array(z.enum(DIFFERENCES)),
      }),
    ),
  }),
})

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const readLogHead = endpoint({
  method: 'GET',
  path: '/log-heads/:size',
  summary:
    'The root of the log when it had a number of entries, with the proof that today extends it',
  input: z.strictObject({ size: z.string().check(z.regex(/^[1-9]\d{0,9}$/)) }),
  reply: z.strictObject({
    size: z.int(),
    root: hash,
    /** The signed head of now. */
    newest: z.strictObject({ size: z.int(), root: hash }),
    /** Hashes of RFC 6962 2.1.2, hex. */
    proof: z.array(hash),
  }),
})
