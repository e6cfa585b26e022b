/** Takes the draft of a course out of the product as one file: its texts with their questions, and every medium that they name. */
import { exportCourse } from '../../../../../worker/contract/bank.ts'
import { call } from '../../../lib/call.ts'
import { writeCourseFile } from '../../../lib/course-file/write-course-file.ts'

export type SavedCourse = {
  readonly file: Blob
  readonly code: string
  /** What the course names and the product does not have. */
  readonly lostMedia: readonly string[]
  readonly lostItems: readonly string[]
}

/** Throws CallProblem, also when a medium cannot be fetched for want of signal. */
export async function saveCourse(
  courseId: string,
  title: string,
  madeAt: string,
  tell: (done: number, total: number) => void,
): Promise<SavedCourse> {
  const { code, files, media: names, missing } = await call(exportCourse, { courseId })
  const media = new Map<string, Uint8Array<ArrayBuffer>>()
  const lostMedia: string[] = []
  for (const [at, name] of names.entries()) {
    tell(at, names.length)
    const bytes = await fetchMedium(name)
    if (bytes === null) lostMedia.push(name)
    else media.set(name, bytes)
  }
  const file = await writeCourseFile({ code, title, madeAt, texts: files, media })
  return { file, code, lostMedia, lostItems: missing }
}

/** Null: the product does not have it. */
export async function fetchMedium(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const answer = await fetch(`/media/${name}`)
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(`media: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}
