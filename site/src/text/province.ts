/** Words of the province: its districts at a glance, side by side, one of them, and what each has stated. */
import type { DistrictCoverage } from '../../../worker/contract/reporting.ts'
import type { CadreWord } from '../../../worker/contract/statement-token.ts'
import { worded, type Said } from './counted-kinds.ts'
import { formatDate, formatMoment, formatNumber } from './format.ts'
import { definitionsOf, governmentOf, printedLine, SAMPLE_LINE } from './reporting.ts'

export const PROVINCE = {
  title: 'Cakupan per kabupaten/kota',
  lede: 'Kabupaten/kota yang memakai Kelas Kader, dari yang paling perlu perhatian.',
  loading: 'Memuat kabupaten/kota…',
  emptyTitle: 'Belum ada angka kabupaten/kota',
  empty:
    'Angka muncul di sini setelah kabupaten/kota memakai Kelas Kader dan daftar kadernya diisi.',
  noRole: 'Halaman ini untuk petugas provinsi. Halaman Anda ada di menu Dinas.',
  toOffice: 'Ke halaman dinas',
  sort: 'Urutkan menurut',
  upwards: 'Dari yang terendah, A ke Z',
  downwards: 'Dari yang tertinggi, Z ke A',
  direction: 'Arah',
  compare: (count: number) => `Bandingkan (${formatNumber(count)})`,
  compareHelp: (most: number) =>
    `Beri tanda pada 2 sampai ${most} kabupaten/kota, lalu tekan Bandingkan.`,
  asOf: (day: string) => `per ${formatDate(day)}`,
  notJoinedTitle: (count: number) => `Belum memakai Kelas Kader (${formatNumber(count)})`,
  notJoined:
    'Menurut daftar wilayah resmi yang sudah dimuat. Angkanya belum ada, bukan nol, jadi tidak ikut dijumlah.',
  notCountedTitle: (count: number) => `Sudah bergabung, belum ada angka (${formatNumber(count)})`,
  csv: 'Unduh CSV',
  xlsx: 'Unduh XLSX',
  /** `Unduh XLSX Jawa Timur` where there are several provinces. */
  fileOf: (words: string, province: string | undefined) =>
    province === undefined ? words : `${words} ${province}`,
  toList: 'Ke daftar kabupaten/kota',
} as const

/** What the totals are totals of. */
export function joinedLine(counted: number, without: number, newest: string): string {
  const of = without === 0 ? '' : ` dari ${formatNumber(counted + without)}`
  return `${formatNumber(counted)}${of} kabupaten/kota sudah punya angka, ${PROVINCE.asOf(newest)}. Persentase dihitung dari jumlah orang dan wilayahnya, bukan rata-rata persentase.`
}

/** The columns of the list, and the rows of the comparison. */
export const DISTRICT_NUMBERS = {
  title: 'Cakupan KPM per kabupaten/kota',
  comparison: 'Perbandingan cakupan KPM antarkabupaten/kota',
  no: 'No',
  name: 'Kabupaten/kota',
  measure: 'Ukuran',
  asOf: 'Keadaan per tanggal',
  cadres: 'Jml KPM',
  kinds: 'Kader yang dihitung',
  trained: 'KPM terlatih',
  shareTrained: '% KPM terlatih',
  untrained: 'KPM belum terlatih',
  villages: 'Jml desa',
  kelurahan: 'Jml kelurahan',
  areas: 'Jml desa/kel',
  areasWithCadre: 'Desa/kel memiliki KPM',
  areasCovered: 'Desa/kel tercakup',
  shareCovered: '% desa/kel tercakup',
  uncovered: 'Desa/kel belum tercakup',
  subDistrictCadres: 'KPM tingkat kecamatan',
  weekTrained: 'Terlatih sejak seminggu',
  weekCovered: 'Tercakup sejak seminggu',
  monthTrained: 'Terlatih sejak empat minggu',
  monthCovered: 'Tercakup sejak empat minggu',
  note: 'Ket',
  total: 'Jumlah',
} as const

export const WITHOUT_WORDS = {
  NOT_JOINED: 'Belum memakai Kelas Kader',
  NOT_COUNTED: 'Sudah bergabung, belum ada angka',
} as const

const CHANGE_MEANING = {
  term: 'Sejak seminggu dan sejak empat minggu',
  text: 'berapa KPM terlatih dan desa/kelurahan tercakup bertambah (naik) atau berkurang (turun), dibandingkan dengan angka yang disimpan pada akhir hari itu, atau sampai tujuh hari sebelumnya. Tanda "-" berarti hari itu belum disimpan.',
} as const

