/** Words of photos in practice: on the trainer's phone, and in the office that answers for them. */
import { formatNumber } from './format.ts'

export const PHOTO = {
  title: 'Foto praktik',
  optional: 'tidak wajib',
  help: 'Satu foto alat, meja ukur, atau tangan saat bekerja. Jangan memotret anak, atau formulir yang memuat nama. Wajah siapa pun ditutup sebelum disimpan.',
  add: 'Tambah foto (tanpa wajah)',
  replace: 'Ganti foto',
  remove: 'Hapus foto',
  kept: 'Foto tersimpan di HP ini dan dikirim sesudah penilaiannya.',
  ofKept: (name: string) => `Foto praktik ${name}`,
  onlyOne: 'Foto hanya bisa ditambahkan saat menilai satu kader.',
  opening: 'Membuka foto…',
  notHere: 'Foto ini tidak bisa ditampilkan.',
  switchedOff:
    'Dinas sudah mematikan foto praktik. Foto ini tetap dikirim bila diambil sebelum dimatikan.',
} as const

export const EDITOR = {
  title: 'Tutupi wajah',
  how: 'Ketuk wajah, atau geser jari di atasnya. Yang tertutup kotak hitam tidak ikut tersimpan.',
  look: 'Sistem tidak mengenali wajah. Periksa sendiri, juga orang di belakang dan foto di dinding.',
  area: 'Foto. Ketuk untuk menutup. Dengan papan ketik: panah untuk menggeser, Enter untuk menutup.',
  blocks: (count: number) =>
    count === 0 ? 'Belum ada kotak' : `${formatNumber(count)} kotak menutup foto`,
  undo: 'Batalkan kotak terakhir',
  most: 'Kotak sudah sangat banyak. Sebaiknya ambil foto lain.',
  sure: 'Tidak ada wajah yang terlihat',
  sureNeeded: 'Periksa fotonya, lalu centang bahwa tidak ada wajah yang terlihat.',
  keep: 'Simpan foto',
  keeping: 'Menyimpan…',
  other: 'Ambil foto lain',
  notKept: 'Foto tidak tersimpan: memori HP menolak. Kosongkan sedikit ruang, lalu ketuk lagi.',
} as const

export const PHOTO_HISTORY = {
  waiting: 'Foto belum terkirim',
  refused: (why: string) => `Foto tidak diterima: ${why}`,
  there: 'Ada foto',
  look: 'Lihat foto',
  remove: 'Hapus foto',
  removed: 'Foto dihapus.',
  removeLate: 'Foto sedang dikirim. Tunggu sampai terkirim, lalu hapus.',
  removeTitle: 'Hapus foto ini?',
  removeHere: 'Foto terhapus dari HP ini. Penilaiannya tetap ada.',
  removeThere: 'Foto terhapus dari server saat ini juga. Penilaiannya tetap ada. Perlu sinyal.',
  working: 'Menghapus…',
  takenBy: (day: string, by: string) => `Diambil ${day} oleh ${by}`,
  loading: 'Mengambil foto…',
  failed: 'Foto belum bisa diambil. Periksa sinyal, lalu buka lagi.',
  again: 'Coba lagi',
  alt: (name: string, day: string) => `Foto praktik ${name}, ${day}`,
} as const

export const PHOTO_REFUSED = {
  title: (count: number) => `${formatNumber(count)} foto tidak diterima`,
  body: 'Penilaiannya sudah aman, hanya fotonya yang tidak disimpan. Baca alasannya, lalu hapus foto dari HP.',
  dismiss: 'Hapus dari HP',
} as const

export const PHOTO_OFFICE = {
  title: 'Foto praktik',
  lede: 'Foto tanpa wajah di samping penilaian praktik: apakah dipakai di kabupaten/kota ini, dan foto yang tersimpan.',
  loading: 'Memuat foto praktik…',
  back: 'Hasil praktik',
  setting: 'Pengaturan',
  on: 'Foto praktik menyala',
  off: 'Foto praktik mati',
  onBody:
    'Pelatih boleh menambahkan satu foto tanpa wajah pada setiap penilaian yang ia buat. Tidak wajib.',
  offBody:
    'Pelatih tidak bisa mengambil foto. Foto yang sudah ada tetap bisa dilihat dan dihapus di sini.',
  since: (moment: string, by: string) => `Diatur ${moment} oleh ${by}.`,
  never: 'Belum pernah dinyalakan.',
  meansTitle: 'Artinya bagi keluarga dan anak',
  means: [
    'Foto diambil di posyandu atau di rumah warga. Tanpa foto, tidak ada gambar keluarga atau anak yang bisa bocor.',
    'Wajah ditutup pelatih di HP-nya sebelum foto disimpan. Tidak ada alat yang memeriksa: yang terlewat tetap terlihat.',
    'Minta izin lisan keluarga dulu. Bila keluarga menolak, jangan memotret. Bila keluarga atau kader meminta, foto dihapus.',
    'Foto hanya dilihat pelatih dan petugas di wilayahnya, dan setiap kali dibuka tercatat di riwayat. Foto tidak masuk laporan, sertifikat, Berkas Bukti, atau halaman publik.',
    'Foto terhapus sendiri satu tahun sesudah diambil.',
  ],
  turnOn: 'Nyalakan foto praktik',
  turnOff: 'Matikan foto praktik',
  onTitle: 'Nyalakan foto praktik?',
  offTitle: 'Matikan foto praktik?',
  onAsk:
    'Sesudah ini pelatih di kabupaten/kota ini bisa menambahkan foto tanpa wajah. Pastikan pelatih tahu cara menutup wajah dan meminta izin.',
  offAsk:
    'Sesudah ini tidak ada foto baru. Foto yang diambil sebelum ini dan belum terkirim masih diterima. Foto yang sudah ada tetap ada sampai dihapus.',
  working: 'Menyimpan…',
  turnedOn: 'Foto praktik menyala.',
  turnedOff: 'Foto praktik mati. Tidak ada foto baru yang diterima.',
  notYours: 'Pengaturan ini diubah oleh dinas kabupaten/kota.',
  listTitle: 'Foto yang tersimpan',
  emptyTitle: 'Tidak ada foto',
  emptyOn: 'Foto yang ditambahkan pelatih muncul di sini.',
  emptyOff: 'Foto praktik mati, dan tidak ada foto yang tersimpan.',
  table: 'Foto praktik',
  cadre: 'Kader',
  sheet: 'Lembar',
  taken: 'Diambil',
  until: 'Terhapus sendiri',
  do: 'Tindakan',
  more: (count: number) =>
    `Hanya ${formatNumber(count)} foto terbaru yang tampil. Foto lain ada di halaman praktik kadernya.`,
  link: 'Foto praktik',
} as const
