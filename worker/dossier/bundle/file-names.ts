/** What files and folders of the bundle are called: on Windows, on a phone and inside a ZIP alike. Pure. */
import { ITEM_OF_MEETING, type BundleFileType } from '../../contract/bundle.ts'
import type { MeetingKind } from '../../contract/meetings.ts'
import { withoutNik } from '../../contract/nik.ts'

/** Where the bytes are in the file store. */
export function bundleKey(id: string): string {
  return `dossier/${id}`
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const ENDING: Readonly<Record<BundleFileType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [`${OFFICE}.wordprocessingml.document` as const]: 'docx',
  [`${OFFICE}.spreadsheetml.sheet` as const]: 'xlsx',
  [`${OFFICE}.presentationml.presentation` as const]: 'pptx',
}
const MOST_OF_FILE = 100
// Windows opens no path beyond 260 characters, and the ZIP lies in a folder itself.
const MOST_OF_FOLDER = 60
const MOST_OF_MEETING = 40
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/** A name that says what the file is, in one line, without a path and without a NIK. */
export function bundleFileName(written: string, type: BundleFileType): string {
  const base = plain(written.split(/[/\\]/).at(-1) ?? '').replace(/\.[a-z0-9]{1,5}$/i, '')
  return `${cut(withoutNik(base), MOST_OF_FILE) || 'bukti'}.${ENDING[type]}`
}

/** `01 Daftar KPM`, `101 Piagam penghargaan` */
export function folderName(number: number, title: string): string {
  const words = cut(plain(title.replaceAll(/[/\\]/g, '-')), MOST_OF_FOLDER)
  return `${String(number).padStart(2, '0')} ${words || 'Bukti'}`
}

export type MeetingNamed = {
  readonly id: string
  readonly kind: MeetingKind
  readonly title: string
  readonly startsOn: string
}

/** Of a meeting: the line its attendance belongs to, and its folder there, `2026-10-07 Pelatihan KPM angkatan 1`. */
export function meetingPlace({ id, kind, title, startsOn }: MeetingNamed) {
  const words = cut(plain(title.replaceAll(/[/\\]/g, '-')), MOST_OF_MEETING) || 'Kegiatan'
  return { id, number: ITEM_OF_MEETING[kind], folder: `${startsOn} ${words}` }
}

/** The names as they come, those that are taken with a number: `SK (2).pdf`. Windows sees no difference in capitals. */
export function uniqueName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.')
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name.slice(0, dot)} (${count})${name.slice(dot)}`
    const key = tried.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return tried
  }
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function cut(text: string, most: number): string {
  // By signs, not halves of them; a folder's name must not end in a dot or a blank.
  const short = [...text]
    .slice(0, most)
    .join('')
    .replace(/[. ]+$/, '')
    .trim()
  return DEVICE.test(short) ? `_${short}` : short
}
