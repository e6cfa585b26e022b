/**
 * Berkas Bukti: what a district lays before its assessors for a year, as one ZIP. A checklist that the office words itself, files
 * behind each line, and the reports of the platform. The twelve lines are a working list, nobody's rule: `kpm.md` 1.5.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { dateOnly, districtCode, instant, longText, shortText, uuid } from './fields.ts'
import { cadreWord } from './kind-counts.ts'
import type { MeetingKind } from './meetings.ts'
import { page } from './page.ts'

/**
 * What the platform lays in itself; `REGISTER` is of certificates, `STATEMENT` the Bukti Cakupan in force. `R5` and `SHEETS` are of
 * meetings: the attendance list filled in, and the signed sheets that were put behind it.
 */
export const MADE_PARTS = [
  'R1',
  'R2',
  'R3',
  'R5',
  'SHEETS',
  'R6',
  'R8',
  'REGISTER',
  'STATEMENT',
] as const
export type MadePart = (typeof MADE_PARTS)[number]

/** The kinds of evidence by their number, with what the platform lays beside the uploads. Words: `site/src/text/bundle.ts`. */
export const EVIDENCE_KINDS: readonly {
  readonly number: number
  readonly made: readonly MadePart[]
}[] = [
  { number: 1, made: ['R2'] },
  { number: 2, made: ['R1', 'R3', 'STATEMENT'] },
  { number: 3, made: ['R1'] },
  { number: 4, made: [] },
  { number: 5, made: ['R5', 'SHEETS'] },
  { number: 6, made: [] },
  { number: 7, made: ['R6'] },
  { number: 8, made: [] },
  { number: 9, made: ['REGISTER'] },
  { number: 10, made: ['R8', 'R5', 'SHEETS'] },
  { number: 11, made: [] },
  { number: 12, made: [] },
]

/** Which line the attendance of a meeting belongs to: training in 5, looking after it in 10. */
export const ITEM_OF_MEETING: Readonly<Record<MeetingKind, number>> = {
  TRAINING: 5,
  COORDINATION: 5,
  WORKSHOP: 10,
  COACHING: 10,
}
/** What an office adds is numbered from here. */
export const FIRST_OWN_ITEM = 101
export const LAST_OWN_ITEM = 140

/** 25 MB each. */
export const MAX_BUNDLE_FILE_BYTES = 25_000_000
/** Of one line; longer papers are put together as one PDF. */
export const MAX_ITEM_FILES = 50
/** Of a year. */
export const MAX_BUNDLE_FILES = 400
/** Of a year: a ZIP that every computer opens. */
export const MAX_BUNDLE_BYTES = 2_000_000_000

const OFFICE = 'application/vnd.openxmlformats-officedocument'
/** As the file itself says by its bytes. */
export const BUNDLE_FILE_TYPES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
] as const
export type BundleFileType = (typeof BUNDLE_FILE_TYPES)[number]

/** Why a file is not taken: `detail.why` of BUNDLE_FILE_INVALID. */
export const BUNDLE_FILE_FAULTS = [
  'TYPE',
  'MACRO',
  'ACTIVE',
  'HASH',
  'ITEM_FULL',
  'YEAR_FULL',
] as const
export type BundleFileFault = (typeof BUNDLE_FILE_FAULTS)[number]

/** SHA-256 of what is sent, hex: what arrives otherwise is refused. */
export const FILE_HASH_HEADER = 'x-file-sha256'

const year = z.coerce.number().check(z.int(), z.gte(2018), z.lte(2100))
const itemNumber = z.coerce.number().check(
  z.int(),
  z.refine(
    (given) =>
      (given >= 1 && given <= EVIDENCE_KINDS.length) ||
      (given >= FIRST_OWN_ITEM && given <= LAST_OWN_ITEM),
  ),
)

