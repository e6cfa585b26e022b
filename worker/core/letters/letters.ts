/** The letters of the paper: how wide they are, as the PDF sets them, and their outlines for drawing without a font. */
import * as fontkit from '@cantoo/fontkit'
import * as sourceSans from './source-sans.ts'
import type { Measure } from './fit.ts'

export const FONT_FILES = {
  regular: bytesOf(sourceSans.regular),
  bold: bytesOf(sourceSans.bold),
}

const fonts = { regular: lettersOf(FONT_FILES.regular), bold: lettersOf(FONT_FILES.bold) }

/** Without kerning and ligatures, as the library sets text too: a sum of advances. */
export const widthOf: Measure = (text, size, isBold) => {
  const { advance } = isBold ? fonts.bold : fonts.regular
  let sum = 0
  for (const character of text) sum += advance(character)
  return (sum * size) / 1000
}

/** A letter as a path of SVG, y upwards, and how far the next one stands from it; both in thousandths of the type size. */
export function letterOf(
  character: string,
  isBold: boolean,
): { readonly path: string; readonly advance: number } {
  const { advance, outline } = isBold ? fonts.bold : fonts.regular
  return { path: outline(character), advance: advance(character) }
}

function lettersOf(bytes: Uint8Array) {
  // Safe: both files hold one font each, no collection.
  const font = fontkit.create(bytes) as fontkit.Font
  const glyphOf = (character: string) => font.glyphForCodePoint(character.codePointAt(0) ?? 32)
  const scale = 1000 / font.unitsPerEm
  return {
    advance: kept(
      (character) => ((glyphOf(character)?.advanceWidth ?? 0) * 1000) / font.unitsPerEm,
    ),
    outline: kept((character) => glyphOf(character)?.path.scale(scale).toSVG() ?? ''),
  }
}

function kept<Found>(find: (character: string) => Found): (character: string) => Found {
  const known = new Map<string, Found>()
  return (character) => {
    let found = known.get(character)
    if (found === undefined) {
      found = find(character)
      known.set(character, found)
    }
    return found
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
