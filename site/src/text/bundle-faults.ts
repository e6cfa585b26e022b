/** Why a file of the evidence is not taken, and why the bundle cannot be had. Small: the words of all refusals bring it along. */
import type { BundleFileFault } from '../../../worker/contract/bundle.ts'

export const FILE_FAULT_WORDS: Readonly<
  Record<BundleFileFault | 'LARGE' | 'EMPTY' | 'UNREADABLE', string>
> = {
  TYPE: 'Isi berkas ini bukan PDF, JPG, PNG, WebP, Word (.docx), Excel (.xlsx), atau PowerPoint (.pptx). Simpan ulang dalam salah satu bentuk itu, lalu pilih lagi.',
  MACRO:
    'Berkas ini memuat makro atau program kecil, atau mengambilnya dari tempat lain. Simpan ulang sebagai .docx, .xlsx, .pptx biasa, atau PDF, lalu pilih lagi.',
  ACTIVE:
    'PDF ini memuat program atau berkas lain di dalamnya, jadi tidak disimpan. Buka PDF-nya, cetak ke PDF yang baru (Cetak, lalu Simpan sebagai PDF), dan pilih berkas yang baru.',
  HASH: 'Berkas rusak di perjalanan. Belum ada yang disimpan. Kirim lagi.',
  ITEM_FULL:
    'Satu butir paling banyak memuat 50 berkas. Gabungkan beberapa halaman menjadi satu PDF.',
  YEAR_FULL:
    'Berkas bukti satu tahun paling banyak 400 berkas dan 2 GB. Keluarkan berkas yang tidak perlu, lalu unggah lagi.',
  LARGE: 'Lebih besar dari 25 MB. Perkecil ukuran pindaiannya, lalu pilih lagi.',
  EMPTY: 'Berkas ini kosong.',
  UNREADABLE: 'Berkas ini tidak bisa dibaca. Pilih lagi dari komputer atau HP Anda.',
}

export const BROKEN_WORDS = {
  title: 'Berkas Bukti belum bisa diunduh',
  body: 'Berkas yang ditandai “Rusak di penyimpanan”, atau foto daftar hadir yang disebut di halaman ini, tidak utuh lagi. Keluarkan berkas itu, lalu unggah lagi dari komputer Anda.',
} as const
