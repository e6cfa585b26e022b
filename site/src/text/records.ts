/** Words of old certificates that an office recorded, where others than the office read of them. */
import { formatNumber } from './format.ts'

export const RECORDED = {
  label: 'Dicatat oleh dinas, bukan diterbitkan sistem ini',
  help: 'Kertas aslinya ada pada Anda. Keasliannya ditanyakan ke penerbitnya, tidak dapat diperiksa di sini.',
  number: 'Nomor',
  issuer: 'Penerbit',
  issuedOn: 'Tanggal',
  expires: 'Berlaku s.d.',
  ended: 'Masa berlakunya sudah habis',
} as const

/** Under figures of which some rest on them; empty when none does. */
export function recordedNote(cadres: number): string {
  return cadres === 0
    ? ''
    : `Termasuk ${formatNumber(cadres)} kader terlatih yang sertifikatnya dicatat oleh dinas, bukan diterbitkan sistem ini.`
}
