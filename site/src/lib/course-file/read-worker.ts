/** Reads the file of a course beside the page, and says how far it is. */
import { readCourseFile, type CourseReading } from './read-course-file.ts'

export type CourseReaderMessage =
  { readonly done: number; readonly total: number } | { readonly reading: CourseReading }

const say = (message: CourseReaderMessage) => postMessage(message)

addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  const tell = (done: number, total: number) => {
    if (done % 10 === 0) say({ done, total })
  }
  const damaged: CourseReading = { ok: false, faults: [{ file: '', reason: 'DAMAGED' }] }
  readCourseFile(event.data, tell).then(
    (reading) => say({ reading }),
    () => say({ reading: damaged }),
  )
})
