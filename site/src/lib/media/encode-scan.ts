/**
 * A photographed or scanned paper as a JPEG, drawn anew in the browser: upright, with nothing of what a camera wrote into the file, and
 * with pixels enough to read handwriting of a whole sheet of A4. Throws CallProblem MEDIA_INVALID with `why`.
 */
import { CallProblem } from '../call.ts'
import { openPicture } from './encode-image.ts'

/** The longest side in pixels: some 190 dots per inch of A4. */
const SIDE = 2200
const QUALITY = 0.8

export async function encodeScan(file: Blob): Promise<Blob> {
  const picture = await openPicture(file)
  try {
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const context = canvas.getContext('2d')
    if (context === null) throw broken()
    // What is see-through in a PNG would be black in a JPEG.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const made = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', QUALITY)
    })
    if (made === null) throw broken()
    return made
  } finally {
    picture.close()
  }
}

function broken(): CallProblem {
  return new CallProblem('MEDIA_INVALID', { why: 'PICTURE_BROKEN', limit: 0 }, '')
}
