/** The refusals of attendance: to trainers what they marked, to a cadre the code of the hall that she entered. */
import { formatDate } from './format.ts'
import type { Detail, ProblemWords, Wording } from './problems-learner.ts'

const HOME = { label: 'Ke beranda', href: '/' }
const AGAIN = { label: 'Coba lagi', href: '/hadir/' }

/** A cadre is never left with a code alone: the trainer's roll counts more. */
function told(title: string, body: string): ProblemWords {
  return { title, body: `${body} Pelatih juga bisa mencatat kehadiran Anda.`, action: AGAIN }
}

/** `Sesi ini 2 Desember 2026 pukul 08.30–09.15. `; empty when the Worker did not say. */
export function sessionHours({ date, startsAt, endsAt }: Detail): string {
  if (typeof date !== 'string' || typeof startsAt !== 'string' || typeof endsAt !== 'string') {
    return ''
  }
  const clock = (time: string) => time.replace(':', '.')
  return `Sesi ini ${formatDate(date)} pukul ${clock(startsAt)}–${clock(endsAt)}. `
}

export const ATTENDANCE_PROBLEMS = {
  SESSION_ATTENDED: {
    title: 'Sesi ini sudah punya catatan hadir',
    body: 'Tidak ada yang berubah. Sesi yang kehadirannya sudah dicatat tidak bisa dihapus atau dipindah ke hari lain; ubah judul atau jamnya saja.',
    action: HOME,
  },
  SESSION_AHEAD: {
    title: 'Sesi ini belum berlangsung',
    body: 'Catatan ini tidak disimpan. Sebelum harinya, yang bisa dicatat hanya izin dan sakit. Periksa tanggal sesi di kegiatan.',
    action: HOME,
  },
  MEETING_AHEAD: {
    title: 'Kegiatan ini belum berlangsung',
    body: 'Hasilnya belum disimpan. Hasil baru bisa ditulis mulai hari pertama kegiatan. Bila tanggalnya keliru, betulkan dulu di halaman kegiatan.',
    action: HOME,
  },
  REASON_NEEDED: ({ of }: Detail) => ({
    title: 'Alasan perlu diisi',
    body:
      of === 'action'
        ? 'Perubahan ini belum disimpan. Tulis alasan singkat: mengapa tindak lanjut ini tidak diteruskan.'
        : 'Perubahan ini belum disimpan. Harinya sudah lewat, jadi tulis alasan singkat: mengapa kehadirannya diubah.',
    action: HOME,
  }),
  CHECK_IN_WRONG: told(
    'Kode ini tidak cocok',
    'Anda belum tercatat hadir. Pindai lagi kode di layar, atau ketik 8 huruf dan angka yang sedang tampil.',
  ),
  CHECK_IN_STALE: told(
    'Kode ini sudah berganti',
    'Anda belum tercatat hadir. Kode di layar berganti setiap 20 detik; pindai langsung dari layar di ruangan, bukan dari foto atau pesan.',
  ),
  CHECK_IN_EARLY: (detail: Detail) =>
    told(
      'Sesi ini belum dibuka',
      `Anda belum tercatat hadir. ${sessionHours(detail)}Kode diterima mulai 30 menit sebelum sesi; pindai lagi saat itu.`,
    ),
  CHECK_IN_CLOSED: (detail: Detail) =>
    told('Sesi ini sudah selesai', `Anda belum tercatat hadir. ${sessionHours(detail)}`.trim()),
  CHECK_IN_EXPIRED: told(
    'Kode ini terlambat dikirim',
    'Anda belum tercatat hadir. Kode yang disimpan tanpa sinyal diterima paling lama 12 jam.',
  ),
  CHECK_IN_ELSEWHERE: told(
    'Kegiatan ini di wilayah lain',
    'Anda belum tercatat hadir, karena tempat tugas Anda bukan di wilayah kegiatan ini.',
  ),
  CHECK_IN_LOCKED: told(
    'Terlalu banyak kode yang salah',
    'Tunggu satu jam, lalu coba lagi dengan kode di layar.',
  ),
} satisfies Record<string, Wording>
