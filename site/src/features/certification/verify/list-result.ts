/** What came of a list: which rows to look at, the counts above the table, and the file to take away. Pure. */
import {
  CHECK_STATES,
  type CheckedRow,
  type CheckState,
  type RowToCheck,
} from '../../../../../worker/contract/verify-many.ts'
import { csvOf } from '../../../lib/csv.ts'
import { formatDate, formatLastDay } from '../../../text/format.ts'
import {
  AREA_WORDS,
  CHECK_STATE,
  CHECK_STATE_HELP,
  CODE_TYPO,
  expiredSince,
  NAME_WORDS,
  NUMBER_WORDS,
  repeatedLine,
  replacedBy,
  RESULT_COLUMNS,
  revokedSince,
  SAMPLE_PAPER,
  STATUS_ONLY,
  UNREADABLE_CODE,
} from '../../../text/verify-many.ts'

export type Result = {
  readonly row: RowToCheck
  readonly found: CheckedRow
  /** The first line with the same certificate; null for that line itself. */
  readonly sameAs: number | null
}

/** Rows beside their answers, in order; one certificate twice is said at its later rows. */
export function pair(rows: readonly RowToCheck[], found: readonly CheckedRow[]): Result[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row, at) => {
    const answer = found[at]
    if (answer === undefined) return []
    const key = answer.printed?.verificationCode ?? keyOf(row)
    const sameAs = key === '' ? null : (seen.get(key) ?? null)
    if (sameAs === null) seen.set(key, row.line)
    return [{ row, found: answer, sameAs }]
  })
}

const keyOf = ({ code = '', number = '' }: RowToCheck) =>
  (code || number).toUpperCase().replaceAll(/\s/g, '')

const differs = (likeness: CheckedRow['name']) => likeness !== null && likeness !== 'same'

const VIEWS_BY = {
  lihat: (each) => needsLook(each),
  nama: ({ found }) => differs(found.name),
  desa: ({ found }) => differs(found.area),
  ganda: ({ sameAs }) => sameAs !== null,
} as const satisfies Record<string, (each: Result) => boolean>

/** `''` all, `lihat` to look at, a state, or one thing that differs. */
export type View = '' | keyof typeof VIEWS_BY | CheckState

export function readView(text: string): View {
  const views: readonly View[] = ['lihat', 'nama', 'desa', 'ganda', ...CHECK_STATES]
  return views.find((view) => view === text) ?? ''
}

export function needsLook({ found, sameAs }: Result): boolean {
  return (
    found.state !== 'valid' ||
    sameAs !== null ||
    found.isCodeUnreadable ||
    [found.name, found.area, found.number].some(differs)
  )
}

export function inView(results: readonly Result[], view: View): readonly Result[] {
  if (view === '') return results
  if (view === 'lihat' || view === 'nama' || view === 'desa' || view === 'ganda') {
    return results.filter(VIEWS_BY[view])
  }
  return results.filter(({ found }) => found.state === view)
}

/** Sentences about a row, the most important first. */
export function remarksOf({ found, sameAs }: Result): readonly string[] {
  const { state, printed, isCodeUnreadable, foundBy, number } = found
  return [
    printed?.isSample === true ? SAMPLE_PAPER : '',
    state === 'revoked' && printed?.revokedOn != null
      ? revokedSince(formatDate(printed.revokedOn))
      : state === 'expired' && printed?.expiresOn != null
        ? expiredSince(formatDate(printed.expiresOn))
        : state === 'unreadable' && isCodeUnreadable
          ? UNREADABLE_CODE
          : CHECK_STATE_HELP[state],
    printed?.replacedBy == null ? '' : replacedBy(printed.replacedBy),
    isCodeUnreadable && state !== 'unreadable' ? CODE_TYPO : '',
    number === 'different' ? NUMBER_WORDS.different : '',
    foundBy !== null && printed === null ? STATUS_ONLY : '',
    sameAs === null ? '' : repeatedLine(sameAs),
  ].filter((sentence) => sentence !== '')
}

export function resultCsv(results: readonly Result[]): string {
  return csvOf([
    RESULT_COLUMNS,
    ...results.map((each) => {
      const { row, found } = each
      const { printed } = found
      return [
        String(row.line),
        row.code ?? '',
        row.number ?? '',
        row.name ?? '',
        row.village ?? '',
        row.subDistrict ?? '',
        CHECK_STATE[found.state],
        found.name === null ? '' : NAME_WORDS[found.name],
        found.area === null ? '' : AREA_WORDS[found.area],
        printed?.holderName ?? '',
        printed?.areaName ?? '',
        printed?.districtName ?? '',
        printed?.number ?? '',
        printed?.verificationCode ?? '',
        printed?.courseTitle ?? '',
        printed === null ? '' : formatDate(printed.issuedOn),
        printed?.expiresOn == null ? '' : formatLastDay(printed.expiresOn),
        remarksOf(each).join(' '),
      ]
    }),
  ])
}
