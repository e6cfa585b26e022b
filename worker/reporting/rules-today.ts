/** Days of the morning page, and what is told of villages between two of them. Pure. */
import type { DateOnly } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'

const DAY = 24 * 3_600_000

/** The date so many days after another; before it when negative. */
export function daysFrom(day: DateOnly, days: number): DateOnly {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

type Village = { readonly code: AreaCode; readonly name: string }

/**
 * Covered villages that go on under another name or code: of each group that changes tied together, those covered before and those
 * covered now, by code. What is called the same on both days is left out, and a group covered on one of them only.
 */
export function renamedAmong<Place extends Village>(
  before: readonly Place[],
  now: readonly Place[],
  groups: readonly ReadonlySet<AreaCode>[],
): { readonly from: readonly Place[]; readonly to: readonly Place[] }[] {
  const keyOf = ({ code, name }: Village) => `${code} ${name}`
  const was = new Set(before.map(keyOf))
  const is = new Set(now.map(keyOf))
  return groups
    .map((group) => ({
      from: before.filter((place) => group.has(place.code) && !is.has(keyOf(place))),
      to: now.filter((place) => group.has(place.code) && !was.has(keyOf(place))),
    }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0)
    .sort((one, other) => ((one.from[0]?.code ?? '') < (other.from[0]?.code ?? '') ? -1 : 1))
}
