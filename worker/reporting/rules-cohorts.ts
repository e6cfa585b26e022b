/**
 * What a cohort came to: who had a seat, who passed its course, and how much more they knew afterwards. Pure. Dates are calendar
 * dates of the district; marks are 0 to 100, of the first try, so that nobody is lifted by having seen explanations.
 */
import type * as shown from '../../site/src/render/index.ts'

/** Without the N-gain, which `gains.ts` reads. */
export type CohortTotal = Omit<shown.CohortTotal, 'normalised'>
export type CohortFacts = Pick<
  shown.CohortResult,
  'id' | 'name' | 'place' | 'startsOn' | 'endsOn'
> & { readonly courseId: string | null }
export type CohortResult = CohortFacts & CohortTotal

/** Of each person, by course: the day she first met its pass rule, and her marks. */
export type Learnt = {
  readonly courseId: string
  readonly cadreId: string
  readonly passedOn: string | null
  readonly before: number | null
  readonly after: number | null
}

export type Seat = { readonly cohortId: string; readonly cadreId: string }

/** In the order of the cohorts. The total counts each person once, however many cohorts she was in. */
export function resultsOf(
  cohorts: readonly CohortFacts[],
  seats: readonly Seat[],
  learnt: readonly Learnt[],
): { readonly cohorts: CohortResult[]; readonly total: CohortTotal } {
  const known = new Map(learnt.map((each) => [`${each.courseId}/${each.cadreId}`, each]))
  const people = Map.groupBy(seats, ({ cohortId }) => cohortId)
  const passed = new Set<string>()
  const before = new Set<string>()
  const everybody = new Map<string, Learnt>()
  const results = cohorts.map((facts): CohortResult => {
    const { courseId } = facts
    const members = people.get(facts.id) ?? []
    const own = members.flatMap(({ cadreId }) => known.get(`${courseId}/${cadreId}`) ?? [])
    const late = own.filter(({ passedOn }) => passedOn !== null && passedOn >= facts.startsOn)
    const early = own.filter(({ passedOn }) => passedOn !== null && passedOn < facts.startsOn)
    for (const { cadreId } of late) passed.add(cadreId)
    for (const { cadreId } of early) before.add(cadreId)
    for (const each of own) everybody.set(`${each.courseId}/${each.cadreId}`, each)
    return {
      ...facts,
      invited: members.length,
      passed: courseId === null ? null : late.length,
      passedBefore: courseId === null ? null : early.length,
      ...meansOf(own),
    }
  })
  return {
    cohorts: results,
    total: {
      invited: new Set(seats.map(({ cadreId }) => cadreId)).size,
      passed: passed.size,
      passedBefore: [...before].filter((id) => !passed.has(id)).length,
      ...meansOf([...everybody.values()]),
    },
  }
}

function meansOf(
  learnt: readonly Learnt[],
): Pick<CohortTotal, 'before' | 'after' | 'tested' | 'gain'> {
  const gains = learnt.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [after - before],
  )
  return {
    before: mean(learnt.flatMap(({ before }) => before ?? [])),
    after: mean(learnt.flatMap(({ after }) => after ?? [])),
    tested: gains.length,
    gain: mean(gains),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length
}
