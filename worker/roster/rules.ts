/**
 * How the cells of a roster's row are read, whatever office wrote them. Pure.
 * A cell that says nothing (empty, "-", "tidak ada") is null; a cell that says something unreadable is a tagged reason,
 * never a guess.
 */
import { holdsNik, NIK_GONE } from '../contract/nik.ts'
import {
  CADRE_KINDS,
  MAX_DECREE_NUMBER,
  MAX_NAME,
  type CadreKind,
  type CadreStatus,
  type RosterRow,
  type RowProblem,
} from '../contract/roster.ts'
import { no, ok, type Result } from '../core/result.ts'

/** What a row says about the person and her decree. */
export type Cells = {
  readonly name: string
  readonly nameKey: string
  readonly kind: CadreKind | null
  readonly sex: 'F' | 'M' | null
  /** `+628…` */
  readonly phone: string | null
  readonly decreeNumber: string | null
  readonly decreeOn: string | null
  readonly decreeUntil: string | null
}

/** A row's problem as the answer of a rule. */
export const unfit = (problem: RowProblem) => no(problem)

/** Reads all cells but the area; every unreadable cell is named, not only the first. */
export function readCells(row: RosterRow): { cells: Cells; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const taken = <Value>(read: Result<Value, RowProblem>): Value | null => {
    if (read.ok) return read.value
    const { ok: _, ...problem } = read
    problems.push(problem)
    return null
  }
  const name = taken(readName(row.name)) ?? ''
  const cells: Cells = {
    name,
    nameKey: personKey(name),
    kind: taken(readKind(row.kind)),
    sex: taken(readSex(row.sex)),
    phone: taken(readPhone(row.phone)),
    decreeNumber: taken(readDecreeNumber(row.decreeNumber)),
    decreeOn: taken(readDate('decreeOn', row.decreeOn)),
    decreeUntil: taken(readDate('decreeUntil', row.decreeUntil)),
  }
  if (cells.decreeOn !== null && cells.decreeUntil !== null && cells.decreeUntil < cells.decreeOn) {
    problems.push({ reason: 'DECREE_UNTIL_BEFORE_ON' })
  }
  return { cells, problems }
}

