/** A chosen file → its questions, read by a Web Worker that is stopped when it takes too long. */
import { MAX_FILE_BYTES, type FileReading } from './reading.ts'
import type { ReaderMessage } from './read-worker.ts'

const LONGEST_MS = 90_000

export async function openQuestions(
  file: File,
  onProgress: (done: number, total: number) => void,
): Promise<FileReading> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, fault: 'TOO_BIG', line: 1 }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new Promise((settle) => {
    const reader = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
    const finish = (reading: FileReading) => {
      clearTimeout(timer)
      reader.terminate()
      settle(reading)
    }
    const timer = setTimeout(() => finish({ ok: false, fault: 'TOO_BIG', line: 1 }), LONGEST_MS)
    reader.addEventListener('message', (event: MessageEvent<ReaderMessage>) => {
      if ('reading' in event.data) finish(event.data.reading)
      else onProgress(event.data.done, event.data.total)
    })
    reader.addEventListener('error', () => finish({ ok: false, fault: 'DAMAGED', line: 1 }))
    reader.postMessage({ name: file.name, bytes }, [bytes.buffer])
  })
}
