/** Words of certificates: on the paper, on the page where anyone checks one, in the cadre's list and in the office. */
import type {
  CertificateFacts,
  CertificateStatus,
  RevokeReason,
} from '../../../worker/contract/certification.ts'
import type { StatementKind } from '../../../worker/contract/paper-design.ts'
import { formatDate, formatLastDay } from './format.ts'

const UNITS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]

/** 0 to 9,999 as it is written out on documents: 20 → `dua puluh`. */
export function numberInWords(value: number): string {
  const rest = (part: number) => (part === 0 ? '' : ` ${numberInWords(part)}`)
  if (value < 12) return UNITS[value] ?? ''
  if (value < 20) return `${numberInWords(value - 10)} belas`
  if (value < 100) return `${numberInWords(Math.floor(value / 10))} puluh${rest(value % 10)}`
  if (value < 200) return `seratus${rest(value - 100)}`
  if (value < 1000) return `${numberInWords(Math.floor(value / 100))} ratus${rest(value % 100)}`
  if (value < 2000) return `seribu${rest(value - 1000)}`
  return `${numberInWords(Math.floor(value / 1000))} ribu${rest(value % 1000)}`
}

/** `21 November 2026` · `3 s.d. 21 November 2026` · `28 Oktober s.d. 2 November 2026` */
export function formatDates(startsOn: string, endsOn: string): string {
  const end = formatDate(endsOn)
  if (startsOn === endsOn) return end
  const [day = '', month = '', year = ''] = formatDate(startsOn).split(' ')
  const [, endMonth, endYear] = end.split(' ')
  if (year !== endYear) return `${day} ${month} ${year} s.d. ${end}`
  return month === endMonth ? `${day} s.d. ${end}` : `${day} ${month} s.d. ${end}`
}

/** Half hours as they are written: 1.5 → `1,5`. */
export function hoursWords(hours: number): string {
  return String(hours).replace('.', ',')
}

const STANDING_PREFIX = { DEFINITIF: '', PLT: 'Plt. ', PLH: 'Plh. ', PJ: 'Pj. ' } as const

/** The position as it is printed above a signature. */
export function printedPosition(standing: keyof typeof STANDING_PREFIX, position: string): string {
  return `${STANDING_PREFIX[standing]}${position}`
}

const ROLE_OF_KIND = {
  TPK_BIDAN: 'Tim Pendamping Keluarga (bidan)',
  TPK_PKK: 'Tim Pendamping Keluarga (kader TP PKK)',
  TPK_KB: 'Tim Pendamping Keluarga (kader KB)',
  POSYANDU: 'Kader Posyandu',
  OTHER: 'Kader',
} as const

/** What a cadre is called on her certificate; KPM has another long form in some districts. */
export function holderRole(kind: keyof typeof ROLE_OF_KIND | 'KPM', cadreTitle: string): string {
  return kind === 'KPM' ? `${cadreTitle} (KPM)` : ROLE_OF_KIND[kind]
}

const AREA_PREFIX: Readonly<Record<string, string>> = {
  kecamatan: 'Kecamatan ',
  desa: 'Desa ',
  kelurahan: 'Kelurahan ',
  desa_adat: 'Desa Adat ',
  provinsi: 'Provinsi ',
}

/** An area's name with its kind: `Desa Tempursari`. A regency's official name has its kind already. */
export function areaWithKind(kind: string, name: string): string {
  return `${AREA_PREFIX[kind] ?? ''}${name}`
}

/** `Desa Tempursari, Kecamatan Tempursari, Kabupaten Lumajang` */
export function holderArea(
  facts: Pick<CertificateFacts, 'villageName' | 'subDistrictName' | 'districtName'>,
): string {
  return [facts.villageName, facts.subDistrictName, facts.districtName]
    .filter((name) => name !== null)
    .join(', ')
}

/** Where a training was held, after its dates: `di Aula Kecamatan Tempursari`, `secara daring`. */
export function atPlace(place: string): string {
  return /^daring$/i.test(place.trim()) ? 'secara daring' : `di ${place}`
}

type Run = { readonly text: string; readonly bold?: true }

/** How the statement begins: with a test that was passed, or for a training that has none. */
const STATEMENT_BEGINS: Readonly<Record<StatementKind, readonly Run[]>> = {
  PASSED: [{ text: 'yang telah mengikuti dan dinyatakan ' }, { text: 'LULUS', bold: true }],
  ATTENDED: [{ text: 'atas partisipasinya sebagai ' }, { text: 'PESERTA', bold: true }],
}

