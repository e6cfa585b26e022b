/**
 * A cell of a table that leaves as a file, so that no spreadsheet runs it, and as it was when such a file comes back. OWASP, "CSV
 * Injection", and ASVS 5.0, 1.2.10: what begins with a sign of a formula (also in its full width, behind blanks, or behind signs that
 * nobody sees) gets an apostrophe before it; what looks as if it had one already gets one more, so that taking one away is enough.
 */
const RUNS = /^'*\s*[=+\-@|＝＋－＠｜\p{C}]/u

/** A lone `-` stays: our word for a share of nothing. */
export function disarmed(cell: string): string {
  return cell !== '-' && RUNS.test(cell) ? `'${cell}` : cell
}

export function rearmed(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell
}
