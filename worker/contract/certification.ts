/**
 * Certificates: who issues and signs, candidates, proposals, and the register. What happens to an issued one is in
 * `certificate-changes.ts`, what anyone may check in `public-certificate.ts`.
 * `certificateFacts` is what is printed and frozen; it holds no NIK, birth date, telephone number or score, ever.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { cursor, dateOnly, districtCode, instant, longText, shortText, uuid } from './fields.ts'
import { approval, nameAnswer, numbering, numbersPreview, proposalMember } from './names.ts'

export const MAX_MEMBERS = 500

const hours = z.int().check(z.minimum(0), z.maximum(999))

export const trainingEvent = z.strictObject({
  startsOn: dateOnly,
  endsOn: dateOnly,
  /** `Aula Kecamatan Tempursari`, or `daring`. */
  place: shortText,
  /** Who held the training; may differ from the unit that issues. */
  organiser: shortText,
  /** For `{kegiatan}` in the number; the course's code when empty. */
  code: z.optional(z.string().check(z.regex(/^[A-Za-z0-9.-]{1,20}$/))),
})
export type TrainingEvent = z.output<typeof trainingEvent>

export const material = z.strictObject({
  title: z.string(),
  /** Jam Pelajaran of 45 minutes: theory, assignment, field practice. */
  theory: hours,
  assignment: hours,
  practice: hours,
})
export type Material = z.output<typeof material>

export const letterhead = z.strictObject({
  /** `PEMERINTAH KABUPATEN LUMAJANG` */
  government: shortText,
  /** `DINAS PEMBERDAYAAN MASYARAKAT DAN DESA` */
  office: shortText,
  /** Address, telephone, web site: up to three lines. */
  lines: z.array(shortText).check(z.maxLength(3)),
})
export type Letterhead = z.output<typeof letterhead>

export const printedSignatory = z.strictObject({
  /** With its prefix: `Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa`. */
  position: z.string(),
  name: z.string(),
  /** `Pembina Tk. I (IV/b)` */
  rank: z.nullable(z.string()),
  /** The official's own NIP, as Permendagri 1/2023 asks. */
  employeeNumber: z.nullable(z.string()),
})

/** As many as a meeting may have: what is frozen is all that she attended, and its sum is true. Paper folds what it cannot hold. */
export const MAX_PRINTED_SESSIONS = 60

/** A part of a training day that the holder attended. */
export const printedSession = z.strictObject({
  date: dateOnly,
  title: z.string(),
  /** JP of 45 minutes, by halves; never 0. */
  hours: z.number().check(z.gt(0), z.maximum(12)),
  /** Narasumber, as the meeting names them: with academic titles, and `topic` empty where it is the session's title. */
  speakers: z.array(
    z.strictObject({ name: z.string(), institution: z.string(), topic: z.string() }),
  ),
})
export type PrintedSession = z.output<typeof printedSession>

/** Every printed fact, frozen on the day of issue. Names of areas carry their kind: `Desa Tempursari`. */
export const certificateFacts = z.strictObject({
  /**
   * Of this shape; goes up when a later one prints something else. 1: hours are those of the course · 2: hours are those that were
   * really done, of what was passed or practised only, and the sessions attended in a hall are named
   */
  format: z.literal([1, 2]),
  number: z.string(),
  /** `KPM-7Q4M-2XKD-9TRB` */
  verificationCode: z.string(),
  holderName: z.string(),
  /** `Kader Pembangunan Manusia (KPM)` */
  holderRole: z.string(),
  /** Null for a cadre who serves a sub-district whole. */
  villageName: z.nullable(z.string()),
  subDistrictName: z.string(),
  districtName: z.string(),
  provinceName: z.string(),
  courseCode: z.string(),
  courseTitle: z.string(),
  courseVersion: z.int(),
  /** From format 2 on: JP of the whole course, which every holder's certificate names alike. */
  courseHours: z.optional(hours),
  materials: z.array(material),
  totalHours: hours,
  /** `dua puluh` */
  totalHoursInWords: z.string(),
  /** From format 2 on: those with hours, in the order of their days; empty for who learned on her phone only. */
  sessions: z.optional(z.array(printedSession).check(z.maxLength(MAX_PRINTED_SESSIONS))),
  event: trainingEvent,
  issuedOn: dateOnly,
  issuedIn: z.string(),
  /** The first day on which it no longer holds; null for no end. */
  expiresOn: z.nullable(dateOnly),
  signatory: printedSignatory,
  letterhead,
  /** What KPM stands for in this district. */
  cadreTitle: z.string(),
  /** DATA CONTOH is printed across. */
  isSample: z.boolean(),
})
export type CertificateFacts = z.output<typeof certificateFacts>

