/** Made-up outlines: a field of cells with crooked borders that neighbours share point by point, as official files have them. */
import type { Outlines } from '../../worker/contract/outlines.ts'

type Point = [number, number]
export type MadeFeature = {
  type: 'Feature'
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}
export type MadeFile = { type: 'FeatureCollection'; features: MadeFeature[] }

export const textOf = (file: MadeFile): string => JSON.stringify(file)

/** The same for the same number: 0 to 1. */
const noise = (n: number): number => {
  const x = Math.sin(n * 127.1 + 311.7) * 43_758.545_3
  return x - Math.floor(x)
}

/** One cell per code around Lumajang, `columns` in a row; every side is bent `depth` times, so it has 2^depth parts. */
export function madeFile(codes: readonly string[], columns: number, depth = 3): MadeFile {
  const cell = 0.04
  const corner = (column: number, row: number): Point => {
    const seed = row * 1000 + column
    return [
      112.85 + (column + 0.6 * noise(seed) - 0.3) * cell,
      -7.9 - (row + 0.6 * noise(seed + 0.5) - 0.3) * cell,
    ]
  }
  // Both neighbours ask for a side by its corners in one order, so they get the same points.
  const side = (from: Point, to: Point, seed: number, left: number): Point[] => {
    if (left === 0) return [from]
    const bend = 0.3 * (noise(seed) - 0.5)
    const middle: Point = [
      (from[0] + to[0]) / 2 + bend * (to[1] - from[1]),
      (from[1] + to[1]) / 2 - bend * (to[0] - from[0]),
    ]
    return [...side(from, middle, seed * 2.1, left - 1), ...side(middle, to, seed * 2.3, left - 1)]
  }
  const across = (column: number, row: number) => [
    ...side(corner(column, row), corner(column + 1, row), 1 + row * 77 + column, depth),
    corner(column + 1, row),
  ]
  const down = (column: number, row: number) => [
    ...side(corner(column, row), corner(column, row + 1), 7919 + row * 77 + column, depth),
    corner(column, row + 1),
  ]
  return {
    type: 'FeatureCollection',
    features: codes.map((code, index) => {
      const column = index % columns
      const row = Math.floor(index / columns)
      const ring = [
        ...across(column, row),
        ...down(column + 1, row).slice(1),
        ...across(column, row + 1)
          .toReversed()
          .slice(1),
        ...down(column, row).toReversed().slice(1),
      ]
      return {
        type: 'Feature',
        properties: { KODE_DESA: code, NAMOBJ: `Desa ${index + 1}` },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
    }),
  }
}

/** Two squares side by side with one border between them. */
export function twoSquares(left = '35.08.01.2001', right = '35.08.01.2005'): Outlines {
  return {
    bounds: { west: 112.8, south: -8.2, east: 113.2, north: -8 },
    width: 200,
    height: 100,
    lines: [
      [100, 0, 0, 100],
      [100, 100, -100, 0, 0, -100, 100, 0],
      [100, 0, 100, 0, 0, 100, -100, 0],
    ],
    villages: [
      { code: left, polygons: [[[0, 1]]] },
      { code: right, polygons: [[[2, ~0]]] },
    ],
  }
}
