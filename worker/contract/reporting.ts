/**
 * Coverage: how many cadres are trained and how many villages they cover, on a date.
 * Public answers hold counts only. The definitions are those of the reports R1 and R3:
 * an active cadre has an assignment on the date; she is trained when she holds a certificate that counts and is valid on it;
 * a village is covered by at least one trained cadre. Who serves a whole sub-district counts as a person, not for a village.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { kindCounts, trainedKindCounts } from './kind-counts.ts'
import { areaCode, cursor, dateOnly, districtCode, instant, uuid } from './fields.ts'
import { page } from './page.ts'

const count = z.int().check(z.nonnegative())
const focusYear = z.optional(z.coerce.number().check(z.int(), z.minimum(2018), z.maximum(2100)))
const asOf = z.optional(dateOnly)

/** Counts of persons and areas; a whole's are never the sum of its parts' persons. */
const counts = {
  /** Desa and desa adat. */
  villages: count,
  kelurahan: count,
  /** `villages` and `kelurahan` together: what the share of covered areas is taken of. */
  areas: count,
  cadres: count,
  trained: count,
  /** Of `cadres`, those who serve a sub-district whole. */
  subDistrictCadres: count,
  areasWithCadre: count,
  areasCovered: count,
  /** Of `cadres`, and of `trained`, those who are no KPM. */
  ...kindCounts,
  ...trainedKindCounts,
}

/** Of `trained`, those who hold no certificate of ours that counts: an old paper, recorded by the office, stands for them. */
const recorded = count

const part = z.strictObject({ code: areaCode, name: z.string(), ...counts })
export type CoveragePart = z.output<typeof part>

/** The totals of a whole district as they were known at the end of a day. */
const trendDay = z.strictObject({
  day: dateOnly,
  areas: count,
  cadres: count,
  trained: count,
  areasCovered: count,
})
export type TrendDay = z.output<typeof trendDay>

const publicCoverage = z.strictObject({
  code: districtCode,
  /** `Kabupaten Lumajang` */
  name: z.string(),
  asOf: dateOnly,
  /** True when everything in the answer is DATA CONTOH. */
  isDemo: z.boolean(),
  ...counts,
  recorded,
  subDistricts: z.array(part),
  /** Of the twelve months before `asOf`: the first day that was kept, and the last one of each month; oldest first. */
  trend: z.array(trendDay),
})
export type PublicCoverage = z.output<typeof publicCoverage>

export const readPublicCoverage = endpoint({
  method: 'GET',
  path: '/public/coverage/:district',
  summary: 'Trained cadres and covered villages of a district on a date; counts only',
  input: z.strictObject({ district: districtCode, asOf }),
  reply: publicCoverage,
  open: true,
})

const village = z.strictObject({
  code: areaCode,
  name: z.string(),
  kind: z.enum(['desa', 'kelurahan', 'desa_adat']),
  subDistrictCode: areaCode,
  cadres: count,
  trained: count,
  isFocus: z.boolean(),
})
export type CoverageVillage = z.output<typeof village>

const coverage = z.strictObject({
  code: areaCode,
  name: z.string(),
  level: z.enum(['province', 'district', 'subDistrict']),
  /** The area above, `Kabupaten Lumajang` for a sub-district. */
  parentName: z.string(),
  officeName: z.string(),
  /** What KPM stands for here. */
  cadreTitle: z.string(),
  asOf: dateOnly,
  /** The newest date that may be asked for: today in the area. */
  today: dateOnly,
  isDemo: z.boolean(),
  /** Set when only the focus villages (desa lokus) of that year are counted. */
  focusYear: z.nullable(z.int()),
  /** The years for which focus villages are known, newest first. */
  focusYears: z.array(z.int()),
  ...counts,
  recorded,
  /** The areas one level below: districts of a province, sub-districts of a district; empty for a sub-district. */
  parts: z.array(part),
  /** Every village, ordered by code; empty for a province. */
  villageList: z.array(village),
})
export type Coverage = z.output<typeof coverage>

export const readCoverage = endpoint({
  method: 'GET',
  path: '/coverage/:area',
  summary: 'Coverage of a province, district or sub-district with its parts and villages',
  input: z.strictObject({ area: areaCode, asOf, focusYear }),
  reply: coverage,
})

/** What an untrained cadre lacks: the step that she, or the office, has to take next. */
export const LACKS = [
  'NOT_STARTED',
  'LEARNING',
  'ELIGIBLE',
  'PROPOSED',
  'EXPIRED',
  'REVOKED',
] as const
export type Lack = (typeof LACKS)[number]

const uncoveredVillage = z.strictObject({
  code: areaCode,
  name: z.string(),
  kind: z.enum(['desa', 'kelurahan', 'desa_adat']),
  subDistrictCode: areaCode,
  subDistrictName: z.string(),
  isFocus: z.boolean(),
  /** Who works there; none means that the village first needs a cadre. */
  cadres: z.array(z.strictObject({ id: uuid, name: z.string(), lack: z.enum(LACKS) })),
})
export type UncoveredVillage = z.output<typeof uncoveredVillage>

