import { describe, expect, it } from 'vitest'
import {
  matchFault,
  matchVillages,
  propertiesOf,
  villageCode,
} from '../../../site/src/features/regions/match-villages.ts'
import { readGeoJson, type Shape } from '../../../site/src/features/regions/read-geojson.ts'
import { simplify } from '../../../site/src/features/regions/simplify-outlines.ts'
import { FILE_FAULT_WORDS } from '../../../site/src/text/outlines-office.ts'
import { outlines as schema, type Outlines } from '../../../worker/contract/outlines.ts'
import { outlinesText } from '../../../worker/regions/rules-outlines.ts'
import { madeFile, textOf, twoSquares, type MadeFile } from '../../factories/outlines.ts'

const CODES = Array.from(
  { length: 205 },
  (_, index) =>
    `35.08.${String(1 + Math.floor(index / 10)).padStart(2, '0')}.${2001 + (index % 10)}`,
)
const villages = CODES.map((code) => ({ code, name: `Desa ${code}` }))

function shapesOf(file: MadeFile): readonly Shape[] {
  const read = readGeoJson(textOf(file))
  if (!read.ok) throw new Error(read.reason)
  return read.shapes
}

function simplified(file: MadeFile, limit?: number) {
  const { polygons } = matchVillages(shapesOf(file), 'KODE_DESA', villages)
  const made = simplify(polygons, limit)
  if (!made.ok) throw new Error(made.reason)
  return made
}

/** A file whose points were put elsewhere. */
function moved(by: (x: number, y: number) => unknown[]): string {
  const file = madeFile(CODES.slice(0, 4), 2)
  for (const { geometry } of file.features) {
    const rings = geometry.coordinates as [number, number][][]
    geometry.coordinates = rings.map((ring) => ring.map(([x, y]) => by(x, y)))
  }
  return textOf(file)
}

describe('a file', () => {
  const point =
    '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[113,-8]}}'
  const faults: readonly [string, string][] = [
    ['FILE_EMPTY', '  '],
    ['FILE_ZIP', 'PK\u0003\u0004'],
    ['FILE_XML', '<?xml version="1.0"?><kml/>'],
    ['NOT_JSON', '{"type":"FeatureCollection","feat'],
    ['TOPOJSON', '{"type":"Topology","arcs":[]}'],
    ['NOT_COLLECTION', '{"type":"Feature"}'],
    ['NOT_COLLECTION', '[]'],
    ['NOT_COLLECTION', '{"type":"FeatureCollection","features":[7]}'],
    ['NO_AREAS', '{"type":"FeatureCollection","features":[]}'],
    ['NO_AREAS', `{"type":"FeatureCollection","features":[${point}]}`],
    ['BROKEN_COORDINATES', moved((x, y) => [String(x), y])],
    ['NOT_DEGREES', moved((x, y) => [x * 6000, (y + 90) * 110_000])],
    ['TURNED_ROUND', moved((x, y) => [y, x])],
    ['NOT_IN_INDONESIA', moved((x, y) => [x - 110, y + 50])],
  ]
  it.each(faults)('is refused as %s, with a sentence', (reason, text) => {
    expect(readGeoJson(text)).toMatchObject({ ok: false, reason })
    expect(FILE_FAULT_WORDS).toHaveProperty(reason)
  })

  it('says in which feature coordinates are broken', () => {
    const file = madeFile(CODES.slice(0, 3), 3)
    const third = file.features[2]
    if (third !== undefined) third.geometry.coordinates = [[[113, null]]]
    expect(readGeoJson(textOf(file))).toMatchObject({ reason: 'BROKEN_COORDINATES', feature: 3 })
  })

  it('may have open rings, heights, a mark at its beginning, and points among the areas', () => {
    const ring = [
      [113, -8, 12],
      [113.1, -8, 12],
      [113.1, -8.1, 12],
    ]
    const text = `\uFEFF{"type":"FeatureCollection","features":[${point},{"type":"Feature","geometry":
      {"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":${JSON.stringify([ring])}}]}}]}`
    const read = readGeoJson(text)
    expect(read).toEqual({
      ok: true,
      shapes: [
        {
          properties: {},
          polygons: [
            [
              [
                [113, -8],
                [113.1, -8],
                [113.1, -8.1],
                [113, -8],
              ],
            ],
          ],
        },
      ],
    })
  })
})

