/** A chosen file → the course in it, read by a Web Worker that is stopped when it takes too long. */
import { COURSE_FILE_LIMITS } from './manifest.ts'
import type { CourseReading } from './read-course-file.ts'
import type { CourseReaderMessage } from './read-worker.ts'

const LONGEST_MS = 90_000

export async function openCourseFile(
  file: File,
  onProgress: (done: number, total: number) => void,
): Promise<CourseReading> {
  const tooBig: CourseReading = { ok: false, faults: [{ file: '', reason: 'TOO_BIG' }] }
  if (file.size > COURSE_FILE_LIMITS.packed) return tooBig
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new Promise((settle) => {
    const reader = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
    const finish = (reading: CourseReading) => {
      clearTimeout(timer)
      reader.terminate()
      settle(reading)
    }
    const timer = setTimeout(() => finish(tooBig), LONGEST_MS)
    reader.addEventListener('message', (event: MessageEvent<CourseReaderMessage>) => {
      if ('reading' in event.data) finish(event.data.reading)
      else onProgress(event.data.done, event.data.total)
    })
    reader.addEventListener('error', () =>
      finish({ ok: false, faults: [{ file: '', reason: 'DAMAGED' }] }),
    )
    reader.postMessage(bytes, [bytes.buffer])
  })
}
