/**
 * The badge as a picture with the signed credential inside, as Open Badges 3.0 section 5.3 ("Baking") lays it down: an element
 * `openbadges:credential` in SVG, an iTXt chunk `openbadgecredential` in PNG. The same document gives the same bytes. Pure.
 */
import { PAPER } from '../../../site/src/text/certification.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import { COLORS } from '../paper/marks.ts'
import { DRAWING, SAMPLE_BAND, type Shape, SIDE } from './drawing.ts'
import * as pictures from './pictures.ts'

type Drawn = Pick<CertificateFacts, 'courseTitle' | 'isSample'>

const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0'
const HEIGHT = 400
const LINE = 26
const LINES = 3

/** `document` is the signed credential as `/c/<id>.json` serves it; it stands in the picture unchanged. */
export function bakedSvg({ courseTitle, isSample }: Drawn, document: string): string {
  const lines = titleLines(courseTitle)
  // Long titles get smaller letters, never a fourth line.
  const size = Math.min(20, (2 * 280) / Math.max(...lines.map((line) => line.length), 1))
  const shapes = isSample ? [...DRAWING, { kind: 'box', ...SAMPLE_BAND } as const] : DRAWING
  const words = (text: string, y: number, letters: string) =>
    `<text x="${SIDE / 2}" y="${y}" text-anchor="middle" font-family="'Source Sans 3',system-ui,sans-serif" font-weight="700" ${letters}>${escape(text)}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${NAMESPACE}" viewBox="0 0 ${SIDE} ${HEIGHT}" role="img">`,
    // What would end the section early is split over two: a reader gets the same characters.
    `<openbadges:credential><![CDATA[${document.replaceAll(']]>', ']]]]><![CDATA[>')}]]></openbadges:credential>`,
    `<title>${escape(isSample ? `${courseTitle} (${PAPER.sample})` : courseTitle)}</title>`,
    ...shapes.map(drawn),
    ...(isSample
      ? [
          words(
            PAPER.sample,
            SAMPLE_BAND.y + 29,
            'font-size="26" letter-spacing="3" fill="#ffffff"',
          ),
        ]
      : []),
    ...lines.map((line, index) =>
      words(line, SIDE + 20 + index * LINE, `font-size="${size.toFixed(1)}" fill="${COLORS.ink}"`),
    ),
    '</svg>',
    '',
  ].join('\n')
}

/** A drawing without words but for DATA CONTOH: letters would need a drawing library. */
export function bakedPng({ isSample }: Drawn, document: string): Uint8Array<ArrayBuffer> {
  const picture = Uint8Array.from(atob(isSample ? pictures.sample : pictures.plain), (character) =>
    character.charCodeAt(0),
  )
  // Not compressed, no language, no translated keyword: five zeros after the keyword.
  const chunk = pngChunk('iTXt', `openbadgecredential\0\0\0\0\0${document}`)
  const baked = new Uint8Array(picture.length + chunk.length)
  baked.set(picture.subarray(0, AFTER_HEAD))
  baked.set(chunk, AFTER_HEAD)
  baked.set(picture.subarray(AFTER_HEAD), AFTER_HEAD + chunk.length)
  return baked
}

/** The signature of a PNG and its first chunk, IHDR. */
const AFTER_HEAD = 8 + 25

function pngChunk(type: string, text: string): Uint8Array {
  const body = new TextEncoder().encode(type + text)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - type.length)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, crc32(body))
  return chunk
}

/** ISO 3309, as PNG uses it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1
  }
  return ~crc >>> 0
}

function drawn(shape: Shape): string {
  if (shape.kind === 'disc') {
    return `<circle cx="${SIDE / 2}" cy="${SIDE / 2}" r="${shape.radius}" fill="${shape.color}"/>`
  }
  const { x, y, width, height, color } = shape
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}"/>`
}

/** At most three lines of about the same length. */
function titleLines(title: string): string[] {
  const aim = Math.max(26, title.length / LINES)
  const lines: string[] = []
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1)
    const fits = last !== undefined && `${last} ${word}`.length <= aim
    if (fits || lines.length === LINES) lines[lines.length - 1] = `${last ?? ''} ${word}`
    else lines.push(word)
  }
  return lines
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
