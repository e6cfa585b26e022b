/** Words of bringing a list of cadres in: the file, its columns, every problem with a row, and saving. */
import type { RowProblem, RowQuestion } from '../../../worker/contract/roster.ts'
import { formatNumber } from './format.ts'
import { changedSentence } from './region-changes.ts'
import { FIELD_WORDS } from './roster.ts'

export const FILE_FAULTS = {
  TOO_BIG:
    'Berkas lebih besar dari 15 MB. Hapus gambar atau lembar yang tidak perlu, lalu coba lagi.',
  UNPACKS_TOO_BIG:
    'Isi berkas ini terlalu besar untuk dibuka. Salin hanya tabel kader ke berkas baru, lalu coba lagi.',
  TOO_MANY_ROWS:
    'Daftar ini lebih dari 100.000 baris. Bagi menjadi beberapa berkas, misalnya per kecamatan.',
  OLD_XLS:
    'Ini berkas Excel lama (.xls). Buka di Excel atau LibreOffice, pilih Simpan sebagai, jenis "Excel Workbook (.xlsx)", lalu pilih berkas yang baru.',
  PASSWORD:
    'Berkas ini dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya (Info, lalu Proteksi), simpan, lalu coba lagi.',
  NOT_A_SHEET: 'Ini bukan berkas tabel. Pilih berkas .xlsx atau .csv.',
  DAMAGED:
    'Berkas ini tidak bisa dibaca, mungkin rusak saat dikirim. Buka di Excel, simpan lagi sebagai .xlsx, lalu coba lagi.',
  EMPTY: 'Berkas ini kosong. Pilih berkas yang berisi daftar kader.',
  NO_TABLE:
    'Judul kolom tidak ditemukan. Daftar perlu satu baris judul dengan paling sedikit "Nama" dan "Desa/Kelurahan".',
  TOO_SLOW:
    'Berkas ini terlalu lama dibuka. Salin hanya tabel kader ke berkas baru, lalu coba lagi.',
} as const

export const IMPORT = {
  title: 'Impor daftar kader',
  lede: 'Bawa masuk daftar kader dari Excel atau CSV. Tidak ada yang disimpan sebelum Anda memeriksa hasilnya.',
  steps: 'Langkah impor',
  step: ['Pilih berkas', 'Cocokkan kolom', 'Periksa', 'Simpan'],
  fileLabel: 'Daftar kader dari komputer Anda',
  fileHelp:
    'Berkas .xlsx atau .csv, paling besar 15 MB. Urutan kolom bebas. Yang wajib ada hanya nama dan wilayah tugas.',
  opening: 'Membuka berkas…',
  sheet: 'Lembar',
  sheetHelp: 'Berkas ini punya beberapa lembar. Pilih lembar yang berisi daftar kader.',
  columnsTitle: 'Kolom mana berisi apa?',
  columnsHelp: 'Sudah kami cocokkan dari judul kolom. Betulkan bila ada yang salah.',
  noColumn: 'Tidak ada di daftar ini',
  previewTitle: 'Baris pertama akan terbaca begini',
  needName: 'Pilih kolom yang berisi nama kader.',
  needPlace: 'Pilih kolom desa/kelurahan atau kode wilayah.',
  checkRows: 'Periksa daftar',
  otherFile: 'Pilih berkas lain',
  checking: 'Memeriksa daftar',
  unit: 'baris',
  checkedTitle: 'Hasil pemeriksaan',
  show: 'Tampilkan',
  dateHelp: 'Tulis seperti 29 Februari 2024.',
  otherSubDistrict: 'Pilih kecamatan lain',
  nothingSaved: 'Belum ada yang disimpan.',
  save: 'Simpan ke daftar kader',
  saving: 'Menyimpan ke daftar kader',
  savingKeepOpen: 'Biarkan halaman ini terbuka. Bila sambungan terputus, Anda bisa melanjutkan.',
  resume: 'Lanjutkan menyimpan',
  interruptedTitle: 'Penyimpanan terhenti di tengah',
  interruptedBody:
    'Bagian yang sudah tersimpan aman. Lanjutkan, tidak ada kader yang tercatat dua kali.',
  confirmTitle: 'Simpan ke daftar kader?',
  confirmYes: 'Ya, simpan',
  doneTitle: 'Daftar kader sudah tersimpan',
  downloadXlsx: 'Unduh baris ini (.xlsx)',
  downloadCsv: 'Unduh baris ini (.csv)',
  downloadHelp:
    'Perbaiki di sini, atau unduh, perbaiki di Excel, lalu impor berkas itu. Baris yang sudah tersimpan tidak tercatat dua kali.',
  toList: 'Lihat daftar kader',
  toCards: 'Buat kartu masuk',
  again: 'Impor berkas lain',
  fixRest: 'Perbaiki baris yang tersisa',
  nothingNew: 'Semua baris sama dengan daftar yang ada. Tidak ada yang perlu disimpan.',
  officeOnlyTitle: 'Impor untuk admin kabupaten/kota',
  officeOnlyBody: 'Akun ini hanya bisa melihat daftar. Minta admin kabupaten/kota untuk mengimpor.',
  notStored:
    'Berkas ini besar. Bila halaman dimuat ulang, pilih lagi berkas yang sama; jawaban Anda tetap ada.',
  chooseSameFile: 'Pilih lagi berkas yang sama untuk melanjutkan. Jawaban Anda masih tersimpan:',
  startOver: 'Mulai dari awal',
  leaveTitle: 'Tinggalkan daftar ini?',
  leaveYes: 'Ya, pilih berkas lain',
  skipRow: 'Lewati baris ini',
  undo: 'Ubah lagi',
  other: 'Pilih wilayah lain',
  correct: 'Betulkan',
  row: 'Baris',
  inList: 'Sudah ada di daftar',
  inFile: 'Baris lain di berkas ini',
  answered: 'Sudah dijawab',
  emptyState: 'Tidak ada baris di bagian ini.',
  allSolved: 'Semua baris sudah jelas. Anda bisa menyimpan.',
} as const

