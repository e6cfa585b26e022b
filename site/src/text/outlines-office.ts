/** Words of the office's page on outlines: choosing a file, what is wrong with it, what it has, saving and removing. */
import { formatNumber } from './format.ts'

export const OUTLINES = {
  title: 'Peta batas desa',
  lede: 'Unggah batas desa/kelurahan, lalu cakupan tampil juga sebagai peta wilayah.',
  loading: 'Memuat peta…',
  back: 'Kembali ke cakupan',
  none: 'Belum ada batas desa',
  noneBody:
    'Tanpa batas desa, cakupan tetap tampil sebagai peta ubin. Itu sudah cukup untuk laporan.',
  notYours: 'Hanya admin kabupaten/kota yang dapat menambah atau mengganti batas desa.',
  fileLabel: 'Berkas batas desa (GeoJSON)',
  fileHelp:
    'Berkas .geojson atau .json dengan koordinat derajat (WGS 84) dan kode desa Kemendagri 10 angka. Berkas dibaca di peramban ini dan tidak dikirim. Yang disimpan hanya garis batas yang sudah disederhanakan.',
  reading: 'Membaca dan menyederhanakan batas… Berkas besar perlu beberapa saat.',
  found: 'Isi berkas',
  property: 'Kolom kode desa',
  propertyHelp: 'Dipilih otomatis. Ganti bila keliru.',
  preview: 'Begini petanya nanti',
  source: 'Sumber batas',
  sourceHelp: 'Lembaga yang membuat, dengan tahunnya. Contoh: Badan Informasi Geospasial, 2024.',
  licence: 'Izin pakai (lisensi)',
  licenceHelp:
    'Contoh: CC BY 4.0, atau: data milik Pemerintah Kabupaten. Tertulis di bawah setiap peta.',
  required: 'Wajib diisi, karena tertulis di bawah setiap peta.',
  save: 'Simpan peta',
  saving: 'Menyimpan…',
  notYet: '(belum diisi)',
  cancel: 'Batal, jangan pakai berkas ini',
  replace: 'Ganti dengan berkas lain',
  keep: 'Batal mengganti',
  replaceTitle: 'Ganti peta yang sekarang?',
  replaceBody: 'Batas desa yang sekarang akan diganti dengan isi berkas ini, juga di halaman umum.',
  replaceYes: 'Ya, ganti',
  remove: 'Hapus peta',
  removing: 'Menghapus…',
  removeTitle: 'Hapus peta batas desa?',
  removeBody:
    'Cakupan akan tampil sebagai peta ubin saja, juga di halaman umum. Angkanya tidak berubah.',
  removeYes: 'Ya, hapus',
  no: 'Tidak jadi',
  saved: 'Peta batas desa sudah disimpan.',
  removed: 'Peta batas desa sudah dihapus.',
  missing: 'Desa/kelurahan tanpa batas di berkas ini',
  unknown: 'Kode di berkas ini yang tidak ada di daftar kabupaten/kota',
  add: 'Tambah peta batas desa',
  change: 'Ganti atau hapus peta ini',
} as const

/** Why a file cannot be read or used: what is wrong and what to do. */
export const FILE_FAULT_WORDS = {
  FILE_TOO_LARGE:
    'Berkas ini lebih dari 60 MB. Ambil batas desa untuk kabupaten/kota Anda saja, bukan seluruh provinsi.',
  FILE_EMPTY: 'Berkas ini kosong. Pilih berkas lain.',
  FILE_ZIP:
    'Ini berkas ZIP, mungkin shapefile. Buka di QGIS, lalu simpan lapisannya sebagai GeoJSON.',
  FILE_XML: 'Ini berkas KML, GPX, atau XML. Buka di QGIS, lalu simpan lapisannya sebagai GeoJSON.',
  NOT_JSON:
    'Berkas ini bukan GeoJSON atau terpotong. Simpan ulang dari program petanya sebagai GeoJSON.',
  TOPOJSON: 'Ini TopoJSON. Simpan ulang sebagai GeoJSON, lalu pilih berkas itu.',
  NOT_COLLECTION:
    'Isi berkas ini bukan kumpulan batas wilayah (FeatureCollection). Simpan seluruh lapisan desa sebagai GeoJSON.',
  NO_AREAS: 'Berkas ini hanya berisi titik atau garis. Yang diperlukan bidang (poligon) tiap desa.',
  BROKEN_COORDINATES:
    'Koordinatnya rusak: ada nilai yang bukan angka. Simpan ulang dari program petanya.',
  NOT_DEGREES:
    'Koordinatnya bukan derajat, mungkin meter (UTM). Simpan ulang dengan sistem koordinat WGS 84 (EPSG:4326).',
  TURNED_ROUND:
    'Bujur dan lintang tertukar. Dalam GeoJSON bujur (misalnya 113,2) ditulis lebih dulu, lalu lintang (-8,1).',
  NOT_IN_INDONESIA:
    'Sebagian titik di berkas ini berada di luar Indonesia. Periksa sistem koordinatnya.',
  NO_CODES:
    'Tidak ada kolom dengan kode desa 10 angka, misalnya 35.08.01.2005. Tambahkan kolom kode Kemendagri, lalu simpan ulang.',
  BPS_CODES:
    'Kodenya kode BPS, bukan kode Kemendagri. Pilih berkas yang punya kode Kemendagri, misalnya 35.08.01.2005.',
  NO_VILLAGE_HERE:
    'Tidak satu pun kode di berkas ini ada di daftar desa/kelurahan. Mungkin berkasnya memakai kode lama.',
  TOO_DETAILED:
    'Batas ini tetap terlalu besar setelah disederhanakan (lebih dari 300 kB). Pakai berkas dengan batas yang lebih sederhana.',
} as const

export function otherDistrict(found: string, name: string, code: string): string {
  return `Berkas ini memuat desa dengan kode ${found}, bukan ${name} (${code}). Pilih berkas ${name}.`
}

export function inFeature(words: string, feature: number): string {
  return `${words} (bidang ke-${formatNumber(feature)})`
}

export function propertyLabel(name: string, example: string, villages: number): string {
  return `${name}, misalnya ${example} (${formatNumber(villages)} cocok)`
}

export function matchedLine(found: number, all: number): string {
  return `${formatNumber(found)} dari ${formatNumber(all)} desa/kelurahan punya batas.`
}

export function withoutCode(count: number): string {
  return `${formatNumber(count)} bidang tanpa kode desa dilewati, misalnya hutan atau waduk.`
}

export function lostLine(count: number): string {
  return `${formatNumber(count)} desa/kelurahan terlalu kecil untuk tergambar di peta ini.`
}

/** `48.200 titik disederhanakan menjadi 5.310 titik, 62 kB.` */
export function sizeLine(before: number, after: number, bytes: number): string {
  const kilobytes = formatNumber(Math.max(1, Math.round(bytes / 1000)))
  return `${formatNumber(before)} titik disederhanakan menjadi ${formatNumber(after)} titik, ${kilobytes} kB.`
}

export function andMore(count: number): string {
  return `dan ${formatNumber(count)} lagi`
}

export function savedLine(villages: number, moment: string): string {
  return `Memuat batas ${formatNumber(villages)} desa/kelurahan. Disimpan ${moment}.`
}
