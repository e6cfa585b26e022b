/**
 * A row of a roster as it comes from a sheet, and what the Worker makes of it.
 * The cells arrive as the texts that stood in them; the Worker reads them, so that every file is read alike.
 */
import * as z from 'zod/mini'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { REGION_CHANGE_KINDS } from './regions.ts'

export const CADRE_KINDS = ['KPM', 'TPK_BIDAN', 'TPK_PKK', 'TPK_KB', 'POSYANDU', 'OTHER'] as const
export type CadreKind = (typeof CADRE_KINDS)[number]

/** What one call may carry; a longer file is sent in chunks of this many rows. */
export const MAX_ROWS = 5000
export const MAX_NAME = 100
export const MAX_DECREE_NUMBER = 100

/** A village or sub-district as it is offered for choosing. */
export const areaChoice = z.strictObject({
  code: areaCode,
  name: z.string(),
  kind: z.enum(['kecamatan', 'desa', 'kelurahan', 'desa_adat']),
  subDistrictCode: areaCode,
  subDistrictName: z.string(),
})
export type AreaChoice = z.output<typeof areaChoice>

const changedFields = {
  /** SPLIT when several stand in its place, MERGE when it went into another; else the last thing that happened to it. */
  change: z.enum(REGION_CHANGE_KINDS),
  /** The day since which it is as it is today. */
  since: dateOnly,
  /** As it was before. */
  was: z.pick(areaChoice, { code: true, name: true, kind: true }),
  /** What stands in its place today. */
  candidates: z.array(areaChoice),
}

/** What became of an area that was renamed, got another code, was split, merged or went to another sub-district. */
export const changedArea = z.strictObject(changedFields)
export type ChangedArea = z.output<typeof changedArea>

/** A cadre as she is offered for "is this the same person?". */
export const cadreChoice = z.strictObject({
  id: uuid,
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  phoneTail: z.nullable(z.string()),
  /** Where she serves or last served. */
  areas: z.array(areaChoice),
})
export type CadreChoice = z.output<typeof cadreChoice>

/**
 * The officer's answer to an ASK:
 * `new` another person, make her; `skip` leave this row out; `sameAs` an existing cadre, with the row's area
 * added to hers (`ADD`, the default) or in place of her present ones (`MOVE`);
 * `sameAsLine` the person of another row of the same call, who serves this area too.
 */
export const decision = z.union([
  z.literal('new'),
  z.literal('skip'),
  z.strictObject({ sameAs: uuid, area: z.optional(z.enum(['ADD', 'MOVE'])) }),
  z.strictObject({ sameAsLine: z.int().check(z.positive()) }),
])
export type Decision = z.output<typeof decision>

const cell = z.optional(z.string().check(z.maxLength(1000)))

/**
 * One row as it stands in the sheet, its cells already assigned to fields. An empty or absent cell says nothing:
 * it never erases what is known. Only a name and an area are needed.
 */
export const rosterRow = z.strictObject({
  /** The row's number in the sheet, so that the officer finds it; unique within a call. */
  line: z.int().check(z.positive()),
  /** Nama. */
  name: cell,
  /** Jenis kader: KPM (when empty), TPK bidan, TPK PKK, TPK KB, kader posyandu, lainnya. */
  kind: cell,
  /** Kode wilayah: Kemendagri, dotted or not, also with zeros lost by the spreadsheet. */
  regionCode: cell,
  /** Desa/kelurahan, with or without "Desa", "Ds.", "Kel.". */
  village: cell,
  /** Kecamatan, with or without "Kec.". */
  subDistrict: cell,
  /** Jenis wilayah: desa, kelurahan, desa adat, or kecamatan for a cadre who serves a sub-district whole. */
  areaKind: cell,
  /** L/P. */
  sex: cell,
  /** Telepon/HP: 08…, 62…, +62…, or 8… after a lost zero. */
  phone: cell,
  /** Nomor SK. */
  decreeNumber: cell,
  /** Tanggal SK: ISO, dd/mm/yyyy, "12 Januari 2024" or a spreadsheet's serial number. */
  decreeOn: cell,
  /** Berlaku sampai; same forms. */
  decreeUntil: cell,
  /** Kode kader, when the sheet was made from our own list: then it says who the row is about. */
  cadreCode: cell,
  /** The area that the officer chose for this row; goes before everything the sheet says. */
  areaCode: z.optional(areaCode),
  decision: z.optional(decision),
})
export type RosterRow = z.output<typeof rosterRow>

/** Fields of a row that a problem or a change is about. */
export const ROW_FIELDS = [
  'name',
  'kind',
  'sex',
  'phone',
  'decreeNumber',
  'decreeOn',
  'decreeUntil',
  'area',
] as const
export type RowField = (typeof ROW_FIELDS)[number]

const candidates = z.array(areaChoice)

/**
 * Why a row cannot be taken as it is, with what is needed to mend it on the spot: change the cell's text and check again,
 * or send `areaCode` with one of `candidates` (ordered, best first; may be empty).
 */
