/** How far the members of a cohort are in its course. It never holds the list up: what cannot be read is not shown. */
import { useEffect, useState } from 'preact/hooks'
import type { Cohort, CohortMember } from '../../../../../worker/contract/cohorts.ts'
import { listCourses } from '../../../../../worker/contract/curriculum.ts'
import { listProgress } from '../../../../../worker/contract/learning.ts'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import type { ProgressKind } from '../../../text/cohorts.ts'

type Stages = ReadonlyMap<string, ProgressKind>

async function readStages(area: OfficeArea, cohort: Cohort, signal: AbortSignal): Promise<Stages> {
  const { courses } = await call(listCourses, { area: area.districtCode }, { signal })
  const course = courses.find(({ code }) => code === cohort.courseCode)
  const stages = new Map<string, ProgressKind>()
  if (course === undefined || course.current === null) return stages
  const ask = { area: area.code, courseId: course.courseId, cohort: cohort.id }
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof call<typeof listProgress>>> = await call(
      listProgress,
      { ...ask, ...(after === null ? {} : { after }) },
      { signal },
    )
    for (const { cadreId, eligibleAt, lastActivityAt } of page.cadres) {
      stages.set(
        cadreId,
        eligibleAt !== null ? 'FINISHED' : lastActivityAt === null ? 'NOT_STARTED' : 'LEARNING',
      )
    }
    after = page.next
  } while (after !== null)
  return stages
}

/** Trained comes first: it is what the district is asked for. */
export function useProgress(
  area: OfficeArea,
  cohort: Cohort,
): (member: CohortMember) => ProgressKind {
  const [stages, setStages] = useState<Stages>(new Map())
  useEffect(() => {
    if (cohort.courseCode === null) return
    const stop = new AbortController()
    readStages(area, cohort, stop.signal).then(setStages, () => undefined)
    return () => stop.abort()
  }, [area.code, cohort.id, cohort.courseCode, cohort.filled])
  return ({ cadreId, trainedOn }) =>
    trainedOn === null ? (stages.get(cadreId) ?? 'UNKNOWN') : 'COUNTS'
}
