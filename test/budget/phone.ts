/**
 * What the product costs a cadre with a cheap phone and a poor link: bytes as the edge sends them, and times on the emulated
 * link with a slow processor. Each part can be measured alone; `phone-limits.json` holds the limits under the same names.
 */
import type { Bench, Figures } from './phone-bench.ts'
import { measureLighthouse } from './phone-lighthouse.ts'
import { LIMITS } from './phone-limits.ts'
import { measureFirstVisit, measureLoading, measureOffline } from './phone-loading.ts'
import { measurePacks, measureWeights } from './phone-weights.ts'

export const PARTS = {
  weights: measureWeights,
  packs: measurePacks,
  'first visit': measureFirstVisit,
  loading: measureLoading,
  offline: measureOffline,
  lighthouse: measureLighthouse,
} as const satisfies Record<string, (bench: Bench) => Promise<Figures>>
export type Part = keyof typeof PARTS

/** One sentence per limit of this part that is not kept; a limit that was not measured is not kept. */
export function breaches(part: Part, figures: Figures): string[] {
  const { most, least } = LIMITS[part]
  const beyond = (
    limits: Figures,
    word: string,
    isKept: (found: number, limit: number) => boolean,
  ) =>
    Object.entries(limits).flatMap(([name, limit]) => {
      const found = figures[name]
      return found !== undefined && isKept(found, limit)
        ? []
        : [`${name}: ${found ?? 'not measured'}, ${word} ${limit}`]
    })
  return [
    ...beyond(most, 'at most', (found, limit) => found <= limit),
    ...beyond(least, 'at least', (found, limit) => found >= limit),
  ]
}

/** All figures of all parts, beside their limits. */
export function tableOf(
  measured: Readonly<Partial<Record<Part, Figures>>>,
): Record<string, { readonly value: number; readonly limit: string }> {
  const rows: Record<string, { readonly value: number; readonly limit: string }> = {}
  for (const [part, { most, least, wanted = {} }] of Object.entries(LIMITS)) {
    // Safe: LIMITS is keyed by part.
    for (const [name, value] of Object.entries(measured[part as Part] ?? {})) {
      const limits = [
        ...limit('≤', most[name]),
        ...limit('≥', least[name]),
        ...limit('wanted', wanted[name]),
      ]
      rows[`${part}: ${name}`] = { value, limit: limits.join(' ') }
    }
  }
  return rows
}

const limit = (sign: string, value: number | undefined): string[] =>
  value === undefined ? [] : [`${sign} ${value}`]
