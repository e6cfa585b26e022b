/**
 * Certificates from before the platform: "dicatat oleh dinas, bukan diterbitkan sistem ini". They come from an office's list,
 * each row tied to a cadre of the roster; they carry evidence, and count when a second person accepted them. Never signed here.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import {
  areaCode,
  cursor,
  dateOnly,
  districtCode,
  instant,
  longText,
  oneLine,
  uuid,
} from './fields.ts'
import { page } from './page.ts'
import { cadreChoice, changedArea } from './roster-rows.ts'

/** Of one batch; a longer list is brought in as several. */
export const MAX_RECORD_ROWS = 2000
export const MAX_RECORD_CELL = 300
export const MAX_RECORD_TEXT = 120
export const MAX_EVIDENCE_FILES = 20
/** 10 MB each. */
export const MAX_EVIDENCE_BYTES = 10_000_000
/** As the file itself says by its first bytes. */
export const EVIDENCE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]
/** The header of an upload that names the file, percent-encoded: names of persons stand in no address. */
export const FILE_NAME_HEADER = 'x-file-name'

const cell = z.optional(z.string().check(z.maxLength(MAX_RECORD_CELL)))

/**
 * The officer's answer to an ASK or UNKNOWN: `cadreId` who it is; `isOther` that it is another certificate than the one issued
 * here on the same day; `skip` leaves the row out.
 */
export const recordDecision = z.union([
  z.literal('skip'),
  z.strictObject({
    cadreId: z.optional(uuid),
    isOther: z.optional(z.literal(true)),
  }),
])
export type RecordDecision = z.output<typeof recordDecision>

/** One row as it stands in the list; an empty or absent cell says nothing. The Worker reads the cells. */
export const recordRow = z.strictObject({
  /** The row's number in the list; unique within a call. */
  line: z.int().check(z.positive()),
  /** Kode kader: says who it is about. */
  cadreCode: cell,
  /** Nama, as on the paper. */
  name: cell,
  /** Desa/kelurahan, with or without its kind. */
  village: cell,
  subDistrict: cell,
  /** Nomor sertifikat. */
  number: cell,
  /** Nama pelatihan. */
  title: cell,
  /** Penerbit. */
  issuer: cell,
  /** Tanggal: ISO, dd/mm/yyyy, "12 Maret 2024" or a spreadsheet's serial number. */
  issuedOn: cell,
  /** Masa berlaku: the last day in the same forms, or a time such as "3 tahun"; empty or "selamanya" for no end. */
  validity: cell,
  /** JP. */
  hours: cell,
  /** The area that the officer chose; goes before what the list says. */
  areaCode: z.optional(areaCode),
  decision: z.optional(recordDecision),
})
export type RecordRow = z.output<typeof recordRow>

/** Fields of a row that are texts of the paper. */
export const RECORD_FIELDS = [
  'cadreCode',
  'name',
  'village',
  'subDistrict',
  'number',
  'title',
  'issuer',
  'issuedOn',
  'validity',
  'hours',
] as const
export type RecordField = (typeof RECORD_FIELDS)[number]

/** Why a row cannot be taken as it is: change the cell's text and check again. */
export const recordProblem = z.discriminatedUnion('reason', [
  z.strictObject({
    reason: z.literal('MISSING'),
    field: z.enum(['name', 'number', 'title', 'issuer', 'issuedOn']),
  }),
  z.strictObject({
    reason: z.literal('TOO_LONG'),
    field: z.enum(['name', 'number', 'title', 'issuer']),
    limit: z.number(),
  }),
  /** The cell has a NIK in it. */
  z.strictObject({
    reason: z.literal('NIK_WRITTEN'),
    field: z.enum(['name', 'title', 'issuer']),
  }),
  z.strictObject({
    reason: z.literal('DATE_INVALID'),
    field: z.enum(['issuedOn', 'validity']),
    written: z.string(),
  }),
  z.strictObject({ reason: z.literal('DATE_IN_FUTURE'), date: dateOnly }),
  z.strictObject({ reason: z.literal('ENDS_BEFORE_ISSUE') }),
  z.strictObject({ reason: z.literal('HOURS_INVALID'), written: z.string() }),
  /** No cadre of this district has the kode kader. */
  z.strictObject({ reason: z.literal('CODE_UNKNOWN'), written: z.string() }),
  /** The cadre that the decision names is not in this district's roster. */
  z.strictObject({ reason: z.literal('DECISION_STALE') }),
])
export type RecordProblem = z.output<typeof recordProblem>

