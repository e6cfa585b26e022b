/** Shows something of one course of a district; with several, which one is chosen and stands in the address. */
import type { JSX } from 'preact'
import { listCourses, type CourseSummary } from '../../../../worker/contract/curriculum.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { useReply } from '../../lib/use-reply.ts'

type Props = {
  readonly district: string
  readonly words: {
    readonly loading: string
    readonly course: string
    readonly noCourseTitle: string
    readonly noCourse: string
  }
  /** `choice`: the field to change the course; false when there is one only. */
  readonly children: (course: CourseSummary, choice: JSX.Element | false) => JSX.Element
}

export function ChooseCourse({ district, words, children }: Props): JSX.Element {
  const reply = useReply(district, () => call(listCourses, { area: district }))
  const [asked, setAsked] = useUrlState('pelatihan')
  if (reply.state === 'loading') return <Loading label={words.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const courses = reply.answer.courses.filter((course) => course.current !== null)
  const course = courses.find(({ code }) => code === asked) ?? courses[0]
  if (course === undefined) return <Empty title={words.noCourseTitle}>{words.noCourse}</Empty>
  return children(
    course,
    courses.length > 1 && (
      <Select
        label={words.course}
        value={course.code}
        options={courses.map(({ code, current }) => ({
          value: code,
          label: current?.title ?? code,
        }))}
        onChange={setAsked}
      />
    ),
  )
}
