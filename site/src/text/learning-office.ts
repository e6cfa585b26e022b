/** Words of the trainers' page about answers from phones: taking in files and messages, and what to look at. */
import type { NoticeKind, ReportKind } from '../../../worker/contract/learning-sync.ts'
import { formatNumber } from './format.ts'

export const ANSWERS_HEAD = {
  title: 'Jawaban dari HP kader',
  lede: 'Terima jawaban yang dikirim kader lewat berkas atau WhatsApp, dan lihat jawaban yang perlu perhatian.',
} as const

export const RECEIVE = {
  title: 'Terima jawaban',
  about:
    'Kalau HP kader lama tidak mendapat sinyal, kader bisa menyimpan jawabannya ke berkas atau mengirimnya lewat WhatsApp. Masukkan di sini. Jawaban yang sama tidak pernah dihitung dua kali.',
  file: 'Berkas jawaban dari kader',
  fileHelp: 'Berkas .txt yang dikirim kader. Bisa beberapa berkas, satu per satu.',
  message: 'Atau tempel pesannya di sini',
  messageHelp:
    'Salin seluruh pesan, termasuk baris yang berisi KELASKADER1. Kata-kata lain di sekitarnya tidak apa-apa.',
  send: 'Terima jawaban',
  sending: 'Memeriksa…',
  empty: 'Tempel dulu pesannya, atau pilih berkas.',
  tooLong: 'Berkas ini terlalu besar untuk berkas jawaban. Periksa lagi berkasnya.',
  unreadableFile: 'Berkas ini tidak bisa dibuka. Coba pilih lagi, atau tempel pesannya.',
  results: 'Yang baru diterima',
  fromFile: (name: string) => `Berkas ${name}`,
  fromMessage: 'Pesan yang ditempel',
  nothingNew: (name: string, count: number) =>
    `${formatNumber(count)} hasil belajar ${name} sudah ada sebelumnya. Tidak ada yang berubah.`,
  noEvents: (name: string) => `Tidak ada hasil belajar ${name} di dalamnya.`,
  received: (name: string, applied: number, duplicate: number) =>
    `${formatNumber(applied)} hasil belajar ${name} diterima${
      duplicate === 0 ? '' : `, ${formatNumber(duplicate)} sudah ada sebelumnya`
    }.`,
  rejected: (count: number) =>
    `${formatNumber(count)} hasil belajar tidak bisa dihitung. Sebabnya ada di daftar “Perlu dilihat” di bawah.`,
  someone: 'kader',
} as const

type NoticeWords = { readonly title: string; readonly means: string; readonly todo: string }

export const NOTICES = {
  title: 'Perlu dilihat',
  label: 'Jawaban yang perlu dilihat',
  loading: 'Memuat daftar…',
  show: 'Tampilkan',
  open: 'Belum dilihat',
  all: 'Semua',
  emptyTitle: 'Tidak ada yang perlu dilihat',
  empty:
    'Jawaban yang terlambat, tidak bisa dihitung, atau soal yang dilaporkan kader akan muncul di sini.',
  noneAtAll: 'Belum pernah ada.',
  seen: 'Tandai sudah dilihat',
  saving: 'Menyimpan…',
  wasSeen: 'Sudah dilihat',
  about: 'Tentang',
  received: 'Diterima',
  done: 'Dibuat',
  doneHelp: 'menurut jam HP',
  todo: 'Yang bisa dilakukan',
  someone: 'Kader yang tidak lagi terdaftar di sini',
  reason: 'Sebab',
  question: 'Soal',
  report: 'Laporan',
  note: 'Catatan kader',
} as const

export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = {
  LATE: {
    title: 'Tes masuk sesudah batas waktu',
    means:
      'Tes akhir dikirim lebih dari 15 menit sesudah batas waktunya. Nilainya tetap dihitung. Sering kali sebabnya hanya sinyal.',
    todo: 'Tanyakan kepada kader apa yang terjadi. Kalau ragu, ajak membahas beberapa soal tes bersama.',
  },
  LONG_OFFLINE: {
    title: 'Lama tersimpan di HP',
    means: 'Jawaban ini lebih dari 7 hari berada di HP sebelum terkirim. Nilainya tetap dihitung.',
    todo: 'Tanyakan apakah kader kesulitan sinyal atau kuota. Ingatkan untuk membuka Kelas Kader saat ada sinyal.',
  },
  EARLY: {
    title: 'Dikerjakan sebelum waktu istirahat selesai',
    means:
      'Kader mencoba lagi sebelum waktu istirahatnya habis, karena HP tanpa sinyal tidak bisa mengetahuinya. Nilainya tetap dihitung.',
    todo: 'Biasanya tidak perlu apa-apa. Ingatkan untuk membaca lagi modulnya sebelum mencoba.',
  },
  REJECTED: {
    title: 'Jawaban tidak bisa dihitung',
    means: 'Jawaban sampai dan tersimpan, tetapi tidak mengubah nilai.',
    todo: 'Beri tahu kader sebabnya. Nilai yang sudah ada tetap aman.',
  },
  CONTENT_DIFFERS: {
    title: 'Jawaban yang sama datang lagi dengan isi lain',
    means:
      'Yang pertama tetap berlaku dan yang kedua tidak dihitung. Ini bisa terjadi kalau isi HP disalin ke HP lain.',
    todo: 'Tanyakan kepada kader apakah HP-nya baru diganti atau dipakai orang lain.',
  },
  SEQ_REUSED: {
    title: 'Dua jawaban memakai nomor urut yang sama',
    means:
      'Kedua jawaban dihitung. Ini bisa terjadi kalau isi HP disalin atau dikembalikan dari cadangan.',
    todo: 'Tanyakan kepada kader apakah Kelas Kader dipakai di dua HP.',
  },
  REPORT: {
    title: 'Soal dilaporkan kader',
    means: 'Kader merasa ada yang kurang pas pada soal ini.',
    todo: 'Baca soalnya. Kalau memang keliru, perbaiki dan terbitkan lagi materinya.',
  },
}

export const REPORT_WORDS: Readonly<Record<ReportKind, string>> = {
  unclear: 'Soalnya kurang jelas',
  wrong: 'Jawabannya terasa salah',
  typo: 'Ada salah ketik',
  other: 'Hal lain',
}

/** Why an answer could not count; a code that is not here is worded like one that could not be read. */
export const REJECTED_WORDS: Readonly<Record<string, string>> = {
  ATTEMPTS_USED_UP: 'Kesempatan kuis ini sudah habis.',
  NOT_STARTED: 'Tes akhir ini belum dimulai dengan sinyal.',
  NOT_FOUND: 'Kuis atau pelajaran ini tidak ada di pelatihan kader.',
  CONFLICT: 'Isinya berbeda dari yang diterima pertama kali.',
  INPUT_INVALID: 'Isinya tidak bisa dibaca.',
}
