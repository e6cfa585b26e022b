/** The faults and warnings of a course's source in words for the person who writes it. */

/** How "true or false?" is answered on a phone. */
export const TRUTH_OPTIONS = [
  { id: 'b', text: 'Benar' },
  { id: 's', text: 'Salah' },
] as const

/** What a box and its fields are called where they are written. */
const BOXES: Readonly<Record<string, string>> = {
  'kartu-fakta': 'Kartu fakta',
  bahaya: 'Tanda bahaya',
  lakukan: 'Yang harus saya lakukan',
  rujuk: 'Kapan merujuk',
  cerita: 'Cerita',
  latihan: 'Latihan',
  pilah: 'Pilah',
  hitung: 'Hitung',
  suara: 'Rekaman suara',
  istilah: 'Istilah',
}
const BOX_FIELDS: Readonly<Record<string, string>> = {
  id: 'Kode kartu',
  sumber: 'Sumber',
  ditinjau: 'Ditinjau pada',
  'tinjau-ulang': 'Tinjau ulang sebelum',
  angka: 'Angka atau kata kunci',
  daerah: 'Dinas setempat boleh mengganti isi kartu ini',
  judul: 'Judul',
  pertanyaan: 'Pertanyaan',
  kelompok: 'Kelompok',
  berkas: 'Berkas',
  arti: 'Artinya',
}
/** Fields of a course and of a module, as their forms call them. */
const SETTINGS: Readonly<Record<string, string>> = {
  title: 'Judul',
  summary: 'Ringkasan pelatihan',
  audience: 'Untuk siapa pelatihan ini',
  objective: 'Tujuan modul',
  jp: 'Jam pelajaran',
  lessons: 'Daftar pelajaran',
  modules: 'Daftar modul',
}
const settingName = (name: string): string => SETTINGS[name] ?? `Isian "${name}"`
const boxName = (name: string): string => BOXES[name] ?? `Kotak ":${name}"`
const fieldName = (name: string): string => BOX_FIELDS[name] ?? name

/** `kartu-fakta: sumber` → the box's name, and the field's. */
function boxAndField(about: string): readonly [string, string] {
  const [box = '', field = ''] = about.split(': ')
  return [boxName(box), fieldName(field)]
}

/** `tinjau-ulang="besok"` → the field's name, and what was typed. */
function fieldAndValue(about: string): readonly [string, string] {
  const [, field = '', value = ''] = /^([^=]*)="(.*?)"?$/s.exec(about) ?? []
  return [fieldName(field), value]
}

/** `2: Lau` → the line of a practice, and what stands there. */
function lineAndGiven(about: string): readonly [string, string] {
  const [, line = '', given = ''] = /^(\d+): (.*)$/s.exec(about) ?? []
  return [line, given]
}

/** `32000` → `32.000` */
const thousands = (about: string): string => Number(about).toLocaleString('id-ID')

type Problem = { readonly reason: string; readonly about: string }