/** What a correction may print otherwise than the certificate whose place it takes. */
export const correctable = z.pick(certificateFacts, {
  holderName: true,
  villageName: true,
  subDistrictName: true,
  districtName: true,
  provinceName: true,
  event: true,
})
export type Correctable = z.output<typeof correctable>

/** Another certificate, as a row or a page points to it. */
export const certificateLink = z.strictObject({
  id: uuid,
  number: z.string(),
  /** As in the address `/v/<code>`. */
  verificationCode: z.string(),
})
export type CertificateLink = z.output<typeof certificateLink>

export const CERTIFICATE_STATUSES = ['valid', 'revoked', 'replaced', 'expired'] as const
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number]
export const REVOKE_REASONS = [
  'WRONGLY_ISSUED',
  'CORRECTED',
  'RENEWED',
  'HOLDER_ASKED',
  'VIOLATION',
  'KEY_LEAKED',
] as const
export type RevokeReason = (typeof REVOKE_REASONS)[number]
const revokeReason = z.enum(REVOKE_REASONS)

export const STANDINGS = ['DEFINITIF', 'PLT', 'PLH', 'PJ'] as const

export const issuingUnit = z.strictObject({
  id: uuid,
  letterhead,
  /** Tokens `{kode} {urut} {urut:4} {unit} {kegiatan} {bulan} {bulan_romawi} {tahun} {tahun2}`. */
  numberPattern: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  classification: z.string().check(z.regex(/^[A-Za-z0-9./-]{1,20}$/)),
  unitCode: z.string().check(z.regex(/^[A-Za-z0-9./-]{1,20}$/)),
  /** Where certificates are signed: `Lumajang`. */
  place: shortText,
  numbering,
  /** The one that was read; 0 for a new unit. */
  version: z.int().check(z.minimum(0)),
})
export type IssuingUnit = z.output<typeof issuingUnit>

export const DEFAULT_PATTERN = '{kode}/{urut:4}/{unit}/KPM/{tahun}'

export const signatory = z.strictObject({
  id: uuid,
  unitId: uuid,
  name: shortText,
  /** Without its prefix: `Kepala Dinas Pemberdayaan Masyarakat dan Desa`. */
  position: shortText,
  standing: z.enum(STANDINGS),
  rank: z.nullable(shortText.check(z.maxLength(60))),
  /** NIP: 18 digits. */
  employeeNumber: z.nullable(z.string().check(z.regex(/^\d{18}$/))),
  validFrom: dateOnly,
  /** The last day; null while in office. */
  validUntil: z.nullable(dateOnly),
})
export type Signatory = z.output<typeof signatory>

export const readIssuing = endpoint({
  method: 'GET',
  path: '/districts/:district/issuing',
  summary: 'The units that issue certificates in a district, with their signatories',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({
    units: z.array(
      z.strictObject({
        unit: issuingUnit,
        signatories: z.array(signatory),
        /** Who signs today; null when nobody may. */
        signatoryToday: z.nullable(uuid),
        /** The number that the next certificate would get. */
        nextNumber: z.string(),
      }),
    ),
  }),
})

export const setUnit = endpoint({
  method: 'PUT',
  path: '/districts/:district/issuing-units/:id',
  summary: 'Adds or changes an issuing unit: letterhead, place and number pattern',
  input: z.extend(issuingUnit, { district: districtCode }),
  reply: z.strictObject({ unit: issuingUnit }),
})

export const setSignatory = endpoint({
  method: 'PUT',
  path: '/districts/:district/signatories/:id',
  summary: 'Adds or changes who signs for a unit in a period; periods may not overlap',
  input: z.extend(signatory, {
    district: districtCode,
    /** Academic titles are dropped from the name unless this is true (Permendagri 1/2023 art. 44). */
    keepTitles: z.boolean(),
  }),
  reply: z.strictObject({ signatory }),
})

export const candidate = z.strictObject({
  cadreId: uuid,
  code: z.string(),
  name: z.string(),
  /** `Desa Tempursari, Kecamatan Tempursari` */
  areaName: z.string(),
  eligibleAt: instant,
  /** An earlier certificate of this course was revoked. */
  revokedBefore: z.boolean(),
  /** The training of the course at which she was; null for who was at none. */
  attended: z.nullable(z.pick(trainingEvent, { startsOn: true, endsOn: true, place: true })),
  nameAnswer,
})
export type Candidate = z.output<typeof candidate>

export const listCandidates = endpoint({
  method: 'GET',
  path: '/districts/:district/candidates',
  summary: 'Cadres who met the pass rule of a course and have no certificate or open proposal',
  input: z.strictObject({ district: districtCode, courseId: uuid }),
  reply: z.strictObject({
    /** At most 2,000, ordered by area and name. */
    candidates: z.array(candidate),
    total: z.int(),
  }),
})

