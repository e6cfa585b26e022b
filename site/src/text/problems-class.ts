/** The refusals of a class: the code that opens modules, and what cadres thought of a meeting. */
import type { ProblemWords, Wording } from './problems-learner.ts'

const HOME = { label: 'Ke beranda', href: '/' }
const LEARN = { label: 'Ke daftar modul', href: '/belajar/' }
const AGAIN = { label: 'Coba lagi', href: '/buka/' }

function told(title: string, body: string): ProblemWords {
  return { title, body: `${body} Pelajaran Anda yang lain tetap tersimpan.`, action: AGAIN }
}

export const CLASS_PROBLEMS = {
  TOPIC_WRONG: told(
    'Kode ini tidak cocok',
    'Belum ada modul yang dibuka. Lihat lagi kode di layar pelatih: 6 huruf dan angka.',
  ),
  TOPIC_ENDED: told(
    'Kode ini sudah tidak berlaku',
    'Belum ada modul yang dibuka. Kode hanya berlaku pada harinya. Minta kode baru kepada pelatih.',
  ),
  TOPIC_ELSEWHERE: told(
    'Kode ini untuk wilayah lain',
    'Belum ada modul yang dibuka, karena tempat tugas Anda bukan di wilayah kelas ini. Tanyakan kepada pelatih.',
  ),
  TOPIC_OLD: told(
    'Pelatihan ini baru diperbarui',
    'Belum ada modul yang dibuka. Minta pelatih membuat kode baru.',
  ),
  TOPIC_LOCKED: told(
    'Terlalu banyak kode yang salah',
    'Tunggu satu jam, lalu coba lagi dengan kode di layar pelatih.',
  ),
  TOPICS_FULL: {
    title: 'Sudah terlalu banyak kode terbuka',
    body: 'Kode baru belum dibuat. Tutup dulu kode yang tidak dipakai lagi, lalu buat lagi.',
    action: HOME,
  },
  EVALUATION_CLOSED: {
    title: 'Umpan balik kegiatan ini tidak dibuka',
    body: 'Isian dibuka sejak hari pertama kegiatan sampai tujuh hari sesudah hari terakhirnya. Tidak ada yang perlu Anda lakukan.',
    action: LEARN,
  },
} satisfies Record<string, Wording>
