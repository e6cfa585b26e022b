/**
 * Makes the two PNG pictures of the badge, plain and DATA CONTOH, by arithmetic alone, so that no drawing library is in the
 * Worker. Run with Node: `node worker/certification/badge/make.mjs`; the outcome is committed.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { DRAWING, SAMPLE_BAND, SIDE } from './drawing.ts'

const LIMIT = 10_000
/** Samples in each direction within a pixel. */
const FINE = 4
const LETTERS = {
  A: '01110 10001 10001 11111 10001 10001 10001',
  C: '01111 10000 10000 10000 10000 10000 01111',
  D: '11110 10001 10001 10001 10001 10001 11110',
  H: '10001 10001 10001 11111 10001 10001 10001',
  N: '10001 11001 10101 10011 10001 10001 10001',
  O: '01110 10001 10001 10001 10001 10001 01110',
  T: '11111 00100 00100 00100 00100 00100 00100',
  ' ': '000 000 000 000 000 000 000',
}
const DOT = 4

const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

function sampleShapes() {
  const { x, y, width, height, color } = SAMPLE_BAND
  const rows = [...'DATA CONTOH'].map((letter) => LETTERS[letter].split(' '))
  const columns = rows.reduce((sum, [row]) => sum + row.length + 1, -1)
  let left = x + (width - columns * DOT) / 2
  const top = y + (height - 7 * DOT) / 2
  const shapes = [{ kind: 'box', x, y, width, height, color }]
  for (const letter of rows) {
    letter.forEach((row, line) =>
      [...row].forEach((dot, at) => {
        if (dot === '1')
          shapes.push({
            kind: 'box',
            x: left + at * DOT,
            y: top + line * DOT,
            width: DOT,
            height: DOT,
            color: '#ffffff',
          })
      }),
    )
    left += (letter[0].length + 1) * DOT
  }
  return shapes
}

const covers = (shape, x, y) =>
  shape.kind === 'disc'
    ? Math.hypot(x - SIDE / 2, y - SIDE / 2) <= shape.radius
    : x >= shape.x && x < shape.x + shape.width && y >= shape.y && y < shape.y + shape.height

/** Red, green, blue and opacity of one pixel, the mean of its samples. */
function pixel(shapes, column, row) {
  const sum = [0, 0, 0, 0]
  for (let step = 0; step < FINE * FINE; step += 1) {
    const x = column + ((step % FINE) + 0.5) / FINE
    const y = row + (Math.floor(step / FINE) + 0.5) / FINE
    const top = shapes.findLast((shape) => covers(shape, x, y))
    if (top === undefined) continue
    rgb(top.color).forEach((value, at) => (sum[at] += value))
    sum[3] += 1
  }
  const inside = sum[3]
  if (inside === 0) return [0, 0, 0, 0]
  const [red, green, blue] = sum.map((value) => Math.round(value / inside))
  return [red, green, blue, Math.round((inside / FINE ** 2) * 255)]
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}

function png(shapes) {
  const lines = Array.from({ length: SIDE }, (_, row) => [
    0,
    ...Array.from({ length: SIDE }).flatMap((__, column) => pixel(shapes, column, row)),
  ])
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const lines = ['// Made by make.mjs. Not edited by hand.']
for (const [name, shapes] of Object.entries({
  plain: DRAWING,
  sample: [...DRAWING, ...sampleShapes()],
})) {
  const bytes = png(shapes)
  if (bytes.length > LIMIT) throw new Error(`${name}: ${bytes.length} bytes, more than ${LIMIT}`)
  lines.push(`export const ${name} =`, `  '${bytes.toString('base64')}'`)
  process.stdout.write(`${name}: ${bytes.length} bytes\n`)
}
writeFileSync(path.join(import.meta.dirname, 'pictures.ts'), `${lines.join('\n')}\n`)
