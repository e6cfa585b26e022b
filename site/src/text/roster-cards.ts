/** Words of the sign-in cards, on screen, on paper and in WhatsApp. */
import { formatNumber } from './format.ts'

export const CARDS = {
  title: 'Kartu masuk',
  lede: 'Terbitkan kode aktivasi, cetak kartunya, atau kirim lewat WhatsApp.',
  help: 'Pilih kader yang perlu kode baru. Satu kode untuk satu kali pakai, berlaku 14 hari.',
  subDistrict: 'Kecamatan',
  all: 'Semua kecamatan',
  loading: 'Memuat daftar kader…',
  choose: (count: number) => `Terbitkan kode untuk ${formatNumber(count)} kader`,
  chooseNone: 'Pilih kader dulu',
  chooseAll: (count: number) => `Pilih semua ${formatNumber(count)} kader`,
  clear: 'Kosongkan pilihan',
  show: 'Tampilkan',
  showNotActive: 'Belum aktif',
  showAll: 'Semua',
  cohortOnly: 'Hanya peserta satu angkatan yang tampil.',
  cohortAll: 'Tampilkan semua kader',
  cohortEmpty: 'Belum ada peserta angkatan ini di sini.',
  colSignIn: 'Aktivasi',
  allActiveTitle: 'Semua kader sudah aktif.',
  allActiveBody:
    'Setiap kader di wilayah ini sudah membuat PIN. Tidak ada kartu yang perlu dibuat.',
  allActiveShow: 'Tampilkan semua kader',
  confirmTitle: 'Terbitkan kode baru?',
  confirmBody:
    'Kode lama yang belum dipakai tidak berlaku lagi, juga yang sudah dicetak. Kader yang sudah punya PIN tetap bisa masuk.',
  confirmOnce: 'Kode hanya tampil sekali di halaman ini. Cetak atau kirim sebelum halaman ditutup.',
  confirmYes: 'Terbitkan kode',
  issuing: 'Menerbitkan kode',
  unit: 'kartu',
  readyTitle: (count: number) => `${formatNumber(count)} kartu siap`,
  readyBody:
    'Kode hanya tampil sekali. Cetak sekarang, atau kirim lewat WhatsApp. Bila halaman ditutup, terbitkan kode baru.',
  print: 'Cetak kartu',
  back: 'Kembali ke daftar',
  backTitle: 'Tinggalkan kartu ini?',
  backBody: 'Kode tidak bisa ditampilkan lagi. Pastikan kartu sudah dicetak atau dikirim.',
  backYes: 'Ya, tinggalkan',
  stay: 'Tetap di sini',
  sendTitle: 'Kirim lewat WhatsApp',
  sendHelp: 'WhatsApp terbuka dengan pesan siap kirim. Tanpa nomor, pilih sendiri penerimanya.',
  send: 'Kirim lewat WhatsApp',
  sent: 'Sudah dibuka',
  noNumber: 'Nomor belum ada',
  demo: 'DATA CONTOH.',
  message: 'Isi pesan',
  messageHelp:
    'Sapaan bisa Anda ubah. Tautan dan kode tiap kader ditambahkan sendiri di akhir pesan.',
  cardTitle: 'Kartu Masuk Kader',
  activationCode: 'Kode aktivasi',
  cadreCode: 'Kode kader',
  validUntil: (date: string) => `Berlaku s.d. ${date}`,
  steps: ['Pindai gambar ini dengan kamera HP.', 'Periksa nama Anda.', 'Buat PIN 6 angka.'],
  stepsByHand: (host: string) => `Tanpa kamera: buka ${host}/aktivasi lalu ketik kode.`,
  secret: 'Jangan beri tahu kode ini kepada orang lain.',
  preview: 'Begini kartu tercetak: 8 kartu di satu lembar A4, dengan garis potong.',
  emptyTitle: 'Belum ada kader di kecamatan ini.',
  emptyBody: 'Impor daftar atau tambah satu per satu.',
} as const

/** The invitation of the glossary; the office's name closes it. */
export function invitation(officeName: string): string {
  return `Assalamu'alaikum/Salam sejahtera Ibu/Bapak Kader. Pelatihan kader sudah dibuka. Ketuk tautan ini, lalu buat PIN. Kuota kecil saja. Terima kasih. - ${officeName}`
}

export function invitationFor(
  text: string,
  card: { readonly name: string; readonly address: string; readonly code: string },
): string {
  return `${text}\n\nUntuk: ${card.name}\n${card.address}\nKode aktivasi: ${card.code}`
}

/** `7K3M9QX2VD` → `7K3M 9QX 2VD`: groups that people can carry from paper to screen. */
export function codeGroups(code: string): string {
  const plain = code.replaceAll(/[^0-9A-Za-z]/g, '')
  return `${plain.slice(0, 4)} ${plain.slice(4, 7)} ${plain.slice(7)}`
}