/** Every text that is on the paper and is not itself a fact. */
export const PAPER = {
  title: 'SERTIFIKAT',
  number: (number: string) => `Nomor: ${number}`,
  givenTo: 'diberikan kepada',
  statement: (facts: CertificateFacts, kind: StatementKind): readonly Run[] => [
    ...STATEMENT_BEGINS[kind],
    { text: ' pada ' },
    { text: facts.courseTitle, bold: true },
    {
      text: ` yang diselenggarakan oleh ${facts.event.organiser} pada tanggal ${formatDates(facts.event.startsOn, facts.event.endsOn)} ${atPlace(facts.event.place)}, selama `,
    },
    {
      text: `${facts.totalHours} (${facts.totalHoursInWords}) Jam Pelajaran`,
      bold: true,
    },
    { text: '.' },
  ],
  placeAndDate: (facts: CertificateFacts) => `${facts.issuedIn}, ${formatDate(facts.issuedOn)}`,
  employeeNumber: (digits: string) =>
    `NIP ${digits.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')}`,
  expires: (end: string) => `Berlaku s.d. ${formatLastDay(end)}`,
  onlyAt: 'Periksa hanya di',
  code: 'Kode verifikasi',
  check: (address: string) =>
    `Keaslian sertifikat ini dapat diperiksa dengan memindai kode QR atau membuka ${address}.`,
  withoutSignal: (host: string) =>
    `Tanpa sinyal pun bisa: buka ${host} sekali saat ada sinyal, lalu pindai kode QR lewat halaman itu, bukan lewat kamera biasa.`,
  key: ({ issuer, kid }: { issuer: string; kid: string }) => `Kunci penerbit ${issuer}: ${kid}`,
  attachment:
    'Kredensial Open Badges 3.0 bertanda tangan digital, untuk diperiksa dengan program lain',
  materials: 'DAFTAR MATERI',
  /** Beside the hours that were done, where the course has more. */
  ofCourse: (all: number) => `JP yang dijalani; materi pelatihan ini seluruhnya ${all} JP`,
  sessionHead: 'Sesi tatap muka yang diikuti, dengan narasumber',
  speaker: ({
    name,
    institution,
    topic,
  }: { readonly [Key in 'name' | 'institution' | 'topic']: string }) =>
    `${name}, ${institution}${topic === '' ? '' : `: ${topic}`}`,
  sessionDay: (date: string) => formatDate(date).replace(/^(\d+ \S{3})\S* (\d+)$/, '$1 $2'),
  sessionsLegend: 'JP sesi tidak ditambahkan pada jumlah JP materi.',
  moreSessions: (count: number, hours: number) => `dan ${count} sesi lain, ${hoursWords(hours)} JP`,
  course: (facts: CertificateFacts) => `${facts.courseCode} · versi ${facts.courseVersion}`,
  heads: { no: 'No', title: 'Materi', theory: 'T', assignment: 'P', practice: 'PL', sum: 'JP' },
  total: 'Jumlah',
  legend: 'JP = Jam Pelajaran, 45 menit · T = teori · P = penugasan · PL = praktik lapangan',
  mat: 'Tikar pertumbuhan: satu garis untuk satu materi, tercapai semua',
  holder: 'Pemegang',
  numberLabel: 'Nomor',
  issuedLabel: 'Diterbitkan',
  page: (page: number) => `Halaman ${page} dari 2`,
  sample: 'DATA CONTOH',
  sampleNotice: 'DATA CONTOH: nama dan angka di lembar ini tidak nyata',
  revoked: 'DICABUT',
  replaced: 'DIGANTI',
  preview: 'CONTOH',
  previewNotice: 'CONTOH TAMPILAN: bukan sertifikat, tidak berlaku',
} as const

export const STATUS_WORD: Record<CertificateStatus | 'not_found', string> = {
  valid: 'SAH',
  revoked: 'DICABUT',
  replaced: 'DIGANTI',
  expired: 'KEDALUWARSA',
  not_found: 'TIDAK DITEMUKAN',
}

/** The same for lists and filters. */
export const STATUS_LABEL: Record<CertificateStatus, string> = {
  valid: 'Sah',
  revoked: 'Dicabut',
  replaced: 'Diganti',
  expired: 'Kedaluwarsa',
}

export const REASON_WORDS: Record<RevokeReason, string> = {
  WRONGLY_ISSUED: 'Salah terbit',
  CORRECTED: 'Data dikoreksi',
  RENEWED: 'Diperbarui',
  HOLDER_ASKED: 'Permintaan pemegang',
  VIOLATION: 'Pelanggaran',
  KEY_LEAKED: 'Kunci keamanan bocor',
}

/** What a status means, said to somebody who checks a paper. */
export const STATUS_SENTENCE: Record<CertificateStatus | 'not_found', string> = {
  valid: 'Sertifikat ini SAH',
  revoked: 'Sertifikat ini DICABUT',
  replaced: 'Sertifikat ini sudah DIGANTI',
  expired: 'Sertifikat ini KEDALUWARSA',
  not_found: 'Sertifikat TIDAK DITEMUKAN',
}

