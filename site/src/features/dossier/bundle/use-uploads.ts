/** The files on their way, of all lines: one after another, for a slow line carries one file sooner than five halves. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BundleFile } from '../../../../../worker/contract/bundle.ts'
import { makeReady, sendFile, type Fault, type Place, type Ready } from './send-file.ts'

export type Upload = {
  readonly key: number
  readonly number: number
  readonly name: string
  readonly size: number
  readonly phase: 'waiting' | 'preparing' | 'sending' | 'stopped'
  readonly sent: number
  readonly fault: Fault | null
  readonly error: unknown
}

export type Uploads = {
  readonly list: readonly Upload[]
  readonly add: (number: number, files: readonly File[]) => void
  readonly retry: (key: number) => void
  readonly discard: (key: number) => void
}

export function useUploads(
  place: Omit<Place, 'number'>,
  onKept: (number: number, file: BundleFile) => void,
): Uploads {
  const [list, setList] = useState<readonly Upload[]>([])
  const files = useRef(new Map<number, File>())
  const last = useRef(0)
  /** What is sent next waits for this. */
  const line = useRef<Promise<void>>(Promise.resolve())
  const isBusy = list.some(({ phase }) => phase !== 'stopped')
  useEffect(() => {
    if (!isBusy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isBusy])

  const change = (key: number, more: Partial<Upload>) =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...more } : each)))
  const drop = (key: number) => {
    files.current.delete(key)
    setList((now) => now.filter((each) => each.key !== key))
  }

  async function send(key: number, number: number): Promise<void> {
    const file = files.current.get(key)
    if (file === undefined) return
    change(key, { phase: 'preparing', sent: 0, fault: null, error: null })
    try {
      const ready: Ready | Fault = await makeReady(file)
      if (typeof ready === 'string') return change(key, { phase: 'stopped', fault: ready })
      change(key, { phase: 'sending', size: ready.bytes.length })
      const kept = await sendFile({ ...place, number }, file.name, ready, (sent) =>
        change(key, { sent }),
      )
      drop(key)
      onKept(number, kept)
    } catch (error) {
      change(key, { phase: 'stopped', error })
    }
  }

  function queue(key: number, number: number): void {
    line.current = line.current.then(() => send(key, number))
  }

  return {
    list,
    add(number, chosen) {
      const fresh = chosen.map((file): Upload => {
        last.current += 1
        files.current.set(last.current, file)
        const { name, size } = file
        const nothing = { sent: 0, fault: null, error: null }
        return { key: last.current, number, name, size, phase: 'waiting', ...nothing }
      })
      setList((now) => [...now, ...fresh])
      for (const { key } of fresh) queue(key, number)
    },
    retry(key) {
      const number = list.find((each) => each.key === key)?.number
      change(key, { phase: 'waiting', fault: null, error: null })
      if (number !== undefined) queue(key, number)
    },
    discard: drop,
  }
}