/** A row as it was read: what would be written. */
export const readRecord = z.strictObject({
  cadreId: uuid,
  cadreCode: z.string(),
  cadreName: z.string(),
  /** `Desa Tempursari, Kecamatan Tempursari`; empty for who never served anywhere. */
  areaName: z.string(),
  holderName: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: dateOnly,
  /** The first day on which it no longer holds. */
  expiresOn: z.nullable(dateOnly),
  hours: z.nullable(z.int()),
})
export type ReadRecord = z.output<typeof readRecord>

/**
 * A question that only the officer can answer. SAME_NAME: several cadres of this name fit. NAME_SIMILAR: a cadre of this place is
 * spelled alike. OTHER_AREA: this name serves elsewhere. NAME_DIFFERS: the cadre of the kode kader is called otherwise.
 */
export const RECORD_QUESTIONS = ['SAME_NAME', 'NAME_SIMILAR', 'OTHER_AREA', 'NAME_DIFFERS'] as const
export type RecordQuestion = (typeof RECORD_QUESTIONS)[number]

/**
 * Why a row would be recorded twice. IN_LIST: another row (`line`) says the same. RECORDED: an accepted or proposed record.
 * ISSUED: a certificate issued here has this number. For all of these the row is left out.
 */
export const RECORD_TWICE = ['IN_LIST', 'RECORDED', 'ISSUED'] as const
export type RecordTwice = (typeof RECORD_TWICE)[number]

/** The list calls her village as it was called before: what stands in its place today. */
const changed = z.optional(changedArea)

/** What becomes of one row, in the order of the rows. Only READY ones are written. */
export const recordOutcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('READY'), line: z.number(), record: readRecord }),
  z.strictObject({
    state: z.literal('PROBLEM'),
    line: z.number(),
    problems: z.array(recordProblem),
  }),
  z.strictObject({
    state: z.literal('ASK'),
    line: z.number(),
    question: z.enum(RECORD_QUESTIONS),
    cadres: z.array(cadreChoice),
    changed,
  }),
  /** Issued here for the same cadre on the same day, under another number: is it another certificate? */
  z.strictObject({
    state: z.literal('SAME_DAY'),
    line: z.number(),
    record: readRecord,
    number: z.string(),
  }),
  /** Nobody in the roster: she must be added there first, or chosen. */
  z.strictObject({ state: z.literal('UNKNOWN'), line: z.number(), changed }),
  z.strictObject({
    state: z.literal('TWICE'),
    line: z.number(),
    because: z.enum(RECORD_TWICE),
    /** Of IN_LIST. */
    otherLine: z.nullable(z.number()),
  }),
  z.strictObject({ state: z.literal('SKIPPED'), line: z.number() }),
])
export type RecordOutcome = z.output<typeof recordOutcome>

const rows = z.array(recordRow).check(z.minLength(1), z.maxLength(MAX_RECORD_ROWS))

export const checkRecords = endpoint({
  method: 'POST',
  path: '/districts/:district/records/check',
  summary: 'Dry run of old certificates: what would become of each row; writes nothing',
  input: z.strictObject({ district: districtCode, rows }),
  reply: z.strictObject({ outcomes: z.array(recordOutcome) }),
})

export const evidenceFile = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(EVIDENCE_TYPES),
  bytes: z.int(),
  /** Hex. */
  sha256: z.string(),
})
export type EvidenceFile = z.output<typeof evidenceFile>

export const RECORD_STATES = ['PROPOSED', 'ACCEPTED', 'RETURNED'] as const
export type RecordState = (typeof RECORD_STATES)[number]

