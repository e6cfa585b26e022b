/**
 * Reads the file of a course from somebody else: whole and unchanged, or refused with every file that is wrong and why. Nothing in
 * it runs, and nothing grows past what the archive said. Runs in a Web Worker and in Node.
 */
import { openZip, ZipRefused, type ZipFault } from '../exchange/open-zip.ts'
import {
  COURSE_FILE_LIMITS,
  FORMAT_VERSION,
  manifest,
  manifestHead,
  MANIFEST,
  MEDIA,
  MEDIUM_PATH,
  sha256Of,
  TEXT_PATH,
  TEXTS,
  type ListedFile,
  type Manifest,
} from './manifest.ts'

/** Why a file is refused: those of the archive, and these. */
export const COURSE_FAULTS = [
  /** Empty, or larger than a course may be. */
  'EMPTY',
  'TOO_BIG',
  /** No `kursus.json`, or one that says something else. */
  'NO_COURSE',
  /** Made by a newer Kelas Kader. */
  'NEWER',
  'CONTENTS_WRONG',
  /** Told but not there; there but not told. */
  'MISSING',
  'UNLISTED',
  'LISTED_TWICE',
  /** No kind of file that a course has. */
  'KIND',
  'CHANGED',
  /** A medium that is not named after what it holds. */
  'MISNAMED',
  /** No text in UTF-8. */
  'NO_TEXT',
  'TEXT_LONG',
] as const
export type CourseFault = ZipFault | (typeof COURSE_FAULTS)[number]

export type Fault = {
  /** Empty for the whole. */
  readonly file: string
  readonly reason: CourseFault
}

export type CourseFile = Omit<Manifest, 'files' | 'format' | 'version'> & {
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  readonly media: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  /** Unpacked. */
  readonly bytes: number
}
export type CourseReading =
  | { readonly ok: true; readonly course: CourseFile }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** As the Worker takes it. */
const LONGEST_TEXT = 100_000

export async function readCourseFile(
  bytes: Uint8Array,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<CourseReading> {
  try {
    return await read(bytes, tell)
  } catch (error) {
    if (error instanceof ZipRefused) return refused([{ file: error.file, reason: error.reason }])
    throw error
  }
}

async function read(
  bytes: Uint8Array,
  tell: (done: number, total: number) => void,
): Promise<CourseReading> {
  if (bytes.length === 0) return refused([{ file: '', reason: 'EMPTY' }])
  if (bytes.length > COURSE_FILE_LIMITS.packed) return refused([{ file: '', reason: 'TOO_BIG' }])
  const zip = await openZip(bytes, COURSE_FILE_LIMITS)
  const told = contentsOf(await zip.read(MANIFEST))
  if (!told.ok) return refused([{ file: MANIFEST, reason: told.reason }])
  const { files, format: _, version: __, ...about } = told.contents
  const faults = listFaults(files, zip.names)
  const texts: { path: string; text: string }[] = []
  const media = new Map<string, Uint8Array<ArrayBuffer>>()
  let total = 0
  for (const [at, file] of files.entries()) {
    tell(at, files.length)
    if (faults.some((fault) => fault.file === file.path)) continue
    const content = await zip.read(file.path)
    const fault = content === undefined ? 'MISSING' : await contentFault(file, content)
    if (fault !== null || content === undefined) {
      faults.push({ file: file.path, reason: fault ?? 'MISSING' })
      continue
    }
    total += content.length
    if (file.path.startsWith(MEDIA)) media.set(file.path.slice(MEDIA.length), content)
    else {
      const text = textOf(content)
      if (text === null) faults.push({ file: file.path, reason: 'NO_TEXT' })
      else if (text.length > LONGEST_TEXT) faults.push({ file: file.path, reason: 'TEXT_LONG' })
      else texts.push({ path: file.path.slice(TEXTS.length), text })
    }
  }
  if (faults.length > 0) return refused(faults)
  return { ok: true, course: { ...about, texts, media, bytes: total } }
}

function refused(faults: readonly Fault[]): CourseReading {
  return { ok: false, faults }
}

type Told =
  | { readonly ok: true; readonly contents: Manifest }
  | { readonly ok: false; readonly reason: CourseFault }

function contentsOf(bytes: Uint8Array | undefined): Told {
  if (bytes === undefined) return { ok: false, reason: 'NO_COURSE' }
  let value: unknown
  try {
    value = JSON.parse(textOf(bytes) ?? '')
  } catch {
    return { ok: false, reason: 'NO_COURSE' }
  }
  const head = manifestHead.safeParse(value)
  if (!head.success) return { ok: false, reason: 'NO_COURSE' }
  if (head.data.version > FORMAT_VERSION) return { ok: false, reason: 'NEWER' }
  const contents = manifest.safeParse(value)
  return contents.success
    ? { ok: true, contents: contents.data }
    : { ok: false, reason: 'CONTENTS_WRONG' }
}

function listFaults(files: readonly ListedFile[], names: readonly string[]): Fault[] {
  const told = new Set<string>()
  const faults: Fault[] = []
  for (const { path } of files) {
    if (told.has(path)) faults.push({ file: path, reason: 'LISTED_TWICE' })
    else if (!isKnownKind(path)) faults.push({ file: path, reason: 'KIND' })
    told.add(path)
  }
  for (const name of names) {
    if (name !== MANIFEST && !told.has(name)) faults.push({ file: name, reason: 'UNLISTED' })
  }
  return faults
}

function isKnownKind(path: string): boolean {
  if (path.startsWith(TEXTS)) return TEXT_PATH.test(path.slice(TEXTS.length))
  return path.startsWith(MEDIA) && MEDIUM_PATH.test(path.slice(MEDIA.length))
}

async function contentFault(
  { path, bytes, sha256 }: ListedFile,
  content: Uint8Array<ArrayBuffer>,
): Promise<CourseFault | null> {
  if (content.length !== bytes) return 'CHANGED'
  const hash = await sha256Of(content)
  if (hash !== sha256) return 'CHANGED'
  const [, stem] = path.startsWith(MEDIA) ? (MEDIUM_PATH.exec(path.slice(MEDIA.length)) ?? []) : []
  return stem === undefined || hash.startsWith(stem) ? null : 'MISNAMED'
}

function textOf(bytes: Uint8Array): string | null {
  try {
    // A mark at the beginning is part of the text: what comes out again is what went in.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
