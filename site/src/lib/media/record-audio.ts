/**
 * Recordings for lessons: spoken into the browser, or read from a file. Opus in WebM or Ogg, at most 1 MB, which is what
 * `addMedium` takes. Throws CallProblem MEDIA_INVALID with `why` (words: `site/src/text/media.ts`).
 */
import { CallProblem } from '../call.ts'
import { base64Of } from './base64.ts'
import { sniffRecording } from './sniff.ts'

/** In bytes. */
export const RECORDING_LIMIT = 1_000_000
/** Speech stays clear with it, and eight minutes fit. */
const BITS_PER_SECOND = 16_000
export const MOST_SECONDS = 480
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus']

export type ReadRecording = { readonly base64: string; readonly bytes: number }

/** A file that was chosen, or what was just spoken. */
export async function readRecording(file: Blob): Promise<ReadRecording> {
  if (file.size > RECORDING_LIMIT) throw refused('MEDIUM_LARGE', RECORDING_LIMIT)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (sniffRecording(bytes) === null) throw refused('RECORDING_TYPE', 0)
  return { base64: await base64Of(file), bytes: file.size }
}

export type Recorder = {
  /** Ends it and gives what was spoken. */
  readonly stop: () => Promise<Blob>
  /** Ends it and keeps nothing; the microphone is let go. */
  readonly cancel: () => void
}

/**
 * Begins to record. `onTick` is called about each second; at the limit of time or size the recording goes no further and
 * `onLimit` is called once.
 */
export async function startRecorder(
  onTick: (now: { readonly seconds: number; readonly bytes: number }) => void,
  onLimit: () => void,
): Promise<Recorder> {
  const mimeType =
    typeof MediaRecorder === 'undefined'
      ? undefined
      : TYPES.find((type) => MediaRecorder.isTypeSupported(type))
  if (mimeType === undefined) throw refused('RECORDING_NO_OPUS', 0)
  const stream = await microphone()
  const letGo = () => stream.getTracks().forEach((track) => track.stop())
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND })
  const pieces: Blob[] = []
  let bytes = 0
  let isFull = false
  const begun = performance.now()
  recorder.ondataavailable = ({ data }) => {
    // The last piece belongs to it, unless it would make the whole too large to send.
    if (bytes + data.size > RECORDING_LIMIT) return
    pieces.push(data)
    bytes += data.size
    const seconds = Math.round((performance.now() - begun) / 1000)
    onTick({ seconds, bytes })
    const isNearLimit = seconds >= MOST_SECONDS || bytes > RECORDING_LIMIT - 10_000
    if (isNearLimit && !isFull) {
      isFull = true
      if (recorder.state === 'recording') recorder.pause()
      onLimit()
    }
  }
  recorder.start(1000)
  return {
    stop: () =>
      new Promise((done) => {
        recorder.onstop = () => {
          letGo()
          done(new Blob(pieces, { type: mimeType }))
        }
        recorder.stop()
      }),
    cancel: () => {
      recorder.ondataavailable = null
      if (recorder.state !== 'inactive') recorder.stop()
      letGo()
    },
  }
}

async function microphone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } })
  } catch {
    throw refused('MICROPHONE', 0)
  }
}

function refused(why: string, limit: number): CallProblem {
  return new CallProblem('MEDIA_INVALID', { why, limit }, '')
}
