/**
 * Makes a chosen picture small enough to send, in the browser: drawn anew on a canvas, so that place and time that a camera wrote
 * into it never leave the device. Whatever the browser can show is taken.
 */
import { MAX_PICTURE } from '../../../../../worker/contract/paper-design.ts'
import { CallProblem } from '../../../lib/call.ts'

/** Longest sides that are tried, in pixels. */
const SIDES = [720, 540, 400, 300]

export type SmallPicture = {
  readonly base64: string
  /** To show it. */
  readonly url: string
}

/** Throws a CallProblem for what is no picture. */
export async function shrinkPicture(file: File): Promise<SmallPicture> {
  const picture = await opened(file)
  try {
    for (const side of SIDES) {
      const url = drawn(picture, side)
      const base64 = url.slice(url.indexOf(',') + 1)
      if (base64.length * 0.75 <= MAX_PICTURE) return { base64, url }
    }
  } finally {
    picture.close()
  }
  throw new CallProblem('PICTURE_INVALID', { why: 'PICTURE_LARGE', limit: MAX_PICTURE }, '')
}

async function opened(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file)
  } catch {
    throw new CallProblem('PICTURE_INVALID', { why: 'PICTURE_TYPE', limit: 0 }, '')
  }
}

/** As a PNG, in a `data:` address. */
function drawn(picture: ImageBitmap, side: number): string {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new CallProblem('PICTURE_INVALID', { why: 'PICTURE_TYPE' }, '')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
