/** Refusals of the second step of staff, where no form says them beside its field. */
import { PASSKEY_PROBLEMS } from './passkeys.ts'
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
  ...PASSKEY_PROBLEMS,
  PASSWORD_WRONG: {
    title: 'Kata sandi sekarang belum cocok',
    body: 'Tidak ada yang berubah. Periksa lagi, lalu coba sekali lagi.',
    action: { label: 'Akun saya', href: '/akun/' },
  },
  TOO_FAST: {
    title: 'Terlalu cepat',
    body: 'Ada terlalu banyak permintaan dalam satu menit. Permintaan terakhir belum diproses; yang sudah tersimpan tetap aman. Tunggu 1 menit, lalu coba lagi.',
    action: { label: 'Ke beranda', href: '/' },
  },
} satisfies Record<string, Wording>
