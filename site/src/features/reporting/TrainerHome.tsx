/** How far the cadres of the area have come in a published course. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listCourses, type CourseSummary } from '../../../../worker/contract/curriculum.ts'
import { listProgress, type CadreProgress } from '../../../../worker/contract/learning.ts'
import { Chips } from '../../components/Chips.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { Table, type Column } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { SHARED } from '../../text/frame.ts'
import { formatDate } from '../../text/format.ts'
import { partOfWhole, TRAINER } from '../../text/reporting.ts'
import { useReply } from '../../lib/use-reply.ts'

/** Who may read how far cadres are; a reviewer or publisher alone may not. */
const READERS = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN']

export function TrainerHome(): JSX.Element | null {
  const session = useSession()
  const area = useArea()
  const reply = useReply(area?.code ?? null, (signal) =>
    call(listCourses, { area: area?.districtCode ?? '' }, { signal }),
  )
  const [chosen, setChosen] = useUrlState('pelatihan')
  const mayRead =
    session.state !== 'in' || area === null || holdsRole(session.who, area.code, READERS)
  if (!mayRead) return null
  if (area === null || reply.state === 'loading')
    return <Loading label={TRAINER.loading} rows={4} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { courses } = reply.answer
  const published = courses.filter((course) => course.current !== null)
  const course = published.find(({ code }) => code === chosen) ?? published[0]
  return (
    <>
      {published.length === 0 && <p class="muted">{TRAINER.noCourses}</p>}
      {published.length > 1 && (
        <Select
          label={TRAINER.course}
          value={course?.code ?? ''}
          onChange={setChosen}
          options={published.map(({ code, current }) => ({
            value: code,
            label: current?.title ?? code,
          }))}
        />
      )}
      {course !== undefined && (
        <Progress key={`${area.code}/${course.courseId}`} area={area.code} course={course} />
      )}
    </>
  )
}

type Stage = 'notStarted' | 'learning' | 'eligible'

function stageOf(cadre: CadreProgress): Stage {
  if (cadre.eligibleAt !== null) return 'eligible'
  return cadre.lastActivityAt === null ? 'notStarted' : 'learning'
}

type Loaded = {
  readonly lessons: number
  readonly modules: number
  readonly cadres: readonly CadreProgress[]
  readonly next: string | null
}

type ProgressProps = { readonly area: string; readonly course: CourseSummary }

function Progress({ area, course }: ProgressProps): JSX.Element {
  const { courseId } = course
  const [stage, setStage] = useUrlState('keadaan')
  const [more, setMore] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const first = useReply(`${area}/${courseId}`, (signal) =>
    call(listProgress, { area, courseId }, { signal }),
  )
  if (first.state === 'loading') return <Loading label={TRAINER.progressLoading} rows={6} />
  if (first.state === 'failed') return <Problem error={first.error} onRetry={first.reload} />
  const loaded: Loaded = more ?? first.answer
  async function load(after: string): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const page = await call(listProgress, { area, courseId, after })
      setMore({ ...page, cadres: [...loaded.cadres, ...page.cadres] })
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const { next } = loaded
  const shown = loaded.cadres.filter((cadre) => stage === '' || stageOf(cadre) === stage)
  return (
    <section aria-labelledby="kemajuan">
      <h2 id="kemajuan">{TRAINER.progressOf(course.current?.title ?? course.code)}</h2>
      {loaded.cadres.length === 0 ? (
        <p class="muted">{TRAINER.empty}</p>
      ) : (
        <>
          <Chips
            label={TRAINER.show}
            value={stage}
            onChange={setStage}
            chips={[
              { value: '', label: TRAINER.all },
              { value: 'notStarted', label: TRAINER.notStarted },
              { value: 'learning', label: TRAINER.learning },
              { value: 'eligible', label: TRAINER.eligible },
            ]}
          />
          {shown.length === 0 ? (
            <p class="muted">{TRAINER.noMatch}</p>
          ) : (
            <Table
              label={TRAINER.progress}
              columns={progressColumns(loaded)}
              rows={shown}
              rowKey={({ cadreId }) => cadreId}
            />
          )}
          {problem !== null && <Problem error={problem} />}
          {next !== null && (
            <p>
              <Button busy={isBusy ? SHARED.loading : undefined} onClick={() => void load(next)}>
                {SHARED.showMore}
              </Button>
            </p>
          )}
        </>
      )}
    </section>
  )
}

function progressColumns(all: Loaded): readonly Column<CadreProgress>[] {
  return [
    {
      key: 'name',
      title: TRAINER.cadre,
      cell: ({ name, code }) => (
        <>
          {name}
          <span class="small muted under">{code}</span>
        </>
      ),
      sort: ({ name }) => name,
    },
    {
      key: 'state',
      title: TRAINER.state,
      cell: (cadre) => (
        <span class={stageOf(cadre) === 'eligible' ? 'tag done' : 'tag'}>
          {TRAINER[stageOf(cadre)]}
        </span>
      ),
      sort: stageOf,
    },
    {
      key: 'lessons',
      title: TRAINER.lessons,
      numeric: true,
      cell: ({ lessonsRead }) => partOfWhole(lessonsRead, all.lessons),
      sort: ({ lessonsRead }) => lessonsRead,
    },
    {
      key: 'modules',
      title: TRAINER.modules,
      numeric: true,
      cell: ({ modulesPassed }) => partOfWhole(modulesPassed, all.modules),
      sort: ({ modulesPassed }) => modulesPassed,
    },
    {
      key: 'final',
      title: TRAINER.final,
      numeric: true,
      cell: ({ finalScore }) => finalScore ?? '-',
      sort: ({ finalScore }) => finalScore ?? -1,
    },
    {
      key: 'last',
      title: TRAINER.last,
      cell: ({ lastActivityAt }) => (lastActivityAt === null ? '-' : formatDate(lastActivityAt)),
      sort: ({ lastActivityAt }) => lastActivityAt ?? '',
    },
  ]
}
