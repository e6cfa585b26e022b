/** Words of the form of a question: its fields, what is missing, and what is weak in it. */
import type { ItemLint } from '../../../worker/contract/bank.ts'
import { formatNumber } from './format.ts'

export const FIELDS = {
  stem: 'Pertanyaan',
  stemTruth: 'Kalimat yang dinilai',
  stemCase: 'Cerita',
  stemCaseHelp: 'Ceritakan keadaannya. Soal-soalnya ditulis di bawah.',
  options: 'Pilihan jawaban',
  optionsOne:
    'Tulis jawaban benar di baris pertama, atau pindahkan tandanya. Enter: baris berikutnya.',
  optionsMany: 'Centang semua jawaban yang benar. Enter: baris berikutnya.',
  optionsPicture: 'Beri setiap pilihan satu gambar. Teks boleh kosong.',
  option: (number: number) => `Pilihan ${number}`,
  text: 'Teks',
  right: 'Benar',
  rightOf: (number: number) => `Pilihan ${number} benar`,
  why: 'Kenapa',
  whyOf: (number: number) => `Kenapa, untuk yang memilih pilihan ${number}`,
  whyHelp: '“Kenapa” dibaca kader yang memilih baris itu.',
  addOption: 'Tambah pilihan',
  truth: 'Jawaban',
  isTrue: 'Benar',
  isFalse: 'Salah',
  whyTrue: 'Dibaca kader yang menjawab “Benar”',
  whyFalse: 'Dibaca kader yang menjawab “Salah”',
  pairs: 'Pasangan',
  pairsHelp: 'Tulis kiri dan pasangannya sebaris. Di HP yang kanan diacak.',
  left: (number: number) => `Kiri ${number}`,
  partner: (number: number) => `Pasangan ${number}`,
  pair: (number: number) => `Pasangan ${number}`,
  addPair: 'Tambah pasangan',
  extra: 'Pengecoh',
  extraHelp: 'Pasangan yang tidak cocok dengan baris mana pun.',
  extraOf: (number: number) => `Pengecoh ${number}`,
  addExtra: 'Tambah pengecoh',
  steps: 'Langkah',
  stepsHelp: 'Tulis dalam urutan yang benar. Di HP urutannya diacak.',
  step: (number: number) => `Langkah ${number}`,
  addStep: 'Tambah langkah',
  value: 'Jawaban benar',
  valueHelp: 'Pakai koma untuk pecahan: 2,5',
  readAs: (number: string) => `Dibaca sebagai ${number}.`,
  tolerance: 'Boleh meleset',
  toleranceHelp: '0 berarti harus tepat.',
  unit: 'Satuan',
  unitHelp: 'Misalnya: bulan, cm, kg.',
  range: (from: string, to: string) => `Benar bila ${from} sampai ${to}.`,
  accepted: 'Jawaban yang diterima',
  acceptedHelp:
    'Satu cara menulis per baris. Huruf besar-kecil dan tanda baca di ujung tidak dibedakan.',
  questions: 'Soal tentang cerita ini',
  question: (number: number) => `Soal ${number}`,
  addQuestion: 'Tambah soal tentang cerita ini',
  removeQuestion: 'Hapus soal ini',
  removeSure: 'Ya, hapus soal ini dari cerita',
  explanation: 'Penjelasan',
  explanationHelp: 'Dibaca semua kader setelah menjawab.',
  notes: 'Catatan untuk pelatih',
  notesHelp: 'Tidak terlihat di HP kader.',
  level: 'Tingkat',
  tags: 'Label',
  tagsHelp: 'Ketik, lalu Enter. Label dipakai untuk mencari dan mengundi soal.',
  addTag: 'Tambah label',
  removeTag: (tag: string) => `Hapus label ${tag}`,
  suggestions: 'Label yang sudah ada:',
  tagsFull: 'Paling banyak 12 label.',
  objective: 'Tujuan',
  objectiveHelp: 'Apa yang bisa dilakukan kader bila jawabannya benar.',
  source: 'Sumber',
  sourceHelp: 'Buku, pasal, atau halaman tempat jawabannya.',
  fact: 'Kartu fakta',
  factHelp: 'Nomor kartu fakta bila angkanya dari sana.',
  shuffle: 'Acak urutan pilihan di HP',
  order: 'Urutan pilihan',
  more: 'Sumber, tujuan, dan kartu fakta',
  up: 'Naik',
  down: 'Turun',
  remove: 'Hapus',
  removed: (what: string) => `${what} dihapus.`,
  undoRemove: 'Kembalikan',
  movedTo: (what: string, place: number, of: number) =>
    `${what} sekarang di tempat ${place} dari ${of}.`,
  drag: 'Geser',
  upOf: (what: string) => `Naikkan ${what}`,
  downOf: (what: string) => `Turunkan ${what}`,
  removeOf: (what: string) => `Hapus ${what}`,
} as const

