/** What the two sheets are made of: texts, rules, motifs, logos and one QR, in points from the lower left corner. Pure. */
import { type Fitted, type Measure, printable } from '../../core/letters/fit.ts'

export const SHEET = { width: 841.89, height: 595.28 } as const

export const COLORS = {
  ink: '#12211f',
  muted: '#465552',
  accent: '#00594c',
  deep: '#00433a',
  soft: '#e2f0ec',
  line: '#c5cfcc',
  danger: '#9b1c1c',
  frame: '#00594c',
} as const
export type Color = keyof typeof COLORS

export type Point = readonly [number, number]
/** Where it begins, then for each curve its control point and its end (a quadratic one, closed at the end). */
export type Outline = {
  readonly from: Point
  readonly curves: readonly { readonly by: Point; readonly to: Point }[]
}
/** `[a, b, c, d, e, f]`: x' = a x + c y + e, y' = b x + d y + f, as in PDF. */
export type Matrix = readonly [number, number, number, number, number, number]

export type Mark =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      readonly y: number
      readonly width: number
      readonly size: number
      readonly bold: boolean
      readonly color: Color
      /** Extra space between letters, in points. */
      readonly spacing?: number
    }
  | {
      readonly kind: 'rule'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly weight: number
      readonly color: Color
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly fill?: Color
      readonly stroke?: Color
      readonly weight?: number
    }
  | {
      readonly kind: 'qr'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly text: string
    }
  /** One filled motif, set at each of the places. */
  | {
      readonly kind: 'motif'
      readonly outlines: readonly Outline[]
      readonly places: readonly Matrix[]
      readonly color: Color
    }
  | {
      readonly kind: 'logo'
      readonly side: 'left' | 'right'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }
  /** Across the whole sheet, pale: DATA CONTOH, DICABUT. */
  | { readonly kind: 'stamp'; readonly text: string; readonly size: number; readonly color: Color }

export type Align = 'left' | 'center' | 'right'

// From the top of a line to where its letters stand, as a share of the type size, with the leading of 1.3.
const ASCENT = 0.98

/** The marks of a fitted text whose upper edge is at `top`, in the column from `x` to `x + width`. */
export function setText(
  fitted: Fitted,
  place: {
    readonly x: number
    readonly width: number
    readonly top: number
    readonly align: Align
    readonly color?: Color
  },
): Mark[] {
  const { x, width, top, align, color = 'ink' } = place
  return fitted.lines.flatMap((line, index) => {
    const slack = width - line.width
    let left = x + (align === 'left' ? 0 : align === 'center' ? slack / 2 : slack)
    const y = top - index * fitted.size * fitted.leading - fitted.size * ASCENT
    return line.runs.map((run) => {
      const mark: Mark = {
        kind: 'text',
        text: run.text,
        x: left,
        y,
        width: run.width,
        size: fitted.size,
        bold: run.bold,
        color,
      }
      left += run.width
      return mark
    })
  })
}

/** One line at exactly this place; for words of our own, which are known to be short. */
export function label(
  text: string,
  place: {
    readonly x: number
    readonly y: number
    readonly size: number
    readonly align?: Align
    readonly bold?: boolean
    readonly color?: Color
    readonly spacing?: number
  },
  measure: Measure,
): Mark {
  const { x, y, size, align = 'left', bold = false, color = 'ink', spacing = 0 } = place
  const clean = printable(text)
  const width = measure(clean, size, bold) + spacing * Math.max(0, clean.length - 1)
  const left = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width
  return { kind: 'text', text: clean, x: left, y, width, size, bold, color, spacing }
}

/** Type size and letter spacing at which bold words of one line are no wider than `width`; as they are when they fit. */
export function shrunk(
  text: string,
  from: { readonly size: number; readonly spacing: number; readonly width: number },
  measure: Measure,
): { readonly size: number; readonly spacing: number } {
  const { size, spacing, width } = from
  const clean = printable(text)
  const wide = measure(clean, size, true) + spacing * Math.max(0, clean.length - 1)
  const share = Math.min(1, width / wide)
  return { size: size * share, spacing: spacing * share }
}

/** A horizontal rule. */
export function across(x: number, width: number, y: number, weight: number, color: Color): Mark {
  return { kind: 'rule', from: [x, y], to: [x + width, y], weight, color }
}
