/** The text of the QR code in a photo, or the token in a certificate's PDF. */
import { tokenInPdf } from './found.ts'
import { readByBrowser, readByUs } from './reader.ts'

export type Opened =
  { readonly text: string } | { readonly trouble: 'notInPhoto' | 'notInPdf' | 'notImage' }

/** Longest sides that a photo is looked at in: a paper that fills it, then one that lies on a table. */
const SIZES = [1000, 1800, 2800]

export async function readFile(file: Blob): Promise<Opened> {
  // Blob.arrayBuffer is younger than the phones that this is for.
  const bytes = await new Response(file).arrayBuffer()
  const start = String.fromCharCode(...Array.from(new Uint8Array(bytes.slice(0, 5))))
  if (start === '%PDF-') {
    const text = tokenInPdf(new TextDecoder('latin1').decode(bytes))
    return text === null ? { trouble: 'notInPdf' } : { text }
  }
  let image: ImageBitmap
  try {
    image = await createImageBitmap(file)
  } catch {
    return { trouble: 'notImage' }
  }
  const text = (await readByBrowser(image)) ?? readInSizes(image)
  return text === null ? { trouble: 'notInPhoto' } : { text }
}

function readInSizes(image: ImageBitmap): string | null {
  const whole = { x: 0, y: 0, width: image.width, height: image.height }
  for (const longest of SIZES) {
    const text = readByUs(image, whole, longest)
    if (text !== null) return text
    if (Math.max(image.width, image.height) <= longest) return null
  }
  return null
}
