/** Words of the cadre's page that says what is missing for her certificate. Plain: she reads it alone. */
import type { PassFacts, PassPart, WaivablePart } from '../../../worker/contract/pass-rules.ts'
import { formatDate, formatNumber } from './format.ts'

export const REQUIREMENTS = {
  title: 'Syarat sertifikat',
  lede: 'Di sini Anda lihat apa yang sudah ada dan apa yang masih kurang.',
  none: 'Belum ada pelatihan untuk Anda. Tanyakan kepada pelatih atau dinas.',
  toLearning: 'Ke Belajar',
  toAll: 'Semua pelatihan saya',
  toCertificate: 'Lihat sertifikat',
  open: 'Lihat syaratnya',
  offered:
    'Penyegaran ini ditawarkan untuk Anda. Belum wajib: syaratnya baru dihitung kalau Anda sudah mulai.',
  begin: 'Mulai penyegaran',
  eligible: 'Semua syarat sudah terpenuhi.',
  eligibleBody: 'Dinas akan memproses sertifikat Anda. Anda tidak perlu melakukan apa-apa lagi.',
  proposed: 'Sertifikat Anda sedang diproses oleh dinas.',
  certified: 'Anda sudah mendapat sertifikat dari pelatihan ini.',
  parts: 'Bagian demi bagian',
  rule: 'Aturan lengkap pelatihan ini',
  ruleMore: 'Aturan ini berlaku untuk semua kader yang ikut pelatihan ini.',
  met: 'Sudah',
  notMet: 'Belum',
  waived: 'Dispensasi',
  nextMeeting: 'Pertemuan berikutnya',
  checkIn: 'Buka halaman absen',
  noMeeting: 'Belum ada jadwal pertemuan untuk Anda. Tanyakan kepada pelatih.',
  toPractice: 'Lihat lembar praktik',
  askPractice: 'Minta pelatih atau bidan menilai praktik Anda di posyandu.',
  writePlan: 'Tulis rencana',
  seePlan: 'Buka rencana saya',
  testLocked: 'Tes akhir terbuka setelah semua kuis modul lulus.',
  trainer: 'Kesempatan tes sudah habis. Hubungi pelatih Anda.',
  asked: 'Dispensasi untuk bagian ini sudah diminta dan menunggu keputusan dinas.',
  wrong: 'Ada yang keliru? Beri tahu pelatih Anda. Yang sudah dicatat tidak hilang.',
} as const

/** Where what happens outside the lessons is found. */
export const ACTIVITIES = {
  title: 'Kegiatan saya',
  lede: 'Yang terjadi di kelas, di posyandu, dan di desa Anda.',
  doors: [
    { href: '/hadir/', label: 'Isi daftar hadir' },
    { href: '/buka/', label: 'Ketik kode modul dari pelatih' },
    { href: '/praktik/', label: 'Praktik lapangan saya' },
    { href: '/rtl/', label: 'Rencana tindak lanjut saya' },
  ],
} as const

export const OWN_PARTS: Readonly<Record<PassPart, string>> = {
  modules: 'Kuis modul',
  finalTest: 'Tes akhir',
  attendance: 'Hadir di pertemuan',
  practice: 'Praktik lapangan',
  plan: 'Rencana tindak lanjut (RTL)',
  total: 'Nilai total',
}

/** In the middle of a sentence. */
const WITHIN: Readonly<Record<PassPart, string>> = {
  modules: 'kuis modul',
  finalTest: 'tes akhir',
  attendance: 'kehadiran',
  practice: 'praktik',
  plan: 'RTL',
  total: 'nilai total',
}

/** `Masih kurang 2 bagian: kehadiran dan praktik.` */
export function missingWords(parts: readonly PassPart[]): string {
  const names = parts.map((part) => WITHIN[part])
  const last = names.pop() ?? ''
  const list = names.length === 0 ? last : `${names.join(', ')} dan ${last}`
  return `Masih kurang ${formatNumber(parts.length)} bagian: ${list}.`
}

type Shown = { readonly part: PassPart; readonly needed: number; readonly reached: number }

/** What was reached of a part, against what is asked. */
export function reachedWords({ part, needed, reached }: Shown, facts: PassFacts): string {
  switch (part) {
    case 'modules':
      return `${reached} dari ${needed} kuis modul lulus.`
    case 'finalTest':
      return reached === 0
        ? `Tes akhir belum lulus. Nilai minimal ${needed}.`
        : `Nilai terbaik ${reached}. Nilai minimal ${needed}.`
    case 'attendance':
      return facts.attendance === null
        ? `Belum ada kehadiran yang dicatat. Paling sedikit ${needed}% sesi.`
        : `Hadir ${facts.attendance.attended} dari ${facts.attendance.of} sesi (${reached}%). Paling sedikit ${needed}%.`
    case 'practice':
      return `${reached} dari ${needed} lembar praktik dinilai mampu.`
    case 'plan':
      if (reached > 0)
        return facts.plan === 'SIGNED' ? 'Sudah disetujui pelatih.' : 'Sudah ditulis.'
      return facts.plan === null
        ? 'Belum ditulis: apa yang akan Anda lakukan di desa, kapan, dan dengan siapa.'
        : 'Sudah ditulis, menunggu disetujui pelatih.'
    case 'total':
      return `Nilai total ${reached}. Paling sedikit ${needed}. Nilai ini naik bila bagian lain naik.`
  }
}

export function waivedWords(until: string): string {
  return `Anda mendapat dispensasi sampai ${formatDate(until)}. Sampai hari itu bagian ini dianggap terpenuhi.`
}

/** `Latihan KPM, 24 November 2026, di Aula Kecamatan` */
export function meetingWords(meeting: {
  readonly title: string
  readonly place: string
  readonly startsOn: string
}): string {
  return `${meeting.title}, ${formatDate(meeting.startsOn)}, di ${meeting.place}.`
}

const OTHERS: Readonly<Record<WaivablePart, string>> = {
  attendance: 'hadir di pertemuan',
  practice: 'praktik lapangan',
  plan: 'rencana tindak lanjut (RTL)',
}

/** Above the courses: that quizzes are not all. */
export function otherPartsWords(course: string, parts: readonly WaivablePart[]): string {
  const names = parts.map((part) => OTHERS[part])
  const last = names.pop() ?? ''
  const list = names.length === 0 ? last : `${names.join(', ')}, dan ${last}`
  return list === ''
    ? `Sertifikat ${course} melihat nilai total Anda.`
    : `Untuk sertifikat ${course} perlu juga: ${list}.`
}
export const OTHER_PARTS = { see: 'Lihat yang masih kurang' } as const
