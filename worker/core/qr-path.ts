/** A QR as one path: dark modules, a run of a row at a time, one unit a module, y downwards. */
import { create } from 'qrcode'

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
export const QUIET = 4

export function qrPath(text: string): { readonly path: string; readonly count: number } {
  // An address and digits become segments of their own kind by themselves, which saves three versions.
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const count = modules.size
  let path = ''
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      let run = 0
      while (column + run < count && modules.get(row, column + run) === 1) run += 1
      if (run === 0) continue
      path += `M${column} ${row}h${run}v1h-${run}z`
      column += run
    }
  }
  return { path, count }
}
