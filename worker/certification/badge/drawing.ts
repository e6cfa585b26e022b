/**
 * The badge as shapes, for the SVG and for the PNG alike: the growth mat of the screens, full, and the certificate at its head.
 * 320 by 320 units, the upper left corner at 0, 0; later shapes lie over earlier ones. Pure.
 */
import { COLORS } from '../paper/marks.ts'

export const SIDE = 320

export type Shape =
  | { readonly kind: 'disc'; readonly radius: number; readonly color: string }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly color: string
    }

const WHITE = '#ffffff'
const STEPS = 5
const MAT = { x: 122, top: 116, width: 76, step: 30 } as const

const disc = (radius: number, color: string): Shape => ({ kind: 'disc', radius, color })
const box = (x: number, y: number, width: number, height: number, color: string): Shape => ({
  kind: 'box',
  x,
  y,
  width,
  height,
  color,
})

export const DRAWING: readonly Shape[] = [
  disc(158, COLORS.deep),
  disc(148, WHITE),
  disc(144, COLORS.deep),
  box(MAT.x, MAT.top, MAT.width, MAT.step * STEPS, COLORS.soft),
  ...Array.from({ length: STEPS - 1 }, (_, index) =>
    box(MAT.x, MAT.top + MAT.step * (index + 1) - 1, MAT.width, 2, COLORS.accent),
  ),
  box(106, 50, 108, 58, WHITE),
  box(118, 64, 56, 5, COLORS.accent),
  box(118, 77, 40, 5, COLORS.accent),
  box(118, 90, 48, 5, COLORS.accent),
  box(186, 80, 16, 16, COLORS.accent),
]

/** Across the badge of a certificate that is not real; the words stand on it. */
export const SAMPLE_BAND = { x: 10, y: 196, width: 300, height: 40, color: COLORS.danger } as const