export const rowProblem = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('NAME_MISSING') }),
  z.strictObject({ reason: z.literal('NAME_TOO_LONG'), limit: z.number() }),
  /** A NIK stands in this cell. It is said without repeating it. */
  z.strictObject({ reason: z.literal('NIK_WRITTEN'), field: z.enum(['name', 'decreeNumber']) }),
  z.strictObject({ reason: z.literal('KIND_UNKNOWN'), written: z.string() }),
  z.strictObject({ reason: z.literal('SEX_UNKNOWN'), written: z.string() }),
  z.strictObject({ reason: z.literal('PHONE_INVALID'), written: z.string() }),
  z.strictObject({
    reason: z.literal('DATE_INVALID'),
    field: z.enum(['decreeOn', 'decreeUntil']),
    written: z.string(),
  }),
  z.strictObject({ reason: z.literal('DECREE_NUMBER_TOO_LONG'), limit: z.number() }),
  z.strictObject({ reason: z.literal('DECREE_UNTIL_BEFORE_ON') }),
  /** The row says nothing about where she serves. */
  z.strictObject({ reason: z.literal('AREA_MISSING') }),
  /** No such village, or no such sub-district (`part`); `candidates` are spelled alike. */
  z.strictObject({
    reason: z.literal('AREA_UNKNOWN'),
    part: z.enum(['code', 'village', 'subDistrict']),
    written: z.string(),
    candidates,
    /** Of a sub-district by the name it had before. */
    changed: z.optional(changedArea),
  }),
  /** Several fit: the same name in several sub-districts, or a desa and a kelurahan of one name in one sub-district. */
  z.strictObject({ reason: z.literal('AREA_AMBIGUOUS'), written: z.string(), candidates }),
  /**
   * One fits, but the row does not say enough to take it unasked; one tap accepts the single candidate.
   * NO_SUB_DISTRICT: found by its name alone. KIND_DIFFERS: the row says kelurahan, the list says desa, or the other way.
   * WHOLE_SUB_DISTRICT: no village is named, so she would serve the sub-district whole.
   */
  z.strictObject({
    reason: z.literal('AREA_UNCONFIRMED'),
    because: z.enum(['NO_SUB_DISTRICT', 'KIND_DIFFERS', 'WHOLE_SUB_DISTRICT']),
    candidates,
  }),
  /** The code or the name is one that an area had before: one tap accepts what stands in its place, of several one is chosen. */
  z.strictObject({ reason: z.literal('AREA_CHANGED'), ...changedFields }),
  /** The code and the names say two different areas: first by the code, then by the names. */
  z.strictObject({ reason: z.literal('AREA_CONFLICT'), candidates }),
  z.strictObject({ reason: z.literal('OUTSIDE_DISTRICT'), written: z.string() }),
  /** No cadre of this district has the kode kader that the row names. */
  z.strictObject({ reason: z.literal('CADRE_CODE_UNKNOWN'), written: z.string() }),
  /** The row's `decision` names a cadre or line that is not there (any more): ask again. */
  z.strictObject({ reason: z.literal('DECISION_STALE') }),
])
export type RowProblem = z.output<typeof rowProblem>

/**
 * A question that only the officer can answer, by a `decision`. Nothing is merged unasked.
 * SAME_NAME_AND_AREA: another row (`lines`), or a cadre who served here before or whose telephone or sex differs.
 * SAME_PHONE: another row or cadre has this telephone. SAME_NAME_NEARBY: this name occurs in the same sub-district.
 * OTHER_AREA: the cadre of the row's kode kader serves elsewhere; `sameAs` with ADD or MOVE answers it.
 */
export const rowQuestion = z.strictObject({
  question: z.enum(['SAME_NAME_AND_AREA', 'SAME_PHONE', 'SAME_NAME_NEARBY', 'OTHER_AREA']),
  cadres: z.array(cadreChoice),
  lines: z.array(z.number()),
})
export type RowQuestion = z.output<typeof rowQuestion>

/** One field of a cadre that the row changes. Telephones are shown by their last three digits. */
export const rowChange = z.strictObject({
  field: z.enum(ROW_FIELDS),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
})
export type RowChange = z.output<typeof rowChange>

/** A row as it was read: what would be written. */
export const readRow = z.strictObject({
  name: z.string(),
  /** Null: the row does not say; KPM for a new cadre. */
  kind: z.nullable(z.enum(CADRE_KINDS)),
  sex: z.nullable(z.enum(['F', 'M'])),
  phoneTail: z.nullable(z.string()),
  decreeNumber: z.nullable(z.string()),
  decreeOn: z.nullable(dateOnly),
  decreeUntil: z.nullable(dateOnly),
  area: areaChoice,
})
export type ReadRow = z.output<typeof readRow>

/**
 * What becomes of one row, in the order of the rows. Only NEW and CHANGED are ever written.
 * NEW is a new cadre, or by `sameAsLine` one more area of a cadre who is new in the same call.
 */
export const rowOutcome = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('NEW'), line: z.number(), row: readRow }),
  z.strictObject({
    state: z.literal('CHANGED'),
    line: z.number(),
    row: readRow,
    cadreId: uuid,
    cadreCode: z.string(),
    changes: z.array(rowChange),
  }),
  z.strictObject({ state: z.literal('UNCHANGED'), line: z.number(), cadreId: uuid }),
  /** Left out by the officer's decision `skip`. */
  z.strictObject({ state: z.literal('SKIPPED'), line: z.number() }),
  z.strictObject({
    state: z.literal('PROBLEM'),
    line: z.number(),
    problems: z.array(rowProblem),
  }),
  z.strictObject({
    state: z.literal('ASK'),
    line: z.number(),
    row: readRow,
    questions: z.array(rowQuestion),
  }),
])
export type RowOutcome = z.output<typeof rowOutcome>
