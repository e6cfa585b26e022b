/**
 * A report as rows of cells that say what they are. The screen, the paper, the CSV and the workbook are all made of it: words for
 * people, numbers as numbers for spreadsheets. Shares are taken of the counts that they name, never of other shares.
 */
import {
  formatChange,
  formatDate,
  formatGain,
  formatMean,
  formatNumber,
  formatShare,
  formatTwo,
} from '../text/format.ts'

export type ReportCell =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'count'; readonly count: number }
  /** Without a whole there is no share. */
  | { readonly is: 'share'; readonly part: number; readonly whole: number }
  /** `YYYY-MM-DD`, or no day. */
  | { readonly is: 'day'; readonly on: string | null }
  /** Since an earlier day; null where that day is not known. */
  | { readonly is: 'change'; readonly by: number | null }
  /** Of marks, 0 to 100; null where there are none. */
  | { readonly is: 'mean'; readonly value: number | null }
  /** The difference of two means. */
  | { readonly is: 'gain'; readonly value: number | null }
  /** N-gain: of what was left to gain, the share that was gained; null where none is known. */
  | { readonly is: 'normalised'; readonly value: number | null }

export type ReportColumn = {
  readonly key: string
  readonly title: string
  readonly numeric: boolean
}

export type ReportRow = {
  /** The area or person of the row; empty for the total. */
  readonly code: string
  readonly cells: readonly ReportCell[]
}

export type ReportTable = {
  readonly title: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** Null for a list of names. */
  readonly total: ReportRow | null
}

export const textCell = (text: string): ReportCell => ({ is: 'text', text })
export const countCell = (count: number): ReportCell => ({ is: 'count', count })
export const shareCell = (part: number, whole: number): ReportCell => ({ is: 'share', part, whole })
export const changeCell = (by: number | null): ReportCell => ({ is: 'change', by })
export const meanCell = (value: number | null): ReportCell => ({ is: 'mean', value })
export const gainCell = (value: number | null): ReportCell => ({ is: 'gain', value })
export const normalisedCell = (value: number | null): ReportCell => ({ is: 'normalised', value })
export const dayCell = (on: string | null): ReportCell => ({ is: 'day', on })

/** A cell as people read it: `1.234`, `98,5%`, `21 November 2026`, `naik 3`; `-` for a share of nothing and an unknown change. */
export function cellText(cell: ReportCell): string {
  switch (cell.is) {
    case 'text':
      return cell.text
    case 'count':
      return formatNumber(cell.count)
    case 'share':
      return formatShare(cell.part, cell.whole)
    case 'day':
      return cell.on === null ? '' : formatDate(cell.on)
    case 'change':
      return cell.by === null ? '-' : formatChange(cell.by)
    case 'mean':
      return cell.value === null ? '-' : formatMean(cell.value)
    case 'gain':
      return cell.value === null ? '-' : formatGain(cell.value)
    case 'normalised':
      return cell.value === null ? '-' : formatTwo(cell.value)
  }
}
