/** The page of a one-time link: a member of staff who was invited, or whose sign-in was reset, chooses her password. */
import { formatDate, formatMoment } from './format.ts'
import { ROLE_NAMES } from './identity.ts'

export const INVITATION = {
  title: 'Buka akun petugas',
  lede: 'Tautan undangan mengisi kode ini sendiri. Kalau masih kosong, ketik kode dari surat undangan.',
  code: 'Kode undangan',
  codeHelp: '10 huruf dan angka, contoh: 7K2M9-PQ4XA. Huruf besar atau kecil sama saja.',
  next: 'Lanjut',
  noCode: 'Belum punya kode? Minta admin kabupaten/kota Anda.',
  hasAccount: 'Sudah punya kata sandi? Masuk',
  kicker: { INVITE: 'Undangan untuk', RESET: 'Masuk ulang untuk' },
  username: 'Nama pengguna',
  roles: 'Tugas',
  waits: 'menunggu persetujuan orang kedua',
  none: 'Belum ada tugas',
  notYou: 'Bukan nama Anda? Jangan lanjutkan. Beri tahu petugas yang mengirim tautan ini.',
  chooseTitle: 'Pilih kata sandi Anda',
  password: 'Kata sandi baru',
  passwordHelp:
    'Paling sedikit 12 huruf atau angka. Beberapa kata yang tidak biasa lebih mudah diingat dan lebih aman.',
  again: 'Ketik sekali lagi',
  save: 'Simpan dan lanjut',
  afterKept:
    'Setelah ini Anda masuk dengan kode dari aplikasi di HP Anda, seperti biasa. Tautan ini habis setelah kata sandi disimpan.',
  after:
    'Setelah ini Anda memasang langkah kedua (aplikasi kode di HP). Siapkan HP Anda. Tautan ini habis setelah kata sandi disimpan.',
  errors: {
    CODE_MISSING: 'Ketik dulu kode undangannya.',
    LINK_WRONG: 'Kode belum cocok. Periksa lagi: kode terdiri dari 10 huruf dan angka.',
    LINK_EXPIRED:
      'Tautan ini sudah terpakai, diganti yang baru, atau lewat 7 hari. Minta tautan baru kepada petugas yang mengundang Anda.',
    TOO_MANY: 'Terlalu banyak kode yang salah dari jaringan ini. Tunggu 10 menit, lalu coba lagi.',
    PASSWORD_MISSING: 'Ketik dulu kata sandi yang Anda pilih.',
    PASSWORD_DIFFERENT: 'Kedua kata sandi belum sama. Ketik lagi keduanya.',
    PASSWORD_SHORT: 'Terlalu pendek: paling sedikit 12 huruf atau angka.',
    PASSWORD_LONG: 'Terlalu panjang: paling banyak 128 huruf.',
    PASSWORD_COMMON: 'Kata sandi ini sering dipakai dan mudah ditebak. Pilih kata lain.',
    PASSWORD_OWN_NAME: 'Kata sandi ini memuat nama Anda. Pilih kata lain.',
  },
} as const
export type InvitationError = keyof typeof INVITATION.errors

export function invitedBy(kind: 'INVITE' | 'RESET', name: string, until: string): string {
  const what = kind === 'INVITE' ? 'Diundang oleh' : 'Masuk diatur ulang oleh'
  return `${what} ${name}. Tautan berlaku sampai ${formatMoment(until)}.`
}

/** Names of sub-districts are kept bare. */
export function placeWords(area: string, name: string): string {
  return area.split('.').length === 3 ? `Kecamatan ${name}` : name
}

/** `Admin kecamatan, Kecamatan Senduro, 1 Desember 2026 sampai 31 Desember 2026` */
export function roleLine(
  role: string,
  place: string,
  days: { readonly startsOn: string | null; readonly endsOn: string | null },
): string {
  return [ROLE_NAMES[role] ?? role, place, daysWords(days)].filter((part) => part !== '').join(', ')
}

/** Empty for a role without any dates. */
export function daysWords({
  startsOn,
  endsOn,
}: {
  readonly startsOn: string | null
  readonly endsOn: string | null
}): string {
  if (startsOn !== null && endsOn !== null)
    return `${formatDate(startsOn)} sampai ${formatDate(endsOn)}`
  if (startsOn !== null) return `mulai ${formatDate(startsOn)}`
  return endsOn === null ? '' : `sampai ${formatDate(endsOn)}`
}