export const STATE_WORDS = {
  NEW: 'Baru',
  CHANGED: 'Berubah',
  UNCHANGED: 'Sama',
  PROBLEM: 'Bermasalah',
  ASK: 'Perlu jawaban',
  SKIPPED: 'Dilewati',
} as const

const quoted = (text: string) => `“${text}”`

/** One sentence per problem: what is wrong with the row, in the officer's words. */
export function problemSentence(problem: RowProblem): string {
  switch (problem.reason) {
    case 'NAME_MISSING':
      return 'Nama belum terisi.'
    case 'NAME_TOO_LONG':
      return `Nama lebih dari ${problem.limit} huruf. Pendekkan namanya.`
    case 'NIK_WRITTEN':
      return `${FIELD_WORDS[problem.field]} memuat NIK. NIK tidak diperlukan dan tidak disimpan: hapus angkanya dari kolom ini.`
    case 'KIND_UNKNOWN':
      return `Jenis kader ${quoted(problem.written)} tidak dikenal. Pilih jenisnya.`
    case 'SEX_UNKNOWN':
      return `Jenis kelamin ${quoted(problem.written)} tidak terbaca. Pilih L atau P, atau kosongkan.`
    case 'PHONE_INVALID':
      return `Nomor HP ${quoted(problem.written)} tidak lengkap. Betulkan atau kosongkan.`
    case 'DATE_INVALID':
      return `${FIELD_WORDS[problem.field]} ${quoted(problem.written)} tidak ada di kalender. Betulkan atau kosongkan.`
    case 'DECREE_NUMBER_TOO_LONG':
      return `Nomor SK lebih dari ${problem.limit} huruf. Pendekkan nomornya.`
    case 'DECREE_UNTIL_BEFORE_ON':
      return 'SK berakhir sebelum tanggal SK. Betulkan salah satunya.'
    case 'AREA_MISSING':
      return 'Wilayah tugas belum terisi. Pilih desa/kelurahannya.'
    case 'AREA_UNKNOWN':
      return problem.changed === undefined
        ? areaUnknown(problem.part, problem.written)
        : changedSentence(problem.changed)
    case 'AREA_CHANGED':
      return `${changedSentence(problem)} ${problem.candidates.length > 1 ? 'Pilih wilayah tugas kader ini.' : 'Apakah ini wilayahnya?'}`
    case 'AREA_AMBIGUOUS':
      return `${quoted(problem.written)} ada di beberapa tempat. Pilih yang benar.`
    case 'AREA_UNCONFIRMED':
      return {
        NO_SUB_DISTRICT: 'Kecamatan tidak tertulis. Apakah ini wilayahnya?',
        KIND_DIFFERS: 'Desa atau kelurahan? Daftar resmi menulis lain. Apakah ini wilayahnya?',
        WHOLE_SUB_DISTRICT:
          'Desa/kelurahan tidak tertulis. Apakah kader ini bertugas untuk seluruh kecamatan?',
      }[problem.because]
    case 'AREA_CONFLICT':
      return 'Kode wilayah dan nama desa tidak cocok. Pilih yang benar.'
    case 'OUTSIDE_DISTRICT':
      return `Wilayah ${quoted(problem.written)} di luar kabupaten/kota ini. Pilih wilayah yang benar atau lewati.`
    case 'CADRE_CODE_UNKNOWN':
      return `Kode kader ${quoted(problem.written)} tidak ada di daftar. Betulkan atau kosongkan.`
    case 'DECISION_STALE':
      return 'Data kader ini baru saja berubah. Jawab sekali lagi.'
  }
}

