/** What a cadre is told about the end of her certificate, and what she can do. */
export const OWN_EXPIRY = {
  until: 'Berlaku s.d.',
  soon: (days: number) =>
    days === 1
      ? 'Hari ini hari terakhir sertifikat ini berlaku.'
      : `Sertifikat ini berlaku ${days} hari lagi. Mari perbarui, supaya Anda tetap tercatat terlatih.`,
  ended: 'Masa berlaku sertifikat ini sudah habis. Jangan khawatir, masih bisa diperbarui.',
  test: (course: string) =>
    `Cukup kerjakan sekali lagi tes akhir ${course}. Modul yang sudah selesai tidak perlu diulang.`,
  toTest: 'Kerjakan tes akhir lagi',
  refresher: (course: string) => `Caranya: selesaikan ${course}.`,
  toRefresher: 'Mulai penyegaran',
  passed: 'Bagus! Anda sudah lulus lagi. Dinas sedang menyiapkan sertifikat barunya.',
  none: 'Dinas akan memberi tahu jadwal penyegarannya. Anda belum perlu melakukan apa pun.',
  carriedOn: 'Sudah diperbarui dengan sertifikat yang lebih baru.',
} as const
