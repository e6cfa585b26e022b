/** Words around a cadre's name before it is printed. */
import type { NumberRange } from '../../../worker/contract/names.ts'

/** Why what she wrote cannot be kept; the reasons of the Worker's rule. */
export const NAME_FAULT_WORDS = {
  WISH_MISSING: 'Tulis nama Anda yang benar, sesuai KTP.',
  WISH_HAS_DIGITS: 'Tulis nama saja, tanpa angka. NIK tidak diperlukan.',
  WISH_SAME: 'Tulisan ini sama dengan nama di atas. Bila sudah benar, tekan tombol di atas.',
  PAGE_OLD:
    'Nama di halaman tadi sudah tidak berlaku. Jawaban belum disimpan. Periksa nama di sini.',
} as const

export const OWN_NAME = {
  title: 'Nama di sertifikat',
  willBe: 'Nama Anda akan tertulis di sertifikat:',
  question: 'Sudah benar? Cocokkan setiap huruf dengan KTP Anda.',
  yes: 'Ya, benar',
  no: 'Ada yang salah',
  wish: 'Tulis nama sesuai KTP',
  wishHelp: 'Nama saja. NIK tidak perlu ditulis.',
  send: 'Kirim nama yang benar',
  saidRight: 'Anda sudah memeriksa: nama ini benar.',
  officerSaidRight: 'Petugas sudah mencocokkan nama ini dengan KTP Anda.',
  saidWrong: 'Anda menulis, seharusnya:',
  saidWrongNext:
    'Dinas akan membetulkannya. Setelah itu nama barunya muncul di sini untuk diperiksa.',
  rightAfterAll: 'Nama di atas ternyata benar',
  change: 'Tulis ulang',
  changeUntil: 'Jawaban bisa diubah sampai sertifikat terbit.',
} as const

/** `Nomor 405 s.d. 410 dan 420 sudah dipakai.` */
export function takenRanges(ranges: readonly NumberRange[]): string {
  const parts = ranges.map(({ first, last }) =>
    first === last ? `${first}` : `${first} s.d. ${last}`,
  )
  return `Nomor ${parts.join(', ').replace(/, ([^,]*)$/, ' dan $1')} sudah dipakai.`
}
