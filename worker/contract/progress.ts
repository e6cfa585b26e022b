/**
 * The morning page and the way down from it: what changed in a week, who is behind each count of what waits, a village with
 * its cadres, and one cadre with how far she has come. Counts may be read by all who read coverage; names ask for `cadre.read`.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant, uuid } from './fields.ts'
import { SIGN_IN_STATES } from './identity.ts'
import { MODULE_STATES } from './learning.ts'
import { LACKS } from './reporting.ts'
import { CADRE_KINDS, changedArea, END_KINDS } from './roster.ts'

const count = z.int().check(z.nonnegative())

/** A number then and now. */
const moved = z.strictObject({ before: count, now: count })

export const readChange = endpoint({
  method: 'GET',
  path: '/coverage/:area/change',
  summary: 'Cadres, trained cadres and covered villages against those of a week ago',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    /** The day compared with: 7 days before, or the newest day before that of which the district's totals were kept. */
    since: dateOnly,
    asOf: dateOnly,
    /** `kept`: as the totals stood at the end of that day. `counted`: from assignments and certificates as known today. */
    from: z.enum(['kept', 'counted']),
    cadres: moved,
    trained: moved,
    areas: moved,
    areasCovered: moved,
  }),
})
export type Change = z.output<typeof readChange.reply>

const place = z.strictObject({
  code: areaCode,
  name: z.string(),
  kind: z.enum(['desa', 'kelurahan', 'desa_adat']),
  subDistrictName: z.string(),
})
export type ChangedPlace = z.output<typeof place>

export const listChanged = endpoint({
  method: 'GET',
  path: '/coverage/:area/change/villages',
  summary: 'The villages that are covered now and were not on a day, and the other way round',
  input: z.strictObject({ area: areaCode, since: dateOnly }),
  reply: z.strictObject({
    gained: z.array(place),
    lost: z.array(place),
    /** Covered on both days, but by another name, code or border: neither gained nor lost. Some may lie outside `area`. */
    renamed: z.array(z.strictObject({ from: z.array(place), to: z.array(place) })),
  }),
})
export type RenamedPlaces = z.output<typeof listChanged.reply>['renamed'][number]

/**
 * What waits and has a list of its own here. CANDIDATE: met the pass rule, not proposed. NAME: says that her name is wrong.
 * EXPIRING: a certificate ends within 60 days. VACANT: a village whose last cadre left within 90 days. STUCK: began a course and
 * has done nothing for 14 days. NO_SIGN_IN: has no PIN. DECREE_ENDED: serves, but her decree has ended.
 */
export const WAITING_KINDS = [
  'CANDIDATE',
  'NAME',
  'EXPIRING',
  'VACANT',
  'STUCK',
  'NO_SIGN_IN',
  'DECREE_ENDED',
] as const
export type WaitingKind = (typeof WAITING_KINDS)[number]

export const MOST_WAITING = 500

const waiting = z.strictObject({
  /** Of VACANT, who left last. */
  cadreId: uuid,
  name: z.string(),
  areaCode,
  areaName: z.string(),
  areaKind: z.enum(['desa', 'kelurahan', 'desa_adat', 'kecamatan']),
  subDistrictName: z.string(),
  /** A day or a moment: when she met the rule, answered, was last active, when it ends or ended, when she left; null: none. */
  at: z.nullable(z.string()),
  /** Of NAME: 3 × 24 hours after she said it. */
  dueAt: z.nullable(instant),
  /** Of NAME: how it should read, in her words. */
  wish: z.nullable(z.string()),
})
export type WaitingRow = z.output<typeof waiting>

export const listWaiting = endpoint({
  method: 'GET',
  path: '/areas/:area/waiting/:kind',
  summary: 'Who or what is behind a count of the morning page, the oldest first; 500 at most',
  input: z.strictObject({ area: areaCode, kind: z.enum(WAITING_KINDS) }),
  reply: z.strictObject({ total: count, rows: z.array(waiting) }),
})

