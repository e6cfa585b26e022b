/** The training that most of some candidates attended, to begin a proposal with. */
import type { Candidate } from '../../../../../worker/contract/certification.ts'

type Hall = NonNullable<Candidate['attended']> & {
  /** How many of them were there. */
  readonly people: number
}

/** Of equally many the later one; null when nobody was at any. */
export function mostAttended(candidates: readonly Pick<Candidate, 'attended'>[]): Hall | null {
  const halls = candidates.flatMap(({ attended }) => attended ?? [])
  const groups = [...Map.groupBy(halls, (hall) => JSON.stringify(hall)).values()]
  const [best] = groups.toSorted(
    (one, other) =>
      other.length - one.length || ((one[0]?.endsOn ?? '') < (other[0]?.endsOn ?? '') ? 1 : -1),
  )
  const hall = best?.[0]
  return hall === undefined ? null : { ...hall, people: best?.length ?? 0 }
}
