/**
 * The frames that a design may choose, drawn here and not brought in: two lines, or a border of kawung or tumpal, as woven and
 * printed cloth of the archipelago has them. Every border ends 36 points from the edge, where text may begin. Pure.
 */
import type { FrameStyle } from '../../contract/paper-design.ts'
import { type Mark, type Matrix, type Outline, type Point, SHEET } from './marks.ts'

/** From the edge of the paper to both sides of a border: cheap printers leave about 12 points white. */
const OUTER = 19
const INNER = 36
const BAND = { from: OUTER + 2, to: INNER - 2 } as const

export function frameMarks(style: FrameStyle): Mark[] {
  switch (style) {
    case 'NONE':
      return []
    case 'LINES':
      return [box(30, 2.2), box(35, 0.5)]
    case 'KAWUNG':
      return [box(OUTER, 0.9), ...borderMarks(kawung), box(INNER, 0.5)]
    case 'TUMPAL':
      return [box(OUTER, 1.4), ...borderMarks(tumpal), box(INNER, 0.5)]
  }
}

function box(inset: number, weight: number): Mark {
  return {
    kind: 'box',
    x: inset,
    y: inset,
    width: SHEET.width - 2 * inset,
    height: SHEET.height - 2 * inset,
    stroke: 'frame',
    weight,
  }
}

/**
 * The cells of a border, in hundredths of a cell: (0, 0) is outside and left, (100, 100) inside and right, as seen from the
 * middle of the sheet.
 */
type Border = { readonly side: readonly Outline[]; readonly corner: readonly Outline[] }

/** Along each side whole cells of nearly a square, and the corners apart. */
function borderMarks({ side, corner }: Border): Mark[] {
  const size = BAND.to - BAND.from
  const { width, height } = SHEET
  // From the left end of each side, as seen from the middle: where it is, and where it leads.
  const edges = [
    { length: width, start: [0, height], along: [1, 0] },
    { length: height, start: [width, height], along: [0, -1] },
    { length: width, start: [width, 0], along: [-1, 0] },
    { length: height, start: [0, 0], along: [0, 1] },
  ] as const
  const sides: Matrix[] = []
  const corners: Matrix[] = []
  for (const { length, start, along } of edges) {
    const [x, y] = along
    const inward = [y, -x] as const
    const cell = (left: number, wide: number): Matrix => [
      (x * wide) / 100,
      (y * wide) / 100,
      (inward[0] * size) / 100,
      (inward[1] * size) / 100,
      start[0] + x * left + inward[0] * BAND.from,
      start[1] + y * left + inward[1] * BAND.from,
    ]
    const run = length - 2 * BAND.to
    const cells = Math.round(run / size)
    corners.push(cell(BAND.from, size))
    for (let at = 0; at < cells; at += 1) {
      sides.push(cell(BAND.to + (at * run) / cells, run / cells))
    }
  }
  return [
    { kind: 'motif', outlines: side, places: sides.map(rounded), color: 'frame' },
    { kind: 'motif', outlines: corner, places: corners.map(rounded), color: 'frame' },
  ]
}

function rounded(matrix: Matrix): Matrix {
  const [a, b, c, d, e, f] = matrix.map((value) => Math.round(value * 10_000) / 10_000 + 0)
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0]
}

/** A leaf from one point to another, its widest part `half` to either side. */
function leaf(from: Point, to: Point, half: number): Outline {
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const bow = (by: number): Point => [
    middle[0] - (dy / length) * by * 2,
    middle[1] + (dx / length) * by * 2,
  ]
  return {
    from,
    curves: [
      { by: bow(half), to },
      { by: bow(-half), to: from },
    ],
  }
}

function polygon(first: Point, ...others: readonly Point[]): Outline {
  return { from: first, curves: others.map((point) => ({ by: point, to: point })) }
}

function diamond([x, y]: Point, half: number): Outline {
  return polygon([x, y - half], [x + half, y], [x, y + half], [x - half, y])
}

/** Four fruits around a cross, cut open: the cell of a kawung cloth. Diamonds stand where the fruits of two cells meet. */
const kawung: Border = (() => {
  const petals = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ].map(([x = 0, y = 0]): Outline => {
    const out = (share: number): Point => [50 + (x - 50) * share, 50 + (y - 50) * share]
    return leaf(out(0.16), out(0.96), 17)
  })
  const cell = [...petals, diamond([50, 12], 7), diamond([50, 88], 7), diamond([0, 50], 9)]
  return { side: cell, corner: [...petals, diamond([50, 50], 9)] }
})()

/** Rising triangles, as at the ends of a sarong: a tooth with a slit and a seed in it, and a seed between two teeth. */
const tumpal: Border = {
  side: [
    polygon([6, 0], [50, 94], [50, 62], [28, 16], [50, 16], [50, 0]),
    polygon([94, 0], [50, 94], [50, 62], [72, 16], [50, 16], [50, 0]),
    leaf([50, 22], [50, 52], 7),
    diamond([0, 74], 10),
  ],
  corner: [
    diamond([50, 50], 38),
    // Cut out of the diamond: drawn the other way round.
    polygon([50, 28], [28, 50], [50, 72], [72, 50]),
    diamond([50, 50], 11),
    // The seed before the first tooth of the side that ends here; the one behind it belongs to the next side.
    diamond([74, 100], 10),
  ],
}
