/** How much more cadres know after a course than before, from marks of the same persons. Pure. Groups are small: every difference has its interval. */
import type { GAINS, GainFigures } from '../../contract/insight.ts'
import { FEW } from './statistics.ts'

/** One person's share of right answers, 0 to 100, before and after. */
export type Pair = { readonly before: number; readonly after: number }

type Figures = Pick<GainFigures, 'cadres' | 'before' | 'after' | 'difference' | 'gain' | 'says'>

/** Two-sided 95 % of Student's t for 1 to 30 degrees of freedom (Student, Biometrika 6 (1908), 1-25; any table). */
const T = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788,
  2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639,
  2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
] as const
const Z = 1.959963984540054
/** From here on little is left to gain: Hake's gain divides by next to nothing. */
const KNOWN = 90

/**
 * Means, their difference with its 95 % interval (paired t), and the normalised gain of the group: of what it could still gain, the
 * share that it did gain, (after - before) / (100 - before) (R. R. Hake, Am. J. Phys. 66 (1998), 64-74). `difference` is null below
 * two persons, `gain` where nothing was left to gain.
 */
export function gainOf(pairs: readonly Pair[]): Figures {
  const cadres = pairs.length
  if (cadres === 0) {
    return { cadres, before: null, after: null, difference: null, gain: null, says: 'TOO_FEW' }
  }
  const before = mean(pairs.map((pair) => pair.before))
  const after = mean(pairs.map((pair) => pair.after))
  const difference = differenceOf(pairs.map((pair) => pair.after - pair.before))
  const gain = before >= 100 ? null : (after - before) / (100 - before)
  return { cadres, before, after, difference, gain, says: sayingOf(cadres, before, difference) }
}

function differenceOf(differences: readonly number[]): Figures['difference'] {
  const of = differences.length
  if (of < 2) return null
  const value = mean(differences)
  const squares = differences.reduce((sum, each) => sum + (each - value) ** 2, 0)
  const half = t95(of - 1) * Math.sqrt(squares / (of - 1) / of)
  return { value, low: Math.max(-100, value - half), high: Math.min(100, value + half) }
}

/** Beyond the table by its expansion in 1/n (R. A. Fisher, Metron 5 (1926), 109-112), right to 4 digits there. */
function t95(freedom: number): number {
  return T[freedom - 1] ?? Z + (Z ** 3 + Z) / (4 * freedom)
}

function sayingOf(
  cadres: number,
  before: number,
  difference: Figures['difference'],
): (typeof GAINS)[number] {
  if (cadres < FEW || difference === null) return 'TOO_FEW'
  if (difference.high < 0) return 'LOST'
  if (before >= KNOWN) return 'KNOWN_BEFORE'
  return difference.low > 0 ? 'GAINED' : 'NOT_CLEAR'
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
