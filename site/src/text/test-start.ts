/** Words around starting the final test, and what a late answer means. */
import { formatMoment, formatTime, type Zone } from './format.ts'

export const TEST_START = {
  ownWork: 'Saya mengerjakan tes ini sendiri, tanpa dibantu orang lain.',
  start: 'Mulai tes',
  resume: 'Lanjutkan tes',
  needsSignal:
    'Memulai tes perlu sinyal. Sesudah dimulai, soal bisa dijawab tanpa sinyal dan dikirim saat sinyal ada.',
  minutes: (minutes: number) => `Waktu ${minutes} menit, dihitung sejak Anda menekan “Mulai tes”.`,
  /** On the paper itself. */
  due: (until: string, zone: Zone) =>
    `Kirim sebelum ${formatTime(until, zone)}. Jawaban yang masuk sesudahnya tetap dihitung, dan pelatih diberi tahu.`,
  isOpen: (number: number) => `Kesempatan ke-${number} sudah dimulai dan belum dikirim.`,
  openUntil: (number: number, until: string, zone: Zone) =>
    `Kesempatan ke-${number} sudah dimulai. Kirim sebelum ${formatMoment(until, zone)}. Jawaban yang masuk sesudahnya tetap dihitung, dan pelatih diberi tahu.`,
  errors: {
    OWN_WORK_MISSING: 'Centang kalimat ini dulu, lalu tekan “Mulai tes”. Tes belum dimulai.',
  },
} as const

export const FLAGGED = {
  LATE: 'Jawaban masuk sesudah waktu habis. Nilai tetap tercatat, dan pelatih diberi tahu.',
  LONG_OFFLINE:
    'Jawaban ini lama tersimpan di HP sebelum terkirim. Nilai tetap tercatat, dan pelatih diberi tahu.',
  EARLY:
    'Jawaban ini dibuat sebelum waktu istirahat selesai. Nilai tetap tercatat, dan pelatih diberi tahu.',
} as const
