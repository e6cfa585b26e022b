/** Reads a file of questions beside the page, and says how far it is. */
import { readQuestions } from './read-questions.ts'
import type { FileReading } from './reading.ts'

export type ReaderMessage =
  { readonly done: number; readonly total: number } | { readonly reading: FileReading }

const say = (message: ReaderMessage) => postMessage(message)

addEventListener('message', (event: MessageEvent<{ name: string; bytes: Uint8Array }>) => {
  const { name, bytes } = event.data
  const tell = (done: number, total: number) => {
    if (done % 20 === 0) say({ done, total })
  }
  const damaged: FileReading = { ok: false, fault: 'DAMAGED', line: 1 }
  readQuestions(name, bytes, tell).then(
    (reading) => say({ reading }),
    () => say({ reading: damaged }),
  )
})
