/** A chosen file → its sheets, read by a Web Worker that is stopped when it takes too long. */
import { MAX_FILE_BYTES, type FileFault, type Sheet } from './read-file.ts'

export type Opened =
  | { readonly ok: true; readonly sheets: readonly Sheet[]; readonly fingerprint: string }
  | { readonly ok: false; readonly fault: FileFault | 'TOO_SLOW' }

const LONGEST_MS = 90_000

export async function openFile(file: File): Promise<Opened> {
  if (file.size > MAX_FILE_BYTES) return { ok: false, fault: 'TOO_BIG' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const fingerprint = await digest(bytes)
  return new Promise((settle) => {
    const reader = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
    const finish = (opened: Opened) => {
      clearTimeout(timer)
      reader.terminate()
      settle(opened)
    }
    const timer = setTimeout(() => finish({ ok: false, fault: 'TOO_SLOW' }), LONGEST_MS)
    reader.addEventListener('message', (event: MessageEvent<FileAnswer>) => {
      finish(event.data.ok ? { ...event.data, fingerprint } : event.data)
    })
    reader.addEventListener('error', () => finish({ ok: false, fault: 'DAMAGED' }))
    reader.postMessage({ name: file.name, bytes }, [bytes.buffer])
  })
}

type FileAnswer =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: FileFault }

/** By which the same file is known again. */
async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
