/**
 * The table of contents of a course's file (`kelas-kader-kursus`, version 1): a ZIP with `kursus.json`, the source files of the
 * draft under `naskah/` as they are, and pictures and recordings under `media/`. Every file is told with its bytes and SHA-256.
 */
import * as z from 'zod/mini'

export const MANIFEST = 'kursus.json'
export const TEXTS = 'naskah/'
export const MEDIA = 'media/'
export const FORMAT = 'kelas-kader-kursus'
export const FORMAT_VERSION = 1

/** What such a file may be at most; a draft holds no more. Unpacked bytes, but for `packed`. */
export const COURSE_FILE_LIMITS = {
  packed: 60_000_000,
  files: 900,
  file: 2_000_000,
  total: 60_000_000,
  ratio: 100,
} as const

const listed = z.strictObject({
  path: z.string().check(z.maxLength(220)),
  bytes: z.number().check(z.int(), z.minimum(0)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type ListedFile = z.output<typeof listed>

/** Only what says whether the rest can be read: a newer version may hold anything. */
export const manifestHead = z.object({ format: z.literal(FORMAT), version: z.number() })

export const manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  code: z.string().check(z.regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/), z.maxLength(30)),
  title: z.string().check(z.maxLength(200)),
  madeAt: z.iso.datetime(),
  producer: z.string().check(z.maxLength(100)),
  files: z.array(listed).check(z.maxLength(COURSE_FILE_LIMITS.files)),
})
export type Manifest = z.output<typeof manifest>

/** As the Worker takes source files. */
export const TEXT_PATH = /^[a-z0-9-]+(\/[a-z0-9-]+)*\.(yaml|md|svg)$/
/** Begins with the first digits of the SHA-256 of what it holds. */
export const MEDIUM_PATH = /^([0-9a-f]{16,64})\.(webp|webm|ogg)$/

export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
