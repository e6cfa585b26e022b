/** Which file lies where in the ZIP: a folder for each line of the checklist, in it what was uploaded and what was made. Pure. */
import type { BundleItem, BundleState } from '../../contract/bundle.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import { folderName, uniqueName } from './file-names.ts'
import type { MadeFile } from './made-files.ts'

export type PlannedFile = {
  /** Inside the ZIP. */
  readonly path: string
  readonly name: string
  readonly size: number
  readonly sha256: string
} & (
  | {
      readonly from: 'upload'
      readonly id: string
      readonly at: Instant
    }
  | { readonly from: 'made'; readonly made: MadeFile }
)

export type PlannedItem = {
  readonly number: number
  readonly title: string
  readonly note: string
  readonly state: BundleState
  readonly files: readonly PlannedFile[]
}

export type HashedFile = MadeFile & { readonly sha256: string }

/** Made files come first in each folder. A line without files has no folder, the index names it. */
export function planBundle(
  items: readonly BundleItem[],
  made: readonly HashedFile[],
): PlannedItem[] {
  return items.map(({ number, title, note, state, files, made: parts }) => {
    const folder = folderName(number, title)
    const taken = new Set<string>()
    const place = (name: string) => {
      const own = uniqueName(name, taken)
      return { path: `${folder}/${own}`, name: own }
    }
    const ours = made
      .filter(({ part }) => parts.includes(part))
      .map((file) => ({
        ...place(file.name),
        size: file.bytes.length,
        sha256: file.sha256,
        from: 'made' as const,
        made: file,
      }))
    const theirs = files.map((file) => ({
      ...place(file.name),
      size: file.bytes,
      sha256: file.sha256,
      from: 'upload' as const,
      id: file.id,
      at: file.uploadedAt,
    }))
    return { number, title, note, state, files: [...ours, ...theirs] }
  })
}

/** The day that a file tells of, or on which it came. */
export function dayOfFile(file: PlannedFile, dateOf: (at: Instant) => DateOnly): DateOnly {
  return file.from === 'made' ? file.made.asOf : dateOf(file.at)
}

/** As `sha256sum -c` reads it: 64 hex digits, two blanks, the path. */
export function sumsOf(
  files: readonly { readonly path: string; readonly sha256: string }[],
): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}
