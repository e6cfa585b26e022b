/** Whether outlines hold together: every ring is closed, every point lies in the picture, every code is the district's. Pure. */
import { INDONESIA, MAX_OUTLINES, type Outlines } from '../contract/outlines.ts'
import { no, ok, type Result } from '../core/result.ts'

export type OutlineFault = {
  readonly reason:
    | 'TOO_LARGE'
    | 'NOT_IN_INDONESIA'
    | 'CODE_UNKNOWN'
    | 'CODE_TWICE'
    | 'POINT_OUTSIDE'
    | 'LINE_UNKNOWN'
    | 'LINE_UNUSED'
    | 'RING_OPEN'
}

const refused = (reason: OutlineFault['reason']) => no<OutlineFault>({ reason })

type Ends = { readonly first: string; readonly last: string }

/** The text to be stored. `codes` are the villages of the district. */
export function outlinesText(
  outlines: Outlines,
  codes: ReadonlySet<string>,
): Result<string, OutlineFault> {
  const text = JSON.stringify(outlines)
  // Digits and signs only: a character is a byte.
  if (text.length > MAX_OUTLINES) return refused('TOO_LARGE')
  const { west, south, east, north } = outlines.bounds
  const isThere =
    INDONESIA.west <= west &&
    west < east &&
    east <= INDONESIA.east &&
    INDONESIA.south <= south &&
    south < north &&
    north <= INDONESIA.north
  if (!isThere) return refused('NOT_IN_INDONESIA')

  const ends: Ends[] = []
  for (const line of outlines.lines) {
    const found = endsOf(line, outlines)
    if (found === null) return refused('POINT_OUTSIDE')
    ends.push(found)
  }

  const seen = new Set<string>()
  const used = new Set<number>()
  for (const { code, polygons } of outlines.villages) {
    if (!codes.has(code)) return refused('CODE_UNKNOWN')
    if (seen.has(code)) return refused('CODE_TWICE')
    seen.add(code)
    for (const ring of polygons.flat()) {
      const fault = ringFault(ring, ends)
      if (fault !== null) return refused(fault)
      for (const index of ring) used.add(index < 0 ? ~index : index)
    }
  }
  return used.size === outlines.lines.length ? ok(text) : refused('LINE_UNUSED')
}

/** Null when a point lies outside the picture, or has no y. */
function endsOf(line: readonly number[], { width, height }: Outlines): Ends | null {
  let x = 0
  let y = 0
  let first = ''
  for (let at = 0; at < line.length; at += 2) {
    x += line[at] ?? 0
    y += line[at + 1] ?? Number.NaN
    if (!(x >= 0 && x <= width && y >= 0 && y <= height)) return null
    if (at === 0) first = `${x} ${y}`
  }
  return { first, last: `${x} ${y}` }
}

function ringFault(
  ring: readonly number[],
  ends: readonly Ends[],
): 'LINE_UNKNOWN' | 'RING_OPEN' | null {
  const turned: Ends[] = []
  for (const index of ring) {
    const line = ends[index < 0 ? ~index : index]
    if (line === undefined) return 'LINE_UNKNOWN'
    turned.push(index < 0 ? { first: line.last, last: line.first } : line)
  }
  const isClosed = turned.every(({ last }, at) => last === turned[(at + 1) % turned.length]?.first)
  return isClosed ? null : 'RING_OPEN'
}
