/**
 * Bukti Cakupan: a district's coverage as of a day, frozen by one person, put in force and signed for by a second. What anyone may
 * read of it holds counts only; the list of the cadres it counts is for those who may read them.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, instant, longText, uuid } from './fields.ts'
import { kindCounts, trainedKindCounts } from './kind-counts.ts'
import { page } from './page.ts'

const count = z.int().check(z.nonnegative())
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const text = z.string()

const counts = {
  villages: count,
  kelurahan: count,
  areas: count,
  cadres: count,
  trained: count,
  /** Of `trained`, those who stand on an old paper that the office recorded. */
  recorded: count,
  subDistrictCadres: count,
  areasWithCadre: count,
  areasCovered: count,
}

/** Of a whole district: with who is counted, from the second format on. */
const total = z.strictObject({
  ...counts,
  tpkCadres: z.optional(kindCounts.tpkCadres),
  posyanduCadres: z.optional(kindCounts.posyanduCadres),
  otherCadres: z.optional(kindCounts.otherCadres),
  tpkTrained: z.optional(trainedKindCounts.tpkTrained),
  posyanduTrained: z.optional(trainedKindCounts.posyanduTrained),
  otherTrained: z.optional(trainedKindCounts.otherTrained),
})

const part = z.strictObject({ code: areaCode, name: text, ...counts })
export type StatementPart = z.output<typeof part>

const village = z.strictObject({
  code: areaCode,
  name: text,
  kind: z.enum(['desa', 'kelurahan', 'desa_adat']),
  subDistrictCode: areaCode,
  cadres: count,
  trained: count,
})

/** Everything that is printed, frozen on the day of the proposal. No name of a person. */
export const statementFacts = z.strictObject({
  /** Of this shape; goes up when a later one says something else. */
  format: z.literal([1, 2]),
  /** `BKT-7Q4M-2XKD-9TRB` */
  code: text,
  district: z.strictObject({ code: districtCode, name: text, provinceName: text }),
  officeName: text,
  /** What KPM stands for here. */
  cadreTitle: text,
  asOf: dateOnly,
  total,
  parts: z.array(part),
  villages: z.array(village),
  /** The codes of the courses whose certificates count. */
  courses: z.array(text),
  /** How it was counted: the name of the method, and its words as they stood that day. */
  method: text,
  definitions: z.array(z.strictObject({ term: text, text })),
  /** DATA CONTOH is printed across. */
  isSample: z.boolean(),
})
export type StatementFacts = z.output<typeof statementFacts>

/** What a cadre is counted by: a certificate of ours, or an old paper without a code. */
const proof = z.strictObject({
  /** `KPM-7Q4M-2XKD-9TRB`; null for a paper that was recorded. */
  code: z.nullable(text),
  issuedOn: dateOnly,
  number: text,
})
const listed = z.strictObject({
  /** The villages she serves, or her sub-district, ordered. */
  areas: z.array(areaCode),
  cadreId: uuid,
  name: text,
  /** Null for who is not trained on the day. */
  proof: z.nullable(proof),
})
export type StatementListed = z.output<typeof listed>

/** The list behind the numbers. Its text is JSON with keys in alphabetical order and no spaces; the hash is of that. */
export type StatementList = {
  readonly asOf: string
  readonly cadres: readonly StatementListed[]
  readonly district: string
  readonly format: 1
}

export const STATEMENT_STATES = [
  'PROPOSED',
  'RETURNED',
  'ISSUED',
  'SUPERSEDED',
  'WITHDRAWN',
] as const
export type StatementState = (typeof STATEMENT_STATES)[number]

const summary = z.strictObject({
  id: uuid,
  code: text,
  asOf: dateOnly,
  state: z.enum(STATEMENT_STATES),
  total,
  proposedByName: text,
  proposedAt: instant,
  decidedByName: z.nullable(text),
  decidedAt: z.nullable(instant),
  /** Why it was returned or withdrawn. */
  reason: z.nullable(text),
  /** The code of the statement that took its place. */
  supersededBy: z.nullable(text),
  /** Whoever asks proposed it: another must decide. */
  isOwn: z.boolean(),
})
export type Statement = z.output<typeof summary>

