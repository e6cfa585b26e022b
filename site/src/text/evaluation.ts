/** Words of what cadres are asked about a meeting: SMP level, no names. */
import type { MarkQuestion, TextQuestion } from '../../../worker/contract/evaluation-questions.ts'
import { formatDate } from './format.ts'

export const EVALUATION = {
  title: 'Umpan balik kegiatan',
  lede: 'Bagaimana kegiatannya menurut Anda? Jawaban Anda membantu pelatih memperbaiki kegiatan berikutnya.',
  anonymous:
    'Tanpa nama. Sistem hanya mencatat bahwa Anda sudah mengisi; jawaban Anda disimpan terpisah dan tidak dapat dihubungkan dengan Anda. Jangan menulis nama di kolom isian.',
  scale: 'Pilih satu muka untuk tiap pertanyaan. Boleh melewati yang tidak Anda ketahui.',
  speakers: 'Narasumber',
  texts: 'Dengan kata-kata Anda',
  optional: 'Boleh dikosongkan.',
  send: 'Kirim tanpa nama',
  sending: 'Mengirim …',
  unsent:
    'Belum terkirim karena tidak ada sinyal. Isian Anda tetap ada di halaman ini. Tekan Kirim lagi saat ada sinyal.',
  emptyTitle: 'Belum ada yang diisi',
  empty: 'Pilih sedikitnya satu muka atau tulis satu kalimat, lalu kirim lagi.',
  done: 'Terima kasih, umpan balik Anda sudah diterima',
  doneBody:
    'Jawaban Anda tersimpan tanpa nama, jadi tidak dapat dibuka atau diubah lagi. Hasilnya baru terlihat oleh pelatih setelah sedikitnya lima peserta mengisi.',
  toModules: 'Ke daftar modul',
} as const

export const GROUP_WORDS = { MATTER: 'Materi', USE: 'Manfaat', PLACE: 'Tempat dan waktu' } as const

export const QUESTION_WORDS: Readonly<Record<MarkQuestion, string>> = {
  MATTER_CLEAR: 'Materinya mudah dipahami',
  MATTER_FITS: 'Materinya cocok dengan tugas saya',
  USE_VILLAGE: 'Bisa saya pakai di desa',
  USE_SURE: 'Saya lebih yakin menjalankan tugas',
  PLACE_ROOM: 'Ruangan, perlengkapan, dan konsumsi',
  PLACE_TIME: 'Jadwal dan lamanya waktu',
  SPEAKER: 'Cara narasumber menyampaikan',
}

export const TEXT_WORDS: Readonly<Record<TextQuestion, string>> = {
  BEST: 'Apa yang paling berguna bagi Anda?',
  BETTER: 'Apa yang perlu diperbaiki?',
}

/** From 1 to 5. */
export const MARK_WORDS = ['Sangat kurang', 'Kurang', 'Cukup', 'Baik', 'Sangat baik'] as const

export function openUntil(closesOn: string): string {
  return `Bisa diisi sampai ${formatDate(closesOn)}.`
}
