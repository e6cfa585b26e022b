/** Words of the office around names and numbers before they are printed. */
import type { NameState } from '../../../worker/contract/names.ts'
import { formatNumber } from './format.ts'

export const NAME_STATE: Record<NameState, string> = {
  RIGHT: 'Nama benar',
  UNANSWERED: 'Belum diperiksa',
  WRONG: 'Nama salah',
}

export const NAMES = {
  column: 'Nama di sertifikat',
  filter: 'Pemeriksaan nama',
  all: 'Semua',
  byCadre: 'menurut kader',
  byOfficer: 'dicek petugas dengan KTP',
  wish: 'Seharusnya:',
  correct: 'Betulkan nama',
  confirm: 'Sudah dicek dengan KTP',
  confirming: 'Mencatat…',
  confirmed: (name: string) => `${name} dicatat sudah cocok dengan KTP.`,
  disputed: (count: number) =>
    `${formatNumber(count)} kader menyatakan namanya salah. Usulan belum bisa disetujui.`,
  disputedOffice:
    'Betulkan namanya di Daftar kader: kader lalu memeriksa lagi. Bila nama di sini sudah sesuai KTP, tandai sudah dicek.',
  disputedApprover: 'Minta petugas membetulkannya, atau kembalikan usulan ini.',
  acknowledge: (count: number) =>
    `Tetap terbitkan untuk ${formatNumber(count)} kader yang belum memeriksa namanya. Namanya dicetak seperti di daftar ini.`,
} as const

/** The message that asks cadres to look at their names; shown to be read and changed first. Holds no names. */
export const ASK_NAMES = {
  button: 'Pesan periksa nama',
  title: 'Pesan untuk kader',
  text: 'Isi pesan',
  help: 'Tidak memuat nama atau nomor HP. Kirim ke grup atau ke kadernya langsung; Anda yang memilih penerimanya.',
  message: (address: string) =>
    [
      'Ibu/Bapak kader, sertifikat pelatihan sedang disiapkan.',
      '',
      'Mohon periksa nama Anda sebelum dicetak:',
      `1. Buka ${address}`,
      '2. Cocokkan nama yang tampil dengan KTP',
      '3. Tekan “Ya, benar”, atau tulis nama yang betul',
      '',
      'Jangan kirim foto KTP atau NIK. Terima kasih.',
    ].join('\n'),
  open: 'Buka di WhatsApp',
  copy: 'Salin',
  copied: 'Pesan sudah disalin.',
} as const

export const NUMBERS = {
  range: (first: number, last: number, count: number) =>
    first === last
      ? `nomor ${first} untuk 1 sertifikat`
      : `nomor ${first} s.d. ${last} untuk ${formatNumber(count)} sertifikat`,
  printed: 'Tercetak',
  first: 'Nomor urut pertama',
  firstHelp: (lastTaken: number) =>
    lastTaken === 0
      ? 'Ambil dari SRIKANDI atau buku agenda. Belum ada nomor yang dipakai tahun ini.'
      : `Ambil dari SRIKANDI atau buku agenda. Nomor tertinggi yang dipakai tahun ini: ${lastTaken}.`,
  needed: 'Isi nomor pertama dengan angka, mulai dari 1.',
  checking: 'Memeriksa nomor…',
  chosenByApprover: 'Diisi penyetuju saat menyetujui',
  numbering: 'Cara penomoran',
  numberings: {
    AUTO: 'Dihitung sistem',
    MANUAL: 'Diisi saat menyetujui',
  },
  help: {
    AUTO: 'Nomor urut melanjutkan yang terakhir, tanpa lubang.',
    MANUAL:
      'Untuk dinas yang nomornya dari SRIKANDI atau buku agenda. Penyetuju mengisi nomor pertama, sisanya berurutan. Nomor yang sudah dipakai ditolak.',
  },
  example: 'Contoh bentuk nomor',
} as const
