/** Words of following up the cadres' plans (RTL). */
import type { LineState, PlanState } from '../../../worker/contract/plan-rules.ts'
import type { PlanNote } from '../../../worker/contract/plans.ts'
import { formatNumber } from './format.ts'
import type { Template } from './messages.ts'

export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = {
  WRITTEN: 'Menunggu pelatih',
  RETURNED: 'Dikembalikan',
  SIGNED: 'Diterima',
}

export const PLAN_STATE_LOOK: Readonly<Record<PlanState, string>> = {
  WRITTEN: 'tag wait',
  RETURNED: 'tag',
  SIGNED: 'tag done',
}

export const LINE_STATE_WORDS: Readonly<Record<LineState, string>> = {
  NOT_YET: 'Belum',
  RUNNING: 'Berjalan',
  DONE: 'Selesai',
}

export const NOTE_WORDS: Readonly<Record<PlanNote['kind'], string>> = {
  FOLLOW_UP: 'Tindak lanjut',
  SIGN: 'RTL diterima',
  RETURN: 'Dikembalikan kepada kader',
}

export const PLANS = {
  title: 'Rencana tindak lanjut (RTL)',
  lede: 'Baca rencana kader, terima atau kembalikan, lalu tinjau kemajuannya.',
  loading: 'Memuat RTL…',
  show: 'Tampilkan',
  all: 'Semua',
  waiting: 'Menunggu pelatih',
  due: 'Saatnya ditinjau',
  returned: 'Dikembalikan',
  signed: 'Diterima',
  search: 'Cari nama atau kode',
  emptyTitle: 'Belum ada RTL',
  emptyBody:
    'Kader menulis RTL di HP-nya, di halaman Rencana saya. RTL yang dikirim muncul di sini.',
  noMatch: 'Tidak ada RTL pada pilihan ini.',
  most: (count: number) =>
    `Hanya ${formatNumber(count)} RTL pertama yang tampil. Persempit pilihannya.`,
  name: 'Kader',
  state: 'Keadaan',
  lines: 'Kegiatan',
  linesDone: (done: number, of: number) => `${formatNumber(done)} dari ${formatNumber(of)} selesai`,
  linesDue: (count: number) => `${formatNumber(count)} sudah waktunya`,
  saved: 'Ditulis',
  next: 'Tinjau lagi',
  nextNone: '-',
  dueToday: 'sudah waktunya',
  message: (count: number) => `Kirim pengingat ke ${formatNumber(count)} kader`,
  messageHelp: 'Kader yang RTL-nya dikembalikan, atau kegiatannya sudah waktunya.',
  back: 'Semua RTL',
  backPlan: 'Kembali ke RTL',
} as const

export const PLAN = {
  writtenOn: (moment: string) => `Ditulis ${moment}`,
  signedBy: (name: string, moment: string) => `Diterima oleh ${name}, ${moment}`,
  nextOn: (day: string) => `Ditinjau lagi ${day}`,
  returnedNow:
    'RTL ini ada pada kader untuk diperbaiki. Sesudah ia mengirimnya lagi, RTL muncul di Menunggu pelatih.',
  linesTitle: 'Kegiatan',
  what: 'Kegiatan',
  withWhom: 'Bersama',
  where: 'Tempat',
  dueOn: 'Paling lambat',
  progress: 'Kemajuan',
  overdue: 'sudah waktunya',
  saidAt: (moment: string) => `ditulis kader ${moment}`,
  sign: 'Terima RTL',
  return: 'Kembalikan',
  followUp: 'Catat tindak lanjut',
  remind: 'Pengingat WhatsApp',
  notesTitle: 'Catatan pelatih',
  notesNone: 'Belum ada catatan.',
  noteBy: (day: string, by: string) => `${day}, oleh ${by}`,
  nextAgain: (day: string) => `Tinjau lagi ${day}.`,
  signTitle: (name: string) => `Terima RTL ${name}?`,
  signBody:
    'Kader membaca bahwa rencananya diterima. Isinya tidak berubah lagi, kemajuannya tetap bisa dilaporkan.',
  note: 'Catatan untuk kader',
  noteHelp: 'Dibaca kader. Jangan tulis nama anak atau keluarga.',
  noteNeeded: 'Tulis apa yang perlu diubah.',
  followNeeded: 'Tulis apa yang dibahas atau dilihat.',
  nextDay: 'Ditinjau lagi tanggal',
  nextHelp: 'Kosongkan bila tidak perlu ditinjau lagi.',
  nextWrong: (day: string) => `Pilih tanggal sesudah ${day}.`,
  returnTitle: (name: string) => `Kembalikan RTL ${name}?`,
  returnBody: 'Kader membaca catatan Anda di HP-nya, mengubah rencananya, lalu mengirimnya lagi.',
  returnSigned:
    'RTL ini sudah diterima. Kalau dikembalikan, tanda terimanya dicabut sampai diterima lagi.',
  followTitle: 'Catat tindak lanjut',
  followBody: 'Misalnya: kunjungan ke desa, telepon, atau pembahasan di rembuk.',
  on: 'Tanggal dilakukan',
  onWrong: 'Pilih tanggal hari ini atau sebelumnya.',
  save: 'Simpan catatan',
  working: 'Menyimpan…',
  signed: 'RTL diterima. Kader membacanya di HP-nya.',
  returned: 'RTL dikembalikan. Kader membaca catatan Anda di HP-nya.',
  followed: 'Tindak lanjut tercatat.',
  practice: 'Hasil praktik kader ini',
} as const

export const FIELD_TODAY = {
  title: 'Di lapangan',
  loading: 'Memuat RTL…',
  nothing: 'Tidak ada RTL yang menunggu Anda.',
  waiting: (count: number) => `${formatNumber(count)} RTL menunggu diterima`,
  due: (count: number) => `${formatNumber(count)} RTL saatnya ditinjau`,
  assess: 'Nilai praktik di HP',
  results: 'Hasil praktik',
  plans: 'Semua RTL',
} as const

const GREETING = "Assalamu'alaikum/Salam sejahtera {nama}."
const OPEN = 'Buka {alamat masuk} lalu masuk dengan kode kader dan PIN.'

/** For cadres whose plans are looked after. */
export function planTemplates(officeName: string): readonly Template[] {
  const close = `Terima kasih. - ${officeName}`
  return [
    {
      id: 'kemajuan',
      label: 'Pengingat kemajuan RTL',
      text: [
        GREETING,
        'Bagaimana kemajuan rencana tindak lanjut (RTL) Anda di {desa}?',
        `${OPEN} Tandai kegiatan yang berjalan atau selesai.`,
        'Ada kendala? Balas pesan ini, kita bicarakan.',
        close,
      ].join('\n'),
    },
    {
      id: 'perbaiki',
      label: 'RTL perlu diperbaiki',
      text: [
        GREETING,
        'RTL Anda kami kembalikan dengan catatan supaya lebih mudah dijalankan.',
        `${OPEN} Baca catatannya, ubah, lalu kirim lagi.`,
        close,
      ].join('\n'),
    },
    {
      id: 'kunjungan',
      label: 'Janji meninjau bersama',
      text: [
        GREETING,
        'Kami ingin meninjau RTL bersama Anda. Kapan Anda bisa ditemui di {desa} minggu ini?',
        close,
      ].join('\n'),
    },
    { id: 'sendiri', label: 'Tulis sendiri', text: '' },
  ]
}
