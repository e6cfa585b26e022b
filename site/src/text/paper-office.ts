/** Words of the screen on which an office chooses how its certificates look. */
import type { FrameStyle, StatementKind } from '../../../worker/contract/paper-design.ts'

export const PAPER_HEAD = {
  title: 'Tampilan lembar sertifikat',
  lede: 'Warna, bingkai, logo, dan kata-kata di sekitar isi. Berlaku untuk sertifikat yang terbit sesudah disimpan; yang sudah terbit tidak berubah.',
} as const

export const DESIGN = {
  /** The link from the settings of a unit. */
  open: 'Tampilan lembar',
  back: 'Kembali ke pengaturan',
  loading: 'Memuat tampilan lembar…',
  unit: 'Penerbit',
  noUnitTitle: 'Atur dulu penerbit sertifikat',
  noUnit: 'Isi kop dinas di Pengaturan. Setelah itu tampilan lembarnya bisa dipilih di sini.',
  readOnly: 'Anda bisa melihat tampilan ini. Yang bisa mengubahnya admin kabupaten/kota.',

  colorsTitle: 'Warna dan bingkai',
  accent: 'Warna judul',
  frame: 'Bingkai',
  frames: {
    LINES: 'Dua garis',
    KAWUNG: 'Kawung',
    TUMPAL: 'Tumpal',
    NONE: 'Tanpa bingkai',
  } satisfies Record<FrameStyle, string>,
  frameHelps: {
    LINES: 'Sederhana, hemat tinta.',
    KAWUNG: 'Pola batik dari buah yang terbelah empat.',
    TUMPAL: 'Pola pucuk segitiga seperti di tepi sarung.',
    NONE: 'Untuk kertas yang sudah berbingkai.',
  } satisfies Record<FrameStyle, string>,
  frameColor: 'Warna bingkai',
  otherColor: 'Warna lain',
  paleAccent: 'Warna ini terlalu muda untuk tulisan di kertas putih. Pilih yang lebih tua.',
  paleFrame: 'Warna ini terlalu muda untuk garis di kertas putih. Pilih yang lebih tua.',

  logosTitle: 'Logo',
  logosHelp:
    'Lambang daerah biasanya di kiri; di kanan misalnya logo TPPS atau Kemendesa. PNG atau JPEG. Data kamera di dalam gambar dibuang.',
  left: 'Logo kiri',
  right: 'Logo kanan',
  noLogo: 'Belum ada logo.',
  hasLogo: 'Logo terpasang.',
  chooseLogo: 'Pilih gambar',
  changeLogo: 'Ganti gambar',
  removeLogo: 'Lepas logo',
  sending: 'Mengirim gambar…',
  received: (width: number, height: number) => `Logo terpasang, ${width} × ${height} piksel.`,

  wordsTitle: 'Kata-kata',
  wordsHelp:
    'Hanya kata di sekitar isi. Nama, nomor, tanggal, dan pelatihan diisi sistem dan tidak bisa diubah di sini.',
  title: 'Judul',
  titleHelp: 'Contoh: SERTIFIKAT, PIAGAM, SURAT TANDA TAMAT PELATIHAN',
  beforeName: 'Kata di atas nama',
  statement: 'Bunyi keterangan',
  statements: {
    PASSED: 'Telah mengikuti dan dinyatakan LULUS',
    ATTENDED: 'Atas partisipasinya sebagai PESERTA',
  } satisfies Record<StatementKind, string>,
  statementHelps: {
    PASSED: 'Untuk pelatihan dengan tes akhir.',
    ATTENDED: 'Untuk pelatihan tanpa tes.',
  } satisfies Record<StatementKind, string>,
  closing: 'Kalimat penutup',
  closingHelp: 'Contoh: Semoga ilmunya bermanfaat bagi keluarga dan desa.',
  backTitle: 'Judul halaman 2',
  signatureNote: 'Catatan di tempat tanda tangan',
  signatureNoteHelp: 'Contoh: tanda tangan dan cap. Tercetak kecil.',
  needed: 'Isian ini perlu diisi.',
  speaksOfSignature:
    'Jangan menyebut tanda tangan elektronik di sini. Yang tercetak belum tentu ditandatangani secara elektronik.',

  save: 'Simpan tampilan',
  saving: 'Menyimpan…',
  saved: 'Tampilan sudah disimpan. Sertifikat berikutnya terbit dengan lembar ini.',
  savedAt: (moment: string) => `Terakhir disimpan ${moment}.`,
  plain: 'Belum pernah diubah: lembar polos.',
  unsaved: 'Ada perubahan yang belum disimpan. Tersimpan sementara di peramban ini.',
  undo: 'Kembali ke yang tersimpan',
  changedTitle: 'Orang lain baru menyimpan tampilan ini',
  changed:
    'Perubahan Anda masih ada di sini dan belum disimpan. Simpan sekali lagi untuk memakai tampilan Anda, atau kembali ke yang baru disimpan.',

  previewTitle: 'Contoh hasil',
  previewHelp:
    'Digambar sama persis seperti sertifikat yang akan terbit, hanya ditambah tulisan CONTOH.',
  longest: 'Pakai nama dan desa terpanjang di kabupaten/kota ini',
  page: (page: number) => `Contoh halaman ${page}`,
  drawing: 'Menggambar contoh…',
  refresh: 'Memperbarui contoh…',
  stale: 'Contoh di bawah belum memuat perubahan terakhir. Perbaiki isian yang ditandai.',
  download: 'Unduh contoh (PDF)',
  downloading: 'Menyiapkan PDF…',
  file: 'contoh-sertifikat.pdf',
} as const

/** Colours that print well and stand out on white, with names that people say. */
export const PALETTE: readonly { readonly color: string; readonly name: string }[] = [
  { color: '#00594c', name: 'Hijau tua' },
  { color: '#123f7a', name: 'Biru tua' },
  { color: '#6b1d1d', name: 'Merah marun' },
  { color: '#4d1a66', name: 'Ungu' },
  { color: '#5a3410', name: 'Cokelat' },
  { color: '#8a5a14', name: 'Emas tua' },
  { color: '#12211f', name: 'Hitam' },
]