/** The text of a cell in one line, or null when it says nothing. */
export function textOf(cell: string | undefined): string | null {
  const text = (cell ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return /^([-–—?.*_/0]*|n\/?a|#n\/a|null|nihil|tidak ada|tdk ada|belum ada|kosong)$/i.test(text)
    ? null
    : text
}

export function readName(cell: string | undefined): Result<string, RowProblem> {
  const text = textOf(cell)?.replaceAll(/["`´’]/g, "'") ?? null
  if (text === null || !/\p{L}/u.test(text)) return unfit({ reason: 'NAME_MISSING' })
  if (holdsNik(text) || text.includes(NIK_GONE))
    return unfit({ reason: 'NIK_WRITTEN', field: 'name' })
  return text.length > MAX_NAME ? unfit({ reason: 'NAME_TOO_LONG', limit: MAX_NAME }) : ok(text)
}

const TITLE_BEFORE =
  /^(h|hj|dr|drs|dra|ir|ny|nn|tn|ibu|bu|bpk|bapak|sdr|sdri|prof|kh|ust|ustadzah)$/
const TITLE_AFTER =
  /^(s(pd|pdi|pdsd|ag|e|ei|h|hi|sos|sosi|kep|kepns|keb|st|km|gz|kom|si|t|p|ip|ap|pt|th|trkeb|trkes)|a(md|mdkeb|mdkep|mdgz|mdpd|mkeb|mkep|ma)|m(si|pd|kes|km|m|ap|h|ag)|d[1-4]|st|ns)$/

/** What two spellings of one person's name have in common: titles, case, dots and spaces left out. */
export function personKey(name: string): string {
  return personWords(name).join('')
}

/** The words of a name in small letters, without titles and dots. */
export function personWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .split(/[\s,]+/)
    .map((word) => ({
      dotted: word.includes('.'),
      letters: word.replaceAll(/[^\p{L}\p{N}]/gu, ''),
    }))
    .filter((word) => word.letters !== '')
  let first = 0
  while (first < words.length - 1 && TITLE_BEFORE.test(words[first]?.letters ?? '')) first += 1
  let last = words.length
  const comma = name.includes(',')
  const isTitle = (word: { dotted: boolean; letters: string } | undefined) =>
    word !== undefined && TITLE_AFTER.test(word.letters) && (comma || word.dotted)
  while (last > first + 1 && isTitle(words[last - 1])) last -= 1
  return words.slice(first, last).map((word) => word.letters)
}

const KINDS: readonly [RegExp, CadreKind][] = [
  [/^(kader )?(kpm|pembangunan manusia|pemberdayaan masyarakat)( desa| kpm)?$/, 'KPM'],
  [/^kpm kader (pembangunan manusia|pemberdayaan masyarakat)$/, 'KPM'],
  [/^(tpk|tim pendamping keluarga)? ?(dari |unsur )?bidan( desa)?$/, 'TPK_BIDAN'],
  [/^(tpk|tim pendamping keluarga)? ?(dari |unsur )?(kader )?(tp )?pkk$/, 'TPK_PKK'],
  [/^(tpk|tim pendamping keluarga)? ?(dari |unsur )?(kader )?kb( desa)?$/, 'TPK_KB'],
  [/^(kader )?posyandu( balita| lansia)?$/, 'POSYANDU'],
  [/^(lain|lainnya|lain lain|kader lain|kader lainnya)$/, 'OTHER'],
]

export function readKind(cell: string | undefined): Result<CadreKind | null, RowProblem> {
  const text = textOf(cell)
  if (text === null) return ok(null)
  const plain = wordsOf(text)
  const found =
    KINDS.find(([pattern]) => pattern.test(plain))?.[1] ??
    // Our own codes, as an exported list may carry them.
    CADRE_KINDS.find((kind) => kind === text.toUpperCase())
  return found === undefined ? unfit({ reason: 'KIND_UNKNOWN', written: text }) : ok(found)
}

export function readSex(cell: string | undefined): Result<'F' | 'M' | null, RowProblem> {
  const text = textOf(cell)
  if (text === null) return ok(null)
  const plain = wordsOf(text)
  if (/^(p|pr|prp|perempuan|wanita|w|f)$/.test(plain)) return ok('F')
  if (/^(l|lk|laki|laki laki|lelaki|pria|m)$/.test(plain)) return ok('M')
  return unfit({ reason: 'SEX_UNKNOWN', written: text })
}

/** An Indonesian mobile number as `+628…`; the spreadsheet may have eaten its first zero. */
export function readPhone(cell: string | undefined): Result<string | null, RowProblem> {
  const text = textOf(cell)
  if (text === null) return ok(null)
  const digits = text
    .replace(/^'/, '')
    // A number that a program wrote with its decimal; dots between groups are no decimals.
    .replace(/^(\+?\d{9,})\.0$/, '$1')
    .replaceAll(/[\s().\-–+]/g, '')
  const national = /^(?:0062|062|620|62|0)?(8\d{8,11})$/.exec(digits)?.[1]
  return national === undefined
    ? unfit({ reason: 'PHONE_INVALID', written: text })
    : ok(`+62${national}`)
}

export function readDecreeNumber(cell: string | undefined): Result<string | null, RowProblem> {
  const text = textOf(cell)
  if (text !== null && holdsNik(text)) {
    return unfit({ reason: 'NIK_WRITTEN', field: 'decreeNumber' })
  }
  return text !== null && text.length > MAX_DECREE_NUMBER
    ? unfit({ reason: 'DECREE_NUMBER_TOO_LONG', limit: MAX_DECREE_NUMBER })
    : ok(text)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des']
const OTHER_MONTHS: Readonly<Record<string, string>> = {
  may: 'mei',
  agt: 'agu',
  ags: 'agu',
  aug: 'agu',
  oct: 'okt',
  nop: 'nov',
  dec: 'des',
  peb: 'feb',
}
// Day 0 of a spreadsheet, chosen so that its serials from 1 March 1900 on come out right.
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const DAY = 86_400_000

/** A calendar date from ISO, day first, Indonesian words, or a spreadsheet's serial number, within 1950 to 2099. */
export function readDate(
  field: 'decreeOn' | 'decreeUntil',
  cell: string | undefined,
): Result<string | null, RowProblem> {
  const text = textOf(cell)
  if (text === null) return ok(null)
  const date = calendarDate(text)
  return date === null ? unfit({ reason: 'DATE_INVALID', field, written: text }) : ok(date)
}

/** `2024-03-12` of a date as offices write it: see `readDate`. Null when the text is none. */
export function calendarDate(text: string): string | null {
  const serial = /^(\d{5})(\.\d+)?$/.exec(text)
  if (serial !== null) {
    return valid(new Date(SERIAL_ZERO + Number(serial[1]) * DAY).toISOString().slice(0, 10))
  }
  const plain = text
    .toLowerCase()
    .replace(/^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)[\s,]+/, '')
    .replace(/[t\s]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?z?$/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  if (iso !== null) return valid(dashed(iso[1], iso[2], iso[3]))
  const dayFirst = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})$/.exec(plain)
  if (dayFirst !== null) return valid(dashed(century(dayFirst[3]), dayFirst[2], dayFirst[1]))
  const worded = /^(\d{1,2})[\s/.-]*([a-z]{3,9})\.?[\s/.-]*(\d{4}|\d{2})$/.exec(plain)
  if (worded === null) return null
  const short = (worded[2] ?? '').slice(0, 3)
  const month = MONTHS.indexOf(OTHER_MONTHS[short] ?? short) + 1
  return valid(dashed(century(worded[3]), String(month), worded[1]))
}

const century = (year = '') => (year.length === 2 ? `20${year}` : year)

const dashed = (year = '', month = '', day = '') =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function valid(date: string): string | null {
  const time = Date.parse(`${date}T00:00:00Z`)
  const real = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date
  return real && date >= '1950' && date < '2100' ? date : null
}

/** Lower case words with single spaces, punctuation gone. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// 23 letters, a prime, so that any one wrong digit and any swap of two changes the letter. No I, O, U.
const LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ'

/** Kode kader: `LMJ-4821-K`, at least four digits, the last letter a check over all before. */
export function cadreCode(prefix: string, number: number): string {
  const body = `${prefix}-${String(number).padStart(4, '0')}`
  return `${body}-${checkLetter(body)}`
}

/** Reads a kode kader as people write it; null when its check letter is wrong or it has another shape. */
export function readCadreCode(written: string): string | null {
  const parts = /^\s*([a-z]{2,4})[\s.-]*(\d{4,7})[\s.-]*([a-z])\s*$/i.exec(written)
  if (parts === null) return null
  const body = `${parts[1] ?? ''}-${parts[2] ?? ''}`.toUpperCase()
  return checkLetter(body) === (parts[3] ?? '').toUpperCase()
    ? `${body}-${checkLetter(body)}`
    : null
}

function checkLetter(body: string): string {
  let sum = 0
  for (const [index, character] of [...body].toReversed().entries()) {
    sum += (index + 1) * Number.parseInt(character === '-' ? '0' : character, 36)
  }
  return LETTERS[sum % LETTERS.length] ?? 'A'
}

export const FIRST_NUMBER = 1001

/** What stands where the name of a cadre stood whose data were erased; a trigger knows it too. */
export const ERASED_NAME = 'Kader yang datanya dihapus'

/** What a cadre is on a day, by all her assignments. */
export function statusOn(
  day: string,
  assignments: readonly { readonly startedOn: string; readonly endedOn: string | null }[],
): CadreStatus {
  if (assignments.length === 0) return 'UNASSIGNED'
  if (assignments.some((each) => isActiveOn(day, each))) return 'ACTIVE'
  return assignments.some((each) => each.startedOn > day) ? 'UPCOMING' : 'ENDED'
}

/** The first day counts, the day of `endedOn` no more. */
export function isActiveOn(
  day: string,
  { startedOn, endedOn }: { readonly startedOn: string; readonly endedOn: string | null },
): boolean {
  return startedOn <= day && (endedOn === null || endedOn > day)
}
