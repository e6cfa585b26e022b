/** Why an account was closed or its sign-in reset, in the words of the list that it is chosen from. */
import type { DisableReason, ResetReason } from '../../../worker/contract/staff.ts'

export const DISABLE_WORDS: Readonly<Record<DisableReason, string>> = {
  MOVED: 'Pindah tugas',
  RETIRED: 'Pensiun atau berhenti',
  LEAVE: 'Cuti panjang',
  MISUSE: 'Diduga disalahgunakan',
  DUPLICATE: 'Akun ganda atau salah undang',
}

export const RESET_WORDS: Readonly<Record<ResetReason, string>> = {
  PHONE_LOST: 'HP hilang atau ganti',
  PASSWORD_FORGOTTEN: 'Lupa kata sandi',
  CODES_LOST: 'Kode pemulihan habis atau hilang',
  MISUSE: 'Diduga dipakai orang lain',
}

export const ACCOUNT_REASONS: Readonly<Record<string, string>> = {
  ...DISABLE_WORDS,
  ...RESET_WORDS,
}
