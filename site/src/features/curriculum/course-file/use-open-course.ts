/** From a chosen file to a course in the workshop: read, compared, chosen, media sent, then all texts and questions at once. */
import { useRef, useState } from 'preact/hooks'
import { importCourse } from '../../../../../worker/contract/bank.ts'
import { compareCourse } from '../../../../../worker/contract/course-file.ts'
import { addMedium } from '../../../../../worker/contract/curriculum.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { sha256Of } from '../../../lib/course-file/manifest.ts'
import { openCourseFile } from '../../../lib/course-file/open-course-file.ts'
import type { CourseFile, Fault } from '../../../lib/course-file/read-course-file.ts'
import { base64Of } from '../../../lib/media/base64.ts'
import { fetchMedium } from './save-course.ts'

export type Compared = ReplyOf<typeof compareCourse>
export type Opened = {
  readonly fileName: string
  readonly course: CourseFile
  readonly compared: Compared
}
/** Into the draft that is there, or as a course of its own with this title. */
export type Choice = { readonly is: 'draft' } | { readonly is: 'new'; readonly title: string }

export type OpenState =
  | { readonly is: 'idle' }
  | { readonly is: 'reading'; readonly done: number; readonly total: number }
  | { readonly is: 'refused'; readonly fileName: string; readonly faults: readonly Fault[] }
  | { readonly is: 'comparing' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'checked' }
  | { readonly is: 'uploading'; readonly done: number; readonly total: number }
  | { readonly is: 'saving' }
  /** `medium`: the one that came out under another name. */
  | { readonly is: 'stopped'; readonly error: unknown; readonly medium: string | null }
  | { readonly is: 'saved'; readonly reply: ReplyOf<typeof importCourse> }

export type OpenCourse = {
  readonly state: OpenState
  readonly opened: Opened | null
  readonly choice: Choice
  readonly choose: (choice: Choice) => void
  readonly open: (file: File) => Promise<void>
  readonly compare: () => Promise<void>
  readonly save: () => Promise<void>
  readonly review: () => void
  readonly leave: () => void
}

export function useOpenCourse(area: string): OpenCourse {
  const [state, setState] = useState<OpenState>({ is: 'idle' })
  const [opened, setOpened] = useState<Opened | null>(null)
  const [choice, choose] = useState<Choice>({ is: 'new', title: '' })
  const read = useRef<{ readonly fileName: string; readonly course: CourseFile } | null>(null)
  // Kept between tries: what the product has is not sent again, and one press is one course.
  const sent = useRef<Set<string>>(new Set())
  const courseId = useRef('')

  async function open(file: File): Promise<void> {
    setState({ is: 'reading', done: 0, total: 1 })
    const reading = await openCourseFile(file, (done, total) =>
      setState({ is: 'reading', done, total }),
    )
    if (!reading.ok) {
      return setState({ is: 'refused', fileName: file.name, faults: reading.faults })
    }
    read.current = { fileName: file.name, course: reading.course }
    choose({ is: 'new', title: reading.course.title })
    await compare()
  }

  async function compare(): Promise<void> {
    if (read.current === null) return
    const { course, fileName } = read.current
    setState({ is: 'comparing' })
    try {
      const compared = await call(compareCourse, {
        ownerArea: area,
        code: course.code,
        files: [...course.texts],
        media: [...course.media].map(([name, bytes]) => ({ name, bytes: bytes.length })),
      })
      courseId.current = crypto.randomUUID()
      setOpened({ fileName, course, compared })
      setState({ is: 'checked' })
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }

  async function save(): Promise<void> {
    if (opened === null) return
    const { course, compared } = opened
    try {
      const wrong = await sendMedia(area, course.media, sent.current, (done, total) =>
        setState({ is: 'uploading', done, total }),
      )
      if (wrong !== null) return setState({ is: 'stopped', error: null, medium: wrong })
      setState({ is: 'saving' })
      const files = [...course.texts]
      const into = compared.course
      const reply = await call(
        importCourse,
        choice.is === 'draft' && into !== null
          ? { code: course.code, ownerArea: area, files, version: into.version }
          : {
              code: compared.newCode,
              courseId: courseId.current,
              ownerArea: area,
              title: choice.is === 'new' ? choice.title.trim() : course.title,
              files,
              version: 0,
            },
      )
      setState({ is: 'saved', reply })
    } catch (error) {
      setState({ is: 'stopped', error, medium: null })
    }
  }

  return {
    state,
    opened,
    choice,
    choose,
    open,
    compare,
    save,
    review: () => setState({ is: 'checked' }),
    leave: () => {
      read.current = null
      setOpened(null)
      setState({ is: 'idle' })
    },
  }
}

/** What the product has word for word stays; null, or the first that does not keep its name: lessons would not find it. */
async function sendMedia(
  area: string,
  media: CourseFile['media'],
  sent: Set<string>,
  tell: (done: number, total: number) => void,
): Promise<string | null> {
  for (const [at, [name, bytes]] of [...media].entries()) {
    tell(at, media.size)
    if (sent.has(name)) continue
    if (!(await isThere(name, bytes))) {
      const base64 = await base64Of(new Blob([bytes]))
      const added = await addedName(area, base64, name)
      if (added !== name) return name
    }
    sent.add(name)
  }
  return null
}

async function isThere(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const known = await fetchMedium(name).catch(() => null)
  return known !== null && (await sha256Of(known)) === (await sha256Of(bytes))
}

/** Null: no medium at all, by what its first bytes say. */
async function addedName(area: string, base64: string, name: string): Promise<string | null> {
  try {
    return (await call(addMedium, { ownerArea: area, base64, name })).name
  } catch (error) {
    if (error instanceof CallProblem && error.code === 'MEDIA_INVALID') return null
    throw error
  }
}