const WORDS: Readonly<Record<string, (about: string) => string>> = {
  FILE_UNKNOWN: () => 'Nama atau tempat berkas ini tidak dikenal. Lihat format materi.',
  FILE_MISSING: () => 'Berkas ini tidak ada.',
  YAML_BROKEN: (about) =>
    `Susunan berkas tidak terbaca (${about}). Periksa spasi, titik dua, dan tanda kutip.`,
  FILE_HUGE: (about) =>
    `Berkas ini terlalu panjang: paling banyak ${thousands(about)} huruf. Bagi isinya, misalnya menjadi dua modul.`,
  FILE_LINES_MANY: (about) =>
    `Berkas ini terlalu panjang: paling banyak ${thousands(about)} baris. Bagi isinya, misalnya menjadi dua modul.`,
  FILE_LINE_HUGE: (about) =>
    `Baris ini terlalu panjang: paling banyak ${thousands(about)} huruf. Pendekkan, atau bagi menjadi beberapa baris.`,
  FILE_NESTED: () => 'Susunan di baris ini terlalu bertingkat. Periksa tanda kurung dan spasi.',
  FIELD_UNKNOWN: (about) => `Isian "${about}" tidak dikenal. Hapus atau perbaiki namanya.`,
  FIELD_MISSING: (about) => `${settingName(about)} belum ada.`,
  FIELD_WRONG: (about) =>
    about === 'lessons'
      ? 'Modul ini belum punya pelajaran.'
      : `${settingName(about)} belum diisi, atau isinya tidak sesuai.`,
  CODE_DIFFERENT: (about) => `Kode "${about}" berbeda dari kode pelatihan ini.`,
  NAMED_TWICE: (about) => `"${about}" disebut dua kali.`,
  NAME_RESERVED: (about) => `Nama "${about}" sudah dipakai untuk halaman lain. Pilih nama lain.`,
  NAME_TAKEN: (about) => `Nama ini sudah dipakai pelatihan lain: ${about}. Pilih nama lain.`,
  REFRESHES_ITSELF: () => 'Pelatihan penyegaran harus menyebut kode pelatihan lain.',
  REFRESHED_UNKNOWN: (about) =>
    `Pelatihan "${about}" yang disegarkan belum terbit di wilayah ini. Periksa kodenya.`,
  REFRESHER_REFRESHED: (about) =>
    `Pelatihan penyegaran tidak dapat disegarkan lagi (${about}). Sebut pelatihan dasarnya.`,
  MODULE_NOT_LISTED: (about) =>
    `Berkas "${about}" ada di modul yang tidak disebut dalam daftar modul.`,
  MODULE_UNKNOWN: (about) => `Modul "${about}" tidak ada dalam daftar modul.`,
  FINAL_TEST_MISSING: () => 'Syarat lulus meminta tes akhir, tetapi tes akhir belum ada.',
  RULE_EMPTY: () => 'Syarat lulus tidak meminta apa pun. Sebut modul atau tes akhir.',
  PRACTICE_SHEETS_NONE: () =>
    'Syarat lulus meminta praktik, tetapi belum ada lembar praktik. Tambahkan bahan/lembar-praktik.md di modulnya.',
  PRACTICE_SHEET_UNKNOWN: (about) =>
    `Lembar praktik "${about}" yang diminta syarat lulus tidak ada.`,
  WEIGHTS_SUM: (about) => `Jumlah bobot harus 100, sekarang ${about}.`,
  WEIGHTS_MISSING: () => 'Ada nilai total minimal, tetapi bobotnya belum ditulis.',
  WEIGHTS_ONLINE: () =>
    'Beri bobot pada kuis modul atau tes akhir juga: kehadiran dan praktik dapat diberi dispensasi.',
  WEIGHT_WITHOUT_PART: (about) =>
    `Bobot "${about}" tidak punya bagian dalam syarat lulus. Tambahkan bagiannya, atau hapus bobotnya.`,
  TEST_ITEMS_FEW: (about) => `Soal tes untuk modul ini kurang dari yang akan diambil (${about}).`,
  QUIZ_EMPTY: () => 'Modul ini belum punya soal kuis.',
  LESSON_MISSING: (about) => `Berkas pelajaran "${about}" tidak ada.`,
  LESSON_HUGE: (about) =>
    `Pelajaran ini terlalu panjang: paling banyak ${thousands(about)} huruf. Naskahnya tersimpan. Bagi menjadi beberapa pelajaran.`,
  LINES_MANY: (about) =>
    `Pelajaran ini lebih dari ${thousands(about)} baris. Naskahnya tersimpan. Bagi menjadi beberapa pelajaran.`,
  LINE_HUGE: (about) =>
    `Paragraf ini lebih dari ${thousands(about)} huruf dalam satu baris. Naskahnya tersimpan. Bagi menjadi beberapa paragraf.`,
  NESTED_DEEP: (about) =>
    `Daftar, kutipan, atau kotak di sini lebih dari ${about} tingkat. Naskahnya tersimpan. Kurangi tingkatnya, atau tutup kotak dengan :::.`,
  TABLE_WIDE: (about) =>
    `Tabel di sini lebih dari ${about} kolom. Naskahnya tersimpan. Bagi menjadi beberapa tabel.`,
  MARKS_MANY: () =>
    'Sampai baris ini terlalu banyak tanda seperti * _ [ ] < > | di pelajaran ini. Naskahnya tersimpan. Hapus tanda yang tidak perlu, atau bagi pelajarannya.',
  PARAGRAPH_HARD: () =>
    'Sampai baris ini terlalu banyak tanda seperti * _ [ ] < > dalam paragraf yang panjang. Naskahnya tersimpan. Hapus tanda yang tidak perlu, atau beri baris kosong di antara paragraf.',
  TITLE_MISSING: () => 'Baris pertama harus judul: "# Judul".',
  SECOND_TITLE: () => 'Hanya judul pelajaran yang memakai satu tanda #. Pakai ## untuk anak judul.',
  HTML_REFUSED: (about) => `HTML tidak boleh dipakai: ${about}`,
  FOOTNOTE_REFUSED: () => 'Catatan kaki tidak dipakai. Tulis sumber di kartu fakta.',
  TASK_LIST_REFUSED: () => 'Kotak centang hanya untuk latihan (:::latihan). Pakai daftar biasa.',
  BLANK_LINE_BEFORE_BREAK: () => 'Beri satu baris kosong sebelum garis pemisah bagian (---).',
  BREAK_INSIDE_BLOCK: () =>
    'Garis pemisah bagian tidak boleh di dalam kotak, daftar, atau kutipan.',
  LINK_REFUSED: (about) => `Tautan harus ke https:// atau ke halaman situs ini: ${about}`,
  ALT_NOT_PLAIN: () => 'Keterangan gambar harus teks biasa.',
  ALT_MISSING: (about) => `Gambar ini belum punya keterangan bagi yang tidak melihat: ${about}`,
  IMAGE_NOT_ALONE: (about) => `Gambar harus berdiri di baris sendiri: ${about}`,
  IMAGE_UNKNOWN: (about) =>
    `Gambar tidak ada di folder gambar/ modul ini, dan belum diunggah sebagai media: ${about}`,
  DIRECTIVE_UNKNOWN: (about) => `Kotak ":${about}" tidak dikenal. Beri spasi bila ini teks biasa.`,
  DIRECTIVE_NEEDS: (about) => {
    const [box, field] = boxAndField(about)
    return `${box}: "${field}" belum diisi.`
  },
  DIRECTIVE_ATTRIBUTE: (about) => {
    const [box, field] = boxAndField(about)
    return `${box}: isian "${field}" tidak dikenal. Hapus isian itu.`
  },
  DIRECTIVE_LABEL: (about) => `${boxName(about)}: kata di dalam tanda [ ] tidak sesuai.`,
  DATE_WRONG: (about) => {
    const [field, value] = fieldAndValue(about)
    return `Tanggal "${field}" tidak terbaca: ${value}. Pilih tanggalnya lagi.`
  },
  FACT_ID_WRONG: (about) => `Kode kartu fakta hanya huruf kecil, angka, dan tanda hubung: ${about}`,
  YES_OR_NO: (about) => `"${fieldAndValue(about)[0]}" hanya boleh ya atau tidak.`,
  PRACTICE_FORM: (about) =>
    `Isi latihan hanya daftar pilihan, paling sedikit dua, satu baris satu pilihan: "- [ ] pilihan | tanggapan".${about && ` Periksa pilihan ${about}.`}`,
  PRACTICE_ONE_RIGHT: () => 'Beri tanda [x] pada tepat satu pilihan latihan.',
  PRACTICE_FEEDBACK: (about) =>
    `Pilihan ${about} belum punya tanggapan. Tulis: "- [ ] pilihan | tanggapan".`,
  PRACTICE_CHOICE_PLAIN: (about) =>
    `Tautan, istilah, dan gambar tidak boleh di dalam pilihan latihan (pilihan ${about}).`,
  SORT_GROUPS: () =>
    'Sebut 2 sampai 5 kelompok yang berbeda, dengan tanda | di antaranya dan tanpa tanda >: kelompok="Lauk | Sayur".',
  SORT_FORM: (about) =>
    `Isi pilah hanya daftar, 2 sampai 6 baris: "- Tempe > Lauk | Tempe adalah lauk dari kacang.".${about && ` Periksa baris ${about}.`}`,
  SORT_GROUP_UNKNOWN: (about) => {
    const [line, group] = lineAndGiven(about)
    return `Kelompok "${group}" di baris ${line} tidak ada dalam daftar kelompok. Tulis sama persis, atau tambahkan ke daftar.`
  },
  COUNT_FORM: (about) =>
    `Isi hitung hanya daftar, 1 sampai 4 baris: "- Tinggi = 87,7 cm | 88,4 dikurangi 0,7.".${about && ` Periksa baris ${about}.`}`,
  COUNT_NUMBER: (about) => {
    const [line, number] = lineAndGiven(about)
    return `"${number}" di baris ${line} tidak terbaca sebagai angka. Tulis angkanya dengan koma, lalu satuannya: 87,7 cm.`
  },
  LINE_FEEDBACK: (about) =>
    `Baris ${about} belum punya penjelasan. Tulis tanda | lalu penjelasannya di akhir baris.`,
  LINE_PLAIN: (about) =>
    `Tautan, istilah, dan gambar hanya boleh di penjelasan, sesudah tanda | (baris ${about}).`,
  MEDIUM_UNKNOWN: (about) => `Berkas media ini belum diunggah: ${about}`,
  BLOCK_EMPTY: (about) => `${boxName(about)} masih kosong. Tulis isinya.`,
  OBJECTIVE_MISSING: (about) => `Tujuan modul "${about}" belum diisi.`,
  LESSON_EMPTY: (about) =>
    about === '' ? 'Pelajaran ini belum berisi.' : `Pelajaran "${about}" belum berisi.`,
  SCREEN_EMPTY: () => 'Bagian ini kosong. Isi, atau hapus pemisahnya.',
  ID_TWICE: (about) => `Nomor ini sudah dipakai: ${about}`,
  ONE_RIGHT_OPTION: (about) => `Harus ada tepat satu jawaban benar (${about}).`,
  RIGHT_MISSING: (about) => `Soal ${about} belum punya jawaban benar.`,
  RIGHT_TWICE: (about) => `Soal ${about} punya lebih dari satu jawaban benar.`,
  OPTION_EMPTY: (about) => `Soal ${about} punya pilihan kosong. Isi teks atau gambarnya.`,
  ITEM_UNKNOWN: (about) =>
    `Soal "${about}" tidak ada di bank soal wilayah ini. Pilih soal lain, atau hapus dari modul.`,
  ITEM_RETIRED: (about) =>
    `Soal "${about}" sudah disimpan sebagai soal lama. Sebaiknya ganti dengan soal lain.`,
  DRAW_TOO_MANY: (about) =>
    about.startsWith('*')
      ? `Soal yang diambil acak lebih banyak daripada yang ada (${about.slice(3)}).`
      : `Soal yang diambil acak lebih banyak daripada yang cocok (${ruleWords(about)}).`,
  PRE_TEST_ALONE: () => 'Tes awal perlu tes akhir: soalnya dari bank yang sama.',
  PRE_TEST_SHARES: (about) => sharesWords(about),
  OPTION_TWICE: (about) => `Ada pilihan yang sama pada soal ${about}.`,
  SVG_BROKEN: (about) => `Gambar SVG tidak terbaca di: ${about}`,
  SVG_ELEMENT: (about) => `Unsur SVG ini tidak boleh dipakai: ${about}`,
  SVG_ATTRIBUTE: (about) => `Atribut SVG ini tidak boleh dipakai: ${about}`,
  SVG_VALUE: (about) => `Nilai SVG ini tidak boleh dipakai: ${about}`,
  SVG_VIEWBOX: () => 'Gambar SVG harus punya viewBox dengan empat angka.',
  SCREEN_LONG: (about) => `Bagian ini ${about} kata. Sebaiknya paling banyak 120 kata.`,
  SENTENCE_LONG: (about) =>
    `Kalimat ini ${about} kata. Bagi menjadi dua: paling banyak 25 kata lebih mudah dibaca.`,
  JARGON_UNEXPLAINED: (about) =>
    `Kata "${about}" belum dijelaskan di modul ini. Beri arti dengan Istilah, atau pakai kata sehari-hari.`,
  FACT_OVERDUE: (about) =>
    `Kartu fakta "${about}" sudah lewat tanggal tinjau ulang. Periksa sumbernya, lalu perbarui tanggal.`,
  MEDIUM_LARGE: (about) => `Gambar ini ${about} byte. Sebaiknya paling banyak 40.000.`,
  LESSON_NOT_LISTED: () => 'Pelajaran ini tidak disebut dalam module.yaml, jadi tidak ikut terbit.',
  MATERIAL_BLOCK: (about) =>
    `${boxName(about)} hanya untuk layar pelajaran. Di bahan pelatih pakai teks, daftar, dan tabel.`,
  SCRIPT_WITHOUT_LESSON: (about) =>
    `Naskah ini untuk pelajaran "${about}", yang tidak ada di modul ini. Samakan nama berkasnya, atau hapus naskahnya.`,
  PRACTICE_STEPS_MISSING: () =>
    'Lembar praktik perlu tabel langkah: kolom pertama "No", kolom kedua "Langkah yang dilihat".',
  MESSAGES_MISSING: () => 'Belum ada pesan. Mulai tiap pesan dengan judul: "## Untuk ayah".',
  MESSAGE_OUTSIDE: () =>
    'Teks ini di luar pesan, jadi tidak ikut terbit. Pindahkan ke bawah judul pesan (##), atau hapus.',
  MESSAGE_EMPTY: (about) => `Pesan "${about}" belum berisi.`,
  MESSAGE_NOT_PLAIN: (about) =>
    `Pesan "${about}" dikirim lewat WhatsApp: hanya paragraf dan daftar, tanpa tabel, anak judul, atau kutipan.`,
  MESSAGE_LINK: (about) =>
    `Tautan di pesan "${about}" dibuka dari WhatsApp: tulis alamat lengkapnya, mulai dengan https://, dalam satu baris.`,
  MESSAGE_PICTURE_PLACE: (about) =>
    `Gambar di pesan "${about}" harus sendirian di barisnya dan dari folder gambar: ![keterangan](gambar/nama.svg).`,
  MATERIALS_LARGE: (about) =>
    `Bahan pelatihan ini ${about} byte sesudah diolah. Paling banyak 1.500.000: kurangi isian titik-titik, ringkas teks, atau bagi menjadi dua pelatihan.`,
  MESSAGE_PICTURES: (about) => `Pesan "${about}" paling banyak punya satu gambar.`,
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

/** `gizi + level=2 + module=satu: 3` as it is read. */
function ruleWords(about: string): string {
  return about
    .replace('level=1', 'tingkat ingat')
    .replace('level=2', 'tingkat paham')
    .replace('level=3', 'tingkat terap')
    .replace('module=', 'modul ')
}

/** `Gizi: 5/2/4`: how many there are, and how many each of both tests asks. */
function sharesWords(about: string): string {
  const [, name = '', size = '', before = '', count = ''] =
    /^(.*): (\d+)\/(\d+)\/(\d+)$/.exec(about) ?? []
  const stock = name === '*' ? 'Bank tes' : `Bank tes “${ruleWords(name)}”`
  return `${stock} punya ${size} soal; untuk tes awal ${before} dan tes akhir ${count} tanpa soal yang sama perlu ${Number(before) + Number(count)}.`
}
