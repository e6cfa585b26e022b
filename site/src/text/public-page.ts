/** Words of a district's public page that its figures do not have already: trend, statement, picture, and the office's switch. */
import type { StatementCounts } from '../../../worker/contract/statement-token.ts'
import { cadreWord } from './counted-kinds.ts'
import { formatDate, formatShare } from './format.ts'
import { claimOf } from './reporting.ts'
import { statementDay, statementLine, STATEMENT_NAME } from './statement-line.ts'

export const TREND = {
  title: 'Perkembangan',
  since: (day: string) => `Perkembangan sejak ${formatDate(day)}`,
  tooLittle:
    'Perkembangan belum bisa digambar: baru ada catatan dari satu hari. Keadaan dicatat sekali sehari; gambarnya muncul setelah ada catatan dari hari lain.',
  change: (before: string, now: string) => `dari ${before} menjadi ${now}`,
  nothing: 'Belum cukup catatan untuk digambar.',
  how: 'Keadaan dicatat setiap akhir hari dan tidak diubah sesudahnya. Titik di gambar: catatan terakhir tiap bulan.',
  table: 'Lihat angkanya sebagai tabel',
  day: 'Keadaan per tanggal',
} as const

export const SHOWN_STATEMENT = {
  title: `${STATEMENT_NAME} yang berlaku`,
  hint: (asOf: string) => `${STATEMENT_NAME} bertanda tangan digital, ${statementDay(asOf)}`,
  line: (total: StatementCounts & Parameters<typeof cadreWord>[0], asOf: string) =>
    `${statementLine(total, cadreWord(total))}, ${statementDay(asOf)}.`,
  frozen:
    'Angka ini dibekukan menurut keadaan tanggal itu dan disahkan orang kedua, jadi bisa berbeda dari keadaan terakhir di atas.',
  open: 'Buka Bukti Cakupan',
} as const

export const PICTURE = {
  share: 'Bagikan gambar',
  save: 'Unduh gambar',
  failed: 'Gambar tidak bisa dibuat di peramban ini. Bagikan alamat halaman ini saja.',
  countsOnly: 'Hanya jumlah, tanpa nama',
  sample: 'DATA CONTOH: angka tidak nyata',
} as const

type Shares = Parameters<typeof claimOf>[0]

/** `23 Nov 2026`: under a small drawing. */
export function shortDate(day: string): string {
  return formatDate(day).replace(/ (\w{3})\w*/, ' $1')
}

/** What a message shows of a link to the page. */
export function linkTitle(name: string, counts: Shares): string {
  const { trained, cadres } = counts
  return cadres === 0
    ? `Cakupan kader ${name}`
    : `${name}: ${formatShare(trained, cadres)} ${cadreWord(counts)} terlatih`
}

export function linkDescription(total: Shares, asOf: string, isDemo: boolean): string {
  return `${isDemo ? `${PICTURE.sample}. ` : ''}${claimOf(total)} Keadaan per ${formatDate(asOf)}.`
}

/** The office's page with the switch. */
export const PUBLIC_PAGE = {
  title: 'Halaman publik',
  lede: 'Cakupan yang bisa dilihat siapa saja tanpa masuk. Dinas yang memutuskan dibuka atau tidak.',
  loading: 'Memuat pengaturan halaman publik…',
  isOpen: 'Halaman publik sedang dibuka',
  isClosed: 'Halaman publik sedang tertutup',
  openBody: 'Siapa saja yang punya alamatnya bisa melihat angka cakupan.',
  closedBody:
    'Siapa pun yang membuka alamatnya hanya membaca bahwa angkanya tidak dibuka untuk umum. Sertifikat dan Bukti Cakupan tetap bisa diperiksa.',
  contents: 'Isi halaman',
  shown: [
    'jumlah dan persentase kader terlatih dan desa/kelurahan tercakup, juga per kecamatan',
    'keadaan tiap desa/kelurahan: berapa kader, berapa yang terlatih',
    'perkembangan 12 bulan terakhir',
    'Bukti Cakupan yang berlaku, dengan kode QR',
  ],
  never: 'Tidak ada nama kader, nomor HP, atau nilai tes.',
  address: 'Alamat',
  open: 'Buka untuk umum',
  close: 'Tutup halaman publik',
  saving: 'Menyimpan…',
  opened: 'Halaman publik sudah dibuka. Perubahan ini tercatat di Riwayat.',
  closed:
    'Halaman publik sudah ditutup. Bila ada yang baru saja membukanya, halaman lama masih bisa tampil sampai satu menit. Perubahan ini tercatat di Riwayat.',
  askClose: 'Tutup halaman publik?',
  askCloseBody:
    'Tautan yang sudah dibagikan tidak lagi menunjukkan angka. Gambar yang sudah terkirim tidak bisa ditarik. Halaman bisa dibuka lagi kapan saja.',
  onlyAdmin: 'Hanya pengelola kabupaten/kota yang bisa membuka atau menutup halaman ini.',
  districtOnly:
    'Halaman publik dibuat untuk satu kabupaten/kota. Pengaturannya ada di dinas kabupaten/kota.',
  noPicture: 'Gambar tidak bisa dibuat di peramban ini. Bagikan alamat halaman publik saja.',
  see: 'Lihat halaman publik',
  settings: 'Atur halaman publik',
} as const
