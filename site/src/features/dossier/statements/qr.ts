/** The QR code of a statement's sheet: dark modules as one path, one unit a module; the renderer adds the white around it. */
import { create } from 'qrcode'
import type { QrDrawing } from '../../../render/statement.ts'

/** Level M: a sheet is folded and copied. */
export function qrOf(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
    }
  }
  return { path, count: modules.size }
}
