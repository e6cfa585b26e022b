/** The courses that a meeting may belong to, and the modules of the chosen one. Without them the form works on. */
import { listCourses, readCourse } from '../../../../worker/contract/curriculum.ts'
import type { Option } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'
import type { Module } from './fill-agenda.ts'

export type Courses = {
  readonly options: readonly Option[]
  readonly modules: readonly Module[]
}

export function useCourses(district: string, chosen: string): Courses {
  const reply = useReply(district, (signal) => call(listCourses, { area: district }, { signal }))
  const published =
    reply.state === 'here' ? reply.answer.courses.filter(({ current }) => current !== null) : []
  const courseId = published.find(({ code }) => code === chosen)?.courseId ?? null
  const head = useReply(courseId, (signal) =>
    call(readCourse, { courseId: courseId ?? '' }, { signal }),
  )
  return {
    options: published.map(({ code, current }) => ({ value: code, label: current?.title ?? code })),
    modules: head.state === 'here' ? head.answer.head.modules : [],
  }
}
