/** Words of a cadre's pages about her own data: what is kept, who looked, her copy, what she asks, an end of use, the notice. */
import type { CorrectionTopic, RequestState } from '../../../worker/contract/privacy.ts'
import { formatNumber } from './format.ts'

/** Above her courses. */
export const DATA_TOLD = {
  REQUEST: 'Ada kabar tentang permintaan data Anda.',
  NOTICE: 'Pemberitahuan privasi diperbarui.',
  toData: 'Buka Data saya',
} as const

export const DATA = {
  title: 'Data saya',
  lede: 'Ini yang kami simpan tentang Anda, untuk apa, dan siapa yang membukanya.',
  stored: 'Yang kami simpan tentang Anda',
  name: 'Nama',
  duty: 'Tugas',
  code: 'Kode kader',
  district: 'Wilayah',
  decree: 'Nomor SK',
  phone: 'Nomor HP',
  noPhone: 'Tidak ada',
  pin: 'PIN',
  pinStored: 'Disimpan teracak. Tidak seorang pun bisa membacanya.',
  learning: 'Belajar',
  attendance: 'Kehadiran',
  practice: 'Praktik dan rencana (RTL)',
  certificates: 'Sertifikat',
  why: {
    person: 'Untuk daftar kader, sertifikat, dan laporan jumlah kader.',
    phone: 'Untuk mengirim kode dan kabar. Di daftar hanya tampak tiga angka terakhir.',
    learning: 'Untuk kemajuan belajar dan syarat sertifikat.',
    attendance: 'Untuk syarat sertifikat dan laporan kegiatan.',
    practice: 'Supaya pelatih tahu apa yang perlu dibantu.',
    certificates: 'Bukti pelatihan yang dapat diperiksa siapa saja.',
  },
  notStored: 'Kami tidak menyimpan NIK, alamat surel, atau lokasi HP Anda.',
  looks: 'Siapa yang membuka data Anda',
  looksLede:
    'Tiga bulan terakhir: petugas yang membuka halaman tentang Anda, dan daftar bernama yang dibawa keluar. Nama petugas tidak ditampilkan.',
  looksNone:
    'Belum ada catatan petugas membuka halaman tentang Anda atau membawa keluar daftar yang memuat Anda.',
  looksMore: 'Hanya catatan yang terbaru yang ditampilkan.',
  copy: 'Salinan semua data Anda',
  copyLede:
    'PDF untuk dibaca atau dicetak. JSON untuk dipindahkan ke aplikasi lain. Keduanya memuat jawaban dan nilai Anda. Berkas ini berisi data pribadi: jangan unduh di HP orang lain.',
  takePdf: 'Unduh PDF',
  takeJson: 'Unduh JSON',
  rights: 'Ada yang salah?',
  correct: 'Minta perbaikan data',
  correctHelp: 'Dinas wajib mengerjakannya paling lambat 3 × 24 jam.',
  account: 'PIN dan HP saya',
  end: 'Berhenti memakai Kelas Kader',
  requests: 'Permintaan Anda',
  withdraw: 'Batalkan permintaan ini',
  asked: 'Permintaan Anda sudah masuk.',
  withdrawn: 'Permintaan itu sudah dibatalkan.',
  confirmed: 'Terima kasih sudah membaca.',
  notice: 'Pemberitahuan privasi diperbarui',
  noticeRead: 'Baca pemberitahuan privasi',
  noticeDone: 'Saya sudah membaca',
  noticeAll: 'Pemberitahuan privasi',
  answerOf: 'Jawaban dinas:',
  back: 'Kembali ke Data saya',
} as const

export const TOPIC_WORDS: Readonly<Record<CorrectionTopic, string>> = {
  NAME: 'Nama',
  VILLAGE: 'Desa atau wilayah tugas',
  PHONE: 'Nomor HP',
  DECREE: 'SK',
  MARKS: 'Nilai atau hasil kuis',
  ATTENDANCE: 'Kehadiran',
  OTHER: 'Lainnya',
}

export const STATE_WORDS: Readonly<Record<RequestState, string>> = {
  RECEIVED: 'Diterima',
  WORKING: 'Dikerjakan',
  DONE: 'Selesai',
  DECLINED: 'Ditolak',
  WITHDRAWN: 'Dibatalkan',
}

