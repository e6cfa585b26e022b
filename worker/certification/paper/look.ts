/** How a paper looks: its design with the pictures at hand, and the colours that follow from it. Pure. */
import { PAPER } from '../../../site/src/text/certification.ts'
import type { PaperDesign } from '../../contract/paper-design.ts'
import { type Color, COLORS } from './marks.ts'

export type Picture = {
  readonly kind: 'png' | 'jpg'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}
export type Side = 'left' | 'right'
export type Logos = Readonly<Record<Side, Picture | null>>
export type Look = { readonly design: PaperDesign; readonly logos: Logos }

/** The paper of a unit that never chose one, and what a first design begins with. */
export const PLAIN_DESIGN: PaperDesign = {
  accent: COLORS.accent,
  frame: 'LINES',
  frameColor: COLORS.accent,
  logos: { left: null, right: null },
  title: PAPER.title,
  beforeName: PAPER.givenTo,
  statement: 'PASSED',
  closing: null,
  backTitle: PAPER.materials,
  signatureNote: null,
}
export const PLAIN: Look = { design: PLAIN_DESIGN, logos: PLAIN_DESIGN.logos as Logos }

export type Colors = Readonly<Record<Color, string>>

/** Deep letters and soft grounds follow from the accent; ink, grey and red are everyone's. */
export function colorsOf({ accent, frameColor }: PaperDesign): Colors {
  const frame = frameColor
  if (accent === COLORS.accent) return { ...COLORS, frame }
  return { ...COLORS, accent, frame, deep: mix(accent, 0, 0.25), soft: mix(accent, 255, 0.89) }
}

/** `share` of the way from a colour to black (0) or white (255). */
function mix(color: string, target: number, share: number): string {
  const parts = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16)
    return Math.round(part + (target - part) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}
