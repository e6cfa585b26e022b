/** Words of the office's pages about certificates: candidates, proposals, the register, settings. */
import type { ProposalState } from '../../../worker/contract/certification.ts'
import { formatNumber } from './format.ts'

export const PLACES = {
  label: 'Tahap sertifikat',
  candidates: 'Calon',
  proposals: 'Diusulkan',
  register: 'Terbit',
  settings: 'Pengaturan',
} as const

export const HEADS = {
  candidates: {
    title: 'Calon sertifikat',
    lede: 'Kader yang sudah lulus pelatihan dan belum bersertifikat. Pilih, lalu usulkan.',
  },
  proposals: {
    title: 'Usulan sertifikat',
    lede: 'Orang kedua memeriksa dan menyetujui. Nomor diambil saat disetujui.',
  },
  register: {
    title: 'Sertifikat terbit',
    lede: 'Daftar resmi semua sertifikat. Yang dicabut tetap tercatat dengan nomornya.',
  },
  settings: {
    title: 'Pengaturan sertifikat',
    lede: 'Kop, nomor, dan penandatangan. Sertifikat yang sudah terbit tidak berubah.',
  },
} as const

export const GATE = {
  loading: 'Memuat data sertifikat…',
  districtOnlyTitle: 'Sertifikat dikelola petugas kabupaten/kota',
  districtOnly: 'Akun Anda untuk satu kecamatan. Lihat kader yang terlatih di halaman Kader.',
  noUnitTitle: 'Atur dulu penerbit sertifikat',
  noUnit:
    'Sebelum mengusulkan, isi kop dinas, pola nomor, dan penandatangan. Cukup sekali, bisa diubah kapan saja.',
  noSignatoryTitle: 'Belum ada penandatangan untuk hari ini',
  noSignatory: 'Usulan bisa dibuat, tetapi belum bisa disetujui. Isi penandatangan yang berlaku.',
  toSettings: 'Buka pengaturan',
  toCadres: 'Lihat kader',
  askAdmin: 'Minta admin kabupaten/kota untuk mengisinya di Pengaturan sertifikat.',
} as const

export const CANDIDATES = {
  loading: 'Memuat calon…',
  course: 'Pelatihan',
  search: 'Cari nama, desa, atau kode',
  name: 'Nama',
  area: 'Wilayah tugas',
  code: 'Kode kader',
  passed: 'Lulus pada',
  revokedBefore: 'Pernah dicabut',
  label: 'Calon sertifikat',
  noCourseTitle: 'Belum ada pelatihan yang diterbitkan',
  noCourse: 'Setelah pelatih menerbitkan materi dan kader lulus, calonnya muncul di sini.',
  emptyTitle: 'Belum ada calon',
  empty:
    'Calon muncul sendiri begitu kader lulus semua modul dan tes. Yang sudah diusulkan atau bersertifikat tidak tampil lagi.',
  toProposals: 'Lihat usulan',
  noMatchTitle: 'Tidak ada calon yang cocok',
  noMatch: 'Coba kata lain, atau hapus pencarian.',
  clear: 'Hapus pencarian',
  propose: (count: number) => `Usulkan ${formatNumber(count)} kader`,
  pickFirst: 'Pilih kader dulu',
  tooMany: (most: number) =>
    `Paling banyak ${formatNumber(most)} kader dalam satu usulan. Usulkan dalam beberapa bagian.`,
  cut: (shown: number, total: number) =>
    `Tampil ${formatNumber(shown)} dari ${formatNumber(total)} calon. Usulkan yang tampil dulu, lalu sisanya muncul.`,
  proposed: (count: number) =>
    `${formatNumber(count)} kader sudah diusulkan. Sekarang minta penyetuju untuk memeriksanya di tab Diusulkan.`,
} as const

export const PROPOSE = {
  title: (count: number) => `Usulkan ${formatNumber(count)} kader`,
  lede: 'Isian ini tercetak di semua sertifikat dalam usulan ini.',
  unit: 'Penerbit',
  startsOn: 'Pelatihan mulai',
  endsOn: 'Pelatihan selesai',
  place: 'Tempat',
  placeHelp: 'Contoh: Aula Kecamatan Tempursari, atau: daring',
  organiser: 'Penyelenggara',
  code: 'Kode kegiatan untuk nomor',
  codeHelp: 'Huruf, angka, titik, dan tanda hubung. Bila kosong dipakai kode pelatihan.',
  send: 'Usulkan',
  sending: 'Mengusulkan…',
  needed: 'Isian ini perlu diisi.',
  endBeforeStart: 'Tanggal selesai lebih awal dari tanggal mulai.',
  endInFuture: 'Pelatihan belum selesai. Isi tanggal hari ini atau sebelumnya.',
} as const

