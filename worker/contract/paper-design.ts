/**
 * How a unit's paper looks: colours, frame, logos and the words around the facts, never a fact itself. Each save is a new
 * design; a certificate keeps the one that it was issued on. Nothing here may say that a paper is signed electronically.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { districtCode, instant, oneLine, uuid } from './fields.ts'

/** What a colour must stand out by on white paper: letters as WCAG 2.2, 1.4.3 asks, rules and ornament as 1.4.11. */
export const CONTRAST = { accent: 4.5, frameColor: 3 } as const

/** From 1 to 21 by WCAG 2.2; `color` as `#00594c`. */
export function contrastOnWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Whether words speak of an electronic signature: a design cannot know, and the paper may be signed by hand. */
export function speaksOfSignature(text: string): boolean {
  return /elektronik|\b(?:TTE|BSrE|BSSN)\b/i.test(text)
}

const color = (least: number) =>
  z.string().check(
    z.regex(/^#[0-9a-f]{6}$/),
    z.refine((given) => contrastOnWhite(given) >= least),
  )
const words = (longest: number) =>
  z.string().check(
    oneLine,
    z.minLength(1),
    z.maxLength(longest),
    z.refine((given) => !speaksOfSignature(given)),
  )

export const FRAMES = ['LINES', 'KAWUNG', 'TUMPAL', 'NONE'] as const
export type FrameStyle = (typeof FRAMES)[number]
export const STATEMENTS = ['PASSED', 'ATTENDED'] as const
export type StatementKind = (typeof STATEMENTS)[number]

/** Longest words, in characters: what still stands well on the sheet. */
export const LONGEST = {
  title: 48,
  beforeName: 60,
  closing: 160,
  backTitle: 48,
  signatureNote: 60,
} as const

const pictureName = z.string().check(z.regex(/^[0-9a-f]{16}\.(png|jpg)$/))

export const paperDesign = z.strictObject({
  /** Title, headings, the line under the name. */
  accent: color(CONTRAST.accent),
  frame: z.enum(FRAMES),
  frameColor: color(CONTRAST.frameColor),
  /** Beside the letterhead; names that `addPaperPicture` gave in this district. */
  logos: z.strictObject({ left: z.nullable(pictureName), right: z.nullable(pictureName) }),
  /** `SERTIFIKAT` */
  title: words(LONGEST.title),
  /** `diberikan kepada` */
  beforeName: words(LONGEST.beforeName),
  /** PASSED: dinyatakan LULUS; ATTENDED: sebagai PESERTA, for trainings without a test. */
  statement: z.enum(STATEMENTS),
  /** One sentence under the statement. */
  closing: z.nullable(words(LONGEST.closing)),
  /** `DAFTAR MATERI` */
  backTitle: words(LONGEST.backTitle),
  /** In small letters where the signature goes: `tanda tangan dan cap`. */
  signatureNote: z.nullable(words(LONGEST.signatureNote)),
})
export type PaperDesign = z.output<typeof paperDesign>

const unitInput = { district: districtCode, unitId: uuid }

const saved = {
  design: paperDesign,
  /** Null while nothing was ever saved: then `design` is the plain paper. */
  designId: z.nullable(uuid),
  savedAt: z.nullable(instant),
}

export const readPaperDesign = endpoint({
  method: 'GET',
  path: '/districts/:district/issuing-units/:unitId/paper',
  summary: 'The design that new certificates of a unit are drawn on',
  input: z.strictObject(unitInput),
  reply: z.strictObject(saved),
})

export const setPaperDesign = endpoint({
  method: 'PUT',
  path: '/districts/:district/paper-designs/:id',
  summary: 'Saves a new design for a unit; what was issued keeps the design it was issued on',
  input: z.strictObject({
    ...unitInput,
    id: uuid,
    /** The design that was changed; null for the plain paper. */
    after: z.nullable(uuid),
    design: paperDesign,
  }),
  reply: z.strictObject(saved),
})

/** What may be sent as a picture, in bytes. */
export const MAX_PICTURE = 500_000

export const addPaperPicture = endpoint({
  method: 'POST',
  path: '/districts/:district/paper-pictures',
  summary:
    'Takes a PNG or JPEG logo (at most 500 kB, 120 to 1,600 pixels on its longest side) for paper; the same again is the same file',
  input: z.strictObject({
    district: districtCode,
    base64: z
      .string()
      .check(z.minLength(1), z.maxLength(700_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
  reply: z.strictObject({
    /** For `logos` of a design. */
    name: pictureName,
    /** As it is kept: made smaller, on white, without anything that a camera wrote into it. */
    bytes: z.int(),
    width: z.int(),
    height: z.int(),
  }),
})

/** INVENTED: a made-up cadre; LONGEST: the longest name and the longest place of the district's roster. */
export const PREVIEW_NAMES = ['INVENTED', 'LONGEST'] as const

const previewInput = z.strictObject({
  ...unitInput,
  design: paperDesign,
  names: z.enum(PREVIEW_NAMES),
})

export const previewPaper = endpoint({
  // Not GET: a design has no place in an address.
  method: 'POST',
  path: '/districts/:district/issuing-units/:unitId/paper/preview',
  summary: 'Both sheets as they would be printed, marked CONTOH, as SVG; writes nothing',
  input: previewInput,
  reply: z.strictObject({ pages: z.array(z.string()).check(z.maxLength(2)) }),
})

export const previewPaperFile = endpoint({
  method: 'POST',
  path: '/districts/:district/issuing-units/:unitId/paper/preview-file',
  summary: 'The same preview as a PDF to print, in base64; writes nothing',
  input: previewInput,
  reply: z.strictObject({ base64: z.string() }),
})