export const listUncovered = endpoint({
  method: 'GET',
  path: '/coverage/:area/uncovered',
  summary: 'Villages without a trained cadre, with the cadres who are there and what they lack',
  input: z.strictObject({ area: areaCode, asOf, focusYear, after: cursor }),
  reply: z.strictObject({
    asOf: dateOnly,
    total: count,
    villages: z.array(uncoveredVillage),
    next: z.nullable(z.string()),
  }),
})

/** The totals of a district as they were kept at the end of an earlier day. */
const keptDay = z.strictObject({
  day: dateOnly,
  cadres: count,
  trained: count,
  areas: count,
  areasCovered: count,
})
export type KeptDay = z.output<typeof keptDay>

const districtCoverage = z.strictObject({
  code: districtCode,
  name: z.string(),
  provinceName: z.string(),
  asOf: dateOnly,
  isDemo: z.boolean(),
  ...counts,
  /** Seven days before `asOf`, at most a week older; null where no such day is kept. */
  weekAgo: z.nullable(keptDay),
  /** The same four weeks before. */
  monthAgo: z.nullable(keptDay),
})
export type DistrictCoverage = z.output<typeof districtCoverage>

/** A district without numbers: it does not use the platform, or was not counted yet. */
const districtWithout = z.strictObject({
  code: districtCode,
  name: z.string(),
  provinceName: z.string(),
  state: z.enum(['NOT_JOINED', 'NOT_COUNTED']),
})
export type DistrictWithout = z.output<typeof districtWithout>

export const listDistrictCoverage = endpoint({
  method: 'GET',
  path: '/coverage/:area/districts',
  summary: 'Every district of a province, or of the whole country, at a glance',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    districts: z.array(districtCoverage),
    /** As far as the list of areas that was loaded knows them. */
    others: z.array(districtWithout),
  }),
})
export type ProvinceCoverage = z.output<typeof listDistrictCoverage.reply>

/** As many districts stand side by side at most. */
export const MOST_COMPARED = 4

const districtsAsked = z.strictObject({
  area: areaCode,
  /** `35.08-35.73`: only these, side by side; without it all. */
  districts: z.optional(z.string().check(z.regex(/^\d{2}\.\d{2}(-\d{2}\.\d{2}){0,3}$/))),
})
export type DistrictsAsked = z.output<typeof districtsAsked>

/** The districts of a province, or some of them compared, as files for spreadsheets; written into the log. */
export const districtsCsv = page({
  method: 'GET',
  path: '/api/v1/coverage/:area/kabupaten.csv',
  form: districtsAsked,
})
export const districtsXlsx = page({
  method: 'GET',
  path: '/api/v1/coverage/:area/kabupaten.xlsx',
  form: districtsAsked,
})

export const readToday = endpoint({
  method: 'GET',
  path: '/coverage/:area/today',
  summary: 'What waits for a person in a district or sub-district, as counts',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    /** Met the pass rule, not yet proposed, without a valid certificate of the course. */
    candidates: count,
    /** Like all that a second person decides: of the whole district, and 0 for who may not decide it. */
    proposalsToApprove: count,
    /** Cadres in them. */
    proposedCadres: count,
    correctionsToApprove: count,
    revocationsToDecide: count,
    /** Lists of old certificates. */
    recordsToAccept: count,
    /** Bukti Cakupan that another person proposed. */
    statementsToDecide: count,
    /** Cadres who say that their name is wrong, and by when the first of them is to be answered: 3 × 24 hours. */
    names: count,
    namesDueAt: z.nullable(instant),
    /** Cadres whose certificate ends within 60 days, with nothing that carries it on. */
    expiring: count,
    areasWithoutCadre: count,
    /** Have a cadre, but none of them trained. */
    areasUntrained: count,
    /** Of `areasWithoutCadre`, those whose last cadre left within 90 days. */
    vacant: count,
    /** Untrained, began a course, nothing for 14 days. */
    stuck: count,
    withoutSignIn: count,
    decreesEnded: count,
    /** What trainers should look at. */
    notices: count,
  }),
})
export type Today = z.output<typeof readToday.reply>

/** The public page of a district. */
export const coveragePage = page({
  method: 'GET',
  path: '/kab/:district',
  form: z.strictObject({ district: districtCode, tanggal: z.optional(z.string()) }),
})

/** The public map of a district that has outlines, as a picture of its own. */
export const coverageMap = page({
  method: 'GET',
  path: '/kab/:district/peta.svg',
  form: z.strictObject({ district: districtCode, tanggal: asOf }),
})

/** R1 as a file for a spreadsheet. */
export const recapFile = page({
  method: 'GET',
  path: '/api/v1/coverage/:area/rekap.csv',
  form: z.strictObject({ area: areaCode, asOf, focusYear }),
})

/** R3 as a file for a spreadsheet. */
export const uncoveredFile = page({
  method: 'GET',
  path: '/api/v1/coverage/:area/belum-tercakup.csv',
  form: z.strictObject({ area: areaCode, asOf, focusYear }),
})