describe('codes', () => {
  it.each([
    ['35.08.01.2005', '35.08.01.2005'],
    [' 3508012005 ', '35.08.01.2005'],
    [3508012005, '35.08.01.2005'],
    ['3508012005.0', '35.08.01.2005'],
    ['35.08.01', null],
    ['<script>', null],
    [true, null],
  ])('%j is read as %j', (written, code) => {
    expect(villageCode(written)).toBe(code)
  })

  it('are found in the property that names most villages, else in the likelier one', () => {
    const file = madeFile(CODES.slice(0, 3), 3)
    for (const [index, { properties }] of file.features.entries()) {
      properties['id'] = CODES[index]
      properties['lama'] = index === 0 ? CODES[0] : '3508999999'
      properties['luas'] = 1_234_567_890
    }
    const found = propertiesOf(shapesOf(file), villages)
    expect(found.map(({ name, villages: count }) => [name, count])).toEqual([
      ['KODE_DESA', 3],
      ['id', 3],
      ['lama', 1],
      ['luas', 0],
    ])
  })

  it('match, are missing or unknown; several areas of one village are one', () => {
    const file = madeFile(CODES.slice(0, 5), 5)
    const codes = [CODES[0], CODES[0], '35.08.99.2001', '33.01.01.2001', null]
    for (const [index, { properties }] of file.features.entries()) {
      properties['KODE_DESA'] = codes[index]
    }
    const matched = matchVillages(shapesOf(file), 'KODE_DESA', villages.slice(0, 2))
    expect([...matched.polygons].map(([code, parts]) => [code, parts.length])).toEqual([
      [CODES[0], 2],
    ])
    expect(matched.missing.map(({ code }) => code)).toEqual([CODES[1]])
    expect(matched.unknown).toEqual(['33.01.01.2001', '35.08.99.2001'])
    expect(matched.without).toBe(1)
  })

  it.each([
    ['NO_CODES', ['1', '2', '3']],
    ['OTHER_DISTRICT', ['33.01.01.2001', '33.01.01.2002', '33.75.01.1001']],
    ['NO_VILLAGE_HERE', ['35.08.99.2001', '35.08.99.2002', '35.08.99.2003']],
    ['BPS_CODES', ['3508010001', '3508010002', '3508010003']],
  ])('of none of its villages are refused as %s', (reason, codes) => {
    const shapes = shapesOf(madeFile(codes, 3))
    const fault = matchFault(shapes, propertiesOf(shapes, villages), '35.08')
    expect(fault).toMatchObject(
      reason === 'OTHER_DISTRICT' ? { reason, found: '33.01' } : { reason },
    )
  })
})

/** Ends of the lines that a village's rings are made of, and how often each line is used in all. */
function timesUsed({ villages: drawn }: Outlines): number[] {
  const times: number[] = []
  for (const index of drawn.flatMap(({ polygons }) => polygons.flat(2))) {
    const line = index < 0 ? ~index : index
    times[line] = (times[line] ?? 0) + 1
  }
  return times
}

