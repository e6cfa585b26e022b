/**
 * Holds the counters of a district against the truth: assignments and certificates, counted one by one for the day
 * that the counters name. Says where they differ; mending belongs to the roster, whose counters they are.
 */
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { figuresFromCounters, figuresFromIntervals } from './figures.ts'
import { differencesOf, type CounterDifference } from './rules.ts'

/** Every counter that is not what it should be; none for a district that was never counted. */
export async function compareCounters(
  ctx: Context,
  district: AreaCode,
): Promise<CounterDifference[]> {
  allow(ctx, 'coverage.recount', district)
  const stored = await figuresFromCounters(ctx, district)
  if (stored === null) return []
  return differencesOf(stored, await figuresFromIntervals(ctx, district, stored.asOf))
}
