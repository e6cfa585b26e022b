/** The refusals of the rules of learning. A phone leads to the page of the module instead, which tells the same. */
import { formatDate, formatMoment, formatTime, type Zone } from './format.ts'

export type ProblemWords = {
  readonly title: string
  readonly body: string
  readonly action: { readonly label: string; readonly href: string }
}

const LEARN = { label: 'Ke daftar modul', href: '/belajar/' }

export type Detail = Readonly<Record<string, unknown>>
export type Wording = ProblemWords | ((detail: Detail) => ProblemWords)

/** By the reasons of `hindrance` in the rules of learning. */
export const LEARNER_PROBLEMS = {
  ATTEMPTS_USED_UP: {
    title: 'Kesempatan sudah habis',
    body: 'Nilai Anda yang lalu tetap tersimpan. Hubungi pelatih Anda untuk belajar bersama.',
    action: LEARN,
  },
  COOL_DOWN: (detail: Detail) => ({
    title: 'Istirahat dulu sebentar',
    body: `Baca lagi modulnya. Anda bisa mencoba lagi ${until(detail)}. Nilai yang lalu tetap tersimpan.`,
    action: LEARN,
  }),
  NOT_OPEN_YET: {
    title: 'Bagian ini belum terbuka',
    body: 'Selesaikan dulu modul sebelumnya. Setelah lulus kuisnya, bagian ini terbuka sendiri.',
    action: LEARN,
  },
  QUIZ_CLOSED: ({ closesOn }: Detail) => ({
    title: 'Kuis atau tes ini sudah ditutup',
    body: `${typeof closesOn === 'string' ? `Hari terakhir untuk memulainya ${formatDate(closesOn)}. ` : ''}Nilai Anda yang lalu tetap tersimpan. Hubungi pelatih Anda bila perlu dibuka lagi.`,
    action: LEARN,
  }),
  COURSE_WITHDRAWN: {
    title: 'Pelatihan ini tidak dibuka lagi',
    body: 'Nilai, kelulusan, dan sertifikat Anda tetap berlaku. Jawaban yang belum terkirim tetap dikirim dan dinilai. Hubungi pelatih Anda bila ada pertanyaan.',
    action: LEARN,
  },
  /** To a service worker of before, which then leaves the way to the pages of the Worker. */
  PHONE_OUTDATED: {
    title: 'Halaman ini perlu dibuka ulang',
    body: 'Tes belum dimulai dan tidak ada kesempatan yang terpakai. Tutup Kelas Kader, lalu buka lagi saat ada sinyal.',
    action: LEARN,
  },
} satisfies Record<string, Wording>

export function until({ until: at, timeZone }: Detail): string {
  if (typeof at !== 'string') return 'beberapa menit lagi'
  // Safe: the Worker sends a zone of its own contract, or none.
  return typeof timeZone === 'string'
    ? `pada ${formatMoment(at, timeZone as Zone)}`
    : `pukul ${formatTime(at)}`
}
