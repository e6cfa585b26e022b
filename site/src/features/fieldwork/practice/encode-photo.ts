/**
 * A photo as it is kept and sent: drawn anew, so that nothing of what the camera wrote into the file is left, with the blocks in its
 * pixels. What lies under a block is in no byte of it. Throws CallProblem MEDIA_INVALID with `why`.
 */
import {
  LEAST_PHOTO_SIDE,
  MAX_PHOTO_BYTES,
  PHOTO_SIDE,
  PHOTO_TARGET,
} from '../../../../../worker/contract/practice-photo-rules.ts'
import { CallProblem } from '../../../lib/call.ts'
import { fitted, pixelsOf, type Block } from './photo-blocks.ts'

/** Near black, and never see-through. */
export const BLOCK_COLOUR = '#1c2321'

/** What is tried, the best first: the longest side in pixels, JPEG's quality. */
const STEPS = [
  [PHOTO_SIDE, 0.8],
  [PHOTO_SIDE, 0.65],
  [PHOTO_SIDE, 0.5],
  [1024, 0.5],
  [800, 0.5],
  [640, 0.4],
] as const

export type EncodedPhoto = {
  readonly bytes: ArrayBuffer
  /** In pixels. */
  readonly width: number
  readonly height: number
}

type Picture = CanvasImageSource & { readonly width: number; readonly height: number }

export async function encodePhoto(
  picture: Picture,
  blocks: readonly Block[],
): Promise<EncodedPhoto> {
  let made: { readonly blob: Blob; readonly canvas: HTMLCanvasElement } | null = null
  for (const [side, quality] of STEPS) {
    const canvas = document.createElement('canvas')
    drawPhoto(canvas, picture, blocks, side)
    const blob = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', quality)
    })
    if (blob === null) throw broken()
    made = { blob, canvas }
    if (blob.size <= PHOTO_TARGET) break
  }
  if (made === null || made.blob.size > MAX_PHOTO_BYTES) throw broken()
  const { width, height } = made.canvas
  if (Math.min(width, height) < LEAST_PHOTO_SIDE) throw broken()
  return { bytes: await made.blob.arrayBuffer(), width, height }
}

/** Sizes the canvas too. */
export function drawPhoto(
  canvas: HTMLCanvasElement,
  picture: Picture,
  blocks: readonly Block[],
  longest: number,
): void {
  const size = fitted(picture, longest)
  canvas.width = size.width
  canvas.height = size.height
  const pen = canvas.getContext('2d')
  if (pen === null) throw broken()
  pen.imageSmoothingQuality = 'high'
  // What is see-through in a PNG would be black in a JPEG.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, size.width, size.height)
  pen.drawImage(picture, 0, 0, size.width, size.height)
  pen.fillStyle = BLOCK_COLOUR
  for (const block of blocks) {
    const { x, y, width, height } = pixelsOf(block, size)
    pen.fillRect(x, y, width, height)
  }
}

function broken(): CallProblem {
  return new CallProblem('MEDIA_INVALID', { why: 'PICTURE_BROKEN', limit: 0 }, '')
}