/** The parts of an address under which files are. */
export const bundlePlace = z.strictObject({ district: districtCode, year, number: itemNumber })
export const bundleYear = z.strictObject({ district: districtCode, year })
export const bundleFilePlace = z.strictObject({ district: districtCode, year, fileId: uuid })

export const BUNDLE_STATES = ['OPEN', 'READY', 'NOT_NEEDED'] as const
export type BundleState = (typeof BUNDLE_STATES)[number]

export const bundleFile = z.strictObject({
  id: uuid,
  name: z.string(),
  type: z.enum(BUNDLE_FILE_TYPES),
  bytes: z.int(),
  /** Hex. */
  sha256: z.string(),
  uploadedAt: instant,
})
export type BundleFile = z.output<typeof bundleFile>

export const bundleItem = z.strictObject({
  number: z.int(),
  title: z.string(),
  note: z.string(),
  state: z.enum(BUNDLE_STATES),
  /** 0 before anybody changed it. */
  version: z.int(),
  savedAt: z.nullable(instant),
  files: z.array(bundleFile),
  made: z.array(z.enum(MADE_PARTS)),
})
export type BundleItem = z.output<typeof bundleItem>

export const readBundle = endpoint({
  method: 'GET',
  path: '/dossier/:district/:year',
  summary: 'The checklist of evidence of a district and year, with the files behind each line',
  input: bundleYear,
  reply: z.strictObject({
    year: z.int(),
    /** The day that its reports are of: today, or the last day of a year that is over. */
    asOf: dateOnly,
    items: z.array(bundleItem),
    /** Of all files that were uploaded. */
    bytes: z.int(),
    /** What the cadres of the district are called on that day. */
    word: cadreWord,
  }),
})
export type Bundle = z.output<typeof readBundle.reply>

export const saveBundleItem = endpoint({
  method: 'POST',
  path: '/dossier/:district/:year/items/:number',
  summary: 'Words a line of the checklist, sets its state, or adds an own line from 101 on',
  input: z.strictObject({
    district: districtCode,
    year,
    number: itemNumber,
    title: shortText,
    note: z.union([z.literal(''), longText]),
    state: z.enum(BUNDLE_STATES),
    /** As it was read. */
    version: z.int().check(z.gte(0)),
  }),
  reply: z.strictObject({ item: bundleItem }),
})

export const removeBundleFile = endpoint({
  method: 'POST',
  path: '/dossier/:district/:year/files/:fileId/remove',
  summary:
    'Takes a file out of the evidence; it stays marked in the store. A repeat changes nothing',
  input: bundleFilePlace,
  reply: z.strictObject({ removed: z.literal(true) }),
})

export const checkBundle = endpoint({
  method: 'GET',
  path: '/dossier/:district/:year/check',
  summary: 'Whether every file of the evidence is whole in the store, before the ZIP is asked for',
  input: bundleYear,
  reply: z.strictObject({
    files: z.int(),
    /** Ids of files that are not there, or not as long as they were. */
    broken: z.array(uuid),
    /** The same of signed sheets, each with the meeting behind which it is put. */
    brokenSheets: z.array(
      z.strictObject({ meetingId: uuid, meeting: z.string(), name: z.string() }),
    ),
  }),
})

/**
 * Takes one file as the body, named by `x-file-name` (percent-encoded) and told by `x-file-sha256`; answers its `bundleFile`. The
 * same bytes for the same line are one file, however often they are sent. No form: another site cannot send it.
 */
export const bundleFileUpload = page({
  method: 'POST',
  path: '/api/v1/dossier/:district/:year/items/:number/files',
})
/** One file of evidence, as a download that nothing runs in. */
export const bundleFileDownload = page({
  method: 'GET',
  path: '/api/v1/dossier/:district/:year/files/:fileId',
})
/** All of it: uploads, reports, an index with the SHA-256 of every file. */
export const bundleZip = page({
  method: 'GET',
  path: '/api/v1/dossier/:district/:year/berkas.zip',
})
