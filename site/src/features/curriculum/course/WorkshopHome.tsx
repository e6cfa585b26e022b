/** The workshop's home: the courses of the area and where they stand, a new one by its title, facts to look at again. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listWorkshop, type WorkshopCourse } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useSession } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import type { Zone } from '../../../text/format.ts'
import { COURSE_IN } from '../../../text/course-file.ts'
import { controlOf, savedBy, WORKSHOP } from '../../../text/workshop-office.ts'
import { useBank } from '../bank/use-bank.ts'
import { CourseState } from './CourseState.tsx'
import { useFacts } from '../facts/use-facts.ts'
import { Facts, FactsWaiting } from './Facts.tsx'
import { courseHref, OPEN_FILE_HREF } from './places.ts'
import { WRITERS } from './roles.ts'
import { CopyCourse, StartCourse } from './StartCourse.tsx'

/** Nothing for who has no part in writing: the progress of cadres stands below it all the same. */
export function WorkshopHome(): JSX.Element | null {
  const session = useSession()
  const bank = useBank()
  const area = bank?.area ?? null
  const reply = useReply(area, (signal) => call(listWorkshop, { area: area ?? '' }, { signal }))
  const facts = useFacts(area)
  const [copied, setCopied] = useState<WorkshopCourse | null>(null)
  if (session.state !== 'in' || bank === null || area === null) return null
  if (reply.state === 'loading') return <Loading label={WORKSHOP.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { courses } = reply.answer
  const mayWrite = holdsRole(session.who, area, WRITERS)
  return (
    <>
      {bank.areas.length > 1 && (
        <Chips label={WORKSHOP.whose} chips={bank.areas} value={area} onChange={bank.choose} />
      )}
      <FactsWaiting reply={facts} />
      {mayWrite ? <StartCourse area={area} /> : <p class="muted">{WORKSHOP.noWriter}</p>}
      {mayWrite && (
        <p>
          <Button icon="import" href={OPEN_FILE_HREF}>
            {COURSE_IN.title}
          </Button>
        </p>
      )}
      <h2>{WORKSHOP.courses}</h2>
      {courses.length === 0 ? (
        <Empty title={WORKSHOP.none}>{WORKSHOP.noneHelp}</Empty>
      ) : (
        <Table
          label={WORKSHOP.courses}
          columns={columns(mayWrite ? setCopied : null, bank.zone)}
          rows={courses}
          rowKey={({ courseId }) => courseId}
        />
      )}
      <CopyCourse
        key={copied?.courseId ?? ''}
        area={area}
        course={copied}
        onClose={() => setCopied(null)}
      />
      <Facts reply={facts} />
    </>
  )
}

function columns(
  onCopy: ((course: WorkshopCourse) => void) | null,
  zone: Zone,
): readonly Column<WorkshopCourse>[] {
  return [
    {
      key: 'title',
      title: WORKSHOP.course,
      cell: ({ courseId, title, code, isOwn, countsAsTrained }) => (
        <>
          <a href={courseHref(courseId)}>{title}</a>
          <span class="small muted under">
            {code} · {isOwn ? WORKSHOP.own : WORKSHOP.above}
            {countsAsTrained && ` · ${WORKSHOP.trains}`}
          </span>
        </>
      ),
      sort: ({ title }) => title,
    },
    { key: 'state', title: WORKSHOP.state, cell: (course) => <CourseState course={course} /> },
    {
      key: 'saved',
      title: WORKSHOP.last,
      cell: ({ savedAt, savedBy: name }) =>
        savedAt === null ? '-' : savedBy(savedAt, name ?? '', zone),
      sort: ({ savedAt }) => savedAt ?? '',
    },
    {
      key: 'acts',
      title: WORKSHOP.todo,
      cell: (course) => (
        <span class="row-acts">
          <Button href={courseHref(course.courseId)}>
            {WORKSHOP.open}
            <span class="unseen"> {course.title}</span>
          </Button>
          {onCopy !== null && (
            <button
              type="button"
              class="button quiet"
              aria-label={controlOf(course.isOwn ? WORKSHOP.copyOwn : WORKSHOP.copy, course.title)}
              onClick={() => onCopy(course)}
            >
              {course.isOwn ? WORKSHOP.copyOwn : WORKSHOP.copy}
            </button>
          )}
        </span>
      ),
    },
  ]
}