const villageCadre = z.strictObject({
  id: uuid,
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  startedOn: dateOnly,
  trainedOn: z.nullable(dateOnly),
  /** What she lacks; null when she is trained. */
  lack: z.nullable(z.enum(LACKS)),
  modulesDone: count,
  lastActivityAt: z.nullable(instant),
  signIn: z.enum(SIGN_IN_STATES),
})
export type VillageCadre = z.output<typeof villageCadre>

export const readVillage = endpoint({
  method: 'GET',
  path: '/areas/:area/village',
  summary:
    'A village, or a sub-district as the area of those who serve it whole, with its cadres and how far each has come',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    code: areaCode,
    name: z.string(),
    kind: z.enum(['desa', 'kelurahan', 'desa_adat', 'kecamatan']),
    subDistrictCode: areaCode,
    subDistrictName: z.string(),
    districtName: z.string(),
    asOf: dateOnly,
    /** When it is no more: since when, and what stands in its place. */
    ended: z.nullable(changedArea),
    isFocus: z.boolean(),
    /** The course whose modules are counted: the first that counts as trained; null without one. */
    course: z.nullable(z.strictObject({ title: z.string(), modules: count })),
    cadres: z.array(villageCadre),
    /** Who served here before, newest first; 20 at most. */
    former: z.array(
      z.strictObject({
        id: uuid,
        name: z.string(),
        endedOn: dateOnly,
        endReason: z.nullable(z.enum(END_KINDS)),
      }),
    ),
  }),
})
export type VillageView = z.output<typeof readVillage.reply>

const quiz = {
  state: z.enum(MODULE_STATES),
  bestScore: z.nullable(z.number()),
  attemptsUsed: count,
}

const courseView = z.strictObject({
  courseId: uuid,
  title: z.string(),
  countsAsTrained: z.boolean(),
  startedAt: z.nullable(instant),
  lastActivityAt: z.nullable(instant),
  eligibleAt: z.nullable(instant),
  modules: z.array(
    z.strictObject({ title: z.string(), lessons: count, lessonsRead: count, ...quiz }),
  ),
  finalTest: z.nullable(z.strictObject({ title: z.string(), ...quiz })),
  /** Of the newest certificate of this course. */
  certificate: z.enum(['none', 'candidate', 'issued', 'revoked']),
})
export type CourseView = z.output<typeof courseView>

const certificateView = z.strictObject({
  id: uuid,
  number: z.string(),
  title: z.string(),
  issuedOn: dateOnly,
  expiresOn: z.nullable(dateOnly),
  state: z.enum(['VALID', 'EXPIRED', 'REVOKED', 'REPLACED', 'WITHDRAWN']),
  countsAsTrained: z.boolean(),
  /** An old paper that the office recorded; not issued here. */
  isRecorded: z.boolean(),
})
export type CertificateView = z.output<typeof certificateView>

const serviceView = z.strictObject({
  areaCode,
  areaName: z.string(),
  areaKind: z.enum(['desa', 'kelurahan', 'desa_adat', 'kecamatan']),
  subDistrictName: z.string(),
  decreeNumber: z.nullable(z.string()),
  decreeUntil: z.nullable(dateOnly),
  startedOn: dateOnly,
  endedOn: z.nullable(dateOnly),
  endReason: z.nullable(z.enum(END_KINDS)),
})

export const readCadreProgress = endpoint({
  method: 'GET',
  path: '/areas/:area/cadres/:cadreId/progress',
  summary: 'How far a cadre has come: courses, marks, certificates, where she serves; no telephone',
  input: z.strictObject({ area: areaCode, cadreId: uuid }),
  reply: z.strictObject({
    id: uuid,
    code: z.string(),
    name: z.string(),
    kind: z.enum(CADRE_KINDS),
    trainedOn: z.nullable(dateOnly),
    /** What she lacks; null when she is trained. */
    lack: z.nullable(z.enum(LACKS)),
    signIn: z.enum(SIGN_IN_STATES),
    asOf: dateOnly,
    courses: z.array(courseView),
    certificates: z.array(certificateView),
    services: z.array(serviceView),
  }),
})
export type CadreView = z.output<typeof readCadreProgress.reply>
