/**
 * Which file lies where in the ZIP: a folder for each line of the checklist, in it what was uploaded, what was made, and a folder for
 * each meeting that left evidence. Pure.
 */
import { leftWords } from '../../../site/src/text/bundle.ts'
import type { BundleItem, BundleState } from '../../contract/bundle.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import type { MeetingSheet } from '../../meetings/index.ts'
import { folderName, meetingPlace, uniqueName } from './file-names.ts'
import type { MadeFile } from './made-files.ts'
import type { Sheets } from './meeting-evidence.ts'

export type PlannedFile = {
  /** Inside the ZIP. */
  readonly path: string
  /** Below the folder of its line. */
  readonly name: string
  readonly size: number
  readonly sha256: string
} & (
  | {
      /** Of the office, or a signed sheet behind a meeting. */
      readonly from: 'upload' | 'sheet'
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
  /** What belongs here too and lies elsewhere, in words; empty when nothing does. */
  readonly left: string
}

export type HashedFile = MadeFile & { readonly sha256: string }

/** What the meetings of the year leave beside `made`. */
export type OfMeetings = {
  readonly sheets: Sheets
  readonly rollsLeft: ReadonlyMap<number, number>
}

/** Made files come first in each folder. A line without files has no folder, the index names it. */
export function planBundle(
  items: readonly BundleItem[],
  made: readonly HashedFile[],
  { sheets, rollsLeft }: OfMeetings,
): PlannedItem[] {
  return items.map(({ number, title, note, state, files, made: parts }) => {
    const folder = folderName(number, title)
    const taken = new Set<string>()
    const place = (name: string) => {
      const own = uniqueName(name, taken)
      return { path: `${folder}/${own}`, name: own }
    }
    const meetings = new Folders()
    const ours = made
      .filter(({ part, meeting }) => parts.includes(part) && (meeting?.number ?? number) === number)
      .map((file) => ({
        ...place(meetings.pathOf(file.meeting, file.name)),
        size: file.bytes.length,
        sha256: file.sha256,
        from: 'made' as const,
        made: file,
      }))
    const theirs = files.map((file) => ({ ...place(file.name), ...stored(file, 'upload') }))
    const signed = sheets.files.flatMap((file) => {
      const meeting = meetingPlace({ ...file, id: file.meetingId })
      if (meeting.number !== number) return []
      return [{ ...place(meetings.pathOf(meeting, file.name)), ...stored(file, 'sheet') }]
    })
    return {
      number,
      title,
      note,
      state,
      files: [...ours, ...theirs, ...signed],
      left: leftWords(rollsLeft.get(number) ?? 0, sheets.left.get(number) ?? 0),
    }
  })
}

/** Two meetings of one day and title have two folders. */
class Folders {
  readonly #names = new Map<string, string>()
  readonly #taken = new Set<string>()

  pathOf(meeting: MadeFile['meeting'], name: string): string {
    if (meeting === undefined) return name
    const { id, folder } = meeting
    const own = this.#names.get(id) ?? this.#free(folder)
    this.#names.set(id, own)
    return `${own}/${name}`
  }

  #free(folder: string): string {
    for (let count = 1; ; count += 1) {
      const tried = count === 1 ? folder : `${folder} (${count})`
      if (this.#taken.has(tried.toLowerCase())) continue
      this.#taken.add(tried.toLowerCase())
      return tried
    }
  }
}

function stored<From extends 'upload' | 'sheet'>(
  { id, bytes, sha256, uploadedAt }: Pick<MeetingSheet, 'id' | 'bytes' | 'sha256' | 'uploadedAt'>,
  from: From,
) {
  return { size: bytes, sha256, from, id, at: uploadedAt }
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
