/** Words of what a meeting came to: its texts, its promises, the three standards and four certainties. */
import type { MeetingName } from '../../../worker/contract/meeting-outcomes.ts'
import type { ActionState, CheckAnswer } from '../../../worker/contract/outcome-rules.ts'
import { formatDate, formatNumber } from './format.ts'

export const ACTION_STATE_WORDS: Readonly<Record<ActionState, string>> = {
  OPEN: 'Belum selesai',
  DONE: 'Selesai',
  DROPPED: 'Dihentikan',
}

export const ACTION_STATE_LOOK: Readonly<Record<ActionState, string>> = {
  OPEN: 'tag wait',
  DONE: 'tag done',
  DROPPED: 'tag',
}

export const ANSWER_WORDS: Readonly<Record<CheckAnswer, string>> = {
  YES: 'Ya',
  PARTLY: 'Sebagian',
  NO: 'Belum',
  UNKNOWN: 'Belum diketahui',
}

export const ANSWER_LOOK: Readonly<Record<CheckAnswer, string>> = {
  YES: 'tag done',
  PARTLY: 'tag wait',
  NO: 'tag danger',
  UNKNOWN: 'tag',
}

const meetingWords = ({ title, startsOn }: MeetingName): string =>
  `${title}, ${formatDate(startsOn)}`

export const OUTCOME = {
  title: 'Hasil kegiatan',
  loading: 'Memuat hasil…',
  none: 'Hasil belum ditulis: capaian, kendala, dan tindak lanjut.',
  ahead: (day: string) => `Hasil ditulis mulai hari pertama kegiatan, ${formatDate(day)}.`,
  off: 'Kegiatan ini batal, jadi hasilnya tidak ditulis.',
  write: 'Tulis hasil',
  edit: 'Ubah hasil',
  sheet: 'Cetak lembar minlok',
  attest: 'Cetak piagam',
  reached: 'Capaian',
  obstacles: 'Kendala',
  empty: 'Tidak ada catatan.',
  actions: 'Tindak lanjut dari kegiatan ini',
  noActions: 'Tidak ada tindak lanjut yang dicatat.',
  carried: 'Dibawa dari kegiatan sebelumnya',
  carriedHelp:
    'Yang belum selesai dari kegiatan sebelum ini. Yang ditutup di sini selesai di semua tempat.',
  due: (day: string) => `Batas waktu ${formatDate(day)}`,
  noDue: 'Tanpa batas waktu',
  overdue: 'Lewat batas waktu',
  inCharge: (who: string) => `Penanggung jawab: ${who}`,
  from: (meeting: MeetingName) => `Dari ${meetingWords(meeting)}`,
  movedTo: (meeting: MeetingName) => `Dibahas lagi di ${meetingWords(meeting)}`,
  closedOn: (day: string) => formatDate(day),
  done: 'Selesai',
  drop: 'Hentikan',
  reopen: 'Buka lagi',
  of: (what: string) => `: ${what}`,
  saved: 'Tindak lanjut tersimpan.',
  checks: 'Tiga standar dan empat pasti',
  perPart: 'Jawaban tiap desa/kelurahan',
  perSubDistrict: 'Jawaban tiap kecamatan',
  tally: (counts: Readonly<Record<CheckAnswer, number>>) =>
    [
      [counts.YES, 'ya'],
      [counts.PARTLY, 'sebagian'],
      [counts.NO, 'belum'],
      [counts.UNKNOWN, 'belum diketahui'],
    ]
      .filter(([count]) => Number(count) > 0)
      .map(([count, word]) => `${formatNumber(Number(count))} ${word}`)
      .join(', '),
  all: 'Semua tindak lanjut yang belum selesai',
} as const

export const CLOSE_ACTION = {
  doneTitle: 'Tindak lanjut ini selesai?',
  dropTitle: 'Hentikan tindak lanjut ini?',
  reopenTitle: 'Buka lagi tindak lanjut ini?',
  reopenBody: 'Tindak lanjut kembali menjadi belum selesai. Catatan penutupannya dihapus.',
  result: 'Hasilnya',
  reason: 'Mengapa tidak diteruskan',
  reasonNeeded: 'Tulis alasannya.',
  on: 'Tanggal',
  onNeeded: 'Pilih tanggal, paling akhir hari ini.',
  working: 'Menyimpan…',
} as const

