/** The words of a course's training materials, where trainers read and print them. */
import type { Material } from '../../../worker/contract/materials.ts'
import { formatMoment, formatNumber, type Zone } from './format.ts'

export const MATERIALS = {
  title: 'Bahan pelatihan',
  lede: 'Agenda, catatan pelatih, lembar praktik, pesan keluarga, dan naskah rekaman. Baca di sini, atau cetak di kertas A4.',
  loading: 'Mengambil bahan pelatihan…',
  course: 'Pelatihan',
  edit: 'Buka susunan pelatihan',
  noCourse: 'Belum ada pelatihan yang terbit',
  noCourseHelp: 'Bahan dapat dibaca di sini setelah pelatihannya diterbitkan.',
  none: 'Pelatihan ini belum punya bahan',
  noneHelp:
    'Penulis menambahkannya di berkas pelatihan, dalam folder bahan: catatan pelatih, naskah, dan pesan untuk tiap modul. Sesudah pelatihan diterbitkan lagi, bahannya tampil di sini.',
  gone: 'Bahan ini tidak ada lagi',
  goneHelp: 'Mungkin sudah diganti di versi yang lebih baru. Pilih dari daftar.',
  back: 'Semua bahan',
  whole: 'Untuk seluruh pelatihan',
  module: (number: number, title: string) => `Modul ${number}. ${title}`,
  nothingHere: 'Belum ada bahan untuk modul ini.',
  all: 'Cetak semua bahan',
  allOf: (title: string) => `Semua bahan: ${title}`,
  print: 'Cetak atau simpan PDF',
  printHelp: 'Pada jendela cetak, pilih kertas A4.',
  scripts: 'Naskah rekaman',
  recorded: 'Sudah ada rekaman',
  notRecorded: 'Belum ada rekaman',
  recordedOf: (count: number, all: number) =>
    count === 0
      ? `${formatNumber(all)} pelajaran, belum ada rekaman`
      : `${formatNumber(count)} dari ${formatNumber(all)} pelajaran punya rekaman`,
  noScript: 'Belum ada naskah',
  lesson: 'Buka pelajaran',
  recordHelp:
    'Bacakan naskah ini, rekam, lalu unggah di halaman pelajarannya: pilih Sisipkan, lalu Rekaman suara.',
  messages: 'Pesan untuk keluarga',
  messageCount: (count: number) => `${formatNumber(count)} pesan`,
  steps: (count: number) => `${formatNumber(count)} langkah yang dilihat`,
  share: 'Halaman untuk dibagikan',
  shareHelp:
    'Siapa pun dapat membuka halaman itu tanpa masuk, lalu mengirim pesannya lewat WhatsApp.',
} as const

/** What a material is called in the list, where its own title would say the module again. */
export const KIND_WORDS: Readonly<Record<Material['kind'], string>> = {
  notes: 'Catatan pelatih',
  script: 'Naskah rekaman',
  message: 'Pesan untuk keluarga',
  practice: 'Lembar praktik',
  agenda: 'Agenda',
  plan: 'Formulir RTL',
}

/** "Versi 3, terbit 23 November 2026, 08.30 WIB" */
export function versionWords(version: { number: number; publishedAt: string }, zone: Zone): string {
  return `Versi ${formatNumber(version.number)}, terbit ${formatMoment(version.publishedAt, zone)}`
}

/** Stands at the foot of every sheet: "Pelatihan Dasar KPM, versi 3. Modul 6. Mengukur pertumbuhan" */
export function footWords(course: string, version: number, module: string | null): string {
  return `${course}, versi ${formatNumber(version)}.${module === null ? '' : ` ${module}.`}`
}
