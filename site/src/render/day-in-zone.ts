/** The day on which an instant is read on the wall in a zone: `12 Oktober 2026`. */
import { formatMoment, type Zone } from '../text/format.ts'

export function dayInZone(at: string, zone: Zone): string {
  return formatMoment(at, zone).split(',')[0] ?? ''
}
