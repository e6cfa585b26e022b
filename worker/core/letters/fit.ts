/**
 * Puts text into a box: wraps at spaces, breaks a word only when it is wider than the line, and shrinks until it fits.
 * Pure; how wide a text is comes in as `Measure`, so that it can be tested without a PDF.
 */

/** The width of a text in points. */
export type Measure = (text: string, size: number, bold: boolean) => number
export type Run = { readonly text: string; readonly bold?: true }
/** Runs that stand on one line, with their widths. */
export type Line = {
  readonly runs: readonly { text: string; bold: boolean; width: number }[]
  readonly width: number
}
export type Fitted = {
  readonly lines: readonly Line[]
  readonly size: number
  readonly leading: number
  readonly height: number
}

const PRINTABLE = /^[\u0020-\u007e\u00a0-\u00ffıŒœ–—‘’“”„•…−]+$/u

/** What the embedded fonts can show: other letters lose their marks (`ā` → `a`), what is left over becomes `?`. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/./gu, (character) => {
      if (PRINTABLE.test(character)) return character
      const plain = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
      return PRINTABLE.test(plain) ? plain : '?'
    })
}

type Piece = { readonly text: string; readonly bold: boolean }

/** Words, each with the space before it. A bold word and the comma right after it are two pieces of one word. */
function words(runs: readonly Run[]): Piece[][] {
  const found: Piece[][] = []
  let spaced = false
  for (const { text, bold = false } of runs) {
    for (const part of text.split(/( +)/)) {
      const before = found.at(-1)
      if (part.trim() === '') spaced ||= part !== ''
      else if (before === undefined || spaced) {
        found.push([{ text: before === undefined ? part : ` ${part}`, bold }])
        spaced = false
      } else before.push({ text: part, bold })
    }
  }
  return found
}

/** Breaks runs into lines no wider than `width`. */
export function wrap(runs: readonly Run[], size: number, width: number, measure: Measure): Line[] {
  const lines: Line[] = []
  let current: { text: string; bold: boolean; width: number }[] = []
  let used = 0
  const close = () => {
    if (current.length > 0) lines.push({ runs: current, width: used })
    current = []
    used = 0
  }
  const put = ({ text, bold }: Piece) => {
    const last = current.at(-1)
    if (last !== undefined && last.bold === bold) {
      const joined = last.text + text
      const wide = measure(joined, size, bold)
      used += wide - last.width
      current[current.length - 1] = { text: joined, bold, width: wide }
    } else {
      const wide = measure(text, size, bold)
      current.push({ text, bold, width: wide })
      used += wide
    }
  }
  for (const piece of words(runs)) {
    const widthOf = (parts: readonly Piece[]) =>
      parts.reduce((sum, part) => sum + measure(part.text, size, part.bold), 0)
    if (current.length > 0 && used + widthOf(piece) <= width) {
      piece.forEach(put)
      continue
    }
    close()
    const [first, ...others] = piece
    if (first === undefined) continue
    const trimmed = [{ ...first, text: first.text.trimStart() }, ...others]
    if (widthOf(trimmed) <= width) {
      trimmed.forEach(put)
      continue
    }
    for (const { text, bold } of trimmed) {
      for (const character of text) {
        if (current.length > 0 && used + measure(character, size, bold) > width) close()
        put({ text: character, bold })
      }
    }
  }
  close()
  return lines
}

export type Box = {
  readonly width: number
  readonly height: number
  /** The size to begin with; it goes down by half a point until everything fits. */
  readonly size: number
  readonly leading?: number
}

const STEP = 0.5
const SMALLEST = 2

/** The largest size at which the runs fit into the box. */
export function fit(runs: readonly Run[], box: Box, measure: Measure): Fitted {
  const clean = runs.map((run) => ({ ...run, text: printable(run.text) }))
  const { leading = 1.3 } = box
  for (let size = box.size; ; size -= STEP) {
    const lines = wrap(clean, size, box.width, measure)
    const height = lines.length * size * leading
    if (height <= box.height || size - STEP < SMALLEST) return { lines, size, leading, height }
  }
}
