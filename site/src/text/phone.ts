/** Words of learning without signal: what is not sent yet, and what the page script adds; what is stored: `stored.ts`. */
import { formatMoment, formatNumber, formatTime, type Zone } from './format.ts'

/** While something is fetched, and how it ended. */
export const SAVING = {
  begin: 'Menyiapkan…',
  progress: (done: number, total: number) => `Menyimpan ${done} dari ${total} berkas…`,
  saved: 'Selesai. Sudah tersimpan di HP.',
  removed: 'Sudah dihapus dari HP. Bisa disimpan lagi kapan saja.',
  full: 'Tempat di HP tidak cukup. Yang sudah tersimpan tetap ada. Hapus foto atau video yang tidak dipakai, lalu coba lagi.',
  offline: 'Sinyal terputus. Yang sudah tersimpan tetap ada. Coba lagi saat ada sinyal.',
} as const

const TRIED = {
  ok: 'sebagian sudah masuk',
  idle: 'belum ada sinyal',
  offline: 'belum ada sinyal',
  signedOut: 'perlu masuk lagi',
  otherPerson: 'yang masuk di HP ini orang lain',
  unreadable: 'Wi-Fi ini meminta masuk dulu',
  busy: 'sedang dikirim',
  refused: 'Kelas Kader sedang ramai',
} as const

export type Tried = keyof typeof TRIED

/** The line near the top of every learner page. */
export const SYNC = {
  unsent: (count: number) => `${formatNumber(count)} hasil belajar belum terkirim.`,
  tried: (at: number, status: Tried, zone: Zone) =>
    `Terakhir dicoba ${formatTime(instantOf(at), zone)}: ${TRIED[status]}.`,
  later: 'Akan dikirim sendiri saat ada sinyal.',
  safe: 'Semuanya tetap tersimpan di HP ini.',
  sent: 'Semua hasil belajar sudah terkirim.',
  signInToSend: (count: number) =>
    `untuk mengirim ${formatNumber(count)} hasil belajar. Semuanya tetap tersimpan di HP ini.`,
  wifi: 'Wi-Fi ini meminta masuk dulu. Buka halaman masuk Wi-Fi, atau pakai kuota HP.',
  refused: (count: number) => `${formatNumber(count)} hasil belajar tidak bisa dicatat.`,
  why: 'Lihat sebabnya',
} as const

/** Beside these two, pages that the phone makes need nothing of the line. */
export const SIGNED_OUT = {
  signIn: 'Masuk lagi',
  forGrade: 'untuk melihat nilai. Jawaban tetap terkirim sendiri.',
} as const
export const MORE = 'Lihat'

/** The page about this phone, and the tool, until their script has filled them. */
export const PHONE_FRAME = {
  title: 'HP ini',
  tool: 'Panjang atau tinggi?',
  loading: 'Memuat…',
} as const

/** The page about this phone. */
export const PHONE = {
  lede: 'Modul yang tersimpan di HP ini dan hasil belajar yang belum terkirim.',
  noScript:
    'Peramban ini tidak bisa menyimpan modul. Belajar dan kuis tetap bisa dibuka selama ada sinyal.',
  needs:
    'Di sini modul belum bisa disimpan. Untuk belajar tanpa sinyal, buka Kelas Kader di Chrome (versi 64 atau lebih baru). Belajar dan kuis tetap bisa dibuka selama ada sinyal.',
  answers: 'Hasil belajar Anda',
  nothingUnsent: 'Semua sudah terkirim.',
  lastSent: (at: number, zone: Zone) => `Terakhir tersambung ${formatMoment(instantOf(at), zone)}.`,
  keptHere:
    'Semuanya aman di HP ini dan dikirim sendiri saat ada sinyal. Jangan menghapus data Chrome sebelum semuanya terkirim.',
  sendNow: 'Coba kirim sekarang',
  what: {
    'lesson.finished': (title: string) => `Pelajaran selesai: ${title}`,
    'quiz.submitted': (title: string) => `Jawaban kuis: ${title}`,
    'question.reported': (title: string) => `Laporan soal: ${title}`,
  },
  madeAt: (at: number, zone: Zone) => `Dibuat ${formatMoment(instantOf(at), zone)}`,
  refused: 'Tidak bisa dicatat',
  refusedBody:
    'Kiriman ini sudah sampai, tetapi tidak bisa dihitung. Pelatih Anda sudah diberi tahu.',
  because: (code: string) => REFUSED[code] ?? 'Isinya tidak bisa dibaca.',
  signedOut: 'Anda belum masuk di HP ini.',
  signedOutBody: 'Masuk untuk melihat modul dan nilai Anda. Masuk perlu sinyal.',
  signIn: 'Masuk',
  modules: 'Modul di HP ini',
  noCatalogue: 'Daftar modul belum terbaca. Buka halaman Belajar saat ada sinyal.',
  room: 'Tempat di HP',
  used: 'Dipakai Kelas Kader',
  free: 'Masih bisa dipakai',
  plenty: 'lebih dari 1 GB',
  persistent: 'HP ini diminta tidak menghapus modul sendiri, dan sudah setuju.',
  notPersistent:
    'Jika HP hampir penuh, modul bisa terhapus sendiri. Jawaban yang sudah terkirim tidak ikut hilang. Memasang Kelas Kader di layar HP membuatnya lebih aman.',
  usage: 'Kuota yang dipakai bulan ini',
  usageHelp: 'Perkiraan di HP ini saja. Kunjungan pertama dan pembaruan aplikasi belum termasuk.',
  usageOf: {
    packs: 'Modul',
    media: 'Gambar dan suara',
    deliveries: 'Kiriman hasil belajar',
    pages: 'Halaman yang dibuka dengan sinyal',
  },
  total: 'Semua',
  textSize: 'Ukuran huruf',
  sizes: { biasa: 'Biasa', besar: 'Besar', 'sangat-besar': 'Sangat besar' },
  version: (version: string) => `Versi ${version}`,
} as const