export const OPEN_ACTIONS = {
  /** R11 of every sub-district, with what is still open. */
  sheets: 'Lembar minlok untuk dicetak',
  title: 'Tindak lanjut',
  lede: 'Janji dari kegiatan yang belum selesai, yang lewat batas waktu lebih dulu.',
  loading: 'Memuat tindak lanjut…',
  back: 'Semua kegiatan',
  kind: 'Jenis kegiatan',
  all: 'Semua',
  emptyTitle: 'Tidak ada tindak lanjut yang terbuka',
  emptyBody:
    'Tindak lanjut ditulis di hasil rapat koordinasi, mini lokakarya, atau pembinaan. Yang belum selesai muncul di sini sampai ditutup.',
  noMatchTitle: 'Tidak ada yang cocok',
  clear: 'Hapus saringan',
  count: (open: number, overdue: number) =>
    overdue === 0
      ? `${formatNumber(open)} tindak lanjut belum selesai.`
      : `${formatNumber(open)} tindak lanjut belum selesai, ${formatNumber(overdue)} lewat batas waktu.`,
  cut: (shown: number) =>
    `Hanya ${formatNumber(shown)} tindak lanjut dengan batas waktu paling awal yang tampil. Pilih jenis kegiatan untuk melihat yang lain.`,
  what: 'Yang dilakukan',
  due: 'Batas waktu',
  whose: 'Penyelenggara',
  from: 'Dijanjikan di',
  place: 'Dibahas lagi di',
  waiting: 'Belum ada kegiatan berikutnya',
} as const

export const OUTCOME_FORM = {
  title: 'Tulis hasil kegiatan',
  lede: 'Capaian, kendala, dan tindak lanjut. Isian tersimpan sementara di tab ini sampai Anda menekan Simpan.',
  loading: 'Menyiapkan isian…',
  reachedHelp: 'Apa yang sudah dicapai sejak kegiatan sebelumnya.',
  obstaclesHelp: 'Apa yang menghalangi, dan di mana.',
  left: (left: number) => `Sisa ${formatNumber(left)} huruf.`,
  actions: 'Tindak lanjut',
  actionsHelp:
    'Apa yang dilakukan, siapa penanggung jawabnya, sampai kapan. Yang belum selesai dibawa ke kegiatan berikutnya.',
  action: (number: number) => `Tindak lanjut ${formatNumber(number)}`,
  what: 'Yang dilakukan',
  inCharge: 'Penanggung jawab',
  due: 'Batas waktu',
  add: 'Tambah tindak lanjut',
  remove: 'Hapus',
  full: (most: number) => `Paling banyak ${formatNumber(most)} tindak lanjut.`,
  closed: 'Sudah ditutup, jadi tidak bisa dihapus.',
  whatNeeded: 'Isi yang dilakukan.',
  inChargeNeeded: 'Isi penanggung jawabnya.',
  dueWrong: 'Tanggalnya belum lengkap.',
  standards: 'Tiga standar',
  certain: 'Empat pasti',
  tally: (counts: string) => `Jawaban di bawahnya: ${counts}.`,
  partsHelp: 'Buka satu, jawab yang diketahui. Yang belum diketahui boleh dibiarkan.',
  answered: (count: number, of: number) => `${formatNumber(count)} dari ${formatNumber(of)} terisi`,
  note: 'Catatan',
  proposal: (team: string) => `Menurut daftar kader: ${team}.`,
  save: 'Simpan hasil',
  saving: 'Menyimpan…',
  fix: (count: number) =>
    `Belum disimpan: ${formatNumber(count)} isian perlu dibetulkan. Lihat tulisan merah di atas.`,
  changedTitle: 'Hasil ini baru saja diubah orang lain',
  lostText: (label: string, text: string) => `${label}: ${text === '' ? '(kosong)' : text}`,
  lostAction: (what: string) => `Tindak lanjut: ${what}`,
  lostChecks: (count: number) =>
    `Jawaban standar dan empat pasti yang berbeda: ${formatNumber(count)}`,
  notYetTitle: 'Hasil belum bisa ditulis',
  trainingBody: 'Hasil pelatihan ada di rekap nilai dan laporan kegiatan.',
} as const
