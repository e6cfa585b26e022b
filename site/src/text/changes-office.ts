/** Words of the office's pages about what happens to an issued certificate: its revocation, and its correction. */
import type { Change, ChangeState } from '../../../worker/contract/certificate-changes.ts'
import type { RegisterRow } from '../../../worker/contract/certification.ts'

export const CHANGES_HEAD = {
  title: 'Perubahan sertifikat',
  lede: 'Satu orang meminta, orang lain memutuskan. Sampai diputuskan, sertifikatnya tetap sah.',
} as const

export const CHANGE_KIND: Record<Change['kind'], string> = {
  revocation: 'Pencabutan',
  correction: 'Perbaikan data',
}

export const CHANGE_STATE: Record<Change['kind'], Record<ChangeState, string>> = {
  revocation: { waiting: 'Menunggu', done: 'Dicabut', declined: 'Ditolak' },
  correction: { waiting: 'Menunggu', done: 'Diganti', declined: 'Dikembalikan' },
}

export const WAITING: Record<NonNullable<RegisterRow['waiting']>, string> = {
  revocation: 'Menunggu persetujuan pencabutan',
  correction: 'Menunggu persetujuan perbaikan',
}

export const TIES = {
  replacedBy: 'Diganti nomor',
  replaces: 'Menggantikan nomor',
} as const

export const CHANGES = {
  loading: 'Memuat perubahan…',
  label: 'Perubahan sertifikat',
  filter: 'Keadaan',
  all: 'Semua',
  states: { waiting: 'Menunggu', done: 'Selesai', declined: 'Tidak jadi' },
  holder: 'Nama dan nomor',
  kind: 'Yang diminta',
  when: 'Diminta pada',
  state: 'Keadaan',
  action: 'Tindakan',
  decide: 'Periksa',
  look: 'Lihat',
  emptyTitle: 'Belum ada perubahan',
  empty:
    'Permintaan dibuat dari tab Terbit: pilih “Perbaiki data” atau “Minta pencabutan” pada sertifikatnya.',
  toRegister: 'Lihat sertifikat terbit',
  noneTitle: 'Tidak ada yang cocok',
  none: 'Tidak ada perubahan dengan keadaan ini.',
  showAll: 'Tampilkan semua',
  more: 'Tampilkan yang lebih lama',
} as const

export const ASK = {
  action: 'Minta pencabutan',
  title: 'Minta pencabutan',
  lede: (name: string, number: string) =>
    `${name}, nomor ${number}. Sertifikat tetap sah sampai orang kedua menyetujui. Pemegang dan umum tidak melihat permintaan ini.`,
  consequence:
    'Setelah disetujui, pencabutan tidak bisa dibatalkan dan nomornya tidak dipakai lagi. Bila ini satu-satunya sertifikat kader, ia tidak lagi dihitung sebagai terlatih.',
  reason: 'Alasan (terlihat oleh umum setelah dicabut)',
  note: 'Catatan dalam (hanya untuk dinas)',
  noteHelp: 'Sebutkan dasar atau surat yang dipakai.',
  send: 'Kirim permintaan',
  sending: 'Mengirim…',
  done: (name: string) =>
    `Permintaan pencabutan sertifikat ${name} sudah dikirim. Sekarang minta penyetuju untuk memeriksanya di tab Perubahan.`,
} as const

export const DECIDE = {
  title: 'Permintaan pencabutan',
  holder: 'Pemegang',
  number: 'Nomor',
  issued: 'Terbit',
  asked: 'Diminta',
  reason: 'Alasan',
  note: 'Catatan dalam',
  state: 'Keadaan',
  answer: 'Jawaban',
  own: 'Anda yang meminta. Yang memutuskan harus orang lain.',
  notApprover: 'Menunggu penyetuju. Akun Anda tidak dapat memutuskan.',
  consequence:
    'Pencabutan tidak bisa dibatalkan. Halaman pemeriksaan langsung menampilkan DICABUT beserta alasannya.',
  revoke: 'Cabut sertifikat ini',
  revoking: 'Mencabut…',
  decline: 'Tolak',
  declining: 'Menolak…',
  declineAnswer: 'Jawaban untuk yang meminta',
  declineHelp: 'Sebutkan mengapa sertifikat ini tetap sah.',
  revoked: (name: string) => `Sertifikat ${name} sudah dicabut.`,
  declined: (name: string) => `Permintaan ditolak. Sertifikat ${name} tetap sah.`,
} as const

export const CORRECT = {
  action: 'Perbaiki data',
  title: 'Perbaiki data sertifikat',
  loading: 'Memuat data yang tercetak…',
  lede: (number: string) =>
    `Sertifikat nomor ${number} tetap sah sampai perbaikannya disetujui orang kedua. Setelah itu terbit sertifikat baru dengan nomor baru, dan yang lama DIGANTI. Kertas lama perlu ditarik.`,
  name: 'Nama yang dicetak',
  nameHelp: (name: string) => `Tercetak sekarang: ${name}`,
  notRoster: (name: string) =>
    `Di daftar kader tertulis ${name}. Bila itu juga salah, perbaiki di daftar kader.`,
  village: 'Wilayah tugas yang dicetak',
  asPrinted: (area: string) => `Tetap seperti tercetak: ${area}`,
  ofToday: (area: string) => `Wilayah tugasnya hari ini: ${area}`,
  compare: 'Yang akan berbeda',
  nothing: 'Belum ada yang berbeda dari yang tercetak.',
  send: 'Usulkan perbaikan',
  sending: 'Mengusulkan…',
  done: (name: string) =>
    `Perbaikan sertifikat ${name} sudah diusulkan. Sekarang minta penyetuju untuk memeriksanya di tab Perubahan.`,
} as const

export const COMPARE = {
  label: 'Perbandingan data lama dan baru',
  fact: 'Data',
  before: 'Tercetak sekarang',
  after: 'Akan tercetak',
  changed: 'Berubah',
  facts: {
    holderName: 'Nama',
    area: 'Wilayah tugas',
    dates: 'Tanggal pelatihan',
    place: 'Tempat',
    organiser: 'Penyelenggara',
  },
} as const

/** In the dialog of a proposal that is a correction. */
export const CORRECTION = {
  title: 'Perbaikan data sertifikat',
  replaces: 'Menggantikan',
  approve: 'Setujui dan terbitkan penggantinya',
  issued: 'Sertifikat pengganti sudah terbit. Yang lama kini DIGANTI.',
  returned: 'Usulan perbaikan dikembalikan. Sertifikat yang lama tetap sah.',
} as const
