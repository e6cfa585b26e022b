/** The refusals of a cadre's rights over her data. */
import { formatMoment } from './format.ts'

export const PRIVACY_PROBLEMS = {
  REQUESTS_FULL: ({ why }: Readonly<Record<string, unknown>>) =>
    why === 'MONTH'
      ? {
          title: 'Sudah 20 permintaan dalam 30 hari',
          body: 'Permintaan ini belum tersimpan. Yang sudah terkirim tetap aman. Kirim lagi beberapa hari lagi, atau sampaikan langsung atau lewat surat ke dinas.',
          action: { label: 'Ke Data saya', href: '/data-saya/' },
        }
      : {
          title: 'Masih ada lima permintaan yang menunggu',
          body: 'Permintaan ini belum tersimpan. Tunggu dinas menjawab, atau batalkan salah satu di Data saya.',
          action: { label: 'Ke Data saya', href: '/data-saya/' },
        },
  STILL_COOLING: ({ until }: Readonly<Record<string, unknown>>) => ({
    title: 'Masih dalam masa pembatalan',
    body: `Tidak ada yang dihapus. Kader masih bisa membatalkan sampai ${typeof until === 'string' ? formatMoment(until) : 'tiga hari sejak permintaan'}. Kerjakan sesudah itu.`,
    action: { label: 'Ke permintaan', href: '/dinas/permintaan/' },
  }),
  DECISION_OPEN: {
    title: 'Masih ada sertifikat yang menunggu keputusan',
    body: 'Tidak ada yang dihapus. Usulan, koreksi, sertifikat lama, atau pencabutan untuk kader ini belum diputus. Putuskan atau kembalikan dulu, lalu hapus datanya.',
    action: { label: 'Ke Sertifikat', href: '/dinas/sertifikat/' },
  },
  NOT_CORRECTED: {
    title: 'Data kader belum berubah',
    body: 'Permintaan ini masih terbuka. Betulkan dulu datanya, atau nyatakan bahwa data yang tercatat sudah benar dan tulis alasannya untuk kader.',
    action: { label: 'Ke permintaan', href: '/dinas/permintaan/' },
  },
  CODE_NOT_HERS: {
    title: 'Kode kader tidak cocok',
    body: 'Tidak ada yang dihapus. Ketik kode kader dari permintaan ini, misalnya LMJ-0001-K.',
    action: { label: 'Ke permintaan', href: '/dinas/permintaan/' },
  },
}