describe('simplifying', () => {
  it('keeps what the Worker asks for, well under the limit, and loses no village', () => {
    const made = simplified(madeFile(CODES, 15, 6))
    expect(schema.safeParse(made.outlines).success).toBe(true)
    expect(outlinesText(made.outlines, new Set(CODES))).toMatchObject({ ok: true })
    expect(made.outlines.villages.map(({ code }) => code)).toEqual(CODES.toSorted())
    expect(made.lost).toEqual([])
    expect(made.bytes).toBeLessThan(120_000)
    expect(made.pointsAfter).toBeLessThan(made.pointsBefore / 2)
  })

  it('draws a border of two neighbours once', () => {
    const { outlines } = simplified(madeFile(CODES.slice(0, 9), 3, 6))
    const times = timesUsed(outlines)
    // 9 cells have 12 sides between two of them; the four corner cells have one line for both outer sides.
    expect(times.filter((count) => count === 2)).toHaveLength(12)
    expect(times.filter((count) => count === 1)).toHaveLength(8)
  })

  it('drops more points until it fits, and never a village or a closed ring', () => {
    const made = simplified(madeFile(CODES, 15, 6), 30_000)
    expect(made.bytes).toBeLessThanOrEqual(30_000)
    expect(outlinesText(made.outlines, new Set(CODES))).toMatchObject({ ok: true })
    expect(made.outlines.villages).toHaveLength(205)
  })

  it('refuses what cannot be made as small as that', () => {
    const { polygons } = matchVillages(shapesOf(madeFile(CODES, 15)), 'KODE_DESA', villages)
    expect(simplify(polygons, 500)).toEqual({ ok: false, reason: 'TOO_DETAILED' })
  })

  it('keeps a village inside another, with its hole, and a village of two islands', () => {
    const box = (x: number, y: number, side: number) => [
      [x, y],
      [x + side, y],
      [x + side, y - side],
      [x, y - side],
      [x, y],
    ]
    const inner = box(113.04, -8.04, 0.002)
    const file: MadeFile = madeFile(CODES.slice(0, 3), 3)
    const drawn: [string, unknown][] = [
      ['Polygon', [box(113, -8, 0.1), inner]],
      ['Polygon', [inner.toReversed()]],
      ['MultiPolygon', [[box(113.2, -8, 0.1)], [box(113.4, -8, 0.05)]]],
    ]
    for (const [index, feature] of file.features.entries()) {
      const [type = '', coordinates] = drawn[index] ?? []
      feature.geometry = { type, coordinates }
    }
    const { outlines } = simplified(file)
    expect(outlines.villages.map(({ polygons }) => polygons.map((rings) => rings.length))).toEqual([
      [2],
      [1],
      [1, 1],
    ])
    expect(outlinesText(outlines, new Set(CODES))).toMatchObject({ ok: true })
  })
})

describe('what may be stored', () => {
  const codes = new Set(['35.08.01.2001', '35.08.01.2005'])
  const changed = (change: (outlines: Outlines) => void) => {
    const outlines = structuredClone(twoSquares())
    change(outlines)
    return outlinesText(outlines, codes)
  }

  it('holds together', () => {
    expect(changed(() => undefined)).toEqual({ ok: true, value: JSON.stringify(twoSquares()) })
  })

  it.each<[string, (outlines: Outlines) => void]>([
    ['CODE_UNKNOWN', ({ villages: [first] }) => first && (first.code = '33.01.01.2001')],
    ['CODE_TWICE', ({ villages: [first] }) => first && (first.code = '35.08.01.2005')],
    ['POINT_OUTSIDE', ({ lines: [first] }) => first && (first[0] = 201)],
    ['POINT_OUTSIDE', ({ lines: [first] }) => first?.push(0)],
    ['LINE_UNKNOWN', ({ villages: [first] }) => first && (first.polygons = [[[0, 9]]])],
    ['RING_OPEN', ({ villages: [first] }) => first && (first.polygons = [[[0]]])],
    ['RING_OPEN', ({ villages: [first] }) => first && (first.polygons = [[[~0, 1]]])],
    ['LINE_UNUSED', ({ lines }) => lines.push([0, 0, 5, 5])],
    ['NOT_IN_INDONESIA', ({ bounds }) => (bounds.north = 50)],
    ['NOT_IN_INDONESIA', ({ bounds }) => (bounds.west = bounds.east)],
    [
      'TOO_LARGE',
      (given) => (given.lines = Array.from({ length: 20_000 }, () => [0, 0, 0, 0, 0, 0, 0, 0])),
    ],
  ])('is refused as %s', (reason, change) => {
    expect(changed(change)).toEqual({ ok: false, reason })
  })

  it('has no place for a text', () => {
    const hostile = { ...twoSquares(), villages: [{ code: '"><script>', polygons: [[[0]]] }] }
    expect(schema.safeParse(hostile).success).toBe(false)
    expect(schema.safeParse({ ...twoSquares(), name: 'x' }).success).toBe(false)
    expect(schema.safeParse({ ...twoSquares(), lines: [['1', 2, 3, 4]] }).success).toBe(false)
  })
})
