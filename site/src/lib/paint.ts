/**
 * What paints pictures on a canvas and hands them on: to the phone's own list of apps where it takes files, else as a download.
 * Runs on public pages (Chrome 61) and in the office.
 */
import { saveFile } from './save-file.ts'

/** In pixels, of every picture: phones show it whole at this. */
export const WIDTH = 1080
export const EDGE = 60
export const INSIDE = WIDTH - 2 * EDGE
const FONT = "system-ui, -apple-system, Roboto, 'Noto Sans', 'Segoe UI', Arial, sans-serif"
// Those of tokens.css in the light: a picture that is sent on has no theme.
export const INK = '#12211f'
export const MUTED = '#465552'
export const ACCENT = '#00594c'
export const PAPER = '#ffffff'
export const LINE = '#d3dad7'

export type Pen = CanvasRenderingContext2D

/** Whether this browser hands pictures to other apps. */
export function canShareFiles(): boolean {
  const probe = new File([''], 'a.png', { type: 'image/png' })
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [probe] })
}

/** `message` goes along with it. Closing the list of apps without a choice is no failure. */
export async function sharePng(picture: Blob, name: string, message: string): Promise<void> {
  const file = new File([picture], name, { type: 'image/png' })
  try {
    await navigator.share({ files: [file], text: message })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    saveFile(file, name)
  }
}

/** Throws when the browser cannot paint. */
export function penOf(canvas: HTMLCanvasElement): Pen {
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  return pen
}

/** Refuses when the browser cannot make a picture of it. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('no picture'))
      else resolve(blob)
    }, 'image/png')
  })
}

export function fill(pen: Pen, color: string, ...box: [number, number, number, number]): void {
  pen.fillStyle = color
  pen.fillRect(...box)
}

export type Look = {
  readonly size: number
  readonly bold?: boolean
  readonly color?: string
  readonly room?: number
}

/** In one line, smaller where it would not fit. */
export function write(pen: Pen, text: string, left: number, line: number, look: Look): void {
  const { bold = false, color = INK } = look
  pen.font = fontOf(fitted(pen, text, look), bold)
  pen.fillStyle = color
  pen.fillText(text, left, line)
}

/** The size at which a text has the room it is given, the look's own at most. */
export function fitted(
  pen: Pen,
  text: string,
  { size, bold = false, room = INSIDE }: Look,
): number {
  pen.font = fontOf(size, bold)
  const { width } = pen.measureText(text)
  return width > room ? Math.floor((size * room) / width) : size
}

export function fontOf(size: number, bold: boolean): string {
  return `${bold ? 700 : 400} ${size}px ${FONT}`
}