export const provinceDefinitions = (who: Said) => [
  ...definitionsOf(who),
  { ...CHANGE_MEANING, text: worded(CHANGE_MEANING.text, who) },
  {
    term: 'Jumlah provinsi',
    text: 'hanya dari kabupaten/kota yang memakai Kelas Kader; yang belum memakai tidak dihitung.',
  },
]

type Whole = {
  readonly code: string
  /** `Jawa Timur` */
  readonly name: string
  readonly districts: readonly Pick<DistrictCoverage, 'isDemo'>[]
}

/** The lines over a file of districts. */
export function districtsHead(title: string, { code, name, districts }: Whole): string[] {
  const isDemo = districts.length > 0 && districts.every((district) => district.isDemo)
  const whole = code.length === 2 && code !== 'ID' ? `Provinsi ${name}` : name
  return [
    ...(isDemo ? [SAMPLE_LINE] : []),
    ...(code === 'ID' ? [] : [governmentOf(whole)]),
    title,
    `Wilayah: ${whole}`,
  ]
}

/** The lines under it. */
export function districtsFoot(madeAt: string, who: Said): string[] {
  return [
    ...provinceDefinitions(who).map(({ term, text }) => `${term}: ${text}`),
    printedLine(formatMoment(madeAt, 'Asia/Jakarta')),
  ]
}

export const COMPARE = {
  title: 'Bandingkan kabupaten/kota',
  lede: 'Sampai empat kabupaten/kota berdampingan. Alamat halaman ini dapat disimpan dan dikirim.',
  add: 'Tambah kabupaten/kota',
  choose: 'Pilih…',
  chosen: 'Yang dibandingkan',
  open: 'Buka:',
  remove: (name: string) => `Hapus ${name} dari perbandingan`,
  full: 'Sudah empat. Hapus satu untuk menambah yang lain.',
  emptyTitle: 'Pilih kabupaten/kota',
  empty: 'Pilih sampai empat kabupaten/kota di atas. Angkanya lalu berdampingan di sini.',
  unknown:
    'Sebagian kode di alamat ini tidak ada di wilayah Anda, atau belum memakai Kelas Kader. Yang lain tetap ditampilkan.',
} as const

export const DISTRICT = {
  title: 'Satu kabupaten/kota',
  lede: 'Rekap per kecamatan pada tanggal yang Anda pilih. Hanya angka, tanpa nama.',
  loading: 'Menghitung cakupan…',
  unknownTitle: 'Kabupaten/kota ini tidak ada di wilayah Anda',
  unknown: 'Mungkin kodenya keliru, di luar provinsi Anda, atau belum memakai Kelas Kader.',
  public: 'Halaman publik',
  statement: 'Bukti Cakupan yang berlaku',
} as const

export const STATED = {
  title: 'Bukti cakupan kabupaten/kota',
  lede: 'Pernyataan yang ditandatangani secara elektronik dan sedang berlaku. Siapa pun dapat memeriksanya.',
  loading: 'Memuat Bukti Cakupan…',
  list: 'Bukti Cakupan yang berlaku',
  code: 'Kode',
  asOf: 'Keadaan per tanggal',
  issuedOn: 'Disahkan',
  none: 'Belum ada',
  noneOf: 'Kabupaten/kota ini belum punya Bukti Cakupan yang berlaku.',
  line: (asOf: string, issuedOn: string) =>
    `Keadaan per ${formatDate(asOf)}, disahkan ${formatDate(issuedOn)}.`,
  frozen: 'Angka di sini adalah angka pada Bukti Cakupan, yang tidak berubah lagi.',
  checkTitle: 'Periksa Bukti Cakupan',
  check: 'Periksa',
  checking: 'Memeriksa…',
  field: 'Kode Bukti Cakupan',
  help: 'Diawali BKT, tercetak di bawah kode QR. Boleh tempel kode atau alamatnya.',
  wrong: 'Ini bukan kode Bukti Cakupan. Kodenya diawali BKT, lalu 12 huruf atau angka.',
  whole: 'Buka Bukti Cakupan',
  newer: 'Buka yang berlaku sekarang',
  valid: 'Berlaku',
  replaced: 'Sudah diganti yang lebih baru',
  revoked: 'Sudah ditarik dan tidak berlaku lagi',
  notFound: 'Kode ini tidak ditemukan',
  notFoundBody: 'Periksa lagi setiap huruf. Bila tetap tidak ditemukan, jangan percaya kertasnya.',
  says: (name: string, asOf: string) => `${name}, keadaan per ${formatDate(asOf)}:`,
  trained: (trained: string, cadres: string, share: string, word: CadreWord) =>
    `${trained} dari ${cadres} ${word} terlatih (${share})`,
  covered: (covered: string, areas: string, share: string) =>
    `${covered} dari ${areas} desa/kelurahan tercakup (${share})`,
} as const
