/**
 * How wide the columns of a printed table are, and in which type size. By content: numbers are never broken, names keep their
 * words whole while the sheet has room, and nothing is stretched so far that a row cannot be followed with the eye. Pure.
 */
import { cellText, type ReportTable } from '../../site/src/render/index.ts'
import { type Measure, printable } from '../core/letters/fit.ts'

export const PADDING = 4

const SIZES = [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6] as const
/** Rather than print smaller than this, names are broken into lines. */
const READABLE = 8
/** A word longer than this many type sizes is broken: one address must not crush the other columns. */
const LONGEST_WORD = 15
/** A cell longer than this many type sizes is broken into lines. */
const LONGEST_CELL = 30
/** A column gets at most this much more than it needs. */
const STRETCH = 90

export type Columns = { readonly size: number; readonly widths: readonly number[] }

type Need = {
  /** Every word whole. */
  readonly least: number
  /** Every cell on one line. */
  readonly whole: number
  /** Its title on one line too. */
  readonly titled: number
  readonly numeric: boolean
}

/** `most`: not larger than this, for a table that would just not fit on its page. */
export function columnsOf(
  table: ReportTable,
  width: number,
  measure: Measure,
  most: number = SIZES[0],
): Columns {
  const sizes = SIZES.filter((size) => size <= most)
  const tried = sizes.map((size) => ({ size, needs: needsOf(table, size, measure) }))
  const readable = tried.filter(({ size }) => size >= READABLE)
  const chosen =
    readable.find(({ needs }) => sum(needs, 'whole') <= width) ??
    readable.find(({ needs }) => sum(needs, 'least') <= width * 0.85) ??
    tried.find(({ needs }) => sum(needs, 'least') <= width) ??
    tried.at(-1)
  if (chosen === undefined) return { size: READABLE, widths: [] }
  return { size: chosen.size, widths: shared(chosen.needs, width) }
}

function needsOf(table: ReportTable, size: number, measure: Measure): Need[] {
  // The word for the total may be long; it is broken rather than widening the column of names.
  const named = table.columns.findIndex(({ numeric }) => !numeric)
  return table.columns.map(({ title, numeric }, index) => {
    const most = LONGEST_WORD * size
    const longest = (text: string, bold: boolean) =>
      Math.max(0, ...text.split(' ').map((word) => Math.min(most, measure(word, size, bold))))
    let least = longest(printable(title), true)
    let whole = least
    for (const { cells } of table.rows) {
      const cell = cells[index]
      if (cell === undefined) continue
      const text = printable(cellText(cell))
      const wide = measure(text, size, false)
      least = Math.max(least, numeric ? wide : longest(text, false))
      whole = Math.max(whole, wide)
    }
    const total = table.total?.cells[index]
    if (total !== undefined) {
      const text = printable(cellText(total))
      const wide = measure(text, size, true)
      least = Math.max(least, numeric ? wide : longest(text, true))
      if (index !== named) whole = Math.max(whole, wide)
    }
    const enough = Math.max(least, Math.min(whole, LONGEST_CELL * size))
    return {
      least: least + 2 * PADDING,
      whole: enough + 2 * PADDING,
      titled: Math.max(enough, measure(printable(title), size, true)) + 2 * PADDING,
      numeric,
    }
  })
}

function shared(needs: readonly Need[], width: number): number[] {
  const least = sum(needs, 'least')
  if (least > width) return cropped(needs, width)
  const whole = sum(needs, 'whole')
  if (whole > width) return between(needs, 'least', 'whole', width)
  const titled = sum(needs, 'titled')
  if (titled > width) return between(needs, 'whole', 'titled', width)
  const stretched = needs.filter(({ numeric }) => !numeric).length
  const more = stretched === 0 ? 0 : Math.min(STRETCH, (width - titled) / stretched)
  return needs.map((need) => need.titled + (need.numeric ? 0 : more))
}

/** The widest give what is missing: a column of two letters cannot, one of addresses breaks them once more. */
function cropped(needs: readonly Need[], width: number): number[] {
  let left = width
  let most = 0
  for (const [index, { least }] of needs.toSorted((a, b) => a.least - b.least).entries()) {
    const each = left / (needs.length - index)
    if (least > each) {
      most = each
      break
    }
    left -= least
  }
  return needs.map(({ least }) => Math.min(least, most))
}

type Measured = 'least' | 'whole' | 'titled'

/** All widths the same share of the way from one need to the other, together exactly `width`. */
function between(needs: readonly Need[], from: Measured, to: Measured, width: number): number[] {
  const share = (width - sum(needs, from)) / (sum(needs, to) - sum(needs, from))
  return needs.map((need) => need[from] + (need[to] - need[from]) * share)
}

function sum(needs: readonly Need[], key: Measured): number {
  return needs.reduce((total, need) => total + need[key], 0)
}
