/** Words of R9 of a meeting, beside those that every written report has (`activity-report.ts`). */
import type { MeetingKind } from '../../../worker/contract/meetings.ts'
import { formatNumber } from './format.ts'

export const MEETING_STORY = {
  /** Under LAPORAN KEGIATAN. */
  kinds: {
    TRAINING: 'PELATIHAN',
    COORDINATION: 'RAPAT KOORDINASI',
    WORKSHOP: 'MINI LOKAKARYA',
    COACHING: 'PEMBINAAN',
  } satisfies Record<MeetingKind, string>,
  aims: {
    TRAINING: (who: string) =>
      `Kegiatan ini dimaksudkan untuk membekali ${who} agar mampu menjalankan tugasnya dalam pencegahan dan percepatan penurunan stunting di desa/kelurahan.`,
    COORDINATION: (who: string) =>
      `Kegiatan ini dimaksudkan untuk menyamakan langkah ${who} dan perangkat daerah dalam pencegahan dan percepatan penurunan stunting.`,
    WORKSHOP: (who: string) =>
      `Kegiatan ini dimaksudkan untuk melihat capaian dan kendala pendampingan keluarga oleh ${who}, dan menyepakati tindak lanjutnya.`,
    COACHING: (who: string) =>
      `Kegiatan ini dimaksudkan untuk membina ${who} agar tugasnya dalam pencegahan stunting berjalan baik.`,
  } satisfies Record<MeetingKind, (who: string) => string>,
  event: 'Kegiatan',
  kind: 'Jenis',
  organiser: 'Penyelenggara',
  part: (name: string) =>
    `Angka peserta di laporan ini hanya tentang kader dari Kecamatan ${name}. Kader dari kecamatan lain tidak dihitung.`,
  nobody: 'Belum ada yang tercatat diundang di aplikasi.',
  cameLine: (came: number, invited: number, share: string) =>
    `Yang hadir di sekurang-kurangnya satu sesi ${formatNumber(came)} dari ${formatNumber(invited)} orang yang diundang (${share}).`,
  othersLine: (walkIns: number, guests: number) =>
    `Datang tanpa undangan: ${formatNumber(walkIns)} kader dan ${formatNumber(guests)} tamu.`,
  noRoll:
    'Kehadiran belum dicatat di aplikasi. Tulis jumlah yang hadir menurut daftar hadir yang ditandatangani, dan lampirkan daftarnya.',
  ownAbsent: 'Tulis sebab yang tidak hadir. Lampirkan daftar hadirnya.',
  invited: 'Diundang',
  came: 'Hadir',
  cameOnce: 'Hadir di sekurang-kurangnya satu sesi',
  perSession: 'Kehadiran setiap sesi yang daftar hadirnya diisi:',
  session: 'Sesi',
  excused: 'Izin atau sakit',
  absent: 'Tidak hadir',
  absentNote:
    'Hadir: tepat waktu atau terlambat. Tidak hadir: ditandai tidak hadir, atau tidak ada catatannya di sesi itu.',
  speakers: ['Nama', 'Instansi', 'Materi'],
  moreSpeakers: 'Periksa jabatan dan gelar narasumber, lalu hapus kalimat ini.',
  contents: 'Susunan acara:',
  course: (title: string) => `Materi mengikuti pelatihan "${title}" di Kelas Kader.`,
  when: 'Waktu',
  what: 'Acara',
  reached: 'Hadir di 80% sesi atau lebih',
  guests: 'Tamu dan kader tanpa undangan',
  passed: 'Lulus sejak hari pertama kegiatan',
  meaning:
    'Kehadiran dihitung dari sesi yang daftar hadirnya diisi di aplikasi. Lulus: memenuhi syarat lulus pelatihan; rata-rata tes: nilai 0 sampai 100 dari percobaan pertama; keduanya dari yang diundang.',
  meaningPlain: 'Kehadiran dihitung dari sesi yang daftar hadirnya diisi di aplikasi.',
  sheets: (count: number) =>
    `Daftar hadir bertanda tangan: ${formatNumber(count)} berkas tersimpan di Kelas Kader.`,
  foot: (printed: string) => `${printed}. Angka di D, F, dan G dari sistem.`,
} as const
