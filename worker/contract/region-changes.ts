/** Areas change: villages are renamed, get another code, are split or merged, or go to another sub-district. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, oneLine, uuid } from './fields.ts'
import { REGION_CHANGE_KINDS } from './regions.ts'
import { END_KINDS } from './roster.ts'
import { areaChoice } from './roster-rows.ts'

export { REGION_CHANGE_KINDS, type RegionChangeKind } from './regions.ts'

export const MAX_CHANGED_AREAS = 12
export const MAX_AREA_NAME = 60
export const MAX_SOURCE = 120
/** Cadres who one change may move: all in one write. */
export const MAX_MOVED = 1000

const code = areaCode.check(z.minLength(8))

const named = z.strictObject({ code: areaCode, name: z.string() })

const changed = z.strictObject({
  /** A code in `from` goes on; any other begins. */
  code,
  name: z.string().check(oneLine, z.minLength(1), z.maxLength(MAX_AREA_NAME)),
})

const wish = {
  district: districtCode,
  kind: z.enum(REGION_CHANGE_KINDS),
  /** The first day on which it is so; not in the future. */
  effectiveOn: dateOnly,
  /** The decree that says so: `Perda Nomor 3 Tahun 2026`. */
  source: z.string().check(oneLine, z.minLength(1), z.maxLength(MAX_SOURCE)),
  sourceOn: dateOnly,
  /** The areas as they are. Codes that are not in `to` end. */
  from: z.array(code).check(z.minLength(1), z.maxLength(MAX_CHANGED_AREAS)),
  /** The areas as they will be. */
  to: z.array(changed).check(z.minLength(1), z.maxLength(MAX_CHANGED_AREAS)),
}

const moves = z
  .array(z.strictObject({ assignmentId: uuid, areaCode: code }))
  .check(z.maxLength(MAX_MOVED))

const counts = z.strictObject({
  areas: z.number(),
  kelurahan: z.number(),
  cadres: z.number(),
  trained: z.number(),
  areasWithCadre: z.number(),
  areasCovered: z.number(),
})
export type AreaCounts = z.output<typeof counts>

/** Whom the change concerns: everybody who serves in the areas on its day or later. */
const served = z.strictObject({
  assignmentId: uuid,
  cadre: z.strictObject({ id: uuid, code: z.string(), name: z.string() }),
  from: named,
  startedOn: dateOnly,
  /** The first day without her, when it is known. */
  endedOn: z.nullable(dateOnly),
  endReason: z.nullable(z.enum(END_KINDS)),
  /** Where she serves from the day on: as asked, else where most would go. */
  to: areaCode,
})
export type ServedHere = z.output<typeof served>

export const previewRegionChange = endpoint({
  // Names and decrees are free text: they belong in no address.
  method: 'POST',
  path: '/districts/:district/region-changes/preview',
  summary:
    'What a change of areas would do: counts before and after, and who goes where; writes nothing',
  input: z.strictObject({ ...wish, moves: z.optional(moves) }),
  reply: z.strictObject({
    asOf: dateOnly,
    /** The district first, then the sub-districts concerned, as counted today. */
    scopes: z.array(
      z.strictObject({ code: areaCode, name: z.string(), before: counts, after: counts }),
    ),
    ended: z.array(named),
    begun: z.array(areaChoice),
    people: z.array(served),
    /** Years whose desa lokus the new areas join, because the old ones are among them. */
    focusYears: z.array(z.number()),
  }),
})
export type RegionPreview = z.output<(typeof previewRegionChange)['reply']>

export const regionChange = z.strictObject({
  id: uuid,
  kind: z.enum(REGION_CHANGE_KINDS),
  effectiveOn: dateOnly,
  source: z.string(),
  sourceOn: dateOnly,
  from: z.array(named),
  to: z.array(named),
  /** The district on the day of recording. */
  before: counts,
  after: counts,
  /** Assignments that went to another area. */
  moved: z.number(),
  recordedAt: z.iso.datetime(),
})
export type RegionChange = z.output<typeof regionChange>

export const recordRegionChange = endpoint({
  method: 'POST',
  path: '/districts/:district/region-changes',
  summary: 'Records a change of areas and moves the assignments of their cadres, in one write',
  input: z.strictObject({
    ...wish,
    /** Made by the browser: the key of repeats. */
    id: uuid,
    /** One for everybody of the preview, no more and no fewer, else CHANGED_MEANWHILE. */
    moves,
  }),
  reply: z.strictObject({ change: regionChange }),
})

export const listRegionChanges = endpoint({
  method: 'GET',
  path: '/districts/:district/region-changes',
  summary: 'The changes of areas that a district recorded, newest first, at most 200',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({ changes: z.array(regionChange) }),
})
