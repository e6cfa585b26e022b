/**
 * What a PDF holds once and draws several times. A kept picture goes in as it is, without unpacking it: the data of a PNG with a palette and of a JPEG are what PDF
 * calls FlateDecode with predictors (ISO 32000-2, 7.4.4.4) and DCTDecode. So its bytes follow from the file alone.
 */
import {
  appendBezierCurve,
  closePath,
  fill,
  moveTo,
  type PDFContext,
  PDFHexString,
  PDFName,
  type PDFOperator,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { toHex } from '../../contract/byte-text.ts'
import type { Picture } from './look.ts'
import type { Outline, Point } from './marks.ts'
import { chunksOf, joined } from './png-chunks.ts'
import { frameOf } from './jpeg.ts'

export function embedPicture(context: PDFContext, picture: Picture): PDFRef {
  const { kind, bytes, width, height } = picture
  const head = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    Interpolate: true,
  }
  if (kind === 'jpg') {
    const ColorSpace = frameOf(bytes).components === 1 ? 'DeviceGray' : 'DeviceRGB'
    return context.register(context.stream(bytes, { ...head, ColorSpace, Filter: 'DCTDecode' }))
  }
  const chunks = chunksOf(bytes)
  const palette = chunks.find(({ type }) => type === 'PLTE')?.body ?? new Uint8Array()
  const data = joined(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body))
  const stream = context.stream(data, {
    ...head,
    ColorSpace: [
      PDFName.of('Indexed'),
      PDFName.of('DeviceRGB'),
      palette.length / 3 - 1,
      PDFHexString.of(toHex(palette)),
    ],
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: 1, BitsPerComponent: 8, Columns: width },
  })
  return context.register(stream)
}

/** A form XObject for each motif; the same outlines again are the same object. */
export function motifsOf(context: PDFContext): (outlines: readonly Outline[]) => PDFRef {
  const known = new Map<readonly Outline[], PDFRef>()
  return (outlines) => {
    let found = known.get(outlines)
    if (found === undefined) {
      const BBox = context.obj([-20, -20, 120, 120])
      const form = context.formXObject([...outlines.flatMap(operatorsOf), fill()], { BBox })
      found = context.register(form)
      known.set(outlines, found)
    }
    return found
  }
}

/** PDF has cubic curves only: each control point lies two thirds of the way to that of the quadratic one. */
function operatorsOf({ from, curves }: Outline): PDFOperator[] {
  let last = from
  const drawn = curves.map(({ by, to }) => {
    const start = last
    last = to
    return appendBezierCurve(...towards(start, by), ...towards(to, by), ...hundredth(to))
  })
  return [moveTo(...hundredth(from)), ...drawn, closePath()]
}

const towards = ([x, y]: Point, [toX, toY]: Point): Point =>
  hundredth([x + ((toX - x) * 2) / 3, y + ((toY - y) * 2) / 3])
const hundredth = ([x, y]: Point): Point => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]
