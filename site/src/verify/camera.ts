/** Looks through the camera until somebody stops it: each code that comes into view is told once. */
import { brightnessOf, browserReads, readByBrowser, readByUs, type Part } from './reader.ts'

export type Sight = {
  /** A code was read; the same one is not told again until another came, or none for a while. */
  readonly found: (text: string) => void
  readonly trouble: (trouble: Trouble) => void
}
export type Trouble = 'refused' | 'noCamera' | 'dark' | 'slow'

export type Camera = {
  stop(): void
  /** Null when the light cannot be switched. */
  readonly light: ((isOn: boolean) => Promise<void>) | null
}

const PAUSE = 120
const DARK = 35
const SLOW_AFTER = 12_000
const FORGET_AFTER = 4000
/** Of a frame that our reader looks at, in pixels. */
const LONGEST = 800

/** Not in TypeScript's library. */
type Lit = { readonly torch?: boolean }

/** Null when there is no camera to look through; why not has been told. */
export async function openCamera(video: HTMLVideoElement, sight: Sight): Promise<Camera | null> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    })
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError'
    sight.trouble(isRefused ? 'refused' : 'noCamera')
    return null
  }
  video.srcObject = stream
  // Its promise is refused when it is stopped before the first picture.
  video.play().catch(() => undefined)
  const [track] = stream.getVideoTracks()
  let isOpen = true
  void look(video, sight, () => isOpen)
  const abilities = track?.getCapabilities?.() as Lit | undefined
  return {
    stop() {
      isOpen = false
      stream.getTracks().forEach((one) => one.stop())
      video.srcObject = null
    },
    light:
      abilities?.torch === true && track !== undefined
        ? (torch) => track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] })
        : null,
  }
}

async function look(video: HTMLVideoElement, sight: Sight, isOpen: () => boolean): Promise<void> {
  let last = { text: '', at: 0 }
  let idleSince = Date.now()
  for (let frame = 0; isOpen(); frame += 1) {
    await new Promise((rested) => setTimeout(rested, PAUSE))
    if (video.videoWidth === 0 || !isOpen()) continue
    const text = (await browserReads())
      ? await readByBrowser(video)
      : readByUs(video, partOf(video, frame), LONGEST)
    if (!isOpen()) return
    const now = Date.now()
    if (text !== null) {
      const isNew = text !== last.text || now - last.at > FORGET_AFTER
      last = { text, at: now }
      idleSince = now
      if (isNew) sight.found(text)
    } else if (frame % 16 === 15 && brightnessOf(video, partOf(video, 0)) < DARK) {
      sight.trouble('dark')
      idleSince = now
    } else if (now - idleSince > SLOW_AFTER) {
      sight.trouble('slow')
      idleSince = now
    }
  }
}

/** The whole picture and its middle in turn: near papers and far ones. */
function partOf({ videoWidth, videoHeight }: HTMLVideoElement, frame: number): Part {
  const share = frame % 2 === 0 ? 1 : 0.5
  const width = videoWidth * share
  const height = videoHeight * share
  return { x: (videoWidth - width) / 2, y: (videoHeight - height) / 2, width, height }
}
