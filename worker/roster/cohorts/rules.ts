/** What may be done with a cohort. Pure. */
import type { CohortState } from '../../contract/cohorts.ts'
import { no, ok, type Result } from '../../core/result.ts'

type Facts = {
  readonly name: string
  readonly courseCode: string | null
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  readonly capacity: number
}

export type SaveFault = 'NOT_FOUND' | 'CHANGED_MEANWHILE' | 'STATE_NOT_FIT'

/**
 * What saving does: a new cohort, a change, or nothing because it stands there already, which is also what a repeat finds.
 * A closed cohort is not changed; version 0 means that the officer knows of none.
 */
export function decideSave(
  known: (Facts & { readonly state: CohortState; readonly version: number }) | null,
  wanted: Facts & { readonly version: number },
): Result<'create' | 'change' | 'nothing', { readonly reason: SaveFault }> {
  if (known === null) return wanted.version === 0 ? ok('create') : unfit('NOT_FOUND')
  if (isSame(known, wanted)) return ok('nothing')
  if (known.version !== wanted.version) return unfit('CHANGED_MEANWHILE')
  return known.state === 'OPEN' ? ok('change') : unfit('STATE_NOT_FIT')
}

const unfit = (reason: SaveFault) => no({ reason })

function isSame(one: Facts, other: Facts): boolean {
  return (
    one.name === other.name &&
    one.courseCode === other.courseCode &&
    one.place === other.place &&
    one.startsOn === other.startsOn &&
    one.endsOn === other.endsOn &&
    one.capacity === other.capacity
  )
}

/** Who gets a seat: those without one. Refused when the free seats do not suffice and nobody said that it may go over. */
export function decideSeats(
  cohort: { readonly capacity: number; readonly filled: number },
  wanted: readonly string[],
  seated: readonly string[],
  overCapacity: true | undefined,
): Result<readonly string[], { readonly reason: 'COHORT_FULL'; free: number; wanted: number }> {
  const already = new Set(seated)
  const fresh = [...new Set(wanted)].filter((id) => !already.has(id))
  const free = Math.max(0, cohort.capacity - cohort.filled)
  return fresh.length <= free || overCapacity === true
    ? ok(fresh)
    : no({ reason: 'COHORT_FULL' as const, free, wanted: fresh.length })
}
