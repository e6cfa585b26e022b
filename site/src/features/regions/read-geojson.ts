/**
 * Reads a GeoJSON file (RFC 7946) as offices have it: features with areas in degrees. Nothing leaves the browser. What cannot
 * be read is told by a tagged reason; what is merely untidy (rings left open, heights, points among the areas) is put right.
 */
import { INDONESIA } from '../../../../worker/contract/outlines.ts'

/** Longitude, latitude. */
export type Position = readonly [number, number]
/** Rings: the outer one, then holes; each ends where it begins. */
export type Polygon = readonly (readonly Position[])[]
export type Shape = {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Polygon[]
}

export type FileFault = {
  readonly reason:
    | 'FILE_TOO_LARGE'
    | 'FILE_EMPTY'
    | 'FILE_ZIP'
    | 'FILE_XML'
    | 'NOT_JSON'
    | 'TOPOJSON'
    | 'NOT_COLLECTION'
    | 'NO_AREAS'
    | 'BROKEN_COORDINATES'
    | 'NOT_DEGREES'
    | 'TURNED_ROUND'
    | 'NOT_IN_INDONESIA'
  /** Of the feature, from 1. */
  readonly feature?: number
}
export type Read =
  { readonly ok: true; readonly shapes: readonly Shape[] } | ({ readonly ok: false } & FileFault)

/** A whole regency in full detail has some 20 MB. */
export const MAX_FILE = 60_000_000

const no = (reason: FileFault['reason'], feature?: number): Read =>
  feature === undefined ? { ok: false, reason } : { ok: false, reason, feature }

export async function readFile(file: File): Promise<Read> {
  if (file.size > MAX_FILE) return no('FILE_TOO_LARGE')
  return readGeoJson(await file.text())
}

export function readGeoJson(content: string): Read {
  const text = content.replace(/^\uFEFF/, '').trim()
  if (text === '') return no('FILE_EMPTY')
  if (text.startsWith('PK')) return no('FILE_ZIP')
  if (text.startsWith('<')) return no('FILE_XML')
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return no('NOT_JSON')
  }
  if (!isRecord(parsed)) return no('NOT_COLLECTION')
  if (parsed['type'] === 'Topology') return no('TOPOJSON')
  const features = parsed['features']
  if (parsed['type'] !== 'FeatureCollection' || !Array.isArray(features)) {
    return no('NOT_COLLECTION')
  }
  const shapes: Shape[] = []
  for (const [index, feature] of features.entries()) {
    if (!isRecord(feature)) return no('NOT_COLLECTION')
    const polygons = polygonsOf(feature['geometry'])
    if (polygons === null) return no('BROKEN_COORDINATES', index + 1)
    const properties = isRecord(feature['properties']) ? feature['properties'] : {}
    // Some programs write the code as the feature's own id.
    const own = feature['id'] === undefined ? {} : { id: feature['id'] }
    if (polygons.length > 0) shapes.push({ properties: { ...own, ...properties }, polygons })
  }
  if (shapes.length === 0) return no('NO_AREAS')
  return placeFault(shapes) ?? { ok: true, shapes }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The areas of a geometry; none for points and lines, null when coordinates are no numbers. */
function polygonsOf(geometry: unknown): Polygon[] | null {
  if (!isRecord(geometry)) return []
  const { type, coordinates, geometries } = geometry
  if (type === 'Polygon') return listOf([coordinates])
  if (type === 'MultiPolygon') return Array.isArray(coordinates) ? listOf(coordinates) : null
  if (type !== 'GeometryCollection' || !Array.isArray(geometries)) return []
  const all = geometries.map((part) => polygonsOf(part))
  return all.includes(null) ? null : all.flatMap((some) => some ?? [])
}

function listOf(written: readonly unknown[]): Polygon[] | null {
  const polygons: Polygon[] = []
  for (const rings of written) {
    if (!Array.isArray(rings)) return null
    const read: Position[][] = []
    for (const ring of rings) {
      const positions = positionsOf(ring)
      if (positions === null) return null
      // Two points enclose nothing. Without its outer ring a polygon has no holes either.
      if (positions.length >= 4) read.push(positions)
      else if (read.length === 0) break
    }
    if (read.length > 0) polygons.push(read)
  }
  return polygons
}

/** Closed, without heights and without a point twice in a row. */
function positionsOf(ring: unknown): Position[] | null {
  if (!Array.isArray(ring)) return null
  const positions: Position[] = []
  for (const point of ring) {
    if (!Array.isArray(point)) return null
    const [x, y]: unknown[] = point
    if (typeof x !== 'number' || typeof y !== 'number') return null
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null
    const last = positions.at(-1)
    if (last?.[0] !== x || last[1] !== y) positions.push([x, y])
  }
  const [first] = positions
  const last = positions.at(-1)
  if (first !== undefined && (first[0] !== last?.[0] || first[1] !== last[1])) positions.push(first)
  return positions
}

export type Bounds = {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export function boundsOf(polygons: readonly Polygon[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0] ?? []) {
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, y)
      north = Math.max(north, y)
    }
  }
  return { west, south, east, north }
}

function placeFault(shapes: readonly Shape[]): Read | null {
  const { west, south, east, north } = boundsOf(shapes.flatMap(({ polygons }) => polygons))
  const isIn = (low: number, high: number, from: number, to: number) => from <= low && high <= to
  const { west: w, south: s, east: e, north: n } = INDONESIA
  if (isIn(west, east, w, e) && isIn(south, north, s, n)) return null
  if (isIn(west, east, s, n) && isIn(south, north, w, e)) return no('TURNED_ROUND')
  if (isIn(west, east, -180, 180) && isIn(south, north, -90, 90)) return no('NOT_IN_INDONESIA')
  return no('NOT_DEGREES')
}
