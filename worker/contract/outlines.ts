/**
 * Outlines of a district's villages: numbers and codes, made in the browser from a file that the office has.
 * A border that two villages share is one line, so it is drawn, simplified and stored once.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, districtCode, instant, shortText, uuid } from './fields.ts'

/** The longer side of a picture, in units of its points. */
export const OUTLINE_GRID = 4000
/** Bytes of outlines as they are stored. */
export const MAX_OUTLINES = 300_000
/** Degrees within which all of Indonesia lies. */
export const INDONESIA = { west: 94, south: -12, east: 142, north: 7 } as const

const degrees = z.number().check(z.minimum(-180), z.maximum(180))
const side = z.int().check(z.minimum(1), z.maximum(OUTLINE_GRID))
const step = z.int().check(z.minimum(-OUTLINE_GRID), z.maximum(OUTLINE_GRID))
/** `n` means line n from its first point to its last, `~n` the same backwards, as in TopoJSON. */
const ring = z
  .array(z.int().check(z.minimum(-20_000), z.maximum(20_000)))
  .check(z.minLength(1), z.maxLength(5000))

export const outlines = z.strictObject({
  bounds: z.strictObject({ west: degrees, south: degrees, east: degrees, north: degrees }),
  width: side,
  /** y grows to the south. */
  height: side,
  /** Each: x and y of the first point, then the step to each next one. */
  lines: z
    .array(z.array(step).check(z.minLength(4), z.maxLength(40_000)))
    .check(z.maxLength(20_000)),
  /** Ordered by code. */
  villages: z
    .array(
      z.strictObject({
        code: areaCode,
        /** Each: the outer ring, then holes. */
        polygons: z
          .array(z.array(ring).check(z.minLength(1), z.maxLength(500)))
          .check(z.minLength(1), z.maxLength(500)),
      }),
    )
    .check(z.minLength(1), z.maxLength(2000)),
})
export type Outlines = z.output<typeof outlines>

/** Printed under every map. */
const credit = { source: shortText, licence: shortText }

const stored = z.strictObject({ id: uuid, savedAt: instant, ...credit, outlines })
export type StoredOutlines = z.output<typeof stored>

export const readVillageOutlines = endpoint({
  method: 'GET',
  path: '/outlines/:area',
  summary: 'The outlines of the villages of a district or sub-district; null while there are none',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({ stored: z.nullable(stored) }),
})

export const saveVillageOutlines = endpoint({
  method: 'PUT',
  path: '/districts/:district/outlines',
  summary:
    "Stores the outlines of a district's villages in the place of those that `replaces` names",
  input: z.strictObject({
    district: districtCode,
    /** Made by the caller: the same call twice saves once. */
    id: uuid,
    /** The id of the outlines seen before; null for the first. */
    replaces: z.nullable(uuid),
    ...credit,
    outlines,
  }),
  reply: z.strictObject({ id: uuid }),
  maxBody: MAX_OUTLINES + 10_000,
})

export const removeVillageOutlines = endpoint({
  method: 'DELETE',
  path: '/districts/:district/outlines/:id',
  summary: "Removes a district's outlines; its maps are drawn as tiles only again",
  input: z.strictObject({ district: districtCode, id: uuid }),
  reply: z.strictObject({}),
})
