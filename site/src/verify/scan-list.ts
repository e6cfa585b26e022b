/** The running list of an officer who checks many papers: pure, and as the table that becomes a file. */
import { formatMoment } from '../text/format.ts'
import { CHECK, LIST, VERDICT, type Verdict } from '../text/verify.ts'
import { BLANK, type Outcome } from './outcome.ts'

export type Row = {
  /** Equal for scans of one paper. */
  readonly key: string
  /** UTC. */
  readonly at: string
  readonly verdict: Verdict
  /** Empty when nothing is proven. */
  readonly name: string
  readonly area: string
  readonly code: string
  readonly number: string
  readonly wasAsked: boolean
  /** As of when revocations were known on this device, UTC; null when nothing was, or nothing is proven. Rows that were
   * kept before it was noted have none. */
  readonly revocationsAt?: string | null
}

/** Oldest first. */
export type ScanList = readonly Row[]

// A meeting has some hundreds; storage of a page ends at some megabytes.
const MOST = 2000
const TAIL = 24

/** `digits` tell papers apart, whatever is proven of one by and by: later findings must reach its row. */
export function rowOf(outcome: Outcome, digits: string, at: string): Row {
  const { facts, server, verdict, revocationsAt } = outcome
  const { holder, area, code, isSample } = facts ?? BLANK
  return {
    key: digits.slice(-TAIL),
    at,
    verdict,
    // Beside the name, because whoever gets the file sees no page.
    name: isSample ? `${holder} (${CHECK.sample})` : holder,
    area,
    code,
    number: server?.number ?? '',
    wasAsked: server !== null,
    revocationsAt,
  }
}

export function add(list: ScanList, row: Row): ScanList {
  return [...list, row].slice(-MOST)
}

/** What became known later about a paper that is in the list. */
export function improve(list: ScanList, row: Row): ScanList {
  return list.map((one) => (one.key === row.key ? { ...row, at: one.at } : one))
}

/** Whether the paper of row `at` stands further up already. */
export function isAgain(list: ScanList, at: number): boolean {
  return list.some((one, place) => place < at && one.key === list[at]?.key)
}

export function countsOf(list: ScanList): { readonly all: number; readonly valid: number } {
  const papers = list.filter((_, at) => !isAgain(list, at))
  return { all: papers.length, valid: papers.filter(({ verdict }) => verdict === 'valid').length }
}

/** The oldest data on revocations that a row of the list stands on. */
export function oldestOf(list: ScanList): string | undefined {
  let oldest: string | undefined
  for (const { revocationsAt: at } of list) if (at && !(oldest && oldest < at)) oldest = at
  return oldest
}

/** Null for anything but what `JSON.stringify` made of a list. */
export function readList(text: string | null): ScanList | null {
  try {
    // Safe: each row is looked at.
    const rows = JSON.parse(text ?? '') as Row[]
    return rows.every((row) => row.verdict in VERDICT && Date.parse(row.at) > 0 && row.key !== '')
      ? rows
      : null
  } catch {
    return null
  }
}

/** One line a scan, under its headings. */
export function tableOf(list: ScanList): string[][] {
  const lines = list.map((row, at) => [
    String(at + 1),
    formatMoment(row.at),
    VERDICT[row.verdict][0],
    row.name,
    row.area,
    row.code,
    row.number,
    row.wasAsked ? LIST.alsoAsked : LIST.onPhone,
    row.revocationsAt ? formatMoment(row.revocationsAt) : '',
    isAgain(list, at) ? LIST.again : '',
  ])
  return [[...LIST.columns], ...lines]
}
