/** Words of the page of a course version, to which certificates refer. */
import { formatDate } from './format.ts'

export const COURSE_VERSION = {
  kicker: (code: string, version: number) => `Pelatihan ${code}, versi ${version}`,
  audience: 'Untuk siapa',
  materials: 'Yang dipelajari',
  materialHead: 'Modul',
  hoursHead: 'JP',
  total: 'Jumlah',
  legend:
    'JP = Jam Pelajaran, 45 menit. Teori, penugasan, dan praktik dijumlahkan. Di sertifikat tercetak JP yang benar-benar dijalani.',
  criteria: 'Syarat mendapat sertifikat',
  criteriaMore: 'Aturan kelulusan versi ini:',
  allQuizzes: (count: number, mark: number) => `Lulus kuis ${count} modul, nilai minimal ${mark}.`,
  oneQuiz: (title: string, mark: number) => `Lulus kuis “${title}”, nilai minimal ${mark}.`,
  test: (title: string, questions: number, mark: number) =>
    `Lulus ${title.toLowerCase()} ${questions} soal, nilai minimal ${mark}.`,
  review: 'Telaah materi',
  reviewed: (by: string, on: string | null) =>
    `Ditelaah oleh ${by}${on === null ? '' : ` pada ${formatDate(on)}`}.`,
  about: 'Tentang versi ini',
  unchanged:
    'Isi versi ini tidak akan berubah. Bila materi diperbaiki, terbit versi baru dengan alamat sendiri.',
  newer: (version: number) =>
    `Sudah ada versi ${version}. Sertifikat yang menyebut versi ini tetap mengacu ke halaman ini.`,
  toNewer: (version: number) => `Lihat versi ${version}`,
  code: 'Kode pelatihan',
  version: 'Versi',
  published: 'Terbit',
  maker: 'Penyusun',
  forNation: 'untuk seluruh Indonesia',
  forArea: (name: string) => `untuk ${name}`,
  counts: 'Kader yang memegang sertifikat sah dari pelatihan ini dihitung sebagai kader terlatih.',
  toAction: 'Tentang Aksi 5',
  check: 'Periksa keaslian sertifikat',
} as const
