/** Words of the question for a second factor in the middle of work. */
export const PROOF = {
  title: 'Buktikan bahwa ini Anda',
  why: 'Langkah ini penting: menerbitkan, mencabut, mengunduh nama, atau mengubah wewenang. Karena itu kode diminta lagi setelah 15 menit. Yang sudah Anda isi tetap ada.',
  code: 'Kode dari aplikasi autentikator',
  help: '6 angka yang sedang tampil di HP Anda. HP tidak ada? Ketik salah satu kode cadangan.',
  yes: 'Lanjutkan',
  busy: 'Memeriksa…',
  no: 'Batal',
  demo: 'DATA CONTOH: kode saat ini',
} as const