export function requestTitle(topic: CorrectionTopic | null): string {
  return topic === null ? 'Berhenti memakai' : `Perbaikan: ${TOPIC_WORDS[topic]}`
}

export function dueWords(until: string): string {
  return `Paling lambat selesai ${until}`
}

export const overdueWords = 'Sudah lewat 3 × 24 jam. Hubungi dinas Anda, atau datang langsung.'

export function coolingWords(until: string): string {
  return `Anda bisa membatalkannya sampai ${until}. Sesudah itu dinas menghapus data Anda.`
}

export const CORRECTION = {
  title: 'Minta perbaikan data',
  lede: 'Katakan apa yang salah dan apa yang benar. Dinas wajib mengerjakannya paling lambat 3 × 24 jam.',
  topic: 'Apa yang salah?',
  body: 'Jelaskan yang salah dan yang benar',
  bodyHelp: 'Paling banyak 500 huruf. Jangan tulis NIK atau data keluarga lain.',
  send: 'Kirim permintaan',
  topicMissing: 'Pilih dulu apa yang salah.',
  bodyMissing: 'Tulis dulu apa yang salah dan apa yang benar.',
  bodyLong: 'Terlalu panjang. Paling banyak 500 huruf.',
} as const

export const END = {
  title: 'Berhenti memakai Kelas Kader',
  lede: 'Anda bisa meminta akun dan data Anda dihapus. Baca dulu apa yang terjadi.',
  goes: 'Yang dihapus',
  goesList: [
    'nama, nomor HP, dan jenis kelamin Anda di daftar kader',
    'PIN dan semua tempat Anda masuk: Anda tidak bisa masuk lagi',
    'jawaban kuis, catatan belajar, dan tulisan Anda',
    'catatan pelatih tentang praktik dan RTL Anda',
  ],
  stays: 'Yang tetap',
  staysList: [
    'sertifikat yang sudah terbit, dengan nama Anda: itu bukti resmi dan tetap bisa diperiksa',
    'jumlah kader terlatih di laporan, tanpa nama',
    'catatan bahwa data Anda pernah dihapus, tanpa nama',
  ],
  cooling:
    'Tiga hari pertama Anda masih bisa membatalkan di halaman Data saya. Sesudah itu dinas menyelesaikannya paling lambat 3 × 24 jam, dan tidak bisa dikembalikan.',
  first: 'Unduh dulu salinan data Anda jika masih perlu.',
  body: 'Alasan (boleh kosong)',
  agree: 'Saya mengerti data saya akan dihapus dan tidak bisa dikembalikan.',
  agreeMissing: 'Centang dulu bahwa Anda mengerti.',
  send: 'Minta berhenti memakai',
  stay: 'Tidak jadi, kembali',
  waiting: 'Permintaan berhenti Anda sudah menunggu dinas.',
} as const

/** What the log calls a look, for her. */
export const LOOK_WORDS: Readonly<Record<string, string>> = {
  'cadre.read': 'Petugas dinas membuka data Anda',
  'cadre.readPhone': 'Petugas dinas melihat nomor HP Anda',
  'record.readEvidence': 'Petugas dinas membuka berkas bukti Anda',
  'practice.readPhoto': 'Petugas membuka foto praktik Anda',
  'report.export': 'Daftar nama kader di wilayah Anda diunduh atau dicetak',
  'evidence.read': 'Berkas bukti kabupaten/kota Anda diunduh',
}

export const lookOther = 'Petugas dinas membuka data yang memuat Anda'

export function times(count: number): string {
  return `${formatNumber(count)} kali`
}

export function learningWords(lessons: number, attempts: number): string {
  return `${formatNumber(lessons)} pelajaran dibaca, ${formatNumber(attempts)} kuis dikerjakan`
}

export function attendanceWords(marks: number): string {
  return `${formatNumber(marks)} catatan hadir`
}

export function practiceWords(assessments: number, plans: number): string {
  return `${formatNumber(assessments)} penilaian praktik, ${formatNumber(plans)} rencana`
}

export function certificateWords(issued: number, recorded: number): string {
  return `${formatNumber(issued)} dari sistem ini, ${formatNumber(recorded)} dari pelatihan sebelumnya`
}
