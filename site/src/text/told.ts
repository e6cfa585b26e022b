/** Words for a cadre whose course was taken off the phones. */

export const WITHDRAWN = {
  title: (course: string) => `Pelatihan ${course} tidak dibuka lagi.`,
  body: 'Nilai, kelulusan, dan sertifikat Anda tetap berlaku. Jawaban yang belum terkirim tetap dikirim dan dinilai.',
  toCertificates: 'Lihat sertifikat saya',
} as const
