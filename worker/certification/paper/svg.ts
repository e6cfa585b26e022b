/**
 * A sheet as SVG, from the same marks as the PDF: letters as outlines, so that it looks alike wherever it is shown, and logos
 * inside it. Holds no text and no address: nothing in it can run or be fetched.
 */
import { toBase64 } from '../../contract/byte-text.ts'
import { letterOf } from '../../core/letters/letters.ts'
import { type Colors, colorsOf, type Look, type Logos } from './look.ts'
import { type Mark, type Outline, SHEET } from './marks.ts'
import { QUIET, qrPath } from '../../core/qr-path.ts'
import { leanOf, STAMP_OPACITY } from './sheets.ts'

export function sheetSvg(marks: readonly Mark[], look: Look): string {
  const shapes = new Map<string, string>()
  const pen = { colors: colorsOf(look.design), logos: look.logos, shapes }
  const drawn = marks.map((mark) => draw(pen, mark)).join('')
  const defs = [...shapes].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('')
  const { width, height } = SHEET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#ffffff"/><defs>${defs}</defs>${drawn}</svg>`
}

type Pen = {
  readonly colors: Colors
  readonly logos: Logos
  /** The outlines of letters and motifs used so far, by their id. */
  readonly shapes: Map<string, string>
}

function draw(pen: Pen, mark: Mark): string {
  const { colors } = pen
  switch (mark.kind) {
    case 'text': {
      const { x, y, size, spacing = 0 } = mark
      const letters = lettersOf(pen, mark, (spacing * 1000) / size)
      return `<g transform="translate(${round(x)} ${up(y)}) ${em(size)}" fill="${colors[mark.color]}">${letters}</g>`
    }
    case 'rule': {
      const [[x, y], [toX, toY]] = [mark.from, mark.to]
      return `<path d="M${round(x)} ${up(y)}L${round(toX)} ${up(toY)}" stroke="${colors[mark.color]}" stroke-width="${mark.weight}"/>`
    }
    case 'box': {
      const fill = mark.fill === undefined ? 'none' : colors[mark.fill]
      const stroke =
        mark.stroke === undefined
          ? ''
          : ` stroke="${colors[mark.stroke]}" stroke-width="${mark.weight ?? 1}"`
      return `<rect ${placeOf(mark)} fill="${fill}"${stroke}/>`
    }
    case 'motif': {
      const id = `m${pen.shapes.size}`
      pen.shapes.set(id, mark.outlines.map(pathOf).join(''))
      const places = mark.places.map(([a, b, c, d, e, f]) => {
        // Marks count from the lower edge, upwards.
        const matrix = [a, -b, c, -d, e, up(f)].map(round).join(' ')
        return `<use href="#${id}" transform="matrix(${matrix})"/>`
      })
      return `<g fill="${colors[mark.color]}">${places.join('')}</g>`
    }
    case 'logo': {
      const picture = pen.logos[mark.side]
      if (picture === null) throw new Error('a logo is drawn only where there is one')
      const type = picture.kind === 'png' ? 'image/png' : 'image/jpeg'
      return `<image ${placeOf(mark)} preserveAspectRatio="none" href="data:${type};base64,${toBase64(picture.bytes)}"/>`
    }
    case 'qr': {
      const { path, count } = qrPath(mark.text)
      const scale = mark.size / count
      const quiet = QUIET * scale
      const side = mark.size + 2 * quiet
      const white = placeOf({ x: mark.x - quiet, y: mark.y - quiet, width: side, height: side })
      return `<rect ${white} fill="#ffffff"/><path transform="translate(${round(mark.x)} ${up(mark.y + mark.size)}) scale(${scale})" d="${path}" fill="${colors.ink}"/>`
    }
    case 'stamp': {
      const { x, y, degrees } = leanOf(mark)
      const letters = lettersOf(pen, { text: mark.text, bold: true }, 0)
      return `<g transform="translate(${round(x)} ${up(y)}) rotate(${-degrees}) ${em(mark.size)}" fill="${colors[mark.color]}" opacity="${STAMP_OPACITY}">${letters}</g>`
    }
  }
}

/** One letter beside the other, in thousandths of the type size. */
function lettersOf(
  pen: Pen,
  { text, bold }: { readonly text: string; readonly bold: boolean },
  spacing: number,
): string {
  let at = 0
  let drawn = ''
  for (const character of text) {
    const { path, advance } = letterOf(character, bold)
    if (path !== '') {
      const id = `${bold ? 'b' : 'r'}${character.codePointAt(0)}`
      pen.shapes.set(id, path)
      drawn += `<use href="#${id}" x="${round(at)}"/>`
    }
    at += advance + spacing
  }
  return drawn
}

function pathOf({ from, curves }: Outline): string {
  const drawn = curves.map(({ by, to }) => `Q${by.map(round).join(' ')} ${to.map(round).join(' ')}`)
  return `M${from.map(round).join(' ')}${drawn.join('')}Z`
}

const em = (size: number) => `scale(${size / 1000} ${-size / 1000})`
const round = (value: number) => Math.round(value * 1000) / 1000
/** From the lower edge, as marks count, to the upper one. */
const up = (y: number) => round(SHEET.height - y)

type Place = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function placeOf({ x, y, width, height }: Place): string {
  return `x="${round(x)}" y="${up(y + height)}" width="${round(width)}" height="${round(height)}"`
}
