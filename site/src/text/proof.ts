/** Words of the question for a second factor in the middle of work. */
export const PROOF = {
  title: 'Buktikan bahwa ini Anda',
  why: 'Langkah ini penting: menerbitkan, mencabut, membuka atau mengunduh nama, atau mengubah wewenang. Karena itu kode diminta lagi setelah 15 menit. Yang sudah Anda isi tetap ada.',
  code: 'Kode dari aplikasi kode',
  help: '6 angka yang sedang tampil di HP Anda. HP tidak ada? Ketik salah satu kode pemulihan.',
  key: 'Pakai sidik jari atau kunci perangkat ini',
  keyBusy: 'Menunggu perangkat…',
  keyFailed:
    'Kunci perangkat dibatalkan atau tidak bisa dipakai sekarang. Belum ada yang berubah. Coba lagi, atau ketik kodenya.',
  yes: 'Lanjutkan',
  busy: 'Memeriksa…',
  no: 'Batal',
  /** A step that was called off by who was asked. */
  cancelled: 'Dibatalkan. Belum ada yang berubah.',
  demo: 'DATA CONTOH: kode saat ini',
} as const
