/**
 * Paints the picture of a district's coverage, 1080 × 1080, and hands it on. What stands on it comes ready worded. Runs on the public
 * page (Chrome 61) and in the office.
 */
import type { CoveragePicture } from '../render/coverage-picture.ts'
import { layTiles } from '../render/tile-layout.ts'
import {
  ACCENT,
  EDGE,
  fill,
  fitted,
  INSIDE,
  LINE,
  MUTED,
  PAPER,
  penOf,
  pngOf,
  sharePng,
  WIDTH,
  write,
  type Pen,
} from './paint.ts'
import { saveFile } from './save-file.ts'

const HEIGHT = 1080
const SOME = '#d98324'
const NONE_LINE = '#72817d'
const SAMPLE = '#fbf3d6'
const SAMPLE_INK = '#6b5200'

/** Throws when the browser cannot paint. */
export async function sharePicture(picture: CoveragePicture): Promise<void> {
  await sharePng(await paint(picture), picture.file, picture.message)
}

/** Throws when the browser cannot paint. */
export async function savePicture(picture: CoveragePicture): Promise<void> {
  saveFile(await paint(picture), picture.file)
}

function paint(picture: CoveragePicture): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = penOf(canvas)
  fill(pen, PAPER, 0, 0, WIDTH, HEIGHT)
  const top = head(pen, picture)
  shares(pen, picture, top)
  tiles(pen, picture, top + 250)
  foot(pen, picture)
  return pngOf(canvas)
}

/** Returns where the next part begins. */
function head(pen: Pen, { kicker, name, day, sample }: CoveragePicture): number {
  fill(pen, ACCENT, 0, 0, WIDTH, 16)
  let top = 16
  if (sample !== '') {
    fill(pen, SAMPLE, 0, top, WIDTH, 56)
    write(pen, sample, EDGE, top + 39, { size: 30, bold: true, color: SAMPLE_INK })
    top += 56
  }
  write(pen, kicker, EDGE, top + 70, { size: 34, color: MUTED })
  write(pen, name, EDGE, top + 142, { size: 66, bold: true })
  write(pen, day, EDGE, top + 194, { size: 34, color: MUTED })
  return top + 210
}

function shares(pen: Pen, { shares: both }: CoveragePicture, top: number): void {
  const room = INSIDE / both.length
  const looks = {
    share: { size: 120, bold: true, color: ACCENT },
    label: { size: 36, bold: true },
    counts: { size: 36 },
  }
  // One size for what stands side by side.
  const sizeOf = (part: keyof typeof looks) =>
    Math.min(...both.map((each) => fitted(pen, each[part], { ...looks[part], room: room - 48 })))
  const lines = { share: 118, label: 176, counts: 222 }
  for (const part of ['share', 'label', 'counts'] as const) {
    const look = { ...looks[part], size: sizeOf(part) }
    for (const [index, each] of both.entries()) {
      write(pen, each[part], EDGE + index * room, top + lines[part], look)
    }
  }
}

const LEGEND = 930

function tiles(pen: Pen, picture: CoveragePicture, top: number): void {
  const sizes = picture.tiles.map(({ length }) => length)
  const { side, corners } = layTiles(sizes, INSIDE, LEGEND - 40 - top)
  for (const [index, digit] of [...picture.tiles.join('')].entries()) {
    const corner = corners[index]
    if (corner !== undefined) tile(pen, Number(digit), EDGE + corner.x, top + corner.y, side)
  }
  const key = 42
  const after = 34
  const words = picture.legend.map(({ label }) => label).join('')
  const room = INSIDE - picture.legend.length * key - (picture.legend.length - 1) * after
  const look = { size: fitted(pen, words, { size: 28, room }) }
  let left = EDGE
  for (const { state, label } of picture.legend) {
    tile(pen, state, left, LEGEND - 26, 30)
    left += key
    write(pen, label, left, LEGEND, look)
    left += pen.measureText(label).width + after
  }
}

/** The same states as on the tile map: told apart also in grey. */
function tile(pen: Pen, state: number, left: number, top: number, side: number): void {
  const line = Math.max(1, side / 14)
  pen.save()
  pen.beginPath()
  pen.rect(left, top, side, side)
  pen.fillStyle = state === 2 ? ACCENT : state === 1 ? '#fff4e4' : PAPER
  pen.fill()
  pen.clip()
  pen.lineWidth = line * 2
  pen.strokeStyle = state === 2 ? ACCENT : state === 1 ? SOME : NONE_LINE
  pen.stroke()
  pen.beginPath()
  if (state === 1) {
    for (let at = -side; at < side; at += side / 3) {
      pen.moveTo(left + at, top + side)
      pen.lineTo(left + at + side, top)
    }
    pen.lineWidth = line
  }
  if (state === 2) {
    pen.moveTo(left + side * 0.27, top + side * 0.53)
    pen.lineTo(left + side * 0.42, top + side * 0.68)
    pen.lineTo(left + side * 0.73, top + side * 0.35)
    pen.strokeStyle = PAPER
    pen.lineWidth = line * 1.4
  }
  pen.stroke()
  pen.restore()
}

function foot(pen: Pen, { address, note }: CoveragePicture): void {
  fill(pen, LINE, EDGE, 960, INSIDE, 2)
  write(pen, address, EDGE, 1008, { size: 36, bold: true, color: ACCENT })
  write(pen, note, EDGE, 1050, { size: 28, color: MUTED })
}
