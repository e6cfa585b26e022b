/** A superadmin's visits: the form, the strip on every page while one is open, and what the district reads. */
export const VISITS = {
  title: 'Kunjungan superadmin',
  body: 'Superadmin hanya dapat membuka dan mengubah data orang di sini setelah menulis alasan. Tiap kunjungan berlaku paling lama 60 menit dan tercatat di Riwayat. Yang tampil: 30 hari terakhir.',
  none: 'Tidak ada kunjungan dalam 30 hari terakhir.',
  open: 'sedang berlangsung',
  close: 'Akhiri kunjungan',
  line: (name: string, from: string, to: string) => `${name}, ${from} sampai ${to}`,
  formTitle: 'Buka kunjungan',
  formBody: (district: string) =>
    `Anda superadmin. Untuk membuka atau mengubah data orang di ${district}, tulis dulu alasannya. Dinas setempat membacanya. Jangan tulis nama orang.`,
  reason: 'Alasan',
  reasonHelp:
    'Paling sedikit 20 huruf. Contoh: Dinas meminta bantuan mencari kader yang tercatat dua kali.',
  reasonShort: 'Tulis alasan paling sedikit 20 huruf.',
  start: 'Buka selama 60 menit',
  starting: 'Membuka…',
  strip: 'Kunjungan superadmin yang sedang berlangsung',
  stripTitle: (district: string) => `Kunjungan ke ${district} sedang berlangsung`,
  until: (time: string) => `sampai ${time}.`,
  ending: 'Mengakhiri…',
} as const
