/**
 * How the cells of an office's list of old certificates are read, and which cadre a row is about. Pure.
 * Unasked, a row is a cadre's by her kode kader, or by the same name (titles, case and dots left out) in the place that the row
 * names. Everything that only looks like her is asked.
 */
import { holdsNik, NIK_GONE } from '../../contract/nik.ts'
import type { RecordProblem, RecordQuestion, RecordRow } from '../../contract/records.ts'
import { MAX_RECORD_TEXT } from '../../contract/records.ts'
import type { CadreChoice } from '../../contract/roster-rows.ts'
import type { DateOnly } from '../../core/clock.ts'
import { no, ok, type Result } from '../../core/result.ts'
import { calendarDate, textOf, type FoundPeople } from '../../roster/index.ts'
import { compareNames } from '../verify/compare.ts'
import { daysAfter, expiryOf } from '../validity/validity.ts'

/** What a row says about the paper. */
export type RecordCells = {
  readonly holderName: string
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: DateOnly
  readonly expiresOn: DateOnly | null
  readonly hours: number | null
}

/** Reads all cells but who it is about; every unreadable cell is named, not only the first. */
export function readRecordCells(
  row: RecordRow,
  today: DateOnly,
): { readonly cells: RecordCells; readonly problems: readonly RecordProblem[] } {
  const problems: RecordProblem[] = []
  const text = (field: 'name' | 'number' | 'title' | 'issuer'): string => {
    const written = textOf(row[field])
    if (written === null) problems.push({ reason: 'MISSING', field })
    else if (written.length > MAX_RECORD_TEXT)
      problems.push({ reason: 'TOO_LONG', field, limit: MAX_RECORD_TEXT })
    // A paper's own number may have as many digits.
    else if (field !== 'number' && (holdsNik(written) || written.includes(NIK_GONE)))
      problems.push({ reason: 'NIK_WRITTEN', field })
    return written ?? ''
  }
  const cells = {
    holderName: text('name'),
    number: text('number'),
    title: text('title'),
    issuer: text('issuer'),
  }
  const written = textOf(row.issuedOn)
  const issuedOn = written === null ? null : dateOf(written)
  if (written === null) problems.push({ reason: 'MISSING', field: 'issuedOn' })
  else if (issuedOn === null) problems.push({ reason: 'DATE_INVALID', field: 'issuedOn', written })
  else if (issuedOn > today) problems.push({ reason: 'DATE_IN_FUTURE', date: issuedOn })

  const validity = textOf(row.validity) ?? ''
  const end = endOf(validity, issuedOn)
  const expiresOn = end.ok ? end.value : null
  if (!end.ok) problems.push({ reason: 'DATE_INVALID', field: 'validity', written: validity })
  else if (expiresOn !== null && issuedOn !== null && expiresOn <= issuedOn)
    problems.push({ reason: 'ENDS_BEFORE_ISSUE' })

  const said = textOf(row.hours)
  const hours = said === null ? null : hoursOf(said)
  if (said !== null && hours === null) problems.push({ reason: 'HOURS_INVALID', written: said })
  return { cells: { ...cells, issuedOn: issuedOn ?? '', expiresOn, hours }, problems }
}

/** Papers are dated with their place: `Lumajang, 12 Maret 2024`. */
function dateOf(written: string): DateOnly | null {
  return calendarDate(written.replace(/^[\p{L}.\s]+,\s*(?=\d)/u, ''))
}

const ENDLESS = /^(berlaku )?(selamanya|seumur hidup|seterusnya|tidak terbatas|tanpa batas)\.?$/i
const PERIOD = /^(\d{1,3})\s*(?:\([^)]*\)\s*)?(tahun|thn|th|bulan|bln)\.?$/i
const BEFORE_END = /^(masa )?(berlaku )?(selama |s\.?\s?\/?d\.?\s|sampai (dengan )?|hingga )?/i

/** The last day as a date, or how long it lasts; answers the first day on which it no longer holds. */
function endOf(
  written: string,
  issuedOn: DateOnly | null,
): Result<DateOnly | null, { reason: 'UNREADABLE' }> {
  const unreadable = () => no({ reason: 'UNREADABLE' as const })
  if (written === '' || ENDLESS.test(written)) return ok(null)
  const said = written.replace(BEFORE_END, '')
  const [, count = '', unit = ''] = PERIOD.exec(said) ?? []
  if (count !== '') {
    const months = Number(count) * (/^t/i.test(unit) ? 12 : 1)
    if (months === 0 || months > 1200) return unreadable()
    return ok(issuedOn === null ? null : expiryOf(issuedOn, months))
  }
  const last = dateOf(said)
  return last === null ? unreadable() : ok(daysAfter(last, 1))
}

/** `32`, `32 JP`, `32 jam pelajaran`: 1 to 999. */
function hoursOf(written: string): number | null {
  const [, digits = ''] =
    /^(\d{1,3})(?:[.,]0+)?\s*(?:jp|jpl|jam(?: pelajaran| pel\.?)?)?\.?$/i.exec(written) ?? []
  return Number(digits) > 0 ? Number(digits) : null
}

/** By which two spellings of one number are the same. */
export function recordKey(number: string): string {
  return number.toUpperCase().replaceAll(/\s/g, '')
}

export type Identity =
  | { readonly kind: 'sure'; readonly cadre: CadreChoice }
  | {
      readonly kind: 'ask'
      readonly question: RecordQuestion
      readonly cadres: readonly CadreChoice[]
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong'; readonly problem: RecordProblem }

const MOST_ASKED = 6

export function identityOf(row: RecordRow, found: FoundPeople): Identity {
  const { decision } = row
  const chosen = typeof decision === 'object' ? decision.cadreId : undefined
  if (chosen !== undefined) {
    return found.byId === null
      ? { kind: 'wrong', problem: { reason: 'DECISION_STALE' } }
      : { kind: 'sure', cadre: found.byId }
  }
  const name = textOf(row.name) ?? ''
  const code = textOf(row.cadreCode)
  const here = found.namesakes.filter((cadre) => found.places.some((at) => serves(cadre, at)))
  if (code !== null) {
    if (found.byCode === null)
      return { kind: 'wrong', problem: { reason: 'CODE_UNKNOWN', written: code } }
    return compareNames(name, found.byCode.name) === 'different'
      ? ask('NAME_DIFFERS', [found.byCode, ...here])
      : { kind: 'sure', cadre: found.byCode }
  }
  const [only] = here
  if (only !== undefined) {
    // A place that is not sure settles nothing between namesakes.
    const isAlone = here.length === 1 && (found.isPlaceSure || found.namesakes.length === 1)
    return isAlone ? { kind: 'sure', cadre: only } : ask('SAME_NAME', [...here, ...found.namesakes])
  }
  const alike = found.neighbours.filter(
    ({ name: other }) => compareNames(name, other) === 'similar',
  )
  if (alike.length > 0) return ask('NAME_SIMILAR', [...alike, ...found.namesakes])
  return found.namesakes.length > 0 ? ask('OTHER_AREA', found.namesakes) : { kind: 'unknown' }
}

/** A sub-district is served by whoever serves a village in it. */
function serves(cadre: CadreChoice, place: string): boolean {
  return cadre.areas.some(
    ({ code, subDistrictCode }) => code === place || subDistrictCode === place,
  )
}

function ask(question: RecordQuestion, cadres: readonly CadreChoice[]): Identity {
  const distinct = [...new Map(cadres.map((cadre) => [cadre.id, cadre])).values()]
  return { kind: 'ask', question, cadres: distinct.slice(0, MOST_ASKED) }
}
