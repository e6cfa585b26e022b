/** What a check found, as a code and what it is about; in words only where it is printed. */
import { contentProblemWords } from '../../site/src/text/curriculum.ts'
import type { ContentProblem } from '../../worker/contract/curriculum.ts'

/** `file` stands in the course's folder; `line` 0: the file or the course as a whole. */
export type Fault = ContentProblem

const WORDS: Readonly<Record<string, (about: string) => string>> = {
  FACT_REVIEW_PAST: (about) => `Tanggal tinjau ulang kartu ${about} sudah lewat.`,
  FACT_REVIEW_FAR: (about) => `Tinjau ulang kartu ${about} lebih dari setahun sesudah ditinjau.`,
  FACT_REVIEWED_LATER: (about) => `Kartu ${about} ditinjau pada hari yang belum tiba.`,
  EXPLANATION_MISSING: (about) => `Soal ${about} belum punya pembahasan.`,
  WHY_MISSING: (about) => `Pilihan tanpa penjelasan: ${about}.`,
  SOURCE_MISSING: (about) => `Soal ${about} belum menyebut sumber.`,
  OBJECTIVE_EMPTY: (about) => `Soal ${about} belum menyebut tujuan.`,
  FACT_UNKNOWN: (about) => `Kartu fakta tidak ada: ${about}.`,
  ITEM_UNLINKED: (about) =>
    `Soal ${about} belum menunjuk kartu (fact) atau pelajaran (tags: nama berkas pelajaran).`,
  ITEM_TWICE: (about) => `Dua soal menanyakan hal yang sama: ${about}.`,
  KEYS_UNEVEN: (about) => `Letak jawaban benar tidak merata: ${about}.`,
  BLIND_HIGH: (about) => `Tebakan tanpa membaca terlalu sering benar: ${about}.`,
  LINK_BROKEN: (about) => `Tautan ke halaman yang tidak ada: ${about}.`,
  ABBREVIATION_UNEXPLAINED: (about) =>
    `Singkatan "${about}" belum dijelaskan di modul ini atau sebelumnya.`,
  SENTENCES_LONG: (about) => `Rata-rata ${about} kata per kalimat; paling banyak 12.`,
  ENGLISH: (about) => `Bahasa Inggris: ${about}.`,
  TERM: (about) => `Istilah: ${about}.`,
  HOURS_DIFFERENT: (about) => `JP berbeda dari tabel pelatihan: ${about}.`,
  LESSONS_DIFFERENT: (about) => `Jumlah pelajaran berbeda dari tabel pelatihan: ${about}.`,
  MODULE_UNPLANNED: (about) => `Modul ${about} tidak ada di tabel pelatihan.`,
  NOTES_MISSING: (about) => `Modul ${about} belum punya catatan pelatih.`,
  MODULE_WITHOUT_MESSAGES: (about) => `Modul ${about} belum punya pesan untuk keluarga.`,
  SHEET_MISSING: (about) => `Modul ${about} belum punya lembar praktik.`,
  SCRIPT_MISSING: (about) => `Pelajaran ${about} belum punya naskah rekaman.`,
  PACK_HEAVY: (about) => `Terlalu berat: ${about}.`,
  NUMBER_WITHOUT_CARD: (about) => `Angka di luar kartu fakta: ${about}.`,
  FACTS_STALE: () => 'Tabel ini sudah usang. Jalankan: npm run curriculum:check -- --write',
  NEGATIVE_STEM: (about) => `Soal menanyakan yang bukan: ${about}.`,
  ABSOLUTE_WORD: (about) => `Kata mutlak membuka pilihan yang salah: ${about}.`,
  LONGEST_KEY: (about) => `Jawaban benar jauh paling panjang: ${about}.`,
}

export function faultWords({ reason, about }: Fault): string {
  return WORDS[reason]?.(about) ?? contentProblemWords({ reason, about })
}
