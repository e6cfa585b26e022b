/** The words of fact cards for trainers and reviewers: what is to be looked at again, and districts' own cards. */
import { formatDate, formatNumber } from './format.ts'

export const FACTS = {
  title: 'Kartu fakta',
  lede: 'Fakta kesehatan berubah. Tinjau ulang tepat waktu, dan isi angka untuk daerah Anda.',
  home: 'Kartu fakta yang perlu ditinjau',
  help: 'Periksa sumbernya, lalu perbarui angka dan tanggal tinjaunya di pelajaran.',
  none: 'Tidak ada kartu fakta yang perlu ditinjau dalam tiga bulan ini.',
  all: 'Semua kartu fakta dan kartu daerah',
  loading: 'Memuat kartu fakta…',
  show: 'Tampilkan',
  due: 'Perlu ditinjau',
  waiting: 'Menunggu telaah',
  own: 'Kartu daerah',
  replaceable: 'Boleh diganti',
  emptyDue: 'Tidak ada yang perlu ditinjau dalam tiga bulan ini.',
  emptyWaiting: 'Tidak ada kartu yang menunggu telaah.',
  emptyOwn:
    'Belum ada kartu daerah. Pilih satu fakta di “Boleh diganti”, lalu isi angka daerah Anda.',
  emptyReplaceable: 'Belum ada fakta terbit yang boleh diganti daerah.',
  emptyHelp: 'Pilih kelompok lain di atas untuk melihat kartu lainnya.',
  fact: 'Fakta',
  where: 'Pelajaran',
  review: 'Tinjau ulang',
  card: 'Kartu daerah',
  noCard: 'Belum ada',
  unnamed: (id: string) => `Tanpa angka (${id})`,
} as const

/** Of the home: how much waits, in one sentence; null for nothing. */
export function factsWaiting(due: number, waiting: number): string | null {
  const parts = [
    ...(due === 0 ? [] : [`${formatNumber(due)} kartu fakta sudah lewat tanggal tinjau ulang`]),
    ...(waiting === 0 ? [] : [`${formatNumber(waiting)} kartu daerah menunggu telaah`]),
  ]
  return parts.length === 0 ? null : `${parts.join(' dan ')}.`
}

/** "Harus ditinjau ulang 3 hari lagi"; days below 0 are past. */
export function dueWords(days: number, reviewBy: string): string {
  if (days < 0) return `Lewat ${formatNumber(-days)} hari: perlu ditinjau ulang`
  if (days === 0) return 'Harus ditinjau ulang hari ini'
  if (days === 1) return 'Harus ditinjau ulang besok'
  return days <= 90 ? `Harus ditinjau ulang ${formatNumber(days)} hari lagi` : formatDate(reviewBy)
}

export const CARD_STATES = {
  asked: 'Menunggu telaah',
  inForce: 'Berlaku',
  returned: 'Dikembalikan',
  ended: 'Berakhir',
  past: 'Perlu ditinjau ulang',
} as const

