/** What is being changed on a design: kept in the browser until it is saved, and checked before it is sent. */
import {
  CONTRAST,
  contrastOnWhite,
  paperDesign,
  speaksOfSignature,
  type PaperDesign,
} from '../../../../../worker/contract/paper-design.ts'
import { DESIGN } from '../../../text/paper-office.ts'

/** A draft with the design that it was begun on; null for the plain paper. */
export type Draft = { readonly after: string | null; readonly design: PaperDesign }
export type Wrong = Partial<Record<keyof PaperDesign, string>>

const keyOf = (unitId: string) => `lembar:${unitId}`

/** Null without one, and for one that an older version of this page left and nobody can read. */
export function readDraft(unitId: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(unitId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    if (!('after' in kept) || !('design' in kept)) return null
    const { after, design } = kept
    const isShaped = hasShape(design)
    return isShaped && (after === null || typeof after === 'string') ? { after, design } : null
  } catch {
    return null
  }
}

/** Half-typed words may be wrong, but everything has to be there. */
function hasShape(design: unknown): design is PaperDesign {
  const read = paperDesign.safeParse(design)
  return read.success || read.error.issues.every(({ code }) => !code.startsWith('invalid_type'))
}

/** Null forgets it. Storage may be switched off: then it lasts as long as the page. */
export function keepDraft(unitId: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(unitId))
    else localStorage.setItem(keyOf(unitId), JSON.stringify(draft))
  } catch {
    // What is on the screen stays there.
  }
}

/** What cannot be sent like this, in words, by field. */
export function faultsOf(design: PaperDesign): Wrong {
  const wrong: Wrong = {}
  for (const field of ['title', 'beforeName', 'backTitle'] as const) {
    if (design[field].trim() === '') wrong[field] = DESIGN.needed
  }
  for (const field of ['title', 'beforeName', 'backTitle', 'closing', 'signatureNote'] as const) {
    if (speaksOfSignature(design[field] ?? '')) wrong[field] = DESIGN.speaksOfSignature
  }
  if (contrastOnWhite(design.accent) < CONTRAST.accent) wrong.accent = DESIGN.paleAccent
  if (contrastOnWhite(design.frameColor) < CONTRAST.frameColor) wrong.frameColor = DESIGN.paleFrame
  return wrong
}

export function isSameDesign(one: PaperDesign, other: PaperDesign): boolean {
  const text = (design: PaperDesign) =>
    JSON.stringify(Object.entries(design).sort(([first], [second]) => (first < second ? -1 : 1)))
  return text(one) === text(other)
}