const whole = z.strictObject({
  statement: summary,
  facts: statementFacts,
  listHash: sha256,
  /** What the QR code holds, an address; null before it is in force. */
  scan: z.nullable(text),
})
export type WholeStatement = z.output<typeof whole>

const ofOne = { district: districtCode, id: uuid }

export const listStatements = endpoint({
  method: 'GET',
  path: '/coverage/:area/statements',
  summary: 'Every statement of coverage of a district, newest first; asked for it or a part of it',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    statements: z.array(summary),
    /** The newest day that may be stated. */
    today: dateOnly,
  }),
})

const inForce = z.strictObject({
  district: districtCode,
  code: text,
  asOf: dateOnly,
  /** The day in the district on which the second person put it in force. */
  issuedOn: dateOnly,
  total,
})
export type StatementInForce = z.output<typeof inForce>

export const listStatementsInForce = endpoint({
  method: 'GET',
  path: '/coverage/:area/statements-in-force',
  summary: 'The statement in force of each district within an area, with the totals it states',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({ statements: z.array(inForce) }),
})

export const readStatement = endpoint({
  method: 'GET',
  path: '/coverage/:area/statements/:id',
  summary: 'One statement with all that is printed on it',
  input: z.strictObject({ area: areaCode, id: uuid }),
  reply: whole,
})

export const readStatementList = endpoint({
  method: 'GET',
  path: '/coverage/:area/statements/:id/list',
  summary: 'Whom a statement counts and by which certificate, in an area; the view is logged',
  input: z.strictObject({ area: areaCode, id: uuid }),
  reply: z.strictObject({ cadres: z.array(listed), listHash: sha256 }),
})

export const proposeStatement = endpoint({
  method: 'POST',
  path: '/districts/:district/statements',
  summary: 'Freezes the coverage of a district as of a day for a second person to decide on',
  input: z.strictObject({ ...ofOne, asOf: dateOnly }),
  reply: whole,
})

export const issueStatement = endpoint({
  method: 'POST',
  path: '/districts/:district/statements/:id/issue',
  summary:
    'A second person puts a statement in force: it is signed and takes the place of the last',
  input: z.strictObject(ofOne),
  reply: whole,
})

export const returnStatement = endpoint({
  method: 'POST',
  path: '/districts/:district/statements/:id/return',
  summary: 'A second person sends a proposed statement back, with the reason',
  input: z.strictObject({ ...ofOne, reason: longText }),
  reply: whole,
})

export const withdrawStatement = endpoint({
  method: 'POST',
  path: '/districts/:district/statements/:id/withdraw',
  summary: 'Takes a statement out of force for good, with the reason',
  input: z.strictObject({ ...ofOne, reason: longText }),
  reply: whole,
})

/** `status` in the words of a certificate's, so that one page words both. All keys are always there. */
export const publicStatement = z.strictObject({
  status: z.enum(['valid', 'replaced', 'revoked', 'not_found']),
  facts: z.nullable(statementFacts),
  listHash: z.nullable(sha256),
  issuedAt: z.nullable(instant),
  /** The day in the district on which it ended, replaced or withdrawn. */
  revokedOn: z.nullable(dateOnly),
  /** The code of the newest statement in force, when this one is not. */
  replacedBy: z.nullable(text),
  scan: z.nullable(text),
})
export type PublicStatement = z.output<typeof publicStatement>

export const readPublicStatement = endpoint({
  method: 'GET',
  path: '/public/statements/:code',
  summary: 'Whether a statement of coverage is in force, and every count printed on it',
  input: z.strictObject({ code: z.string().check(z.maxLength(60)) }),
  reply: publicStatement,
  open: true,
})

/** `/bukti/BKT-7Q4M-2XKD-9TRB`, and with `.json` the signed credential. */
export const statementPage = page({
  method: 'GET',
  path: '/bukti/:file',
  form: z.object({ file: z.string().check(z.maxLength(60)) }),
})