export const recordBatch = z.strictObject({
  id: uuid,
  fileName: z.string(),
  state: z.enum(RECORD_STATES),
  countsAsTrained: z.boolean(),
  rows: z.int(),
  /** Of `rows`, those withdrawn after they were accepted. */
  withdrawn: z.int(),
  proposedAt: instant,
  /** Whether whoever asks put it forward: then another person must accept. */
  isOwn: z.boolean(),
  decidedAt: z.nullable(instant),
  note: z.nullable(z.string()),
  files: z.array(evidenceFile),
})
export type RecordBatch = z.output<typeof recordBatch>

const batchInput = { district: districtCode, id: uuid }
const batchReply = z.strictObject({ batch: recordBatch })

export const proposeRecords = endpoint({
  method: 'POST',
  path: '/districts/:district/records',
  summary: 'Puts a list of old certificates forward with its evidence; all rows or none',
  input: z.strictObject({
    ...batchInput,
    fileName: z.string().check(oneLine, z.minLength(1), z.maxLength(200)),
    /** Whether their cadres count as trained once accepted. */
    countsAsTrained: z.boolean(),
    /** Ids of the files that were sent for this batch and stand behind it. */
    files: z
      .array(z.string().check(z.maxLength(80)))
      .check(z.minLength(1), z.maxLength(MAX_EVIDENCE_FILES)),
    /** As in the dry run; each must be READY. */
    rows,
  }),
  reply: batchReply,
})

export const listRecordBatches = endpoint({
  method: 'GET',
  path: '/districts/:district/records',
  summary: 'Lists of old certificates of a district, newest first',
  input: z.strictObject({ district: districtCode, after: cursor }),
  reply: z.strictObject({ batches: z.array(recordBatch), next: z.nullable(z.string()) }),
})

export const recorded = z.strictObject({
  id: uuid,
  cadreId: uuid,
  cadreCode: z.string(),
  /** As in the roster today; the paper's is `holderName`. */
  cadreName: z.string(),
  areaName: z.string(),
  holderName: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: dateOnly,
  expiresOn: z.nullable(dateOnly),
  hours: z.nullable(z.int()),
  state: z.enum([...RECORD_STATES, 'WITHDRAWN']),
  withdrawnOn: z.nullable(dateOnly),
  withdrawNote: z.nullable(z.string()),
})
export type Recorded = z.output<typeof recorded>

export const readRecordBatch = endpoint({
  method: 'GET',
  path: '/districts/:district/records/:id',
  summary: 'One list of old certificates with its rows, 100 a page',
  input: z.strictObject({ ...batchInput, after: cursor }),
  reply: z.strictObject({
    batch: recordBatch,
    rows: z.array(recorded),
    next: z.nullable(z.string()),
  }),
})

export const acceptRecords = endpoint({
  method: 'POST',
  path: '/districts/:district/records/:id/accept',
  summary: 'Accepts a list of old certificates as a second person; from then on they count',
  input: z.strictObject(batchInput),
  reply: batchReply,
})

export const returnRecords = endpoint({
  method: 'POST',
  path: '/districts/:district/records/:id/return',
  summary: 'Sends a list of old certificates back with a note; its rows may be proposed anew',
  input: z.strictObject({ ...batchInput, note: longText }),
  reply: batchReply,
})

export const withdrawRecord = endpoint({
  method: 'POST',
  path: '/districts/:district/records/:id/rows/:recordId/withdraw',
  summary: 'Withdraws one accepted old certificate for good; counters follow',
  input: z.strictObject({ ...batchInput, recordId: uuid, note: longText }),
  reply: z.strictObject({ record: recorded }),
})

/**
 * Takes one file as the body, named by `x-file-name`, and answers its `evidenceFile`. The same bytes for the same batch are one
 * file, however often they are sent. No form: another site cannot send it.
 */
export const evidenceUpload = page({
  method: 'POST',
  path: '/api/v1/districts/:district/records/:id/files',
})
/** One file of evidence, as a download that nothing runs in. */
export const evidenceDownload = page({
  method: 'GET',
  path: '/api/v1/districts/:district/records/:id/files/:fileId',
})
