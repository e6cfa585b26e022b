/** Words of a meeting's papers: the letter of invitation with its attachments, the agenda, and the attendance sheets. */
import { formatNumber } from './format.ts'

export const PAPERS = {
  title: 'Cetak surat kegiatan',
  lede: 'Undangan, susunan acara, daftar hadir kosong atau terisi, dan piagam. Nomor surat dan tanda tangan diisi tangan.',
  back: 'Kembali ke kegiatan',
  which: 'Lembar',
  letter: 'Undangan',
  agenda: 'Susunan acara',
  sheet: 'Daftar hadir kosong',
  filled: 'Daftar hadir terisi',
  attest: 'Piagam peserta',
  attestSpeakers: 'Piagam narasumber',
  print: 'Cetak',
  per: 'Satu lembar untuk',
  perDay: 'Tiap hari',
  perSession: 'Tiap sesi ber-JP',
  order: 'Urutan nama',
  byPlace: 'Kecamatan, lalu desa/kelurahan',
  byName: 'Nama',
  blank: 'Baris kosong tambahan',
  sheets: (count: number) => `${formatNumber(count)} daftar hadir siap dicetak.`,
  noAgenda: 'Susunan acara belum diisi. Isi dulu di halaman kegiatan, lalu cetak.',
  noPeople: 'Belum ada yang diundang, jadi lampiran nama belum ada.',
  subDistrict: (name: string) => `KECAMATAN ${name.toUpperCase()}`,
  sample: 'DATA CONTOH: nama dan isi surat ini tidak nyata',
} as const

export const LETTER = {
  placeAndDate: '…………………, ………………… 20……',
  number: 'Nomor',
  nature: 'Sifat',
  natureWords: 'Biasa',
  attachments: 'Lampiran',
  none: '-',
  about: 'Hal',
  aboutWords: 'Undangan',
  dots: '…………………………',
  to: 'Kepada',
  /** Null where cadres of several kinds are invited. */
  toWhom: (cadreTitle: string | null) => `Yth. ${cadreTitle ?? 'Kader yang diundang'}`,
  toList: '(nama dalam lampiran)',
  toPlace: 'di tempat',
  opening: (basis: string, title: string) =>
    basis === ''
      ? `Dengan hormat, kami mengundang Saudara untuk hadir pada ${title}, yang dilaksanakan pada:`
      : `Berdasarkan ${basis}, kami mengundang Saudara untuk hadir pada ${title}, yang dilaksanakan pada:`,
  day: 'hari, tanggal',
  time: 'pukul',
  place: 'tempat',
  event: 'acara',
  until: 's.d. selesai',
  agendaAttached: 'Susunan acara terlampir.',
  budget: (source: string) => `Biaya kegiatan dibebankan pada ${source}.`,
  bring: 'Mohon hadir tepat waktu dan membawa surat undangan ini.',
  closing:
    'Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih.',
  headOf: (office: string) => `Kepala ${office},`,
  headOfSubDistrict: (name: string) => `Camat ${name},`,
  line: '(……………………………………)',
  employee: 'NIP ………………………………',
  attachment: (roman: string) => `Lampiran ${roman} surat undangan`,
  numberLine: 'Nomor: ………………………………',
  listHeading: 'DAFTAR YANG DIUNDANG',
  count: (people: number) => `Jumlah: ${formatNumber(people)} orang`,
  no: 'No',
  name: 'Nama',
  kind: 'Jenis kader',
  area: 'Desa/Kelurahan',
  wholeSubDistrict: 'Tingkat kecamatan',
  nowhere: 'Tanpa wilayah tugas',
  perSubDistrict: (name: string, people: number) =>
    `Kecamatan ${name} (${formatNumber(people)} orang)`,
} as const

export const AGENDA_PAPER = {
  heading: 'SUSUNAN ACARA',
  days: 'Hari, tanggal',
  place: 'Tempat',
  organiser: 'Penyelenggara',
  time: 'Pukul',
  what: 'Acara',
  hours: 'JP',
  speaker: 'Narasumber/pengisi',
  total: 'Jumlah',
  meaning: 'JP: jam pelajaran, 45 menit. Pembukaan, istirahat, dan tes tidak dihitung JP.',
} as const

export const SHEET_FACTS = {
  event: 'Kegiatan',
  day: 'Hari, tanggal',
  session: 'Sesi',
  place: 'Tempat',
} as const
