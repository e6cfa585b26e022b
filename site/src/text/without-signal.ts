/** Pages that the phone shows by itself when something needs signal, or when an answer did not end in a mark. */
import type { ProblemWords as Words } from './problems-learner.ts'

const LEARN = { label: 'Ke daftar modul', href: '/belajar/' }

export const WITHOUT_SIGNAL = {
  /** Nobody is known on the phone. */
  signIn: {
    title: 'Perlu sinyal untuk masuk',
    body: 'Coba lagi saat ada sinyal. Jawaban yang belum terkirim tetap tersimpan di HP ini.',
    action: { label: 'Coba lagi', href: '/masuk/' },
  },
  /** Signed out without signal: the session still has to be ended. */
  leaving: {
    title: 'Anda sudah keluar dari HP ini',
    body: 'Halaman Anda sudah ditutup. Jawaban yang belum terkirim tetap tersimpan dan dikirim sendiri saat ada sinyal.',
    action: { label: 'Coba lagi', href: '/masuk/' },
  },
  /** A module that is not on the phone. */
  notStored: {
    title: 'Bagian ini belum ada di HP',
    body: 'Sinyal belum ada. Jawaban Anda tetap aman. Baca dulu modul yang sudah tersimpan, atau coba lagi saat ada sinyal.',
    action: LEARN,
  },
  /** A page that only the Worker can make. */
  needed: {
    title: 'Halaman ini perlu sinyal',
    body: 'Sinyal belum ada atau terlalu lemah. Tidak ada yang hilang. Modul yang tersimpan di HP tetap bisa dibaca.',
    action: LEARN,
  },
  testStart: {
    title: 'Memulai tes perlu sinyal',
    body: 'Tes belum dimulai dan tidak ada kesempatan yang terpakai. Coba lagi saat ada sinyal. Sesudah dimulai, soal bisa dijawab tanpa sinyal.',
    action: LEARN,
  },
  saved: {
    title: 'Jawaban tersimpan',
    body: 'Jawaban Anda aman di HP ini dan dikirim sendiri saat ada sinyal. Nilai keluar setelah jawaban terkirim.',
    action: LEARN,
  },
  /** Neither the phone nor the Worker could take it. */
  notSaved: {
    title: 'Jawaban belum tersimpan',
    body: 'Tempat di HP penuh dan sinyal belum ada. Tekan Kembali: jawaban masih ada di sana. Hapus foto atau video yang tidak dipakai, atau cari sinyal, lalu kirim lagi.',
    action: LEARN,
  },
  /** Sent with the upload token: the Worker has it and tells no mark. */
  received: {
    title: 'Jawaban sudah diterima',
    body: 'Jawaban Anda sudah sampai dan dinilai. Masuk lagi untuk melihat nilainya.',
    action: { label: 'Masuk', href: '/masuk/' },
  },
} as const satisfies Record<string, Words>

export type LocalPage = keyof typeof WITHOUT_SIGNAL

export const REJECTED: Words = {
  title: 'Jawaban ini tidak bisa dinilai',
  body: 'Jawaban Anda sudah sampai dan disimpan. Pelatih Anda sudah diberi tahu.',
  action: { label: 'Lihat sebabnya', href: '/hp-ini/' },
}
