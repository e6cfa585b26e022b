/** Words of the map of a district's outlines. */
import { formatDate, formatNumber } from './format.ts'

export const MAP = {
  title: 'Peta wilayah',
  border: 'Garis tebal: batas kecamatan',
  rest: 'Abu-abu muda: di luar yang dihitung di sini.',
  loading: 'Memuat peta…',
  open: 'Buka peta ini sebagai gambar',
  toTable: 'Nama tiap desa/kelurahan ada di tabel di bawah.',
} as const

/** `Sumber batas: BIG 2024. Lisensi: CC BY 4.0. Batas disederhanakan, bukan acuan hukum.` */
export function creditLine({
  source,
  licence,
}: {
  readonly source: string
  readonly licence: string
}): string {
  return `Sumber batas: ${source}. Lisensi: ${licence}. Batas disederhanakan, bukan acuan hukum.`
}

/** Villages that the outlines leave out; empty when none is. */
export function withoutOutline(count: number): string {
  return count === 0
    ? ''
    : `${formatNumber(count)} desa/kelurahan belum punya batas di peta ini. Keadaannya ada di tabel.`
}

export function mapTitle(name: string, asOf: string): string {
  return `Cakupan kader terlatih ${name}, ${formatDate(asOf)}`
}

/** Under the name of the district. */
export function mapSubtitle(asOf: string): string {
  return `Cakupan kader terlatih, ${formatDate(asOf)}`
}