export const PROPOSAL_STATES = ['PROPOSED', 'APPROVED', 'ISSUED', 'RETURNED'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]
export const PROPOSAL_KINDS = ['NEW', 'CORRECTION'] as const

export const proposal = z.strictObject({
  id: uuid,
  courseId: uuid,
  courseTitle: z.string(),
  unitId: uuid,
  /** A correction has one cadre, and its certificate takes the place of hers. */
  kind: z.enum(PROPOSAL_KINDS),
  state: z.enum(PROPOSAL_STATES),
  event: trainingEvent,
  members: z.int(),
  proposedAt: instant,
  /** Whether whoever asks put it forward: then another person must approve. */
  isOwn: z.boolean(),
  decidedAt: z.nullable(instant),
  note: z.nullable(z.string()),
  /** Taken at approval. */
  firstNumber: z.nullable(z.int()),
  year: z.nullable(z.int()),
  issuedAt: z.nullable(instant),
})
export type Proposal = z.output<typeof proposal>

const proposalReply = z.strictObject({ proposal })
const proposalInput = { district: districtCode, id: uuid }

export const proposeCertificates = endpoint({
  method: 'POST',
  path: '/districts/:district/proposals',
  summary: 'Puts candidates forward for certificates, with the training as it will be printed',
  input: z.strictObject({
    ...proposalInput,
    courseId: uuid,
    unitId: uuid,
    event: trainingEvent,
    cadreIds: z.array(uuid).check(z.minLength(1), z.maxLength(MAX_MEMBERS)),
  }),
  reply: proposalReply,
})

export const listProposals = endpoint({
  method: 'GET',
  path: '/districts/:district/proposals',
  summary: 'Proposals of a district, newest first',
  input: z.strictObject({
    district: districtCode,
    state: z.optional(z.enum(PROPOSAL_STATES)),
    after: cursor,
  }),
  reply: z.strictObject({ proposals: z.array(proposal), next: z.nullable(z.string()) }),
})

export const readProposal = endpoint({
  method: 'GET',
  path: '/districts/:district/proposals/:id',
  summary: 'One proposal with its cadres and the numbers that approving would take now',
  input: z.strictObject(proposalInput),
  reply: z.strictObject({
    proposal,
    members: z.array(proposalMember),
    /** First and last; what they will be if nobody else approves before. Null once decided. */
    preview: z.nullable(numbersPreview),
    /** Of a correction: the certificate that it replaces, and what is printed on each. */
    correction: z.nullable(
      z.strictObject({
        certificate: certificateLink,
        before: correctable,
        after: correctable,
      }),
    ),
  }),
})

export const approveProposal = endpoint({
  method: 'POST',
  path: '/districts/:district/proposals/:id/approve',
  summary:
    'Approves as a second person, takes the numbers and issues; repeating finishes what a crash left',
  input: z.strictObject({ ...proposalInput, ...approval }),
  reply: proposalReply,
})

export const returnProposal = endpoint({
  method: 'POST',
  path: '/districts/:district/proposals/:id/return',
  summary: 'Sends a proposal back with a note; its cadres become candidates again',
  input: z.strictObject({ ...proposalInput, note: longText }),
  reply: proposalReply,
})

export const registerRow = z.strictObject({
  id: uuid,
  number: z.string(),
  /** As in the address `/v/<code>`. */
  verificationCode: z.string(),
  status: z.enum(CERTIFICATE_STATUSES),
  cadreId: uuid,
  holderName: z.string(),
  areaName: z.string(),
  courseTitle: z.string(),
  issuedOn: dateOnly,
  revokedOn: z.nullable(dateOnly),
  revokeReason: z.nullable(revokeReason),
  revokeNote: z.nullable(z.string()),
  /** What a second person has still to decide about it. */
  waiting: z.nullable(z.enum(['revocation', 'correction'])),
  /** The one that took its place, and the one whose place it took. */
  replacedBy: z.nullable(certificateLink),
  replaces: z.nullable(certificateLink),
  /** The one that it carries on, which stays as it is. */
  renews: z.nullable(certificateLink),
  /** The first day on which it no longer holds; null for no end. */
  expiresOn: z.nullable(dateOnly),
})
export type RegisterRow = z.output<typeof registerRow>

export const listCertificates = endpoint({
  // Not GET: a name that is looked for may stand in no address.
  method: 'POST',
  path: '/districts/:district/certificates/search',
  summary:
    'The register of issued certificates, newest first; found by number, code or name; writes nothing',
  input: z.strictObject({
    district: districtCode,
    search: z.optional(z.string().check(z.trim(), z.maxLength(80))),
    status: z.optional(z.enum(CERTIFICATE_STATUSES)),
    after: cursor,
  }),
  reply: z.strictObject({
    certificates: z.array(registerRow),
    next: z.nullable(z.string()),
  }),
})
