/** The training materials of a course: the list of them, or one of them as a page to read and print. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { listCourses, type CourseSummary } from '../../../../../worker/contract/curriculum.ts'
import { readMaterials } from '../../../../../worker/contract/materials.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { useScrollBack } from '../../../lib/scroll-back.ts'
import { holdsRole, useArea, useSession, useZone } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { MATERIALS, versionWords } from '../../../text/materials.ts'
import { COURSE_KEY, courseHref, MATERIAL_KEY } from '../course/places.ts'
import { WRITERS } from '../course/roles.ts'
import { MaterialList } from './MaterialList.tsx'
import { openedBy, sheetsOf, type Course } from './sheets.ts'
import { SheetPage } from './SheetPage.tsx'

export function MaterialsPage(): JSX.Element {
  const area = useArea()
  const [asked, choose] = useUrlState(COURSE_KEY)
  const courses = useReply(area?.districtCode ?? null, (signal) =>
    call(listCourses, { area: area?.districtCode ?? '' }, { signal }),
  )
  const published =
    courses.state === 'here' ? courses.answer.courses.filter(({ current }) => current !== null) : []
  // Courses of other areas are no part of the list, but whoever may read one can be sent to it.
  const likely = published.find(({ countsAsTrained }) => countsAsTrained) ?? published[0]
  const courseId = asked === '' ? likely?.courseId : asked
  const reply = useReply(courseId ?? null, (signal) =>
    call(readMaterials, { courseId: courseId ?? '' }, { signal }),
  )
  if (courses.state === 'failed') return <Problem error={courses.error} onRetry={courses.reload} />
  if (courses.state === 'here' && courseId === undefined)
    return <Empty title={MATERIALS.noCourse}>{MATERIALS.noCourseHelp}</Empty>
  if (courses.state === 'loading' || reply.state === 'loading')
    return <Loading label={MATERIALS.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return (
    <CourseMaterials
      key={courseId}
      courseId={courseId ?? ''}
      course={reply.answer}
      courses={published}
      onChoose={choose}
    />
  )
}

type Props = {
  readonly courseId: string
  readonly course: Course
  readonly courses: readonly CourseSummary[]
  readonly onChoose: (courseId: string) => void
}

function CourseMaterials({ courseId, course, courses, onChoose }: Props): JSX.Element {
  const session = useSession()
  const zone = useZone()
  const [wanted] = useUrlState(MATERIAL_KEY)
  useScrollBack(wanted === '')
  const mayWrite = session.state === 'in' && holdsRole(session.who, course.ownerArea, WRITERS)
  const sheets = sheetsOf(course)
  const opened = wanted === '' ? null : openedBy(wanted, sheets)
  const last = useRef('')
  if (opened !== null) last.current = opened.module?.slug ?? ''
  if (opened !== null)
    return <SheetPage courseId={courseId} course={course} opened={opened} mayWrite={mayWrite} />
  return (
    <>
      {courses.length > 1 && (
        <Select
          label={MATERIALS.course}
          value={courseId}
          onChange={onChoose}
          options={courses.map((each) => ({
            value: each.courseId,
            label: each.current?.title ?? each.code,
          }))}
        />
      )}
      <h2>{course.title}</h2>
      <p class="muted">
        {course.version !== null && versionWords(course.version, zone)}
        {mayWrite && (
          <>
            {' · '}
            <a href={courseHref(courseId)}>{MATERIALS.edit}</a>
          </>
        )}
      </p>
      {wanted !== '' && <Empty title={MATERIALS.gone}>{MATERIALS.goneHelp}</Empty>}
      {course.version === null ? (
        <Empty title={MATERIALS.noCourse}>{MATERIALS.noCourseHelp}</Empty>
      ) : course.materials.length === 0 ? (
        <Empty
          title={MATERIALS.none}
          action={mayWrite && <Button href={courseHref(courseId)}>{MATERIALS.edit}</Button>}
        >
          {MATERIALS.noneHelp}
        </Empty>
      ) : (
        <MaterialList courseId={courseId} sheets={sheets} mayWrite={mayWrite} last={last.current} />
      )}
    </>
  )
}
