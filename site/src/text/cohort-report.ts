/** Words of R4, what cohorts came to. */

export const COHORT_TABLE = {
  no: 'No',
  name: 'Angkatan',
  startsOn: 'Mulai',
  endsOn: 'Selesai',
  place: 'Tempat',
  invited: 'Undangan',
  passedBefore: 'Lulus lebih dulu',
  passed: 'Lulus',
  sharePassed: '% lulus',
  before: 'Rata-rata tes awal',
  after: 'Rata-rata tes akhir',
  difference: 'Selisih',
  normalised: 'N-gain',
  total: 'Jumlah',
  none: '-',
} as const

export const N_GAIN_NOTE =
  'N-gain: bagian dari yang semula belum diketahui lalu dikuasai; 0,50 berarti separuhnya. Di bawah 0,3 kecil, 0,3 sampai 0,7 sedang, 0,7 ke atas besar (Hake 1998). Hanya dari yang mengerjakan tes awal sebelum mulai belajar, dan tes akhir.'

const MEANINGS = [
  'Lulus: pertama kali memenuhi syarat lulus pelatihan angkatan ini pada atau sesudah hari pertamanya, sampai tanggal keadaan. Lulus belum berarti terlatih: terlatih dihitung dari sertifikat yang terbit.',
  'Lulus lebih dulu: sudah memenuhi syarat itu sebelum hari pertama angkatan.',
  'Rata-rata tes awal dan tes akhir: nilai 0 sampai 100 dari percobaan pertama peserta yang mengerjakan tes itu.',
  'Selisih: hanya dari peserta yang mengerjakan kedua tes, jadi dapat berbeda dari pengurangan kedua rata-rata.',
  N_GAIN_NOTE,
  'Jumlah: setiap orang dihitung satu kali. Yang lulus di salah satu angkatannya dihitung lulus.',
  'Hadir, narasumber, dan umpan balik peserta: ada di Rekap kegiatan, menurut setiap kegiatan.',
  'Tanda "-": angkatan tanpa pelatihan di aplikasi, atau belum ada yang mengerjakan tesnya.',
] as const

/** Under the table; `part`: of a sub-district, whose own people are counted only. */
export function cohortNotes(of: 'whole' | 'part'): string[] {
  const invited =
    of === 'whole'
      ? 'Undangan: peserta yang diberi kursi di angkatan ini.'
      : 'Undangan: peserta dari wilayah ini yang diberi kursi di angkatan ini. Peserta dari wilayah lain tidak dihitung.'
  return [invited, ...MEANINGS]
}

/** Over the table. */
export function yearLine(year: number | undefined): string {
  return year === undefined ? 'Angkatan: semua tahun' : `Angkatan: yang mulai tahun ${year}`
}
