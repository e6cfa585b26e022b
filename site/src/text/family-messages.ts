/** Words of the messages that a cadre hands on to families, on their public page and on the pictures of them. */
import { PRODUCT } from './frame.ts'

export const FAMILY_MESSAGES = {
  title: 'Pesan untuk keluarga',
  listLede:
    'Pesan pendek untuk dikirim kader kepada keluarga, dengan gambar. Pilih modulnya, lalu pilih pesannya.',
  toList: 'Pesan dari modul lain',
  toModule: 'Kader: kembali ke modul ini',
  before: 'Sebelum mengirim',
  rules: [
    'Pesan ini untuk ayah, ibu, kakek, dan nenek di desa Anda.',
    'Kirim hanya kepada keluarga dan grup yang mau menerimanya. Tanyakan dulu.',
    'Jangan menulis nama, foto, atau hasil ukur anak di grup.',
    'Pesan tidak menggantikan bidan. Ada yang sakit? Hubungi bidan atau Puskesmas.',
  ],
  unreviewed:
    'Isi pesan belum ditelaah Dinas Kesehatan. Tunjukkan dulu kepada bidan desa sebelum dikirim.',
  send: 'Kirim lewat WhatsApp',
  share: 'Bagikan gambar',
  save: 'Simpan gambar',
  copy: 'Salin teks',
  toolsOf: (title: string) => `Gambar dan teks: ${title}`,
  saved: 'Gambar sudah dibuat. Lihat di folder Unduhan (Download) HP Anda.',
  failed: 'Gambar tidak bisa dibuat di HP ini. Kirim teksnya saja lewat WhatsApp.',
  copied: 'Teks sudah disalin. Tempel di pesan Anda.',
  copyFailed: 'Teks tidak bisa disalin. Tekan lama tulisannya, lalu pilih Salin.',
  notThere: 'Pesan ini tidak ada',
  notThereBody:
    'Alamatnya mungkin salah ketik, atau modulnya tidak punya pesan untuk keluarga. Periksa lagi alamatnya.',
  home: 'Ke beranda',
} as const

/** What stands below a message that is sent on, and on its picture. */
export const CREDIT = `Pesan dari kader, lewat ${PRODUCT}`

/** `2 pesan` */
export function messageCount(messages: number): string {
  return `${messages} pesan`
}
