/** Refusals about accounts of the staff, their roles and a superadmin's visits. */
import type { Wording } from './problems-learner.ts'

const STAFF = { label: 'Ke daftar petugas', href: '/dinas/petugas/' }

export const STAFF_PROBLEMS = {
  VISIT_NEEDED: {
    title: 'Tulis dulu alasannya',
    body: 'Superadmin melihat data orang, dan memberi orang jalan masuk, hanya lewat kunjungan: pilih kabupaten/kota, tulis alasannya, berlaku 60 menit. Dinas setempat membaca alasan itu. Belum ada data yang dibuka atau berubah.',
    action: { label: 'Buka kunjungan', href: '/dinas/petugas/' },
  },
  OWN_ACCOUNT: {
    title: 'Tidak untuk akun sendiri',
    body: 'Tugas dan akun Anda sendiri hanya dapat diubah petugas lain. Tidak ada yang berubah. Minta rekan yang berwenang.',
    action: STAFF,
  },
  LAST_ADMIN: {
    title: 'Ini admin dinas yang terakhir',
    body: 'Tanpa admin, tidak ada yang dapat mengurus akun dan data di kabupaten/kota ini. Tidak ada yang berubah. Angkat dulu admin lain yang sudah bisa masuk dan tugasnya tidak berakhir lebih dulu.',
    action: STAFF,
  },
  ROLES_CLASH: {
    title: 'Admin dan penyetuju harus dua orang',
    body: 'Satu akun tidak boleh menjadi admin dinas dan penyetuju di kabupaten/kota yang sama pada hari yang sama. Tidak ada yang berubah. Pilih orang lain, atau atur tanggalnya agar tidak bertemu.',
    action: STAFF,
  },
  ROLE_STANDS: {
    title: 'Tugas ini sudah ada',
    body: 'Petugas ini sudah punya tugas yang sama di wilayah itu, atau usulannya masih menunggu. Tidak ada yang berubah. Akhiri dulu tugas yang lama bila tanggalnya perlu diganti.',
    action: STAFF,
  },
  BEYOND_AREA: {
    title: 'Akun ini juga bertugas di luar wilayah Anda',
    body: 'Anda dapat memberi atau mengakhiri tugasnya di wilayah Anda, tetapi tidak mengunci atau mengatur ulang akunnya. Tidak ada yang berubah. Minta superadmin.',
    action: STAFF,
  },
  USERNAME_TAKEN: {
    title: 'Nama pengguna sudah dipakai',
    body: 'Belum ada yang disimpan. Pilih nama pengguna lain, misalnya dengan nama kecamatan atau angka.',
    action: STAFF,
  },
  LINK_WRONG: {
    title: 'Tautan tidak dikenal',
    body: 'Periksa lagi kodenya: 10 huruf dan angka, seperti pada pesan undangan. Belum ada yang berubah.',
    action: { label: 'Coba lagi', href: '/undangan/' },
  },
  LINK_EXPIRED: {
    title: 'Tautan sudah tidak berlaku',
    body: 'Tautan berlaku 7 hari dan hanya sekali pakai. Minta tautan baru kepada petugas yang mengundang Anda.',
    action: { label: 'Masuk', href: '/masuk/dinas/' },
  },
} satisfies Record<string, Wording>
