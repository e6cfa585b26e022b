/** A ZIP on its way: begun, stopped for a while, gone on with, given up, done. Leaving the place where it is shown gives it up. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { gateOf, type Gate } from './in-order.ts'
import type { NamedPaper } from './paper-names.ts'
import { chooseTarget } from './save-zip.ts'
import { zipOf } from './zip-papers.ts'

type Count = { readonly done: number; readonly total: number }
export type ZipState =
  | { readonly state: 'ready' }
  | ({ readonly state: 'running' | 'stopped' } & Count)
  /** Nothing comes any more until somebody goes on. */
  | ({ readonly state: 'stuck'; readonly error: unknown } & Count)
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'done'; readonly papers: number }

export type Zip = ZipState & {
  readonly start: (papers: readonly NamedPaper[], origin: string, name: string) => void
  readonly stop: () => void
  readonly goOn: () => void
  readonly giveUp: () => void
}

export function useZip(): Zip {
  const [now, setNow] = useState<ZipState>({ state: 'ready' })
  const running = useRef<{ readonly gate: Gate; readonly abort: AbortController } | null>(null)
  const count = useRef<Count>({ done: 0, total: 0 })

  async function run(papers: readonly NamedPaper[], origin: string, name: string): Promise<void> {
    const target = await chooseTarget(name)
    if (target === null) return
    const abort = new AbortController()
    const { signal } = abort
    const gate = gateOf(signal)
    running.current = { gate, abort }
    count.current = { done: 0, total: papers.length }
    setNow({ state: 'running', ...count.current })
    const zip = zipOf({
      papers,
      origin,
      signal,
      gate,
      onDone(done) {
        count.current = { done, total: papers.length }
        setNow((last) => ('done' in last ? { ...last, done } : last))
      },
      onStuck: (error) => setNow({ state: 'stuck', ...count.current, error }),
    })
    try {
      await target(zip, signal)
      setNow({ state: 'done', papers: papers.length })
    } catch (error) {
      setNow(signal.aborted ? { state: 'ready' } : { state: 'failed', error })
    } finally {
      // Of a ZIP that could not be written nothing more is fetched.
      abort.abort()
      running.current = null
    }
  }

  useEffect(() => () => running.current?.abort.abort(), [])
  const isOnItsWay = now.state === 'running' || now.state === 'stopped' || now.state === 'stuck'
  useEffect(() => {
    if (!isOnItsWay) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isOnItsWay])

  return {
    ...now,
    start: (papers, origin, name) => void run(papers, origin, name),
    stop() {
      running.current?.gate.close()
      setNow({ state: 'stopped', ...count.current })
    },
    goOn() {
      setNow({ state: 'running', ...count.current })
      running.current?.gate.open()
    },
    giveUp: () => running.current?.abort.abort(),
  }
}
