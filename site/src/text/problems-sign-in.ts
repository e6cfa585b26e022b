/** Refusals of the second step of staff, where no form says them beside its field. */
import type { Wording } from './problems-learner.ts'

const AGAIN = { label: 'Masuk', href: '/masuk/dinas/' }

export const SIGN_IN_PROBLEMS = {
  SIGN_IN_EXPIRED: {
    title: 'Silakan ketik kata sandi lagi',
    body: 'Waktu untuk langkah kedua sudah habis atau sudah dipakai. Tidak ada yang berubah.',
    action: AGAIN,
  },
  SECOND_FACTOR_WRONG: {
    title: 'Kode belum cocok',
    body: 'Tidak ada yang berubah. Ketik kode yang sedang tampil di aplikasi kode, atau kode pemulihan yang belum terpakai.',
    action: AGAIN,
  },
  SECOND_FACTOR_USED: {
    title: 'Kode ini sudah dipakai',
    body: 'Tidak ada yang berubah. Tunggu kode berikutnya di aplikasi (paling lama 30 detik), lalu coba lagi.',
    action: AGAIN,
  },
  PASSWORD_WRONG: {
    title: 'Kata sandi sekarang belum cocok',
    body: 'Tidak ada yang berubah. Periksa lagi, lalu coba sekali lagi.',
    action: { label: 'Akun saya', href: '/akun/' },
  },
} satisfies Record<string, Wording>
