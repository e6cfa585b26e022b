/**
 * Makes outlines of areas: puts them on the picture's grid, finds the borders that neighbours share (topojson-server), weighs
 * every point by the area it makes (topojson-simplify), and drops the lightest until the picture is as small as it must be.
 * A shared border is one line, so neighbours never part.
 */
import type { FeatureCollection, MultiPolygon } from 'geojson'
import { topology } from 'topojson-server'
import { presimplify } from 'topojson-simplify'
import type { MultiPolygon as Rings, Objects, Topology } from 'topojson-specification'
import { MAX_OUTLINES, OUTLINE_GRID, type Outlines } from '../../../../worker/contract/outlines.ts'
import { boundsOf, type Polygon } from './read-geojson.ts'

export type Simplified =
  | {
      readonly ok: true
      readonly outlines: Outlines
      /** As stored. */
      readonly bytes: number
      readonly pointsBefore: number
      readonly pointsAfter: number
      /** Villages of which nothing remains on the grid: smaller than a dot. */
      readonly lost: readonly string[]
    }
  | { readonly ok: false; readonly reason: 'TOO_DETAILED' }

/** Borders are compared on a grid so many times finer than the picture's: copies of one point meet there. */
const FINER = 16
/** Square units of the picture's grid: what is lighter cannot be seen on a screen 700 px wide. */
const LIGHTEST = 10
/** Islands and gaps smaller than this are left out, but never the largest part of a village, nor a hole that another fills. */
const SMALLEST_RING = 40

type Weighed = readonly [x: number, y: number, weight: number]

export function simplify(
  areas: ReadonlyMap<string, readonly Polygon[]>,
  limit = MAX_OUTLINES,
): Simplified {
  const bounds = boundsOf([...areas.values()].flat())
  const field = fieldOf(bounds)
  const found = topology({ all: collectionOf(areas, field.place) }) as Topology<Objects>
  const weighed = presimplify(found)
  // Safe: presimplify writes the weight as the third number of every point.
  const lines = weighed.arcs as unknown as readonly (readonly Weighed[])[]
  const all = weighed.objects['all']
  // Safe: what went in were MultiPolygons with their code as id.
  const shapes = (all?.type === 'GeometryCollection' ? all.geometries : []) as readonly Rings[]
  const villages = shapes.map(({ id, arcs }) => ({ code: String(id), polygons: arcs }))
  const pointsBefore = lines.reduce((sum, line) => sum + line.length, 0)
  for (let weight = LIGHTEST; weight < OUTLINE_GRID * OUTLINE_GRID; weight *= 1.6) {
    const drawn = drawWith(lines, villages, weight * FINER * FINER)
    const outlines = { bounds, width: field.width, height: field.height, ...drawn.parts }
    const bytes = JSON.stringify(outlines).length
    if (bytes <= limit) {
      const pointsAfter = outlines.lines.reduce((sum, line) => sum + line.length / 2, 0)
      return { ok: true, outlines, bytes, pointsBefore, pointsAfter, lost: drawn.lost }
    }
  }
  return { ok: false, reason: 'TOO_DETAILED' }
}

/** Degrees → the picture: a degree of longitude is narrower by the cosine of the latitude. */
function fieldOf({ west, south, east, north }: ReturnType<typeof boundsOf>) {
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = OUTLINE_GRID / Math.max((east - west) * narrow, north - south)
  const sideOf = (length: number) => Math.min(OUTLINE_GRID, Math.max(1, Math.ceil(length * scale)))
  return {
    width: sideOf((east - west) * narrow),
    height: sideOf(north - south),
    place: ([x, y]: readonly [number, number]): [number, number] => [
      Math.round((x - west) * narrow * scale * FINER),
      Math.round((north - y) * scale * FINER),
    ],
  }
}

function collectionOf(
  areas: ReadonlyMap<string, readonly Polygon[]>,
  place: (position: readonly [number, number]) => [number, number],
): FeatureCollection<MultiPolygon> {
  const placed = (ring: Polygon[number]) => {
    const points = ring.map(place)
    return points.filter(
      ([x, y], index) =>
        index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1],
    )
  }
  return {
    type: 'FeatureCollection',
    features: Array.from(areas, ([code, polygons]) => ({
      type: 'Feature' as const,
      id: code,
      properties: {},
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: polygons
          .map((polygon) => polygon.map(placed).filter((ring) => ring.length >= 4))
          .filter((polygon) => polygon.length > 0),
      },
    })),
  }
}

