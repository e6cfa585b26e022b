/**
 * A chosen or pasted picture as a small WebP, made in the browser: decoded and drawn anew, so that neither place nor time nor
 * anything else that a camera wrote into the file leaves the device, and upright as the camera meant it.
 * Throws CallProblem MEDIA_INVALID with `why` (words: `site/src/text/media.ts`).
 */
import { CallProblem } from '../call.ts'
import { base64Of } from './base64.ts'
import { sniffPicture } from './sniff.ts'

/** What a picture should weigh on a phone, in bytes. */
export const PICTURE_TARGET = 40_000
/** What `addMedium` takes at most. */
const PICTURE_LIMIT = 120_000
/** Of the file before it is made small; larger ones are no photographs. */
const FILE_LIMIT = 30_000_000
const PIXEL_LIMIT = 60_000_000

/** What is tried, the best first: the longest side in pixels, WebP's quality. */
type Step = readonly [side: number, quality: number]
const LAST: Step = [640, 0.4]
const STEPS: readonly Step[] = [
  [1080, 0.8],
  [1080, 0.7],
  [1080, 0.6],
  [1080, 0.5],
  [1080, 0.4],
  [860, 0.45],
  [720, 0.45],
  LAST,
]

export type EncodedImage = {
  readonly base64: string
  readonly bytes: number
  /** In pixels, of what is sent. */
  readonly width: number
  readonly height: number
}

export async function encodeImage(file: Blob): Promise<EncodedImage> {
  const picture = await openPicture(file)
  try {
    let made: Drawn | null = null
    let step = 0
    while (step < STEPS.length && (made === null || made.blob.size > PICTURE_TARGET)) {
      const [side, quality] = STEPS[step] ?? LAST
      made = await drawn(picture, side, quality)
      // Far from it, the next step alone would not do; each one takes a slow computer a while.
      step += made.blob.size > 2 * PICTURE_TARGET ? 2 : 1
    }
    if (made === null || made.blob.size > PICTURE_LIMIT)
      throw refused('MEDIUM_LARGE', PICTURE_LIMIT)
    const { blob, width, height } = made
    return { base64: await base64Of(blob), bytes: blob.size, width, height }
  } finally {
    picture.close()
  }
}

/** Decoded and upright; throws CallProblem for what is no picture, or too large a one. */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  if (file.size > FILE_LIMIT) throw refused('MEDIUM_LARGE', FILE_LIMIT)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const known = sniffPicture(bytes)
  if (known === null) throw refused('PICTURE_TYPE', 0)
  // A few bytes can claim a picture that fills the memory.
  if (known.width * known.height > PIXEL_LIMIT) throw refused('PICTURE_PIXELS', PIXEL_LIMIT)
  try {
    const typed = new Blob([bytes], { type: known.type })
    return await createImageBitmap(typed, { imageOrientation: 'from-image' })
  } catch {
    throw refused('PICTURE_BROKEN', 0)
  }
}

type Drawn = { readonly blob: Blob; readonly width: number; readonly height: number }

async function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Drawn> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw refused('PICTURE_NO_WEBP', 0)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/webp', quality)
  })
  // A browser that cannot write WebP writes PNG and says nothing.
  if (blob?.type !== 'image/webp') throw refused('PICTURE_NO_WEBP', 0)
  return { blob, width: canvas.width, height: canvas.height }
}

function refused(why: string, limit: number): CallProblem {
  return new CallProblem('MEDIA_INVALID', { why, limit }, '')
}
