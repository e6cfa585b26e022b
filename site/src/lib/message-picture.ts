/**
 * Paints a message for families as a picture to send on, 1080 wide and at least 1350 high: title, drawing, the text in large letters,
 * and whose it is. Runs on its public page (Chrome 61).
 */
import {
  ACCENT,
  EDGE,
  fill,
  fontOf,
  INK,
  INSIDE,
  LINE,
  MUTED,
  PAPER,
  penOf,
  pngOf,
  WIDTH,
  write,
  type Pen,
} from './paint.ts'

export type MessagePicture = {
  readonly kicker: string
  readonly title: string
  readonly text: string
  readonly product: string
  readonly course: string
  readonly drawing: SVGSVGElement | null
}

/** 4:5, the highest that chats show whole. A longer text makes it higher. */
const LEAST_HEIGHT = 1350
const HEAD = 110
const FOOT = 150
const MOST_DRAWING = 660
const GAP = 44
/** Line to line, in sizes of the letters. */
const LEADING = 1.36
const PARAGRAPH = 0.5

/** Throws when the browser cannot paint. */
export async function paintMessage(message: MessagePicture): Promise<Blob> {
  const { kicker, title, text, product, course, drawing } = message
  const canvas = document.createElement('canvas')
  const pen = penOf(canvas)
  const picture = drawing === null ? null : await drawn(drawing)
  const heading = block(pen, title, 64, true)
  const room = LEAST_HEIGHT - HEAD - FOOT - heading.height - GAP - (picture?.height ?? -GAP) - GAP
  const body = largest(pen, text, picture === null ? [72, 66, 60, 54] : [56, 52, 48, 44], room)
  const height = LEAST_HEIGHT + Math.max(0, Math.ceil(body.height - room))
  canvas.width = WIDTH
  canvas.height = height
  fill(pen, PAPER, 0, 0, WIDTH, height)
  fill(pen, ACCENT, 0, 0, WIDTH, 16)
  write(pen, kicker, EDGE, 76, { size: 34, color: MUTED })
  // What is left stands above and below in equal parts.
  let top = HEAD + Math.max(0, room - body.height) / 3
  top = put(pen, heading, top, ACCENT) + GAP
  if (picture !== null) {
    pen.drawImage(picture.image, picture.left, top, picture.width, picture.height)
    top += picture.height + GAP
  }
  put(pen, body, top, INK)
  fill(pen, LINE, EDGE, height - 122, INSIDE, 2)
  write(pen, product, EDGE, height - 76, { size: 36, bold: true, color: ACCENT })
  write(pen, course, EDGE, height - 36, { size: 28, color: MUTED })
  return pngOf(canvas)
}

type Block = {
  readonly size: number
  readonly bold: boolean
  /** An empty one stands between paragraphs. */
  readonly lines: readonly string[]
  readonly height: number
}

/** The first size in which a text has room, the last one else. */
function largest(pen: Pen, text: string, sizes: readonly number[], room: number): Block {
  let found = block(pen, text, sizes[0] ?? 0)
  for (const size of sizes) {
    found = block(pen, text, size)
    if (found.height <= room) break
  }
  return found
}

function block(pen: Pen, text: string, size: number, bold = false): Block {
  pen.font = fontOf(size, bold)
  const lines: string[] = []
  let height = 0
  for (const paragraph of text.split('\n')) {
    const broken = paragraph.trim() === '' ? [''] : brokenAt(pen, paragraph)
    lines.push(...broken)
    for (const line of broken) height += step(line, size)
  }
  return { size, bold, lines, height }
}

const step = (line: string, size: number) => size * (line === '' ? PARAGRAPH : LEADING)

/** Lines that fit; a word that is longer than a line is cut. */
function brokenAt(pen: Pen, text: string): string[] {
  const fits = (line: string) => pen.measureText(line).width <= INSIDE
  const lines: string[] = []
  let line = ''
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = ''
    for (const letter of word) {
      if (fits(line + letter)) line += letter
      else {
        lines.push(line)
        line = letter
      }
    }
  }
  return [...lines, line]
}

/** Returns where it ends. */
function put(pen: Pen, { lines, size, bold }: Block, start: number, color: string): number {
  let top = start
  for (const line of lines) {
    write(pen, line, EDGE, top + size, { size, bold, color })
    top += step(line, size)
  }
  return top
}

/** A drawing of the page as a picture of its own, as large as it may be. */
async function drawn(drawing: SVGSVGElement) {
  const box = drawing.viewBox.baseVal
  const scale = Math.min(INSIDE / box.width, MOST_DRAWING / box.height)
  const [width, height] = [box.width * scale, box.height * scale]
  // Safe: a clone is of the same kind.
  const copy = drawing.cloneNode(true) as SVGSVGElement
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('color', INK)
  const image = new Image(width, height)
  const loaded = new Promise((resolve, reject) => {
    image.addEventListener('load', resolve)
    image.addEventListener('error', () => reject(new Error('no drawing')))
  })
  // The page allows pictures of its own and these, none from memory (`blob:`).
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await loaded
  return { image, width, height, left: (WIDTH - width) / 2 }
}
