/**
 * The line of the log that a province writes down, and whether the log of today continues it. Pure. The 64 bits of the root that
 * are written down are enough: who wants another log with the same ones has to look for it for centuries.
 */
import { fromHex, type Bytes } from '../../../../worker/contract/byte-text.ts'
import { verifyConsistency } from '../../../../worker/contract/transparency-log.ts'
import { formatDate, formatNumber } from '../../text/format.ts'

export type WrittenLine = {
  readonly size: number
  /** 16 hex digits. */
  readonly root: string
}

const WRITTEN = 16

/** `1.234 / 8f3a 1c20 99ab 04de / 22 November 2026`; the day is `2026-11-22`. */
export function logLine({ size, root }: WrittenLine, day: string): string {
  const groups = root.slice(0, WRITTEN).match(/.{4}/g) ?? []
  return `${formatNumber(size)} / ${groups.join(' ')} / ${formatDate(day)}`
}

/** As somebody copied it by hand: capitals, other spaces and separators. Null for what holds no size and root. */
export function readLine(text: string): WrittenLine | null {
  const [, count = '', groups = ''] =
    /^\D*?(\d[\d.]*)\s*[^\w\s.]?\s*((?:[0-9a-f]{4}[\s-]*){4})(?![0-9a-f])/i.exec(text.trim()) ?? []
  const size = Number(count.replace(/\./g, ''))
  const root = groups.replace(/[\s-]/g, '').toLowerCase()
  return Number.isSafeInteger(size) && size > 0 && root.length === WRITTEN ? { size, root } : null
}

export type Head = { readonly size: number; readonly root: string }

/** Whether the log of today holds all that the line stood for. `older` is what the platform says that its root was then. */
export async function continues(
  line: WrittenLine,
  {
    older,
    newest,
    proof,
  }: { readonly older: Head; readonly newest: Head; readonly proof: readonly string[] },
): Promise<boolean> {
  const bytes = (hex: string): Bytes => fromHex(hex) ?? new Uint8Array(0)
  if (older.size !== line.size || !older.root.startsWith(line.root)) return false
  return verifyConsistency(
    { size: older.size, root: bytes(older.root) },
    { size: newest.size, root: bytes(newest.root) },
    proof.map(bytes),
  )
}