const REFUSED: Readonly<Record<string, string>> = {
  ATTEMPTS_USED_UP: 'Semua kesempatan sudah dipakai. Nilai yang lalu tetap tersimpan.',
  NOT_FOUND: 'Kuis atau modul ini sudah tidak ada.',
  NOT_STARTED: 'Tes ini belum dimulai di HP ini.',
  STATE_NOT_FIT: 'Penugasan Anda sedang tidak aktif.',
}

/** When there is no signal for long: answers as a file or a message. */
export const ESCAPE = {
  title: 'Sinyal tidak ada berhari-hari?',
  body: 'Simpan sebagai berkas atau pesan, lalu kirim ke pelatih Anda: lewat WhatsApp, Bluetooth, atau orang yang pergi ke tempat bersinyal. Pelatih yang memasukkannya. Tidak akan terhitung dua kali.',
  file: 'Simpan jawaban ke berkas',
  whatsApp: 'Kirim lewat WhatsApp',
} as const

export const ESCAPED = {
  fileName: (date: string) => `jawaban-kelas-kader-${date}.txt`,
  saved: 'Berkas tersimpan di folder Unduhan (Download). Jawaban tetap ada di HP ini.',
  tooLong: 'Jawaban terlalu banyak untuk satu pesan. Pakai “Simpan jawaban ke berkas”.',
  notRegistered:
    'HP ini belum pernah tersambung setelah Anda masuk, jadi berkas belum bisa dibuat. Cari sinyal sebentar saja: jawaban akan terkirim sendiri.',
  failed: 'Berkas belum bisa dibuat di HP ini. Jawaban tetap tersimpan.',
  forTrainer: (count: number, address: string) =>
    `Untuk pelatih: ini ${formatNumber(count)} jawaban kader dari Kelas Kader. Salin seluruh pesan ini ke ${address}`,
} as const

/** A quiz page. */
export const DRAFT = {
  stored: 'Jawaban tersimpan di HP ini.',
  notStored: 'HP ini tidak bisa menyimpan jawaban. Jangan tutup halaman ini sebelum dikirim.',
  sending: 'Mengirim…',
  wait: 'Sebentar…',
} as const

export const DRAFT_RESTORED = 'Jawaban tadi sudah dipasang lagi.'

/** What the script says on the page about this phone. */
export const ON_PHONE = {
  reload: 'Versi baru sedang disiapkan. Tutup halaman ini, lalu buka lagi.',
  failed: 'Isi HP ini belum bisa dibaca. Tidak ada yang hilang. Muat ulang halaman ini.',
  trying: 'Sedang mencoba mengirim…',
  notSent: (status: Tried) =>
    `Belum terkirim: ${TRIED[status]}. Semuanya tetap tersimpan di HP ini.`,
} as const

export const LEAVE = {
  signOut: 'Keluar dari perangkat ini',
  safe: 'Semuanya tetap tersimpan di HP ini dan akan dikirim sendiri saat ada sinyal.',
  leave: 'Tetap keluar',
  stay: 'Batal',
} as const

export function leaveUnsent(count: number): string {
  return `Ada ${formatNumber(count)} hasil belajar belum terkirim.`
}

export const UPDATE = {
  ready: 'Kelas Kader versi baru siap. Jawaban Anda tetap tersimpan.',
  reload: 'Muat ulang',
} as const

export const INSTALL = {
  title: 'Pasang Kelas Kader di layar HP',
  body: 'Lebih cepat dibuka, dan modul lebih aman tersimpan. Tidak memakan tempat.',
  install: 'Pasang di layar HP',
  later: 'Nanti',
} as const

export const COMFORT = {
  readAloud: 'Bacakan',
  stop: 'Berhenti membaca',
  share: 'Bagikan lewat WhatsApp',
  shareText: (title: string) => `Modul “${title}” di Kelas Kader`,
} as const

/** In a lesson: where she stopped reading. */
export function goOnFrom(screen: string): string {
  return `Lanjutkan dari bagian ${screen}`
}

export const REPORT_OPEN = 'Laporkan soal ini'

export const REPORT = {
  title: 'Apa yang kurang pada soal ini?',
  kinds: {
    unclear: 'Tidak jelas',
    wrong: 'Isinya salah',
    typo: 'Salah ketik',
    other: 'Lainnya',
  },
  note: 'Ceritakan sedikit (boleh kosong)',
  send: 'Kirim laporan',
  cancel: 'Batal',
} as const

export const REPORTED = {
  thanks: 'Terima kasih. Laporan tersimpan dan sampai ke pelatih saat ada sinyal.',
  failed: 'Laporan belum bisa disimpan di HP ini. Sampaikan langsung ke pelatih Anda.',
} as const

/** An answered quiz that is not sent yet. */
export const QUEUED = {
  title: 'Jawaban tersimpan',
  body: 'Jawaban Anda aman di HP ini dan dikirim sendiri saat ada sinyal.',
  grade: 'Nilai keluar setelah jawaban terkirim. Halaman ini berubah sendiri.',
  goOn: 'Sambil menunggu, Anda bisa terus belajar.',
  state: 'Menunggu dikirim',
} as const

function instantOf(at: number): string {
  return new Date(at).toISOString()
}
