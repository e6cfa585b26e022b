/** Words of temporary participants: who came, is on no list, and learns with the others. */
import type { NewcomerState } from '../../../worker/contract/newcomers.ts'
import { formatNumber } from './format.ts'

export const NEWCOMERS = {
  title: 'Peserta sementara',
  body: 'Tamu yang dicatat di lembar hadir dan belum ada di daftar kader. Beri kode masuk supaya ia dapat belajar dan mengerjakan tes hari ini. Ia belum dihitung sebagai kader sampai dinas menempatkannya.',
  loading: 'Memuat peserta sementara…',
  waiting: (count: number): string => `${formatNumber(count)} tamu belum punya kode masuk`,
  admit: 'Beri kode masuk',
  again: 'Kode baru',
  working: 'Membuat kode…',
  from: (place: string): string => (place === '' ? 'Desa tidak ditulis' : place),
  state: {
    TEMPORARY: 'Sementara',
    ON_ROSTER: 'Sudah bertugas',
    MERGED: 'Sudah digabung',
  } satisfies Readonly<Record<NewcomerState, string>>,
  signIn: { NONE: 'Kode habis masa', CODE_ISSUED: 'Belum masuk', ACTIVE: 'Sudah masuk' },
  place:
    'Setelah kegiatan: beri tempat tugas bila ia memang kader baru, atau gabungkan bila ia ternyata sudah ada di daftar.',
  toRegister: 'Buka daftar kader',
  toMerges: 'Gabungkan isian ganda',
  cardTitle: (name: string): string => `Kode masuk untuk ${name}`,
  cardBody:
    'Tunjukkan sekarang: kode ini hanya tampil sekali. Bila hilang sebelum dipakai, buat kode baru.',
  scan: 'Pindai dengan kamera HP, atau buka alamat ini lalu ketik kodenya:',
  until: (day: string): string => `Berlaku sampai ${day}.`,
  close: 'Selesai',
} as const
