/** Words of a piagam: what is chosen before, and what stands on the paper. It attests attendance, nothing else. */
import { formatNumber } from './format.ts'
import { hoursWords } from './meetings.ts'

export const ATTEST = {
  about:
    'Piagam menyatakan bahwa seseorang hadir. Piagam bukan sertifikat pelatihan: tidak ada ujian, tidak dihitung sebagai KPM terlatih, dan tidak bisa diperiksa di halaman Periksa sertifikat.',
  speakersAbout: 'Piagam penghargaan untuk setiap narasumber di susunan acara.',
  share: 'Hadir paling sedikit',
  shareOf: (share: number) => `${formatNumber(share)}% sesi`,
  make: 'Siapkan piagam',
  working: 'Menyiapkan…',
  ready: (papers: number, below: number, sessions: number) =>
    sessions === 0
      ? 'Belum ada kehadiran yang dicatat, jadi belum ada piagam. Catat dulu di Daftar hadir di HP.'
      : `${formatNumber(papers)} piagam siap dicetak.${below === 0 ? '' : ` ${formatNumber(below)} orang hadir kurang dari itu.`} Pencetakan nama tercatat di riwayat.`,
  speakersReady: (papers: number) =>
    papers === 0
      ? 'Belum ada narasumber di susunan acara.'
      : `${formatNumber(papers)} piagam siap dicetak. Pencetakan nama tercatat di riwayat.`,
  noSigner: 'Penandatangan belum diatur untuk kegiatan ini, jadi nama dan NIP diisi tangan.',
  notHeldTitle: 'Kegiatan ini belum terlaksana',
  notHeldBody: 'Tandai kegiatan terlaksana dulu. Piagam diberikan kepada yang sudah hadir.',
} as const

export const ATTESTATION = {
  heading: 'PIAGAM',
  thanks: 'PIAGAM PENGHARGAAN',
  number: 'Nomor: ………………………………',
  to: 'diberikan kepada',
  subDistrict: (name: string) => (name === '' ? '' : `Kecamatan ${name}`),
  attended: (title: string) => `telah mengikuti ${title}`,
  spoke: (title: string) => `sebagai narasumber pada ${title}`,
  days: 'Tanggal',
  place: 'Tempat',
  sessions: 'Kehadiran',
  of: (attended: number, of: number) => `${formatNumber(attended)} dari ${formatNumber(of)} sesi`,
  hours: 'Jam pelajaran',
  hoursOf: (hours: number, of: number) => `${hoursWords(hours)} dari ${hoursWords(of)} JP`,
  topic: 'Materi',
  placeAndDate: '…………………, ………………… 20……',
  dated: (place: string) => `${place}, ………………… 20……`,
  line: '(……………………………………)',
  employee: 'NIP ………………………………',
  employeeNumber: (number: string) => `NIP ${number}`,
  meaning:
    'Piagam ini menyatakan kehadiran. Bukan sertifikat pelatihan: tidak ada ujian, dan tidak dihitung sebagai bukti KPM terlatih. JP: jam pelajaran, 45 menit.',
} as const
