/**
 * Opens a ZIP from somebody else. What the directory says of names, kinds and sizes is judged before a byte is inflated, and
 * while inflating nothing may grow past what it said. What is refused is named with its reason.
 */
import { Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js'
import { FileRefused, type FileFault } from './reading.ts'

type ZipLimits = {
  readonly files: number
  /** Unpacked, in bytes. */
  readonly file: number
  readonly total: number
  /** Unpacked to packed, of files over 100 kB. */
  readonly ratio: number
}

export const ZIP_LIMITS: ZipLimits = {
  files: 3000,
  file: 20_000_000,
  total: 80_000_000,
  ratio: 100,
}

export type OpenedZip = {
  readonly names: readonly string[]
  /** Undefined where there is no such file. */
  readonly read: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
}

const FAULT_OF = {
  DAMAGED: 'ZIP_DAMAGED',
  /** Leads out of the archive, or is no name on every system. */
  NAME: 'ZIP_UNSAFE',
  LINK: 'ZIP_UNSAFE',
  /** Also when only capital letters differ: some systems keep one of the two. */
  TWICE: 'ZIP_UNSAFE',
  LOCKED: 'PASSWORD',
  MANY: 'ZIP_BOMB',
  LARGE: 'ZIP_BOMB',
  /** Grows too much when unpacked. */
  GROWS: 'ZIP_BOMB',
} as const satisfies Record<string, FileFault>
export type ZipFault = keyof typeof FAULT_OF

/** `file` is empty when it is about the whole archive. */
export class ZipRefused extends FileRefused {
  readonly reason: ZipFault
  readonly file: string
  constructor(reason: ZipFault, file = '') {
    super(FAULT_OF[reason])
    this.reason = reason
    this.file = file
  }
}

/** Throws ZipRefused, which is a FileRefused ZIP_DAMAGED, ZIP_UNSAFE, ZIP_BOMB or PASSWORD. */
export async function openZip(bytes: Uint8Array, limits = ZIP_LIMITS): Promise<OpenedZip> {
  const files = new Map<string, FileEntry>()
  const seen = new Set<string>()
  let total = 0
  for (const entry of await entriesOf(bytes, limits)) {
    const { filename, uncompressedSize } = entry
    if (!isSafeName(filename)) throw new ZipRefused('NAME', filename)
    if (entry.symlink) throw new ZipRefused('LINK', filename)
    if (entry.encrypted) throw new ZipRefused('LOCKED', filename)
    if (entry.directory) continue
    const alike = filename.normalize('NFC').toLowerCase()
    if (seen.has(alike)) throw new ZipRefused('TWICE', filename)
    seen.add(alike)
    total += uncompressedSize
    const isFlood =
      uncompressedSize > 100_000 && uncompressedSize > entry.compressedSize * limits.ratio
    if (isFlood) throw new ZipRefused('GROWS', filename)
    if (uncompressedSize > limits.file || total > limits.total)
      throw new ZipRefused('LARGE', filename)
    files.set(filename, entry)
  }
  return {
    names: [...files.keys()],
    read: async (name) => {
      const entry = files.get(name)
      return entry === undefined ? undefined : inflate(entry)
    },
  }
}

async function entriesOf(bytes: Uint8Array, limits: ZipLimits) {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  const entries = []
  try {
    for await (const entry of reader.getEntriesGenerator({ filenameValidation: 'tolerant' })) {
      entries.push(entry)
      if (entries.length > limits.files) throw new ZipRefused('MANY')
    }
    return entries
  } catch (error) {
    throw error instanceof FileRefused ? error : new ZipRefused('DAMAGED')
  }
}

/** A path that stays where it is unpacked, on every system. */
function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    !/^\/|^[a-z]:|\\|\p{Cc}/iu.test(name) &&
    !name.split('/').some((step) => step === '..' || step === '.')
  )
}

async function inflate(entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(entry.uncompressedSize)
  let at = 0
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      // The directory may lie about the size.
      if (at + chunk.length > out.length) throw new ZipRefused('GROWS', entry.filename)
      out.set(chunk, at)
      at += chunk.length
    },
  })
  try {
    await entry.getData(sink, { useWebWorkers: false, checkSignature: true })
  } catch (error) {
    throw error instanceof FileRefused ? error : new ZipRefused('DAMAGED', entry.filename)
  }
  if (at !== out.length) throw new ZipRefused('DAMAGED', entry.filename)
  return out
}