export const CARD = {
  back: 'Semua kartu fakta',
  missing: 'Kartu ini tidak ada',
  missingHelp:
    'Mungkin sudah dihapus dari materi terbit, atau tidak boleh diganti daerah. Pilih dari daftar.',
  national: 'Kartu pusat',
  figure: 'Angka',
  noFigure: 'Tanpa angka',
  source: 'Sumber',
  reviewBy: 'Tinjau ulang sebelum',
  lesson: 'Pelajaran',
  none: 'Belum ada kartu daerah',
  noneHelp: (district: string) => `Kader di ${district} melihat kartu pusat.`,
  inForce: (district: string) => `Berlaku untuk kader di ${district}`,
  past: 'Tanggal tinjau ulang sudah lewat',
  pastHelp:
    'Kader masih melihat kartu ini, dengan tulisan “perlu ditinjau ulang”. Usulkan angka terbaru, atau akhiri kartunya.',
  decidedBy: (by: string, as: string, on: string) => `Ditelaah ${by}, ${as}, ${on}.`,
  waits: 'Menunggu telaah orang kedua',
  askedBy: (by: string, at: string) => `Diusulkan ${by}, ${at}. Belum tampil di HP kader.`,
  returned: 'Dikembalikan penelaah',
  returnedBy: (by: string, at: string) => `${by}, ${at}:`,
  returnedHelp: 'Perbaiki di bawah ini, lalu usulkan lagi.',
  propose: 'Usulkan kartu daerah',
  proposeAgain: 'Usulkan angka baru',
  proposeInstead: 'Ganti usulan',
  proposeHelp:
    'Tampil di HP kader sesudah disetujui penelaah. Yang mengusulkan tidak boleh menyetujui sendiri.',
  insteadHelp: 'Usulan ini menggantikan usulan yang sedang menunggu.',
  fieldFigure: 'Angka atau kata kunci',
  fieldFigureHelp: 'Contoh: 17,2%. Boleh kosong.',
  fieldText: 'Penjelasan',
  fieldTextHelp: 'Satu atau dua kalimat sederhana. Beri baris kosong untuk paragraf baru.',
  fieldSource: 'Sumber',
  fieldSourceHelp: 'Nama dokumen dan tahunnya.',
  fieldReviewBy: 'Tinjau ulang sebelum',
  fieldReviewByHelp: 'Paling lama tiga tahun dari sekarang.',
  needText: 'Tulis penjelasannya.',
  needSource: 'Tulis dari mana angkanya.',
  needReviewBy: 'Pilih tanggal sesudah hari ini, paling lama tiga tahun lagi.',
  send: 'Usulkan',
  sending: 'Mengusulkan…',
  sent: 'Usulan tersimpan. Penelaah sekarang dapat memutuskan.',
  cancel: 'Batal',
  decide: 'Keputusan telaah',
  decideHelp: 'Cocokkan angka dengan sumbernya. Nama dan jabatan Anda tampil di kartu.',
  as: 'Jabatan Anda',
  asHelp: 'Contoh: Bidan koordinator, Dinas Kesehatan Kabupaten Lumajang.',
  asNeeded: 'Tulis jabatan Anda.',
  comment: 'Catatan',
  commentHelp: 'Wajib bila dikembalikan.',
  commentNeeded: 'Tulis apa yang perlu diperbaiki.',
  approve: 'Setujui dan tampilkan',
  return: 'Kembalikan',
  deciding: 'Menyimpan keputusan…',
  approved: 'Kartu berlaku. HP kader memakainya pada sambungan berikutnya.',
  sentBack: 'Usulan dikembalikan.',
  ownAsk: 'Anda yang mengusulkan, jadi orang lain yang memutuskan.',
  noReviewer: 'Keputusan dibuat oleh penelaah Dinas Kesehatan.',
  noWriter: 'Kartu daerah diusulkan oleh penulis atau penerbit wilayah ini.',
  end: 'Akhiri kartu daerah',
  endTitle: 'Kembali ke kartu pusat?',
  endBody: (district: string) =>
    `Kader di ${district} melihat lagi kartu pusat sejak sambungan berikutnya. Riwayat kartu daerah tetap tersimpan.`,
  endNow: 'Akhiri',
  ending: 'Mengakhiri…',
  ended: 'Kartu daerah berakhir. Kader melihat kartu pusat.',
  takeBack: 'Tarik usulan',
  takingBack: 'Menarik…',
  takenBack: 'Usulan ditarik.',
  preview: 'Tampilan di HP kader',
  previewOf: {
    national: 'Yang tampil sekarang: kartu pusat.',
    inForce: 'Yang tampil sekarang: kartu daerah.',
    draft: 'Akan tampil begini bila disetujui.',
  },
  reviewer: 'nama penelaah',
  reviewerAs: 'jabatannya',
  noText: 'penjelasannya',
  noSource: 'sumbernya',
} as const
