/** Words of the forms in which a certificate can be kept: the sheet, the badge, and the sheet that an official signed. */
import type { SignedFault } from '../../../worker/contract/certificate-files.ts'
import { formatDate } from './format.ts'

/** On the page where anyone checks a certificate, and in the cadre's own list. */
export const FILES = {
  title: 'Berkas sertifikat',
  pdf: 'Lihat lembar sertifikat (PDF)',
  badge: 'Lencana digital',
  badgeHelp: 'Gambar kecil tanda lulus. Bukti keasliannya tersimpan di dalam gambar.',
  badgePng: 'Gambar PNG',
  badgeSvg: 'Gambar SVG',
  credential: 'Data untuk program lain (Open Badges, JSON)',
  signedTitle: (on: string) =>
    `Dokumen bertanda tangan elektronik (BSrE) diunggah oleh dinas pada ${formatDate(on)}`,
  signed: 'Buka dokumen bertanda tangan (PDF)',
  signedSize: (size: string) => `Unduh dokumen bertanda tangan (PDF, ${size})`,
  /** Never says that the signature is good: nobody here has looked. */
  signedLimit:
    'Kami hanya memastikan bahwa dokumen itu berisi berkas asli kami, dengan tambahan di belakangnya. Tanda tangan elektroniknya tidak kami periksa. Periksalah di layanan resmi BSrE.',
} as const

/** Why a file was not taken as the signed sheet of a certificate. */
export const SIGNED_FAULT_WORDS: Record<SignedFault, string> = {
  TOO_LARGE: 'Berkas terlalu besar. Paling besar 5 MB untuk satu dokumen.',
  NOT_OURS:
    'Ini bukan PDF sertifikat dari sistem ini, atau sudah dicetak ulang menjadi PDF baru. Tanda tangani langsung PDF yang diunduh dari sini.',
  CHANGED:
    'Bukan berkas asli dari sertifikat ini; mungkin sudah diubah atau dicetak ulang. Unduh lagi PDF-nya, tanda tangani, lalu unggah.',
  UNSIGNED: 'Ini berkas aslinya, belum ditandatangani. Tanda tangani dulu, lalu unggah lagi.',
  NO_SIGNATURE:
    'Berkas asli kami sudah ada di dalamnya, tetapi tambahan di belakangnya bukan tanda tangan elektronik yang lengkap. Tanda tangani lagi, lalu unggah.',
  ACTIVE:
    'Tambahan di belakang berkas asli kami memuat program, bukan hanya tanda tangan. Berkas ini tidak disimpan. Unduh lagi PDF-nya, tanda tangani, lalu unggah.',
}
