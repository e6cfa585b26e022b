/** Words of lessons: what publication puts into them, and a module on paper. For the pages around them see `learn.ts`. */

/** The headings of the blocks in a lesson; they become part of the published text. */
export const BLOCK = {
  danger: 'Tanda bahaya: SEGERA RUJUK ke bidan atau Puskesmas',
  actions: 'Yang harus saya lakukan di desa',
  refer: 'Kapan merujuk',
  source: (source: string, reviewedOn: string) => `Sumber: ${source}. Ditinjau ${reviewedOn}.`,
  mayBeLocal: 'Dinas setempat dapat mengganti isi kartu ini.',
  localFor: (district: string) => `Angka untuk ${district}`,
  localBy: (by: string, as: string, on: string) => `, ditelaah oleh ${by}, ${as}, pada ${on}.`,
  localUntil: (day: string) => `Ditinjau ulang paling lambat ${day}.`,
  localOverdue: (day: string) =>
    `Kartu ini perlu ditinjau ulang sejak ${day}. Tanyakan angka terbaru kepada Dinas Kesehatan.`,
  localSource: (source: string) => `Sumber: ${source}.`,
  table: (number: number) => `Tabel ${number}`,
  meaningOf: (word: string) => `Lihat arti ${word}`,
  practice: 'Latihan, tidak dinilai',
  practiceRight: 'Tepat.',
  practiceWrong: 'Belum tepat.',
  practiceAgain: 'Belum tepat. Coba lagi.',
  check: 'Periksa',
  checkOf: (label: string) => `Periksa: ${label}`,
  counted: (label: string, unit: string) => `${label} (${unit})`,
  rightAnswer: (answer: string) => `Jawaban: ${answer}. `,
  listen: 'Dengarkan',
  lasts: (seconds: number) =>
    seconds < 60
      ? `${Math.max(1, Math.round(seconds))} detik`
      : `${Math.round(seconds / 60)} menit`,
}

export const PRINT_LINK = 'Cetak modul ini'

/** A module on paper. */
export const PRINT = {
  how: 'Untuk mencetak dari HP: tekan menu (tiga titik) di Chrome, pilih Bagikan, lalu Cetak. Di komputer: tekan Ctrl dan P.',
} as const
