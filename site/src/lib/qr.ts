/** A QR code as one SVG path, with the quiet zone that scanners need. Level M: a printed card is folded and carried. */
import { create } from 'qrcode'

const QUIET = 4

export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
    }
  }
  return { path, size: modules.size + QUIET * 2 }
}
