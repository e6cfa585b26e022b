/** Reads the QR code in what a canvas can draw: with the browser's own reader, else with ours. */
import { readPicture } from './qr/picture.ts'

type Drawn = ImageBitmap | HTMLVideoElement
/** A part of the source, in its own pixels. */
export type Part = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Not in TypeScript's library: the Shape Detection API. */
type Detector = { detect(image: Drawn): Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}

let detector: Promise<Detector | null> | null = null

async function findDetector(): Promise<Detector | null> {
  const { BarcodeDetector: Own } = self as unknown as { BarcodeDetector?: DetectorClass }
  try {
    // Some browsers have the class without the codes.
    const formats = (await Own?.getSupportedFormats()) ?? []
    return Own !== undefined && formats.indexOf('qr_code') !== -1
      ? new Own({ formats: ['qr_code'] })
      : null
  } catch {
    return null
  }
}

/** Null when this browser has none, or sees nothing. */
export async function readByBrowser(source: Drawn): Promise<string | null> {
  detector ??= findDetector()
  try {
    const found = (await (await detector)?.detect(source)) ?? []
    return found[0]?.rawValue ?? null
  } catch {
    return null
  }
}

/** Whether `readByBrowser` can do it. */
export async function browserReads(): Promise<boolean> {
  detector ??= findDetector()
  return (await detector) !== null
}

/** `longest`: of the side that is looked at, in pixels. */
export function readByUs(source: Drawn, part: Part, longest: number): string | null {
  const image = drawnPart(source, part, longest)
  return image === null ? null : readPicture(image)
}

/** 0 to 255: the mean of a small copy. */
export function brightnessOf(source: Drawn, part: Part): number {
  const data = drawnPart(source, part, 32)?.data ?? []
  let sum = 0
  for (let at = 0; at < data.length; at += 4) sum += data[at + 1] ?? 0
  return (sum * 4) / data.length
}

function drawnPart(
  source: Drawn,
  { x, y, width, height }: Part,
  longest: number,
): ImageData | null {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const drawing = canvas.getContext('2d')
  if (drawing === null || canvas.width * canvas.height === 0) return null
  drawing.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height)
  return drawing.getImageData(0, 0, canvas.width, canvas.height)
}
