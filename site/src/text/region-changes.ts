/** Words of changes of areas: villages renamed, given another code, split, merged, or moved to another kecamatan. */
import type { RegionChange, RegionChangeKind } from '../../../worker/contract/region-changes.ts'
import type { ChangedArea } from '../../../worker/contract/roster-rows.ts'
import { formatDate, formatNumber } from './format.ts'
import { areaName, areaWords } from './roster.ts'

export const KIND_OF_CHANGE: Readonly<
  Record<RegionChangeKind, { readonly label: string; readonly help: string; readonly verb: string }>
> = {
  RENAME: {
    label: 'Ganti nama',
    help: 'Kode wilayah tetap. Kader tetap bertugas di sana.',
    verb: 'berganti nama menjadi',
  },
  RECODE: {
    label: 'Ganti status atau kode',
    help: 'Misalnya desa menjadi kelurahan. Kodenya baru, kecamatannya tetap.',
    verb: 'berganti kode menjadi',
  },
  SPLIT: {
    label: 'Pemekaran',
    help: 'Satu desa/kelurahan menjadi dua atau lebih.',
    verb: 'dimekarkan menjadi',
  },
  MERGE: {
    label: 'Penggabungan',
    help: 'Dua atau lebih desa/kelurahan menjadi satu.',
    verb: 'digabung menjadi',
  },
  MOVE: {
    label: 'Pindah kecamatan',
    help: 'Desa/kelurahan masuk kecamatan lain di kabupaten/kota ini, dengan kode baru.',
    verb: 'pindah kecamatan menjadi',
  },
}

export const REGION = {
  title: 'Perubahan wilayah',
  lede: 'Desa dan kelurahan yang berganti nama, berganti status, mekar, bergabung, atau pindah kecamatan. Riwayatnya tetap tersimpan.',
  loading: 'Memuat perubahan wilayah…',
  start: 'Catat perubahan',
  startTitle: 'Catat perubahan wilayah',
  readOnly: 'Hanya Admin Kabupaten/Kota yang dapat mencatat perubahan wilayah.',
  emptyTitle: 'Belum ada perubahan wilayah yang dicatat.',
  empty: 'Catat di sini kalau ada Perda atau keputusan Kemendagri tentang desa/kelurahan.',
  listTitle: 'Yang sudah dicatat',
  listHelp:
    'Catatan tidak bisa dihapus. Kalau ada yang keliru, catat perubahan berikutnya yang membetulkannya.',
  colDay: 'Berlaku',
  colWhat: 'Perubahan',
  colSource: 'Dasar hukum',
  colAreas: 'Desa/kelurahan',
  colMoved: 'Penugasan yang beralih',
  colRecorded: 'Dicatat',

  steps: ['Isi perubahan', 'Periksa dan catat'],
  stepsLabel: 'Langkah mencatat perubahan wilayah',
  kind: 'Apa yang berubah?',
  village: 'Desa/kelurahan',
  villages: 'Desa/kelurahan yang digabung',
  subDistrict: 'Kecamatan',
  choose: 'Pilih…',
  whole: 'Nama kecamatan itu sendiri',
  codeNow: (code: string) => `Kode sekarang ${code}.`,
  addVillage: 'Tambah desa/kelurahan',
  remove: 'Hapus baris ini',
  result: 'Sesudah perubahan',
  newName: 'Nama sesudah perubahan',
  newCode: 'Kode wilayah baru',
  newCodeHelp: '10 angka menurut Kemendagri, dengan atau tanpa titik.',
  codeSays: (kind: string, subDistrict: string) => `${kind} di Kecamatan ${subDistrict}.`,
  keeps: 'Desa/kelurahan induk tetap ada dengan kode lama',
  part: (number: number) => `Desa/kelurahan baru ${number}`,
  addPart: 'Tambah desa/kelurahan baru',
  heir: 'Bergabung ke mana?',
  heirNew: 'Desa/kelurahan baru dengan kode baru',
  effectiveOn: 'Berlaku sejak',
  effectiveOnHelp: 'Hari pertama wilayah yang baru. Boleh tanggal yang sudah lewat.',
  decree: 'Dasar hukum',
  source: 'Jenis dan nomor',
  sourceHelp: 'Misalnya Perda Nomor 3 Tahun 2026, atau nomor Kepmendagri.',
  sourceOn: 'Tanggal ditetapkan',
  next: 'Lihat apa yang berubah',
  checking: 'Memeriksa…',

  reviewTitle: 'Apa yang berubah',
  begun: 'Ada sejak hari itu',
  ended: 'Tidak ada lagi sejak hari itu',
  countTitle: 'Jumlah hari ini, sebelum dan sesudah',
  scope: 'Wilayah',
  areas: 'Desa/kelurahan',
  kelurahan: 'Kelurahan',
  cadres: 'Kader',
  trained: 'Kader terlatih',
  withCadre: 'Ada kader',
  covered: 'Tercakup',
  same: (count: number) => `${formatNumber(count)}, tetap`,
  fromTo: (before: number, after: number) =>
    `${formatNumber(before)} menjadi ${formatNumber(after)}`,
  peopleTitle: (count: number) => `Kader di wilayah ini (${formatNumber(count)})`,
  peopleHelp:
    'Penugasan lama berakhir pada hari itu dan yang baru mulai pada hari yang sama, dengan SK yang sama. Tidak ada hari yang kosong.',
  peopleChoose: 'Pilih tempat tugas setiap kader sesudah perubahan.',
  peopleNone: 'Tidak ada kader yang bertugas di wilayah ini sejak hari itu.',
  peopleRename: 'Semua kader tetap bertugas di tempat yang sama.',
  name: 'Nama',
  serves: 'Bertugas di',
  since: (day: string) => `sejak ${formatDate(day)}`,
  until: (day: string) => `berakhir ${formatDate(day)}`,
  goes: 'Sesudah perubahan',
  stays: 'tetap',
  facts: [
    'Laporan untuk tanggal sebelum hari itu tetap memakai wilayah dan nama yang lama.',
    'Sertifikat dan pernyataan yang sudah terbit tidak berubah.',
  ],
  focus: (years: readonly number[]) =>
    `Desa lokus ${years.join(', ')}: wilayah yang baru ikut menjadi desa lokus. Periksa di halaman Desa lokus kalau seharusnya tidak.`,
  back: 'Kembali ke isian',
  cancel: 'Batal',
  record: 'Catat perubahan ini',
  recording: 'Mencatat…',
  done: 'Perubahan wilayah sudah dicatat. Penugasan dan jumlah cakupan sudah mengikuti.',
  meanwhileTitle: 'Daftar kader di wilayah ini baru saja berubah',
  meanwhile:
    'Belum ada yang dicatat. Daftar terbaru sudah dimuat di bawah: periksa, lalu catat lagi.',
} as const

