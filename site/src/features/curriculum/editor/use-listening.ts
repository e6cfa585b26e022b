/**
 * Plays a recording that has not been uploaded yet. Through the audio graph and not an `<audio>` element: the pages' content policy
 * lets media come from this site alone, and a file in memory has no address of it.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { CallProblem } from '../../../lib/call.ts'

type Listening = {
  readonly isOn: boolean
  /** How long it is; null until it was decoded. */
  readonly seconds: number | null
  readonly toggle: () => void
}

/** `onProblem` gets MEDIA_INVALID when the browser cannot decode it. */
export function useListening(file: Blob | null, onProblem: (problem: unknown) => void): Listening {
  const playing = useRef<{ context: AudioContext; source: AudioBufferSourceNode } | null>(null)
  const [isOn, setOn] = useState(false)
  const [seconds, setSeconds] = useState<number | null>(null)
  const stop = () => {
    const now = playing.current
    playing.current = null
    setOn(false)
    now?.source.stop()
    void now?.context.close()
  }
  useEffect(() => {
    setSeconds(null)
    return stop
  }, [file])
  const start = async (): Promise<void> => {
    if (file === null) return
    const context = new AudioContext()
    try {
      const buffer = await context.decodeAudioData(await file.arrayBuffer())
      setSeconds(Math.round(buffer.duration))
      const source = context.createBufferSource()
      source.buffer = buffer
      source.connect(context.destination)
      source.addEventListener('ended', stop, { once: true })
      playing.current = { context, source }
      source.start()
      setOn(true)
    } catch {
      void context.close()
      onProblem(new CallProblem('MEDIA_INVALID', { why: 'RECORDING_TYPE', limit: 0 }, ''))
    }
  }
  return { isOn, seconds, toggle: () => (isOn ? stop() : void start()) }
}