function areaUnknown(part: 'code' | 'village' | 'subDistrict', written: string): string {
  switch (part) {
    case 'code':
      return `Kode wilayah ${quoted(written)} tidak ada di daftar resmi. Pilih wilayahnya.`
    case 'village':
      return `Desa/kelurahan ${quoted(written)} tidak ada di kecamatan itu. Pilih yang benar.`
    case 'subDistrict':
      return `Kecamatan ${quoted(written)} tidak ada di kabupaten/kota ini. Pilih yang benar.`
  }
}

export function questionSentence(question: RowQuestion): string {
  switch (question.question) {
    case 'SAME_NAME_AND_AREA':
      return 'Nama dan wilayah tugasnya sama. Apakah orangnya sama?'
    case 'SAME_PHONE':
      return 'Nomor HP-nya sama. Apakah orangnya sama, atau satu HP dipakai bersama?'
    case 'SAME_NAME_NEARBY':
      return 'Nama yang sama ada di kecamatan ini. Apakah orangnya sama?'
    case 'OTHER_AREA':
      return 'Kader dengan kode ini bertugas di wilayah lain. Wilayahnya ditambah atau pindah?'
  }
}

export const ANSWERS = {
  new: 'Orang lain: catat sebagai kader baru',
  same: (name: string) => `Orang yang sama: ${name}`,
  add: 'Orang yang sama, wilayah tugas ditambah',
  move: 'Orang yang sama, wilayah tugas pindah ke sini',
  line: (line: number) => `Orang yang sama dengan baris ${line}, wilayah tugas ditambah`,
  twice: 'Orang yang sama, tertulis dua kali: lewati baris ini',
} as const

/** "Terapkan ke semua 10 baris dengan “Kec. Rowo Kangkong”" */
export function applyToAll(count: number, written: string): string {
  return `Terapkan ke semua ${formatNumber(count)} baris dengan ${quoted(written)}`
}

/** "Baris 98 dan 9 baris lain" */
export function lineWords(line: number, others: number): string {
  const first = `Baris ${line}`
  return others === 0 ? first : `${first} dan ${formatNumber(others)} baris lain`
}

export function rowsRead(count: number, sheet: string): string {
  const where = sheet === '' ? '' : ` di lembar ${quoted(sheet)}`
  return `${formatNumber(count)} baris kader terbaca${where}.`
}

export function nikDropped(headings: readonly string[]): string {
  return `Kolom ${headings.map(quoted).join(', ')} berisi NIK. NIK tidak diperlukan: kolom ini tidak dibaca dan tidak pernah dikirim.`
}

export function vacantRows(lines: readonly number[]): string {
  return `${formatNumber(lines.length)} baris punya wilayah tetapi tanpa nama kader, jadi dilewati: ${someLines(lines)}.`
}

export function leftRows(lines: readonly number[]): string {
  return `${formatNumber(lines.length)} baris berstatus tidak aktif, jadi tidak dibawa: ${someLines(lines)}.`
}

export function droppedRows(lines: readonly number[]): string {
  return `${formatNumber(lines.length)} baris jumlah atau tanda tangan dilewati: ${someLines(lines)}.`
}

function someLines(lines: readonly number[]): string {
  const shown = lines.slice(0, 5).map((line) => formatNumber(line))
  const more = lines.length > 5 ? `, dan ${formatNumber(lines.length - 5)} lainnya` : ''
  return `baris ${shown.join(', ')}${more}`
}

export function willSave(added: number, changed: number): string {
  const parts = [
    ...(added > 0 ? [`${formatNumber(added)} kader baru akan ditambah`] : []),
    ...(changed > 0 ? [`${formatNumber(changed)} kader akan diperbarui`] : []),
  ]
  return `${parts.join(' dan ')}.`
}

export function stillOpen(count: number): string {
  return `${formatNumber(count)} baris belum beres dan tidak ikut disimpan. Anda bisa memperbaikinya sekarang atau mengunduhnya nanti.`
}

export function wasSaved(added: number, changed: number, unchanged: number): string {
  const parts = [
    ...(added > 0 ? [`${formatNumber(added)} kader ditambah`] : []),
    ...(changed > 0 ? [`${formatNumber(changed)} kader diperbarui`] : []),
    ...(unchanged > 0 ? [`${formatNumber(unchanged)} sama seperti sebelumnya`] : []),
  ]
  return `${parts.join(', ')}.`
}

export function notSaved(count: number): string {
  return `${formatNumber(count)} baris belum tersimpan`
}

export function leaveBody(answers: number): string {
  return `Jawaban Anda untuk ${formatNumber(answers)} baris akan terhapus. Daftar kader yang sudah tersimpan tidak berubah.`
}

export function partOf(done: number, total: number): string {
  return `Bagian ${formatNumber(done)} dari ${formatNumber(total)} sudah tersimpan.`
}