export const PROPOSAL_STATE: Record<ProposalState, string> = {
  PROPOSED: 'Diusulkan',
  APPROVED: 'Disetujui, sedang diterbitkan',
  ISSUED: 'Terbit',
  RETURNED: 'Dikembalikan',
}

export const PROPOSALS = {
  loading: 'Memuat usulan…',
  label: 'Usulan sertifikat',
  state: 'Keadaan',
  all: 'Semua',
  when: 'Diusulkan pada',
  course: 'Pelatihan',
  event: 'Pelaksanaan',
  members: 'Kader',
  open: 'Periksa',
  look: 'Lihat',
  emptyTitle: 'Belum ada usulan',
  empty: 'Usulan dibuat dari tab Calon: pilih kader yang lulus, isi tanggal dan tempat pelatihan.',
  toCandidates: 'Lihat calon',
  noneOfState: 'Tidak ada usulan dengan keadaan ini.',
  more: 'Tampilkan yang lebih lama',
  title: (count: number) => `Usulan ${formatNumber(count)} kader`,
  organiser: 'Penyelenggara',
  signatory: 'Penandatangan',
  none: 'Belum ada untuk hari ini',
  numbers: 'Nomor yang akan diambil',
  numbersHelp: 'Bila usulan lain disetujui lebih dulu, nomornya bergeser tanpa lubang.',
  taken: 'Nomor urut',
  note: 'Catatan pengembalian',
  name: 'Nama',
  area: 'Wilayah tugas',
  membersLabel: 'Kader dalam usulan ini',
  approve: (count: number) => `Setujui dan terbitkan ${formatNumber(count)} sertifikat`,
  approving: 'Menerbitkan…',
  finish: 'Lanjutkan penerbitan',
  return: 'Kembalikan',
  returning: 'Mengembalikan…',
  returnNote: 'Catatan untuk pengusul',
  returnHelp: 'Sebutkan apa yang perlu diperbaiki. Kadernya kembali menjadi calon.',
  own: 'Anda yang mengusulkan. Penyetuju harus orang lain.',
  notApprover: 'Menunggu penyetuju. Akun Anda tidak dapat menyetujui.',
  issued: (count: number) => `${formatNumber(count)} sertifikat sudah terbit.`,
  returned: 'Usulan sudah dikembalikan. Kadernya menjadi calon lagi.',
  toRegister: 'Lihat sertifikat terbit',
} as const

export const REGISTER = {
  loading: 'Memuat sertifikat…',
  label: 'Sertifikat terbit',
  search: 'Cari nama, nomor, atau kode verifikasi',
  status: 'Keadaan',
  all: 'Semua',
  number: 'Nomor',
  name: 'Nama dan wilayah tugas',
  issuedOn: (date: string) => `Terbit ${date}`,
  state: 'Keadaan',
  actions: 'Tindakan',
  pdf: 'PDF',
  verify: 'Periksa',
  revoke: 'Cabut',
  emptyTitle: 'Belum ada sertifikat terbit',
  empty: 'Sertifikat terbit setelah usulan disetujui orang kedua.',
  noMatchTitle: 'Tidak ada yang cocok',
  noMatch: 'Periksa ejaannya, atau hapus pencarian dan saringan.',
  clear: 'Hapus pencarian',
  more: 'Tampilkan lagi',
} as const

export const REVOKE = {
  title: 'Cabut sertifikat',
  lede: (name: string, number: string) =>
    `${name}, nomor ${number}. Pencabutan tidak bisa dibatalkan. Nomornya tidak dipakai lagi, dan halaman pemeriksaan langsung menampilkan DICABUT beserta alasannya.`,
  coverage: 'Bila ini satu-satunya sertifikat kader, ia tidak lagi dihitung sebagai terlatih.',
  reason: 'Alasan (terlihat oleh umum)',
  note: 'Catatan dalam (hanya untuk dinas)',
  noteHelp: 'Sebutkan dasar atau surat yang dipakai.',
  send: 'Cabut sertifikat ini',
  sending: 'Mencabut…',
  done: (name: string) => `Sertifikat ${name} sudah dicabut.`,
} as const