export const PICTURE = {
  add: 'Tambah gambar',
  short: 'Gambar',
  replace: 'Ganti gambar',
  remove: 'Hapus gambar',
  of: (what: string, action: string) => `${action} untuk ${what}`,
  busy: 'Mengecilkan gambar…',
  alt: 'Isi gambar dalam kata',
  altHelp: 'Untuk kader yang tidak bisa melihat gambar. Jangan membocorkan jawaban.',
} as const

export const GAP_WORDS = {
  EMPTY: () => 'Belum diisi.',
  LONG: (limit: number) =>
    `Terlalu panjang, paling banyak ${formatNumber(limit)} huruf. Pendekkan dulu.`,
  FEW: (limit: number) =>
    limit === 1 ? 'Belum ada isinya. Tulis paling sedikit satu.' : `Tulis paling sedikit ${limit}.`,
  MUCH: (limit: number) => `Paling banyak ${limit}. Hapus yang kurang perlu.`,
  FAR: (limit: number) => `Angka ini terlalu jauh dari nol, paling jauh ${formatNumber(limit)}.`,
  NUMBER: () => 'Ini belum terbaca sebagai angka. Contoh: 12 atau 2,5.',
  FACT: () => 'Hanya huruf kecil, angka, dan tanda hubung. Contoh: berat-lahir.',
  TRUTH: () => 'Pilih dulu: benar atau salah.',
} as const

type LintWords = (about: string) => string
export const LINT_WORDS: Readonly<Record<ItemLint['reason'], LintWords>> = {
  OPTION_TWICE: () => 'Ada dua pilihan yang sama. Ubah atau hapus salah satunya.',
  OPTION_EMPTY: () => 'Pilihan ini belum ada isinya. Tulis, beri gambar, atau hapus.',
  RIGHT_MISSING: () => 'Belum ada jawaban benar. Tandai satu.',
  RIGHT_TWICE: () =>
    'Ada lebih dari satu jawaban benar. Sisakan satu, atau ganti jenisnya menjadi “Pilih beberapa”.',
  ALL_OF_THE_ABOVE: () =>
    'Hindari “semua benar” atau “tidak ada yang benar”: mudah ditebak. Ganti dengan pilihan nyata, atau pakai “Pilih beberapa”.',
  NEGATIVE_STEM: () =>
    'Pertanyaan “bukan”, “tidak”, atau “kecuali” sering salah baca. Coba tanyakan yang benar.',
  LONGEST_IS_RIGHT: () =>
    'Jawaban benar paling panjang, jadi mudah ditebak. Samakan panjang pilihan.',
  ITEM_TWICE: (code) =>
    `Soal lain menanyakan hal yang sama${code === '' ? '' : ` (kode ${code})`}.`,
  EXPLANATION_MISSING: () => 'Belum ada penjelasan. Satu kalimat sudah membantu kader belajar.',
  WHY_MISSING: () => 'Tulis “kenapa”, supaya kader tahu di mana kelirunya.',
  SOURCE_MISSING: () => 'Sumber belum ditulis. Penelaah akan menanyakannya.',
  ALT_MISSING: () => 'Gambar belum dijelaskan dalam kata.',
  STEM_LONG: () => 'Pertanyaan lebih dari 40 kata. Kalimat pendek lebih mudah dibaca di HP.',
  ABSOLUTE_WORD: (word) =>
    `Kata seperti ${word === '' ? '“selalu” atau “tidak pernah”' : `“${word}”`} membuat pilihan mudah ditebak salah.`,
}

export const LINTS = {
  blocking: 'Perlu diperbaiki sebelum terbit',
  advice: 'Saran',
  noneTitle: 'Tidak ada yang perlu diperbaiki.',
  summary: (blocking: number, advice: number) =>
    [
      blocking === 0 ? '' : `${blocking} perlu diperbaiki sebelum terbit`,
      advice === 0 ? '' : `${advice} saran`,
    ]
      .filter((part) => part !== '')
      .join(', '),
} as const
