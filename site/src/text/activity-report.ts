/**
 * Words of R9, the written report of a cohort (kpm.md 3.6). What stands in brackets says what the officer has to write there. Of laws
 * only those are named that every district stands on; her own she adds.
 */

export const STORY = {
  button: 'Laporan kegiatan (Word)',
  busy: 'Menyusun laporan…',
  help: 'Laporan kegiatan berisi angka dari sistem dan bagian yang Anda tulis sendiri. Setiap unduhan dicatat.',
  done: 'Laporan tersimpan. Buka di Word, lalu isi bagian yang ditandai kuning.',
  fileName: 'laporan-kegiatan',
  sample: 'DATA CONTOH: nama dan angka di laporan ini tidak nyata',
  title: 'LAPORAN KEGIATAN',
  subtitle: (who: string) => `PELATIHAN ${who}`,
  part: (name: string) =>
    `Laporan ini hanya tentang peserta dari Kecamatan ${name}. Peserta dari kecamatan lain tidak dihitung.`,
  headings: {
    law: 'A. Dasar hukum',
    aim: 'B. Maksud dan tujuan',
    when: 'C. Waktu dan tempat',
    people: 'D. Peserta',
    speakers: 'E. Narasumber',
    contents: 'F. Materi',
    result: 'G. Hasil',
    obstacles: 'H. Kendala',
    actions: 'I. Rencana tindak lanjut',
    pictures: 'J. Dokumentasi',
    end: 'K. Penutup',
  },
  laws: [
    'Undang-Undang Nomor 6 Tahun 2014 tentang Desa.',
    'Peraturan Presiden Nomor 72 Tahun 2021 tentang Percepatan Penurunan Stunting.',
  ],
  ownLaws:
    'Tulis dasar di daerah Anda: peraturan bupati/wali kota, surat keputusan, DPA, surat undangan, dan surat tugas, dengan nomor dan tanggalnya.',
  aim: (who: string) =>
    `Kegiatan ini dimaksudkan untuk membekali ${who} agar mampu menjalankan tugasnya dalam pencegahan dan percepatan penurunan stunting di desa/kelurahan.`,
  ownAim: 'Tulis tujuan khusus kegiatan ini dan hasil yang diharapkan.',
  day: 'Hari, tanggal',
  place: 'Tempat',
  cohort: 'Angkatan',
  budget: 'Sumber biaya',
  ownBudget: 'Tulis sumber dan besar biaya.',
  subDistrict: 'Kecamatan',
  noSubDistrict: 'Belum ada wilayah tugas',
  kinds: (named: string) => `Menurut jenis kader: ${named}.`,
  count: 'Peserta',
  total: 'Jumlah',
  ownPresent:
    'Tulis jumlah yang hadir setiap hari menurut daftar hadir yang ditandatangani, dan sebab yang tidak hadir. Lampirkan daftar hadirnya.',
  speakerColumns: ['Nama', 'Jabatan/instansi', 'Materi'],
  ownSpeakers:
    'Isi nama narasumber, jabatan atau instansinya, dan materi yang dibawakan. Tambah baris bila perlu.',
  contents: (title: string, version: number) =>
    `Materi mengikuti pelatihan "${title}" di Kelas Kader, versi ${version}:`,
  no: 'No',
  module: 'Materi',
  hours: 'JP',
  ownContents: 'Tulis materi yang diberikan dan lamanya (JP).',
  ownMore: 'Tulis materi lain yang diberikan, atau hapus kalimat ini.',
  figure: 'Uraian',
  value: 'Angka',
  asOf: (day: string) => `Keadaan per tanggal ${day}, dihitung oleh sistem:`,
  invited: 'Peserta yang diundang',
  passed: 'Lulus sejak hari pertama kegiatan',
  passedBefore: 'Sudah lulus sebelum kegiatan',
  trained: 'Memegang sertifikat yang dihitung sebagai terlatih',
  before: 'Rata-rata tes awal',
  after: 'Rata-rata tes akhir',
  difference: 'Selisih tes akhir dan tes awal',
  tested: (count: string) =>
    `Lulus: memenuhi syarat lulus pelatihan. Rata-rata: nilai 0 sampai 100 dari percobaan pertama. Selisih dihitung dari ${count} peserta yang mengerjakan kedua tes.`,
  noTests:
    'Lulus: memenuhi syarat lulus pelatihan. Rata-rata: nilai 0 sampai 100 dari percobaan pertama. Selisih belum ada karena belum ada peserta yang mengerjakan kedua tes.',
  noCourse:
    'Angkatan ini tidak memakai pelatihan di Kelas Kader, jadi kelulusan dan nilai tes tidak tercatat di sistem.',
  ownResult: 'Tulis hasil lain: praktik lapangan, kesepakatan, dan tanggapan peserta.',
  ownObstacles: 'Tulis kendala sebelum, selama, dan sesudah kegiatan, serta cara mengatasinya.',
  actionColumns: ['Yang dilakukan', 'Penanggung jawab', 'Batas waktu'],
  ownActions:
    'Isi tindak lanjut, termasuk untuk peserta yang belum lulus. Tambah baris bila perlu.',
  ownPictures:
    'Tempel foto kegiatan di sini. Beri keterangan: apa, di mana, kapan. Mintalah izin orang yang tampak di foto.',
  end: 'Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya.',
  ownEnd: 'Tulis saran atau ucapan terima kasih bila perlu, atau hapus kalimat ini.',
  foot: (printed: string) => `${printed}. Angka di bagian D dan G berasal dari sistem.`,
  page: 'Halaman',
  of: 'dari',
} as const

/** `12 orang: 10 perempuan dan 2 laki-laki`; whose sex is not recorded is said too. */
export function peopleLine(counts: {
  invited: string
  women: string
  men: string
  unknown: string | null
}): string {
  const { invited, women, men, unknown } = counts
  const rest = unknown === null ? '' : `, dan ${unknown} orang yang jenis kelaminnya belum tercatat`
  return `Peserta yang diundang ${invited} orang: ${women} perempuan${unknown === null ? ' dan' : ','} ${men} laki-laki${rest}.`
}
