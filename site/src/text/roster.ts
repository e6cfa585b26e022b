/** Words of the roster: kinds, places, the register and its dialogs. */
import type {
  AreaChoice,
  CadreKind,
  CadreStatus,
  EndReason,
  RowField,
} from '../../../worker/contract/roster.ts'
import type { SignInState } from '../../../worker/contract/identity.ts'
import { formatDate } from './format.ts'

export const KIND_WORDS: Readonly<Record<CadreKind, string>> = {
  KPM: 'KPM',
  TPK_BIDAN: 'TPK bidan',
  TPK_PKK: 'TPK PKK',
  TPK_KB: 'TPK KB',
  POSYANDU: 'Kader posyandu',
  OTHER: 'Lainnya',
}

export const STATUS_WORDS: Readonly<Record<CadreStatus, string>> = {
  ACTIVE: 'Aktif',
  UPCOMING: 'Akan bertugas',
  ENDED: 'Tidak aktif',
  UNASSIGNED: 'Belum ditugaskan',
}

/** NONE is also a code that ran out: what she needs is the same. */
export const SIGN_IN_WORDS: Readonly<Record<SignInState, string>> = {
  NONE: 'Perlu kode',
  CODE_ISSUED: 'Kode sudah terbit',
  ACTIVE: 'Aktif',
}

export const END_WORDS: Readonly<Record<EndReason, string>> = {
  REPLACED: 'Diganti',
  RESIGNED: 'Mengundurkan diri',
  MOVED: 'Pindah',
  DIED: 'Meninggal dunia',
  TERM_OVER: 'Masa tugas habis',
  OTHER: 'Alasan lain',
  AREA_CHANGED: 'Wilayah berubah',
}

export const SEX_WORDS = { F: 'Perempuan', M: 'Laki-laki' } as const

const AREA_WORDS: Readonly<Record<AreaChoice['kind'], string>> = {
  kecamatan: 'Kecamatan',
  desa: 'Desa',
  kelurahan: 'Kelurahan',
  desa_adat: 'Desa adat',
}

/** `Desa Tempursari` */
export function areaName(area: Pick<AreaChoice, 'kind' | 'name'>): string {
  return `${AREA_WORDS[area.kind]} ${area.name}`
}

/** `Desa Tempursari, Kecamatan Tempursari` */
export function areaWords(area: AreaChoice): string {
  return area.kind === 'kecamatan'
    ? areaName(area)
    : `${areaName(area)}, Kecamatan ${area.subDistrictName}`
}

/** Of lists of cadres. */
export const PERSON_COLUMNS = {
  name: 'Nama',
  area: 'Desa/Kelurahan',
  nowhere: 'Tidak bertugas lagi',
}

/** The headings under which each field is shown, and written in files that we make. */
export const FIELD_WORDS = {
  name: 'Nama',
  subDistrict: 'Kecamatan',
  village: 'Desa/Kelurahan',
  regionCode: 'Kode wilayah',
  areaKind: 'Jenis wilayah',
  kind: 'Jenis kader',
  sex: 'L/P',
  phone: 'Nomor HP',
  decreeNumber: 'Nomor SK',
  decreeOn: 'Tanggal SK',
  decreeUntil: 'SK berlaku s.d.',
  status: 'Status',
  cadreCode: 'Kode kader',
} as const

export const CHANGE_WORDS: Readonly<Record<RowField, string>> = {
  name: 'Nama',
  kind: 'Jenis kader',
  sex: 'Jenis kelamin',
  phone: 'Nomor HP',
  decreeNumber: 'Nomor SK',
  decreeOn: 'Tanggal SK',
  decreeUntil: 'SK berlaku s.d.',
  area: 'Wilayah tugas',
}

