/** Words of the office's log: who did, saw and took out what. Sentences and their facts; the actions are beside it. */
import type {
  ActorKind,
  AuditEntry,
  AuditFilter,
  AuditGroup,
} from '../../../worker/contract/audit.ts'
import { actionWords } from './audit-actions.ts'
import { dayIn } from './audit-days.ts'
import { REASON_WORDS } from './certification.ts'
import { formatDate, formatNumber, formatSize, formatTime, type Zone } from './format.ts'
import { ROLE_NAMES } from './identity.ts'
import { END_WORDS } from './roster.ts'
import { ACCOUNT_REASONS } from './staff-reasons.ts'

export const AUDIT = {
  title: 'Riwayat',
  lede: 'Siapa mengubah, membuka, dan menyimpan apa. Yang terbaru di atas. Riwayat tidak bisa diubah atau dihapus oleh siapa pun.',
  loading: 'Memuat riwayat…',
  notAllowedTitle: 'Riwayat hanya untuk pengelola kabupaten/kota',
  notAllowed: 'Bila perlu melihatnya, mintalah kepada pengelola di dinas Anda.',
  filters: 'Saring riwayat',
  who: 'Siapa',
  everybody: 'Semua orang dan Sistem',
  chosenPerson: 'Petugas yang dipilih',
  group: 'Jenis kegiatan',
  allGroups: 'Semua',
  from: 'Dari tanggal',
  to: 'Sampai tanggal',
  daysTurned: 'Tanggal akhir harus sama dengan atau sesudah tanggal awal.',
  clear: 'Hapus saringan',
  oneThingBody: (name: string) => `Yang tampil hanya riwayat ${name}.`,
  oneThingUnknown: 'Yang tampil hanya riwayat satu hal yang dipilih.',
  showAll: 'Tampilkan semua riwayat',
  shown: (count: number) => `${formatNumber(count)} kegiatan ditampilkan`,
  more: 'Tampilkan yang lebih lama',
  further: 'Cari lebih jauh',
  searched: (day: string) => `Sudah dicari sampai ${day}. Mungkin ada kegiatan yang lebih lama.`,
  emptyTitle: 'Belum ada riwayat',
  empty: 'Kegiatan pertama akan muncul di sini, dengan nama, tanggal, dan jamnya.',
  noMatchTitle: 'Tidak ada kegiatan yang cocok',
  noMatch: 'Ubah atau hapus saringan untuk melihat kegiatan lain.',
  noMatchYetTitle: 'Belum ketemu',
  csv: 'Simpan CSV',
  xlsx: 'Simpan Excel',
  saving: 'Menyiapkan berkas…',
  saveNote: 'Menyimpan riwayat juga dicatat di riwayat.',
  saved: (count: number) => `Berkas tersimpan: ${formatNumber(count)} kegiatan.`,
  savedPart: (count: number, day: string) =>
    `Berkas tersimpan: ${formatNumber(count)} kegiatan terbaru, sampai ${day}. Untuk yang lebih lama, isi “Sampai tanggal” lalu simpan lagi.`,
  sheet: 'Riwayat',
  onlyThisOf: (what: string) => `Tampilkan hanya riwayat ${what}`,
} as const

/** What a link from a cadre to her history says. */
export const CADRE_HISTORY = 'Riwayat kader ini'

export const GROUP_WORDS: Readonly<Record<AuditGroup, string>> = {
  session: 'Masuk & keluar',
  cadre: 'Kader',
  certificate: 'Sertifikat',
  course: 'Kursus & soal',
  learning: 'Belajar',
  report: 'Laporan & bukti',
  export: 'Ekspor',
  view: 'Melihat data orang',
  setting: 'Pengaturan',
}

/** How they are written in an address. */
export const GROUP_SLUGS: Readonly<Record<AuditGroup, string>> = {
  session: 'masuk',
  cadre: 'kader',
  certificate: 'sertifikat',
  course: 'kursus',
  learning: 'belajar',
  report: 'laporan',
  export: 'ekspor',
  view: 'dilihat',
  setting: 'pengaturan',
}
export const KIND_SLUGS: Readonly<Record<ActorKind, string>> = {
  staff: 'petugas',
  cadre: 'kader',
  system: 'sistem',
  public: 'umum',
}

