/**
 * The papers of many certificates, to be fetched one by one, and the sheets that an official signed outside (BSrE) brought back.
 * A sheet is taken only with our own bytes in front, unchanged; its signature is never judged here.
 */
import * as z from 'zod/mini'
import { certificateLink } from './certification.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, cursor, dateOnly, districtCode, instant, shortText, uuid } from './fields.ts'

/** Papers in one answer; the next begins after the last. */
export const PAPERS_AT_ONCE = 500
/** Bytes of a signed sheet. */
export const MAX_SIGNED = 5_000_000
const BASE64 = Math.ceil(MAX_SIGNED / 3) * 4

export const paper = z.strictObject({
  ...certificateLink.shape,
  /** The running number inside the printed one. */
  sequence: z.int(),
  holderName: z.string(),
  /** `Desa Tempursari`; null for a cadre who serves a sub-district whole. */
  villageName: z.nullable(z.string()),
  subDistrictName: z.string(),
  issuedOn: dateOnly,
  /** When a sheet signed outside was brought back; null for none. */
  signedAt: z.nullable(instant),
})
export type Paper = z.output<typeof paper>

export const listPapers = endpoint({
  // Not GET: a name that is looked for may stand in no address.
  method: 'POST',
  path: '/districts/:district/certificates/papers',
  summary:
    'The certificates of a selection that hold today, in the order of their issue, to fetch each as `/c/<id>.pdf`; writes nothing',
  input: z.strictObject({
    district: districtCode,
    proposalId: z.optional(uuid),
    /** A sub-district of the district. */
    subDistrict: z.optional(areaCode),
    /** A part of the number or the name, or a whole code. */
    search: z.optional(z.string().check(z.trim(), z.maxLength(80))),
    after: cursor,
  }),
  reply: z.strictObject({
    papers: z.array(paper).check(z.maxLength(PAPERS_AT_ONCE)),
    /** Of the whole selection. */
    total: z.int(),
    next: z.nullable(z.string()),
    /** The official address: each is checked at `<origin>/v/<code>`. */
    origin: z.string(),
  }),
})

/** A sheet that somebody signed outside and the office brought back. */
export const signedDocument = z.strictObject({
  /** As it was called. */
  fileName: z.string(),
  bytes: z.int(),
  /** Hex. */
  sha256: z.string(),
  uploadedAt: instant,
})
export type SignedDocument = z.output<typeof signedDocument>

export const attachSigned = endpoint({
  method: 'POST',
  path: '/districts/:district/signed-documents',
  summary:
    'Keeps a PDF that was signed outside, when our own bytes stand unchanged in front of the signature; a later one takes its place',
  input: z.strictObject({
    district: districtCode,
    /** Without it, the certificate that the file itself names. */
    certificateId: z.optional(uuid),
    fileName: shortText,
    base64: z.string().check(z.maxLength(BASE64)),
  }),
  reply: z.strictObject({
    certificate: certificateLink,
    holderName: z.string(),
    signed: signedDocument,
    /** `same`: these bytes were here already. */
    outcome: z.enum(['new', 'same', 'replaced']),
  }),
  maxBody: BASE64 + 2_000,
})

/**
 * Why a file is not taken. TOO_LARGE · NOT_OURS: it names no certificate · CHANGED: our bytes do not stand in front ·
 * UNSIGNED: it is the original itself · NO_SIGNATURE: what follows is no signature put behind ·
 * ACTIVE: it runs something.
 */
export const SIGNED_FAULTS = [
  'TOO_LARGE',
  'NOT_OURS',
  'CHANGED',
  'UNSIGNED',
  'NO_SIGNATURE',
  'ACTIVE',
] as const
export type SignedFault = (typeof SIGNED_FAULTS)[number]