export const LIST = {
  title: 'Kader',
  lede: 'Semua kader di wilayah Anda: cari, lihat, dan perbarui.',
  search: 'Cari nama atau kode kader',
  subDistrict: 'Kecamatan',
  allSubDistricts: 'Semua kecamatan',
  kind: 'Jenis',
  status: 'Status',
  trained: 'Pelatihan',
  all: 'Semua',
  trainedYes: 'Terlatih',
  trainedNo: 'Belum terlatih',
  add: 'Tambah kader',
  import: 'Impor daftar',
  loading: 'Memuat daftar kader…',
  emptyTitle: 'Belum ada kader di kecamatan ini.',
  emptyTitleDistrict: 'Belum ada kader di kabupaten/kota ini.',
  emptyBody: 'Impor daftar atau tambah satu per satu.',
  noMatchTitle: 'Tidak ada kader yang cocok.',
  noMatchBody: 'Ubah kata pencarian atau hapus saringan.',
  clear: 'Hapus saringan',
  colName: 'Nama',
  colArea: 'Wilayah tugas',
  colKind: 'Jenis',
  colStatus: 'Status',
  colTrained: 'Pelatihan',
  colPhone: 'HP',
  noArea: 'Belum ada wilayah tugas',
} as const

export const CADRE = {
  practice: 'Praktik lapangan',
  edit: 'Data kader',
  code: 'Kode kader',
  loading: 'Memuat data kader…',
  name: 'Nama',
  kind: 'Jenis kader',
  sex: 'Jenis kelamin',
  sexUnknown: 'Tidak diisi',
  phone: 'Nomor HP/WA',
  phoneHelp: 'Misalnya 0812 3456 7890. Disimpan tersandi; hanya untuk mengirim kartu masuk.',
  phoneHidden:
    'Tersembunyi: nomor lengkapnya hanya tampil untuk petugas kabupaten/kotanya sendiri.',
  phoneWrong: 'Nomor HP tidak lengkap. Tulis seperti 0812 3456 7890.',
  nameNeeded: 'Isi nama kader.',
  nameHelp: 'Seperti tertulis di SK, dengan gelar bila ada. Nama ini tercetak di sertifikat.',
  areaNeeded: 'Pilih wilayah tugas.',
  assignments: 'Wilayah tugas',
  decreeNumber: 'Nomor SK',
  decreeOn: 'Tanggal SK',
  decreeUntil: 'SK berlaku s.d.',
  untilBeforeOn: 'SK berakhir sebelum tanggal SK. Betulkan salah satunya.',
  since: (date: string) => `Sejak ${formatDate(date)}`,
  ended: (date: string, reason: EndReason | null) =>
    `Berakhir ${formatDate(date)}${reason === null ? '' : ` (${END_WORDS[reason].toLowerCase()})`}`,
  trainedSince: (date: string) => `Terlatih sejak ${formatDate(date)}`,
  notTrained: 'Belum terlatih',
  saving: 'Menyimpan…',
  saved: 'Perubahan sudah disimpan.',
  conflictTitle: 'Data ini baru saja diubah rekan Anda',
  conflictBody:
    'Isian Anda belum disimpan dan masih ada di bawah. Data terbaru sudah dimuat: periksa yang berbeda, lalu simpan lagi.',
  conflictNow: (field: string, value: string) => `${field} sekarang: ${value}`,
  blank: 'kosong',
  end: 'Akhiri penugasan',
  endTitle: 'Akhiri penugasan',
  endHelp: 'Riwayat dan sertifikatnya tetap tersimpan.',
  endedOn: 'Tidak bertugas mulai tanggal',
  endedOnWrong: 'Pilih tanggal sesudah hari pertama bertugas.',
  endReason: 'Alasan',
  successor: 'Pengganti',
  successorHelp: 'Cari kader yang sudah ada di daftar. Pengganti baru bisa ditambah lebih dulu.',
  endYes: 'Akhiri penugasan',
  endDone: 'Penugasan sudah diakhiri.',
  addTitle: 'Tambah kader',
  addYes: 'Tambah kader',
  addDone: (name: string, code: string) => `${name} sudah ditambahkan dengan kode ${code}.`,
  addSame: 'Kader ini sudah ada di daftar. Tidak ada yang ditambah.',
  noResult: 'Tidak ada nama yang cocok.',
  choose: 'Pilih',
  remove: 'Hapus pilihan',
  readOnly: 'Akun ini hanya bisa melihat. Perubahan dilakukan admin kabupaten/kota.',
} as const

export const AREA_PICK = {
  subDistrict: 'Kecamatan',
  village: 'Desa/Kelurahan',
  choose: 'Pilih…',
  whole: 'Seluruh kecamatan (kader tingkat kecamatan)',
  use: 'Pakai wilayah ini',
} as const
