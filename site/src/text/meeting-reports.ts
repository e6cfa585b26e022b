/** Words of the reports on meetings: R4 of meetings, and R5, the attendance list filled in. */
import { N_GAIN_NOTE } from './cohort-report.ts'
import { formatMean, formatNumber } from './format.ts'

export const MEETINGS_TABLE = {
  no: 'No',
  name: 'Kegiatan',
  kind: 'Jenis',
  startsOn: 'Mulai',
  endsOn: 'Selesai',
  place: 'Tempat',
  invited: 'Undangan',
  came: 'Hadir',
  perSession: 'Hadir per sesi',
  share: '% hadir',
  speakers: 'Narasumber',
  passed: 'Lulus',
  before: 'Rata-rata tes awal',
  after: 'Rata-rata tes akhir',
  difference: 'Selisih',
  normalised: 'N-gain',
  evaluation: 'Umpan balik',
  total: 'Jumlah',
  none: '-',
} as const

const MEANINGS = [
  'Hadir: orang yang hadir (tepat waktu atau terlambat) di sekurang-kurangnya satu sesi, termasuk yang datang tanpa undangan dan tamu.',
  'Hadir per sesi: nomor sesi di susunan acara, lalu jumlah yang hadir. “3, 4, 6: 27” berarti 27 orang hadir di masing-masing sesi 3, 4, dan 6. Sesi yang daftar hadirnya belum diisi di aplikasi tidak disebut.',
  '% hadir: dari yang diundang, berapa kali mereka hadir dibanding jumlah sesi yang daftar hadirnya diisi.',
  'Lulus dan nilai: dari yang diundang, menurut pelatihan yang dipilih di kegiatan. Lulus: pertama kali memenuhi syarat lulus sejak hari pertama kegiatan sampai tanggal keadaan. Rata-rata: nilai 0 sampai 100 dari percobaan pertama. Selisih: hanya dari yang mengerjakan kedua tes.',
  N_GAIN_NOTE,
  'Umpan balik: rata-rata nilai 1 sampai 5 dari peserta, tanpa nama, dan dari berapa jawaban. Tampil mulai lima jawaban; yang lebih sedikit tidak ditampilkan supaya tidak ada yang dapat dikenali.',
  'Jumlah: setiap orang dihitung satu kali.',
  'Tanda "-": kehadirannya belum dicatat, kegiatan tanpa pelatihan di aplikasi, belum ada yang mengerjakan tesnya, atau umpan baliknya belum tampil. Kegiatan yang batal tidak masuk.',
] as const

/** Under the table; `part`: of a sub-district, whose own people are counted only. `most`: older ones were left out. */
export function meetingNotes(of: 'whole' | 'part', most: number | null): string[] {
  const invited =
    of === 'whole'
      ? 'Undangan: orang yang ada di daftar undangan kegiatan.'
      : 'Undangan: orang dari wilayah ini yang ada di daftar undangan. Orang dari wilayah lain tidak dihitung.'
  return [
    ...(most === null
      ? []
      : [
          `Laporan ini hanya memuat ${formatNumber(most)} kegiatan terakhir. Pilih satu tahun untuk melihat yang lebih lama.`,
        ]),
    invited,
    ...MEANINGS,
  ]
}

/** Over the table. */
export function meetingYearLine(year: number | undefined): string {
  return year === undefined ? 'Kegiatan: semua tahun' : `Kegiatan: yang mulai tahun ${year}`
}

type Attended = { readonly number: number; readonly attended: number }

/** `1: 25; 3, 4, 6: 24`: following sessions to which as many came are said once; `-` where no roll was taken. */
export function perSession(sessions: readonly Attended[]): string {
  const runs: { readonly numbers: number[]; readonly attended: number }[] = []
  for (const { number, attended } of sessions) {
    const last = runs.at(-1)
    if (last?.attended === attended) last.numbers.push(number)
    else runs.push({ numbers: [number], attended })
  }
  const said = runs.map(
    ({ numbers, attended }) => `${numbers.join(', ')}: ${formatNumber(attended)}`,
  )
  return said.length === 0 ? MEETINGS_TABLE.none : said.join('; ')
}

/** `4,3 (25 jawaban)`: all marks together, and of how many answers they are; `-` for nothing. */
export function evaluationCell(
  evaluated: {
    readonly shown: number
    readonly marks: readonly { readonly counts: readonly number[] }[]
  } | null,
): string {
  const counts = (evaluated?.marks ?? []).map((mark) => mark.counts)
  const given = counts.flat().reduce((sum, count) => sum + count, 0)
  if (evaluated === null || given === 0) return MEETINGS_TABLE.none
  const sum = counts
    .flatMap((of) => of.map((count, at) => count * (at + 1)))
    .reduce((a, b) => a + b)
  return `${formatMean(sum / given)} (${formatNumber(evaluated.shown)} jawaban)`
}

export const ATTENDED_LIST = {
  title: 'Daftar hadir',
  no: 'No',
  name: 'Nama',
  code: 'Kode kader',
  village: 'Desa/kelurahan',
  subDistrict: 'Kecamatan',
  invited: 'Undangan',
  invitedWords: { INVITED: 'Diundang', WALK_IN: 'Tidak diundang', GUEST: 'Tamu' },
  attended: 'Hadir (sesi)',
  of: 'Dari (sesi)',
  share: '% hadir',
  fileName: 'daftar-hadir',
  event: (title: string) => `Kegiatan: ${title}`,
  days: (words: string) => `Hari/tanggal: ${words}`,
  place: (place: string) => `Tempat: ${place}`,
  part: (name: string) => `Hanya kader dari Kecamatan ${name}`,
  /** `Sesi 3, 7 Okt 10.30: Mengukur` */
  session: (number: number, day: string, clock: string, title: string) =>
    `Sesi ${formatNumber(number)}, ${day} ${clock}: ${title}`,
  notes: [
    'Hadir (sesi): sesi yang diikuti, tepat waktu atau terlambat. Dari (sesi): sesi yang daftar hadirnya sudah diisi di aplikasi.',
    'Kolom sesi yang kosong: tidak ada catatan untuk orang itu. Di sesi yang daftar hadirnya sudah diisi, itu dihitung tidak hadir.',
    'Tamu: orang yang datang dan belum dicocokkan dengan daftar kader; desanya seperti yang ditulis di tempat.',
  ],
} as const
