/** Words of what a cadre sees of her own field practice. Only the Worker's pages use them. */
export const OWN_PRACTICE = {
  title: 'Praktik saya',
  lede: 'Pelatih melihat Anda bekerja, langkah demi langkah. Belum bisa bukan masalah: dilatih lagi, lalu dinilai lagi.',
  none: 'Pelatihan di kabupaten/kota Anda belum punya lembar praktik.',
  notYet: 'Belum dinilai',
  notYetBody:
    'Pelatih akan menilai saat praktik lapangan. Baca dulu langkah-langkahnya di bawah ini.',
  competent: 'Anda sudah bisa semua langkah',
  some: (done: number, of: number) => `${done} dari ${of} langkah sudah bisa sendiri`,
  /** When she could do all of them once, and not in the latest. */
  stays: (on: string) =>
    `Hasil ini tetap tercatat sejak ${on}. Yang terakhir dilihat ada di bawah ini.`,
  again: 'Latih lagi langkah ini',
  unseen: 'Belum sempat terlihat pelatih',
  unseenBody: 'Ini bukan kesalahan Anda. Tunjukkan saat penilaian berikutnya.',
  comment: 'Pesan pelatih',
  seen: (by: string, on: string, place: string) =>
    `Dilihat oleh ${by}, ${on}${place === '' ? '' : ` di ${place}`}`,
  attempts: (times: number) => (times === 1 ? 'Penilaian pertama' : `Penilaian ke-${times}`),
  steps: (count: number) => `Semua langkah (${count})`,
  results: {
    DONE: 'Bisa sendiri',
    HELPED: 'Dengan bantuan',
    NOT: 'Belum',
    UNSEEN: 'Tidak teramati',
  },
  photo: 'Ada foto',
  photoBody: (by: string) =>
    `Tanpa wajah, hanya dilihat pelatih dan petugas dinas, terhapus sendiri setahun kemudian. Ingin dihapus sekarang? Minta kepada ${by} atau dinas.`,
  wrong: 'Ada penilaian yang bukan tentang Anda? Beri tahu pelatih; pelatih dapat menariknya.',
  plan: 'Rencana saya (RTL)',
  learn: 'Ke daftar modul',
} as const