export const KIND_CHOICES: Readonly<Record<ActorKind, string>> = {
  staff: 'Semua petugas',
  cadre: 'Semua kader',
  system: 'Sistem',
  public: 'Umum',
}

export const ENDED = 'akun sudah ditutup'

/** Who it was: a name, a kode kader, "Sistem" for the clock, "Umum" for anybody without a session. */
export function actorWords(
  entry: Pick<AuditEntry, 'actorKind' | 'actorName' | 'hasActorEnded'>,
): string {
  switch (entry.actorKind) {
    case 'system':
      return 'Sistem'
    case 'public':
      return 'Umum'
    case 'cadre':
      return entry.actorName === null ? 'Seorang kader' : `Kader ${entry.actorName}`
    case 'staff':
      if (entry.actorName === null) return 'Petugas yang tidak dikenal lagi'
      return entry.hasActorEnded ? `${entry.actorName} (${ENDED})` : entry.actorName
  }
}

type Fact = AuditEntry['detail'][string]

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'nama',
  holderName: 'nama',
  kind: 'jenis kader',
  sex: 'jenis kelamin',
  phone: 'nomor HP',
  phoneSealed: 'nomor HP',
  phoneKey: '',
  phoneTail: '',
  nameKey: '',
  decreeNumber: 'nomor SK',
  decreeOn: 'tanggal SK',
  decreeUntil: 'akhir SK',
  event: 'kegiatan',
  area: 'tempat tugas',
  villageName: 'nama desa/kelurahan',
  subDistrictName: 'nama kecamatan',
}

const count = (noun: string) => (fact: Fact) =>
  typeof fact === 'number' ? `${formatNumber(fact)} ${noun}` : null
/** Left out when there was none. */
const some = (noun: string) => (fact: Fact) => (fact === 0 ? null : count(noun)(fact))
const day = (words: string) => (fact: Fact) =>
  typeof fact === 'string' && /^\d{4}-\d{2}-\d{2}/.test(fact)
    ? `${words} ${formatDate(fact)}`
    : null
const named = (words: string) => (fact: Fact) =>
  typeof fact === 'string' || typeof fact === 'number' ? `${words} ${fact}` : null
const fields = (fact: Fact) => {
  if (typeof fact !== 'string') return null
  const known = fact.split(' ').map((field) => FIELD_WORDS[field] ?? field)
  return [...new Set(known)].filter((word) => word !== '').join(', ')
}

