/** The faults and warnings of a course's source in words for the person who writes it. */
type Problem = { readonly reason: string; readonly about: string }

const WORDS: Readonly<Record<string, (about: string) => string>> = {
  FILE_UNKNOWN: () => 'Nama atau tempat berkas ini tidak dikenal. Lihat format materi.',
  FILE_MISSING: () => 'Berkas ini tidak ada.',
  YAML_BROKEN: (about) =>
    `Susunan berkas tidak terbaca (${about}). Periksa spasi, titik dua, dan tanda kutip.`,
  FIELD_UNKNOWN: (about) => `Isian "${about}" tidak dikenal. Hapus atau perbaiki namanya.`,
  FIELD_MISSING: (about) => `Isian "${about}" belum ada.`,
  FIELD_WRONG: (about) => `Isian "${about}" tidak sesuai. Periksa jenis dan nilainya.`,
  CODE_DIFFERENT: (about) => `Kode "${about}" berbeda dari kode pelatihan ini.`,
  NAMED_TWICE: (about) => `"${about}" disebut dua kali.`,
  NAME_RESERVED: (about) => `Nama "${about}" sudah dipakai untuk halaman lain. Pilih nama lain.`,
  NAME_TAKEN: (about) => `Nama ini sudah dipakai pelatihan lain: ${about}. Pilih nama lain.`,
  MODULE_NOT_LISTED: (about) =>
    `Berkas "${about}" ada di modul yang tidak disebut dalam daftar modul.`,
  MODULE_UNKNOWN: (about) => `Modul "${about}" tidak ada dalam daftar modul.`,
  FINAL_TEST_MISSING: () => 'Syarat lulus meminta tes akhir, tetapi tes akhir belum ada.',
  RULE_EMPTY: () => 'Syarat lulus tidak meminta apa pun. Sebut modul atau tes akhir.',
  TEST_ITEMS_FEW: (about) => `Soal tes untuk modul ini kurang dari yang akan diambil (${about}).`,
  QUIZ_EMPTY: () => 'Belum ada soal kuis (for: quiz).',
  LESSON_MISSING: (about) => `Berkas pelajaran "${about}" tidak ada.`,
  TITLE_MISSING: () => 'Baris pertama harus judul: "# Judul pelajaran".',
  SECOND_TITLE: () => 'Hanya judul pelajaran yang memakai satu tanda #. Pakai ## untuk anak judul.',
  HTML_REFUSED: (about) => `HTML tidak boleh dipakai: ${about}`,
  FOOTNOTE_REFUSED: () => 'Catatan kaki tidak dipakai. Tulis sumber di kartu fakta.',
  TASK_LIST_REFUSED: () => 'Kotak centang hanya untuk latihan (:::latihan). Pakai daftar biasa.',
  BLANK_LINE_BEFORE_BREAK: () => 'Beri satu baris kosong sebelum garis pemisah layar (---).',
  BREAK_INSIDE_BLOCK: () => 'Garis pemisah layar tidak boleh di dalam kotak, daftar, atau kutipan.',
  LINK_REFUSED: (about) => `Tautan harus ke https:// atau ke halaman situs ini: ${about}`,
  ALT_NOT_PLAIN: () => 'Teks alternatif gambar harus teks biasa.',
  ALT_MISSING: (about) => `Gambar ini belum punya teks alternatif: ${about}`,
  IMAGE_NOT_ALONE: (about) => `Gambar harus berdiri di baris sendiri: ${about}`,
  IMAGE_UNKNOWN: (about) =>
    `Gambar tidak ada di folder gambar/ modul ini, dan belum diunggah sebagai media: ${about}`,
  DIRECTIVE_UNKNOWN: (about) => `Kotak ":${about}" tidak dikenal. Beri spasi bila ini teks biasa.`,
  DIRECTIVE_NEEDS: (about) => `Isian kotak belum ada (${about}).`,
  DIRECTIVE_ATTRIBUTE: (about) => `Isian kotak tidak dikenal (${about}).`,
  DIRECTIVE_LABEL: (about) => `Tanda [ ] pada ":${about}" tidak sesuai.`,
  DATE_WRONG: (about) => `Tanggal harus seperti 2026-11-01: ${about}`,
  FACT_ID_WRONG: (about) => `Nomor kartu fakta hanya huruf kecil, angka, dan tanda -: "${about}"`,
  YES_OR_NO: (about) => `Isi dengan ya atau tidak: ${about}`,
  PRACTICE_FORM: (about) =>
    `Isi latihan hanya daftar pilihan, paling sedikit dua, satu baris satu pilihan: "- [ ] pilihan | tanggapan".${about && ` Periksa pilihan ${about}.`}`,
  PRACTICE_ONE_RIGHT: () => 'Beri tanda [x] pada tepat satu pilihan latihan.',
  PRACTICE_FEEDBACK: (about) =>
    `Pilihan ${about} belum punya tanggapan. Tulis: "- [ ] pilihan | tanggapan".`,
  PRACTICE_CHOICE_PLAIN: (about) =>
    `Tautan, istilah, dan gambar tidak boleh di dalam pilihan latihan (pilihan ${about}).`,
  MEDIUM_UNKNOWN: (about) => `Berkas media ini belum diunggah: ${about}`,
  BLOCK_EMPTY: (about) => `Kotak ":${about}" masih kosong.`,
  SCREEN_EMPTY: () => 'Layar ini kosong.',
  ID_TWICE: (about) => `Nomor ini sudah dipakai: ${about}`,
  ONE_RIGHT_OPTION: (about) => `Harus ada tepat satu jawaban benar (${about}).`,
  OPTION_TWICE: (about) => `Ada pilihan yang sama pada soal ${about}.`,
  SVG_BROKEN: (about) => `Gambar SVG tidak terbaca di: ${about}`,
  SVG_ELEMENT: (about) => `Unsur SVG ini tidak boleh dipakai: ${about}`,
  SVG_ATTRIBUTE: (about) => `Atribut SVG ini tidak boleh dipakai: ${about}`,
  SVG_VALUE: (about) => `Nilai SVG ini tidak boleh dipakai: ${about}`,
  SVG_VIEWBOX: () => 'Gambar SVG harus punya viewBox dengan empat angka.',
  SCREEN_LONG: (about) => `Layar ini ${about} kata. Sebaiknya paling banyak 120 kata.`,
  LESSON_NOT_LISTED: () => 'Pelajaran ini tidak disebut dalam module.yaml, jadi tidak ikut terbit.',
  DRAWING_NOT_SHOWN: () => 'Gambar ini tidak dipakai di pelajaran mana pun.',
  DRAWING_LARGE: (about) => `Gambar ini ${about} byte. Sebaiknya paling banyak 4.000.`,
  LONGEST_IS_RIGHT: (about) =>
    `Jawaban benar terlalu sering yang terpanjang (${about}). Samakan panjang pilihan.`,
}

/** Every reason that the publisher may give. */
export const CONTENT_REASONS: readonly string[] = Object.keys(WORDS)

export function contentProblemWords({ reason, about }: Problem): string {
  return WORDS[reason]?.(about) ?? `Ada yang perlu diperbaiki (${reason}${about && `: ${about}`}).`
}
