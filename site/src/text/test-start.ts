/** Words around starting the final test, and what a late answer means. Taken as `* as TEST_START`, see `learn.ts`. */
import { formatMoment, formatTime, type Zone } from './format.ts'

export const ownWork = 'Saya mengerjakan tes ini sendiri, tanpa dibantu orang lain.'
export const start = 'Mulai tes'
export const resume = 'Lanjutkan tes'
export const needsSignal =
  'Memulai tes perlu sinyal. Sesudah dimulai, soal bisa dijawab tanpa sinyal dan dikirim saat sinyal ada.'
export const minutes = (number: number) =>
  `Waktu ${number} menit, dihitung sejak Anda menekan “Mulai tes”.`
/** On the paper itself. */
export const due = (until: string, zone: Zone) =>
  `Kirim sebelum ${formatTime(until, zone)}. Jawaban yang masuk sesudahnya tetap dihitung, dan pelatih diberi tahu.`
export const isOpen = (number: number) => `Kesempatan ke-${number} sudah dimulai dan belum dikirim.`
export const openUntil = (number: number, until: string, zone: Zone) =>
  `Kesempatan ke-${number} sudah dimulai. Kirim sebelum ${formatMoment(until, zone)}. Jawaban yang masuk sesudahnya tetap dihitung, dan pelatih diberi tahu.`

/** Only the Worker says these. */
export const START_ERRORS = {
  OWN_WORK_MISSING: 'Centang kalimat ini dulu, lalu tekan “Mulai tes”. Tes belum dimulai.',
} as const

export const FLAGGED = {
  LATE: 'Jawaban masuk sesudah waktu habis. Nilai tetap tercatat, dan pelatih diberi tahu.',
  LONG_OFFLINE:
    'Jawaban ini lama tersimpan di HP sebelum terkirim. Nilai tetap tercatat, dan pelatih diberi tahu.',
  EARLY:
    'Jawaban ini dibuat sebelum waktu istirahat selesai. Nilai tetap tercatat, dan pelatih diberi tahu.',
} as const
