/** Which property of a file holds the villages' codes, and which villages of the district it has. Pure. */
import type { Polygon, Shape } from './read-geojson.ts'

export type Village = { readonly code: string; readonly name: string }

export type Property = {
  readonly name: string
  /** One value of it, as written. */
  readonly example: string
  /** How many villages of the district it names. */
  readonly villages: number
}

export type Matched = {
  readonly polygons: ReadonlyMap<string, readonly Polygon[]>
  readonly missing: readonly Village[]
  /** Codes of the file that the district does not have, dotted, each once. */
  readonly unknown: readonly string[]
  /** Features without a readable code. */
  readonly without: number
}

export type MatchFault =
  | { readonly reason: 'NO_CODES' }
  | { readonly reason: 'BPS_CODES' }
  /** `found` is the code of the district that most features name. */
  | { readonly reason: 'OTHER_DISTRICT'; readonly found: string }
  | { readonly reason: 'NO_VILLAGE_HERE' }

/** What files call it, the likeliest first; compared without regard to case, `_` and `-`. */
const LIKELY = [
  'kode',
  'kodedesa',
  'kddesa',
  'kodekel',
  'kodekeldesa',
  'kodewilayah',
  'kdepum',
  'kemendagri',
  'kodekemendagri',
  'code',
  'id',
]

/** `35.08.01.2005` of a village's code with or without dots, also when a program made a number of it; else null. */
export function villageCode(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const digits = String(value)
    .trim()
    .replace(/^(\d{10})\.0+$/, '$1')
    .replaceAll(/[\s.]/g, '')
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(digits)
  return parts === null ? null : parts.slice(1).join('.')
}

/** Every property that holds a village's code anywhere; the best first, by villages found, then by name. */
export function propertiesOf(shapes: readonly Shape[], villages: readonly Village[]): Property[] {
  const known = new Set(villages.map(({ code }) => code))
  const found = new Map<string, { example: string; codes: Set<string> }>()
  for (const { properties } of shapes) {
    for (const [name, value] of Object.entries(properties)) {
      const code = villageCode(value)
      if (code === null) continue
      const entry = found.get(name) ?? { example: String(value), codes: new Set() }
      if (known.has(code)) entry.codes.add(code)
      found.set(name, entry)
    }
  }
  return Array.from(found, ([name, { example, codes }]) => ({
    name,
    example,
    villages: codes.size,
  })).sort(
    (one, other) => other.villages - one.villages || likelihood(one.name) - likelihood(other.name),
  )
}

function likelihood(name: string): number {
  const at = LIKELY.indexOf(name.toLowerCase().replaceAll(/[_\-\s]/g, ''))
  return at < 0 ? LIKELY.length : at
}

/** Several features of one village become one. */
export function matchVillages(
  shapes: readonly Shape[],
  property: string,
  villages: readonly Village[],
): Matched {
  const known = new Set(villages.map(({ code }) => code))
  const polygons = new Map<string, readonly Polygon[]>()
  const unknown = new Set<string>()
  let without = 0
  for (const shape of shapes) {
    const code = villageCode(shape.properties[property])
    if (code === null) without += 1
    else if (known.has(code)) {
      polygons.set(code, [...(polygons.get(code) ?? []), ...shape.polygons])
    } else unknown.add(code)
  }
  return {
    polygons,
    missing: villages.filter(({ code }) => !polygons.has(code)),
    unknown: [...unknown].sort(),
    without,
  }
}

/** Why no village of the district was found; null when any was. */
export function matchFault(
  shapes: readonly Shape[],
  properties: readonly Property[],
  district: string,
): MatchFault | null {
  const [best] = properties
  if (best === undefined) return { reason: 'NO_CODES' }
  if (best.villages > 0) return null
  const codes = shapes.flatMap(({ properties: own }) => villageCode(own[best.name]) ?? [])
  const here = codes.filter((code) => code.startsWith(`${district}.`))
  // The statistics office counts kecamatan by three digits: its seventh digit is a 0, which no village's is.
  const isBps = (code: string) => code.split('.')[3]?.startsWith('0') === true
  if (codes.filter(isBps).length * 2 > codes.length) return { reason: 'BPS_CODES' }
  if (here.length > 0) return { reason: 'NO_VILLAGE_HERE' }
  return { reason: 'OTHER_DISTRICT', found: mostFrequent(codes.map((code) => code.slice(0, 5))) }
}

function mostFrequent(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}
