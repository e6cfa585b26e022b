/** Words of Bukti Cakupan for everybody: the page, the paper and the signed credential. The office's are in `statements-office.ts`. */
import type { PublicStatement, StatementFacts } from '../../../worker/contract/statements.ts'
import { allNamed, cadreWord } from './counted-kinds.ts'
import { formatDate, formatMoment, type Zone } from './format.ts'
import { statementDay, statementLine, STATEMENT_NAME } from './statement-line.ts'

/** Goes up when something is counted in another way. */
export const STATEMENT_METHOD = 'KK-CAKUPAN-1'

export const STATEMENT_CREDENTIAL = {
  name: ({ district, isSample }: StatementFacts) =>
    `${isSample ? 'DATA CONTOH: ' : ''}${STATEMENT_NAME} ${district.name}`,
  description: ({ asOf, total }: StatementFacts) =>
    `${STATEMENT_NAME}, ${statementDay(asOf)}: ${factsLine({ total })}`,
} as const

/** What a statement says, with who is counted where that is not KPM alone. */
function factsLine({ total }: Pick<StatementFacts, 'total'>): string {
  const named = allNamed(total)
  const kinds = named === '' ? '' : ` Kader yang dihitung: ${named}.`
  return `${statementLine(total, cadreWord(total))}.${kinds}`
}

export const STATEMENT = {
  name: STATEMENT_NAME,
  title: (district: string) => `${STATEMENT_NAME} ${district}`,
  asOf: (day: string) => `Keadaan per ${formatDate(day)}`,
  lede: factsLine,
  sample: 'DATA CONTOH: bukan bukti sungguhan.',
  verify: 'Periksa bukti ini',
  day: 'Keadaan per tanggal',
  issued: 'Ditandatangani secara digital',
  office: 'Dinas',
  listHash: 'Sidik daftar (SHA-256)',
  listHashHelp:
    'Dihitung dari daftar kader dan sertifikat di balik angka ini. Daftar yang diubah, walau satu huruf, punya sidik lain.',
  methodOf: (method: string) => `Cara menghitung ${method}`,
  courses: 'Pelatihan yang dihitung',
  noCourses: 'Belum ada',
  trained: 'KPM terlatih',
  covered: 'Desa/kelurahan tercakup',
  recorded: (count: number) =>
    `Dari KPM terlatih, ${count} dihitung dari sertifikat lama yang dicatat dinas.`,
  perSubDistrict: 'Per kecamatan',
  subDistrict: 'Kecamatan',
  villages: 'Desa/kel.',
  cadres: 'KPM',
  trainedShort: 'Terlatih',
  shareTrained: '% terlatih',
  withCadre: 'Desa/kel. ada KPM',
  coveredShort: 'Tercakup',
  shareCovered: '% tercakup',
  whole: 'Jumlah',
  subDistrictCadres: (count: number) =>
    `Termasuk ${count} KPM tingkat kecamatan: dihitung sebagai orang, tidak untuk cakupan desa/kelurahan.`,
  scan: 'Pindai untuk memeriksa, juga tanpa sinyal.',
  scanHelp:
    'Arahkan kamera HP ke kode QR ini, atau ketik kode bukti di halaman Periksa. Tanda tangan digital diperiksa di HP.',
  machine: 'Untuk program komputer (kredensial W3C yang ditandatangani):',
  check: 'Periksa bukti atau sertifikat lain',
  notFoundTitle: 'Bukti ini TIDAK TERCATAT',
  notFound:
    'Kelas Kader tidak mencatat Bukti Cakupan dengan kode ini. Periksa lagi kodenya, atau tanyakan ke dinas yang memberikannya.',
  newer: 'Lihat bukti yang berlaku sekarang',
} as const

export const STATEMENT_STATUS: Record<
  PublicStatement['status'],
  { readonly title: string; readonly meaning: string }
> = {
  valid: {
    title: 'Bukti Cakupan ini SAH',
    meaning: 'Berlaku, dan dibekukan pada hari disahkan: angkanya tidak berubah lagi.',
  },
  replaced: {
    title: 'Bukti Cakupan ini sudah DIGANTI',
    meaning: 'Angka ini benar pada tanggalnya, tetapi sudah ada bukti yang lebih baru.',
  },
  revoked: {
    title: 'Bukti Cakupan ini DICABUT',
    meaning: 'Dinas mencabutnya. Jangan dipakai lagi.',
  },
  not_found: { title: STATEMENT.notFoundTitle, meaning: STATEMENT.notFound },
}

export function endedOn(day: string): string {
  return `Sejak ${formatDate(day)}.`
}

export function issuedAtLine(at: string, zone: Zone): string {
  return formatMoment(at, zone)
}