/** The public page on which a certificate is checked. */
export const VERIFY = {
  title: 'Periksa keaslian sertifikat',
  lede: 'Ketik kode verifikasi yang tercetak di samping kode QR. Tidak perlu masuk.',
  code: 'Kode verifikasi',
  codeHelp: 'Contoh: KPM-7Q4M-2XKD-9TRB. Huruf besar atau kecil sama saja.',
  check: 'Periksa keaslian',
  checkAnother: 'Periksa sertifikat lain',
  mistyped:
    'Kode ini belum lengkap atau ada huruf yang salah ketik. Cocokkan lagi dengan kertas, lalu periksa lagi.',
  owner: (name: string, issuedOn: string) =>
    `Dimiliki oleh ${name}, terbit ${formatDate(issuedOn)}.`,
  revoked: (on: string, reason: RevokeReason | null) =>
    `Dicabut pada ${formatDate(on)}${reason === null ? '' : `. Alasan: ${REASON_WORDS[reason].toLowerCase()}`}. Kertasnya tidak berlaku lagi.`,
  replaced: 'Kertas ini tidak berlaku lagi. Yang berlaku adalah sertifikat penggantinya.',
  toNewer: 'Lihat sertifikat pengganti',
  replaces: 'Menggantikan nomor',
  toOlder: 'Lihat yang diganti',
  expired: (on: string) => `Tidak berlaku lagi sejak ${formatDate(on)}.`,
  notFound:
    'Tidak ada sertifikat dengan kode ini. Periksa lagi kodenya. Bila sudah benar, kertas itu bukan terbitan sistem ini.',
  compareTitle: 'Cocokkan dengan kertasnya',
  compare:
    'Bandingkan nama, nomor, dan tanggal di bawah ini dengan yang tercetak. Bila ada yang berbeda, kertas itu bukan aslinya.',
  hostTitle: 'Pastikan halaman ini asli',
  host: (host: string) =>
    `Alamat resmi halaman ini diawali ${host}/v. Bila alamat di peramban Anda berbeda, jangan percaya isinya.`,
  holder: 'Pemegang',
  role: 'Sebagai',
  area: 'Wilayah tugas',
  number: 'Nomor sertifikat',
  course: 'Pelatihan',
  version: (code: string, version: number) => `${code}, versi materi ${version}`,
  hours: 'Lama',
  hoursOf: (total: number, words: string) => `${total} (${words}) Jam Pelajaran`,
  event: 'Pelaksanaan',
  eventOf: (dates: string, place: string) => `${dates}, ${atPlace(place)}`,
  organiser: 'Penyelenggara',
  issued: 'Diterbitkan',
  expires: 'Berlaku s.d.',
  issuer: 'Penerbit',
  signatory: 'Penandatangan',
  /** Below the hours, where the course has more than were done. */
  ofCourse: (all: number) => `yang dijalani, dari ${all} JP materi pelatihan`,
  sessions: 'Sesi tatap muka yang diikuti',
  sessionHead: 'Sesi',
  sessionsLegend: 'Nama narasumber ada di halaman 2 sertifikat, tidak ditampilkan di sini.',
  materials: 'Daftar materi',
  materialHead: 'Materi',
  hoursHead: 'JP',
  total: 'Jumlah',
  legend: 'JP = Jam Pelajaran, 45 menit. Teori, penugasan, dan praktik dijumlahkan.',
} as const

/** The cadre's own certificates. */
export const OWN = {
  title: 'Sertifikat saya',
  congratulations: 'Selamat! Sertifikat Anda sudah terbit. Simpan atau kirim ke WhatsApp.',
  issuedOn: (date: string) => `Terbit ${formatDate(date)}`,
  download: 'Unduh sertifikat (PDF, sekitar 30 kB)',
  open: 'Lihat halaman pemeriksaan',
  share: 'Bagikan ke WhatsApp',
  shareHelp:
    'Pesannya berisi tautan. Yang membukanya melihat nama, wilayah tugas, dan nomor sertifikat Anda, bukan nilai atau nomor HP. Anda yang memilih penerimanya.',
  shareText: (course: string, address: string) =>
    `Saya sudah lulus ${course}. Keaslian sertifikat saya dapat diperiksa di ${address}`,
  emptyTitle: 'Sertifikat Anda akan ada di sini',
  emptyNone: 'Belum ada pelatihan untuk kabupaten/kota Anda. Tanyakan ke pelatih Anda.',
  waiting: (course: string) =>
    `Selamat, Anda sudah lulus ${course}. Dinas sedang menyiapkan sertifikatnya. Setelah terbit, sertifikat muncul di halaman ini.`,
  stillToDo: (course: string) => `Yang masih perlu diselesaikan di ${course}:`,
  modulesLeft: (left: number, total: number) => `${left} modul lagi, dari ${total} modul`,
  testLeft: 'tes akhir',
  partsLeft: 'syarat lain: lihat apa yang masih kurang',
  replaced: (on: string) =>
    `Diganti pada ${formatDate(on)} karena datanya diperbaiki. Pakai sertifikat penggantinya.`,
  revokedHelp:
    'Sertifikat ini tidak berlaku lagi. Tanyakan ke dinas bila Anda belum tahu sebabnya.',
} as const