type Ringed = {
  readonly code: string
  readonly polygons: readonly (readonly (readonly number[])[])[]
}
type Points = readonly (readonly [number, number])[]

/** Villages that would vanish keep the points of their borders, and so do their neighbours. */
function drawWith(
  lines: readonly (readonly Weighed[])[],
  villages: readonly Ringed[],
  weight: number,
) {
  const times = new Map<number, number>()
  for (const { polygons } of villages) {
    for (const index of polygons.flat(2))
      times.set(lineOf(index), (times.get(lineOf(index)) ?? 0) + 1)
  }
  const isShared = (index: number) => (times.get(lineOf(index)) ?? 0) > 1
  const ringsOf = (village: Ringed, on: readonly Points[]) => remaining(village, on, isShared)
  const rough = lines.map((line) => kept(line, weight))
  const vanished = villages.filter((village) => ringsOf(village, rough).length === 0)
  const careful = new Set(vanished.flatMap(({ polygons }) => polygons.flat(2).map(lineOf)))
  const thin = rough.map((line, index) => (careful.has(index) ? kept(lines[index] ?? [], 0) : line))
  const drawn = villages.map((village) => ({
    code: village.code,
    polygons: ringsOf(village, thin),
  }))
  const isThere = ({ polygons }: { readonly polygons: readonly unknown[] }) => polygons.length > 0
  return {
    lost: drawn.filter((village) => !isThere(village)).map(({ code }) => code),
    parts: numbered(
      thin,
      drawn.filter(isThere).sort((one, other) => (one.code < other.code ? -1 : 1)),
    ),
  }
}

function lineOf(index: number): number {
  return index < 0 ? ~index : index
}

/** On the picture's grid, without points that fall together. */
function kept(line: readonly Weighed[], weight: number): Points {
  const points: [number, number][] = []
  for (const [x, y, own] of line) {
    if (own < weight) continue
    const point: [number, number] = [Math.round(x / FINER), Math.round(y / FINER)]
    const last = points.at(-1)
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point)
  }
  return points
}

/** The polygons of which something remains; the largest part of a village always does, while it is an area at all. */
function remaining(
  { polygons }: Ringed,
  lines: readonly Points[],
  isShared: (index: number) => boolean,
): number[][][] {
  const sized = polygons.flatMap((polygon) => {
    const rings = polygon.map((ring) => {
      // A line that fell together into one point joins nothing.
      const parts = ring.filter((index) => (lines[lineOf(index)]?.length ?? 0) > 1)
      return { parts, size: Math.abs(areaOf(parts, lines)) }
    })
    const [outer, ...holes] = rings
    if (outer === undefined || outer.size === 0) return []
    const large = holes.filter(
      ({ size, parts }) => size >= SMALLEST_RING || (size > 0 && parts.some(isShared)),
    )
    return [{ size: outer.size, rings: [outer, ...large].map(({ parts }) => parts) }]
  })
  const largest = Math.max(0, ...sized.map(({ size }) => size))
  return sized
    .filter(({ size }) => size >= SMALLEST_RING || size === largest)
    .map(({ rings }) => rings)
}

function areaOf(ring: readonly number[], lines: readonly Points[]): number {
  const points = ring.flatMap((index) => {
    const line = lines[lineOf(index)] ?? []
    return index < 0 ? line.toReversed() : line
  })
  let twice = 0
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    twice += x * nextY - nextX * y
  }
  return twice / 2
}

/** Lines that nobody draws are left out, the others numbered anew and written as steps. */
function numbered(
  lines: readonly Points[],
  villages: readonly { readonly code: string; readonly polygons: number[][][] }[],
): Pick<Outlines, 'lines' | 'villages'> {
  const used = new Map<number, number>()
  const numberOf = (index: number): number => {
    const line = lineOf(index)
    const known = used.get(line) ?? used.size
    used.set(line, known)
    return index < 0 ? ~known : known
  }
  const renamed = villages.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(numberOf))),
  }))
  const stepped = [...used.keys()].map((index) => {
    const line = lines[index] ?? []
    return line.flatMap(([x, y], at) => {
      const [lastX, lastY] = at === 0 ? [0, 0] : (line[at - 1] ?? [0, 0])
      return [x - lastX, y - lastY]
    })
  })
  return { lines: stepped, villages: renamed }
}