export const SETTINGS = {
  loading: 'Memuat pengaturan…',
  unitTitle: 'Penerbit',
  newUnitTitle: 'Penerbit baru',
  firstTitle: 'Mulai dari kop dan nomor',
  first: 'Isian ini tercetak di kepala sertifikat. Penandatangan diisi setelah ini.',
  government: 'Baris pertama kop',
  governmentHelp: 'Contoh: PEMERINTAH KABUPATEN LUMAJANG',
  office: 'Nama dinas',
  line: (number: number) => `Baris alamat ${number}`,
  lineHelp: 'Alamat, telepon, atau laman',
  place: 'Tempat penandatanganan',
  placeHelp: 'Contoh: Lumajang',
  classification: 'Kode klasifikasi',
  classificationHelp: 'Untuk {kode}, sesuai Permendagri 83/2022. Contoh: 400.10.2',
  unitCode: 'Kode unit',
  unitCodeHelp: 'Untuk {unit}. Contoh: DPMD',
  pattern: 'Pola nomor',
  patternHelp:
    'Bisa memakai {kode} {urut} {urut:4} {unit} {kegiatan} {bulan} {bulan_romawi} {tahun} {tahun2}',
  example: 'Nomor berikutnya',
  save: 'Simpan penerbit',
  saving: 'Menyimpan…',
  saved: 'Penerbit sudah disimpan.',
  edit: 'Ubah penerbit',
  addUnit: 'Tambah penerbit lain',
  letterhead: 'Kop',
  signatories: 'Penandatangan',
  noSignatory: 'Belum ada penandatangan. Isi satu agar usulan bisa disetujui.',
  addSignatory: 'Tambah penandatangan',
  today: 'Berlaku hari ini',
  signatoryTitle: 'Penandatangan',
  name: 'Nama',
  nameHelp: 'Gelar akademik tidak dicetak pada sertifikat (Permendagri 1/2023).',
  keepTitles: 'Cetak nama dengan gelar seperti yang saya ketik',
  position: 'Jabatan',
  positionHelp: 'Tanpa Plt., Plh., atau Pj. Contoh: Kepala Dinas Pemberdayaan Masyarakat dan Desa',
  standing: 'Kedudukan',
  standings: {
    DEFINITIF: 'Definitif',
    PLT: 'Plt. (pelaksana tugas)',
    PLH: 'Plh. (pelaksana harian)',
    PJ: 'Pj. (penjabat)',
  },
  rank: 'Pangkat/golongan',
  rankHelp: 'Contoh: Pembina Tk. I (IV/b)',
  employeeNumber: 'NIP',
  employeeNumberHelp: '18 angka',
  validFrom: 'Berlaku mulai',
  validUntil: 'Berlaku sampai',
  validUntilHelp: 'Hari terakhir. Kosongkan selama masih menjabat.',
  saveSignatory: 'Simpan penandatangan',
  savedSignatory: 'Penandatangan sudah disimpan.',
  period: 'Masa',
  stillInOffice: 'sekarang',
  wrongNumber: 'NIP terdiri dari 18 angka.',
  wrongPeriod: 'Tanggal akhir lebih awal dari tanggal mulai.',
  needed: 'Isian ini perlu diisi.',
  wrongCode: 'Hanya huruf, angka, titik, garis miring, dan tanda hubung.',
  change: 'Ubah',
} as const

/** Why a pattern cannot be used; the reasons of the Worker's rule. */
export const PATTERN_WORDS: Readonly<Record<string, string>> = {
  TOKEN_UNKNOWN: 'Ada tanda {…} yang tidak dikenal. Pakai yang tertulis di atas.',
  SEQUENCE_MISSING: 'Nomor urut belum ada. Tambahkan {urut} atau {urut:4}.',
  SEQUENCE_TWICE: 'Nomor urut cukup satu kali.',
  SEQUENCE_NOT_APART: 'Pisahkan {urut} dari huruf atau angka lain, misalnya dengan garis miring.',
  YEAR_MISSING:
    'Tahun belum ada. Tambahkan {tahun} atau {tahun2}: nomor urut mulai lagi tiap tahun.',
  CHARACTER_NOT_ALLOWED: 'Hanya huruf, angka, spasi, titik, garis miring, dan tanda hubung.',
  SAME_AS_OTHER_UNIT:
    'Pola ini menghasilkan nomor yang sama dengan penerbit lain. Bedakan kode unitnya.',
}