/** What is wrong with a part of the form, by what the server says; the generic words name the field. */
const FAULTS: Readonly<Record<string, string>> = {
  in_future: 'Tanggal itu belum tiba. Catat pada harinya.',
  before_area:
    'Sebelum tanggal itu wilayah ini belum ada dalam keadaan yang sekarang. Pilih tanggal yang lebih baru.',
  not_an_area_here: 'Pilih desa/kelurahan yang ada, masing-masing satu kali.',
  not_a_village_code:
    'Empat angka terakhir kode harus mulai dengan 1 (kelurahan), 2 (desa), atau 3 (desa adat).',
  no_such_sub_district: 'Kecamatan dengan kode itu tidak ada di kabupaten/kota ini.',
  code_taken: 'Kode itu sudah dipakai desa/kelurahan lain.',
  code_taken_then:
    'Pada tanggal itu kode ini masih dipakai. Pilih tanggal yang lebih baru atau kode lain.',
  code_twice: 'Kode ini tertulis dua kali.',
  same_name: 'Nama ini sama dengan nama yang sekarang.',
  same_code: 'Tulis kode yang baru, bukan kode yang sekarang.',
  other_sub_district: 'Kode itu milik kecamatan lain. Untuk itu pilih "Pindah kecamatan".',
  same_sub_district:
    'Kode itu masih di kecamatan yang sama. Untuk itu pilih "Ganti status atau kode".',
  one_to_many: 'Pemekaran menghasilkan paling sedikit dua desa/kelurahan.',
  many_to_one: 'Pilih paling sedikit dua desa/kelurahan.',
}

export const MISSING = {
  from: 'Pilih desa/kelurahannya.',
  many: 'Pilih paling sedikit dua desa/kelurahan yang berbeda.',
  name: 'Tulis namanya.',
  code: 'Tulis 10 angka kode wilayah.',
  effectiveOn: 'Isi tanggal mulai berlaku.',
  source: 'Tulis jenis dan nomor peraturannya.',
  sourceOn: 'Isi tanggal ditetapkannya.',
  other: 'Isian ini belum benar.',
} as const

export const faultWords = (message: string): string => FAULTS[message] ?? MISSING.other

/** A district's name says what it is, a sub-district's does not. */
export const scopeWords = (code: string, name: string): string =>
  code.length === 8 ? `Kecamatan ${name}` : name

const listed = (areas: RegionChange['from']): string =>
  areas.map(({ name, code }) => `${name} (${code})`).join(', ')

/** `Blukon (35.08.10.2008) dimekarkan menjadi …` */
export function changeWords({
  kind,
  from,
  to,
}: Pick<RegionChange, 'kind' | 'from' | 'to'>): string {
  const after = kind === 'RENAME' ? (to[0]?.name ?? '') : listed(to)
  return `${listed(from)} ${KIND_OF_CHANGE[kind].verb} ${after}`
}

/** `Desa Blukon sejak 1 Maret 2026 bernama Desa Blukon Indah.` */
export function changedSentence({ change, since, was, candidates }: ChangedArea): string {
  const [first] = candidates
  const before = `${areaName(was)} sejak ${formatDate(since)}`
  if (first === undefined) return `${before} tidak ada lagi.`
  if (candidates.length > 1) {
    return `${before} dimekarkan menjadi ${listOf(candidates.map(areaName))}.`
  }
  const now = areaName(first)
  if (change === 'MERGE') return `${before} bergabung ke ${areaWords(first)}.`
  if (first.kind !== 'kecamatan' && was.code.slice(0, 8) !== first.subDistrictCode) {
    const name = was.name === first.name ? '' : ` dan bernama ${now}`
    return `${before} masuk Kecamatan ${first.subDistrictName}${name}.`
  }
  if (was.kind !== first.kind) return `${before} menjadi ${now}.`
  return was.name === first.name
    ? `${before} memakai kode wilayah ${first.code}.`
    : `${before} bernama ${now}.`
}

const listOf = (names: readonly string[]): string =>
  names.length < 3
    ? names.join(' dan ')
    : `${names.slice(0, -1).join(', ')}, dan ${names.at(-1) ?? ''}`