/** What is told of an entry's details, in this order. What is not named here is for machines and stays away. */
const DETAIL_WORDS: Readonly<Record<string, (fact: Fact) => string | null>> = {
  code: named('kursus'),
  course: named('kursus'),
  quiz: (fact) =>
    typeof fact === 'string' ? `tes ${fact.replace(/^tes-/, '').replaceAll('-', ' ')}` : null,
  passed: (fact) => (fact === true ? 'lulus' : fact === false ? 'belum lulus' : null),
  fields,
  corrects: fields,
  // Reasons are told where they are one of a kept list; what people wrote is not for this page.
  reason: (fact) =>
    (({ ...END_WORDS, ...REASON_WORDS, ...ACCOUNT_REASONS }) as Readonly<Record<string, string>>)[
      String(fact)
    ]?.toLowerCase() ?? null,
  role: (fact) => ROLE_NAMES[String(fact)] ?? null,
  // Written for the district to read: why a superadmin looked at its people.
  why: named('alasan:'),
  waits: (fact) => (fact === true ? 'menunggu orang kedua' : null),
  keysDropped: (fact) =>
    fact === true ? 'kunci perangkat dan akun dinas yang lama tidak berlaku lagi' : null,
  rolesWait: (fact) => (fact === true ? 'tugasnya menunggu orang kedua' : null),
  startsOn: day('mulai'),
  endsOn: day('sampai'),
  rows: count('baris'),
  members: count('kader'),
  cadres: count('kader'),
  codes: count('kartu'),
  files: some('berkas'),
  villages: count('desa/kelurahan'),
  certificates: count('sertifikat'),
  modules: count('modul'),
  entries: count('kegiatan'),
  numbers: count('nomor'),
  items: count('soal'),
  added: some('baru'),
  changed: some('berubah'),
  unchanged: some('tetap'),
  skipped: some('dilewati'),
  left: some('belum masuk'),
  retired: some('soal disimpan'),
  applied: some('catatan diterima'),
  duplicate: some('sudah pernah diterima'),
  rejected: some('ditolak'),
  untrained: some('tidak lagi terhitung terlatih'),
  asked: count('kader'),
  differences: (fact) => (fact === 0 ? 'semua cocok' : (count('angka dibetulkan')(fact) ?? null)),
  areas: count('wilayah'),
  issuers: count('penerbit'),
  keys: count('kunci'),
  unanswered: some('kader belum menjawab ejaan namanya'),
  firstNumber: named('mulai nomor urut'),
  version: named('versi'),
  number: named('nomor'),
  year: named('tahun'),
  item: named('bukti nomor'),
  trained: count('terlatih'),
  movedOn: day('mulai'),
  asOf: day('keadaan'),
  endedOn: day('berakhir'),
  startedOn: day('mulai'),
  daysBefore: (fact) => (fact === 0 ? 'sudah berakhir' : count('hari sebelum berakhir')(fact)),
  bytes: (fact) => (typeof fact === 'number' ? formatSize(fact) : null),
  format: (fact) =>
    ({ csv: 'CSV', xlsx: 'Excel', pdf: 'PDF', zip: 'ZIP', print: 'dicetak' })[String(fact)] ?? null,
  from: day('dari'),
  to: day('sampai'),
}

type Told = Pick<AuditEntry, 'actorName' | 'action' | 'entity' | 'entityId' | 'subject' | 'detail'>

/** What was done, to what and how much: "mengubah data kader LMJ-4821-K: nama, nomor HP". */
export function didWords(entry: Told): {
  readonly did: string
  readonly subject: AuditEntry['subject']
  readonly facts: string
} {
  const { action, entity, detail } = entry
  const facts = Object.entries(DETAIL_WORDS).flatMap(([key, words]) => {
    const fact = detail[key]
    return fact === undefined || fact === null ? [] : (words(fact) ?? [])
  })
  const report =
    entity === 'report' || entity === 'reportShown' ? [`laporan ${entry.entityId}`] : []
  return {
    did: actionWords(action, entity, detail),
    subject: subjectOf(entry),
    facts: [...report, ...facts].filter((fact) => fact !== '').join(', '),
  }
}

/** One name for many would mislead, and whoever did it need not be named twice. */
function subjectOf({ subject, actorName, detail }: Told): AuditEntry['subject'] {
  const isOfMany = [detail['codes'], detail['cadres']].some((many) => Number(many ?? 0) > 1)
  return isOfMany || subject?.name === actorName ? null : subject
}

/** The whole sentence, as a file and those who listen have it. */
export function sentenceOf(
  entry: Pick<AuditEntry, 'actorKind' | 'hasActorEnded' | keyof Told>,
): string {
  const { did, subject, facts } = didWords(entry)
  return `${actorWords(entry)} ${did}${subject === null ? '' : ` ${subject.name}`}${facts === '' ? '' : `: ${facts}`}.`
}

/** The log as a table of text: its head, then a line each. */
export function auditTable(entries: readonly AuditEntry[], zone: Zone): string[][] {
  return [
    ['Tanggal', 'Jam', 'Siapa', 'Kegiatan', 'Tentang', 'Rincian', 'Wilayah', 'Nomor catatan'],
    ...entries.map((entry) => {
      const { did, subject, facts } = didWords(entry)
      return [
        formatDate(dayIn(entry.at, zone)),
        formatTime(entry.at, zone),
        actorWords(entry),
        did,
        subject?.name ?? '',
        facts,
        entry.area,
        entry.id,
      ]
    }),
  ]
}

/** `riwayat-35.08-2026-11-01-2026-11-22`, without its ending. */
export function auditFileName(area: string, { from, to }: AuditFilter): string {
  return ['riwayat', area, from, to].filter((part) => part !== undefined).join('-')
}
