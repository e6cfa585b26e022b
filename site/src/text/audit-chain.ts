/** Words of the page that checks whether the log is whole: what is looked at, what was found, and what to do then. */
import type { ChainFault, ChainFaultKind } from '../../../worker/contract/audit-chain.ts'
import { formatDate, formatMoment, formatNumber, type Zone } from './format.ts'

export const CHAIN = {
  title: 'Keutuhan riwayat',
  lede: 'Setiap catatan riwayat dikunci bersama catatan sebelumnya. Bila satu catatan diubah atau dihapus langsung di basis data, halaman ini menemukannya.',
  toHere: 'Periksa keutuhan riwayat',
  back: 'Kembali ke Riwayat',
  loading: 'Mengunci catatan terbaru…',
  notAllowedTitle: 'Hanya untuk pengelola kabupaten/kota',
  notAllowed: 'Bila perlu memeriksa riwayat, mintalah kepada pengelola di dinas Anda.',
  links: 'Menghitung ulang catatan satu per satu',
  linksUnit: 'catatan',
  heads: 'Membandingkan kunci harian dengan salinannya',
  headsUnit: 'hari',
  running: 'Halaman ini boleh ditinggalkan; pemeriksaan lalu berhenti dan tidak ada yang berubah.',
  resume: 'Lanjutkan pemeriksaan',
  again: 'Periksa lagi',
  emptyTitle: 'Belum ada catatan yang dikunci',
  empty: 'Catatan dikunci setiap jam. Bukalah lagi halaman ini sesudah ada kegiatan pertama.',
  wholeTitle: (count: number) => `Riwayat utuh: ${formatNumber(count)} catatan`,
  whole: (at: string | null, zone: Zone, heads: number) =>
    [
      at === null ? '' : `Terakhir dikunci ${formatMoment(at, zone)}.`,
      heads === 0
        ? 'Kunci harian pertama dibuat besok.'
        : `${formatNumber(heads)} kunci harian cocok dengan salinannya di luar basis data.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  brokenTitle: (count: number) =>
    count === 1 ? 'Riwayat tidak utuh: ada 1 temuan' : `Riwayat tidak utuh: ada ${count} temuan`,
  broken:
    'Ada yang berubah di luar aplikasi ini. Catatan lain tetap dapat dibaca. Jangan hapus atau perbaiki apa pun dahulu.',
  doTitle: 'Yang perlu dilakukan',
  todo: [
    'Unduh kunci harian di bawah dan simpan di komputer Anda.',
    'Catat nomor dan tanggal setiap temuan, atau cetak halaman ini.',
    'Hubungi pengelola platform. Minta cadangan basis data dari sebelum tanggal temuan dibandingkan dengan yang sekarang.',
    'Bila data orang mungkin dibuka atau diubah oleh yang tidak berhak, pemberitahuan kepada mereka wajib dalam 3 × 24 jam.',
  ],
  behind:
    'Catatan terbaru masih menunggu dikunci. Itu berlanjut sendiri setiap jam; buka lagi halaman ini untuk meneruskannya sekarang.',
  found: 'Temuan',
  moreFound: (count: number) => `dan ${formatNumber(count)} temuan lain yang sejenis`,
  days: 'Kunci harian',
  daysNote:
    'Satu kotak satu hari. Setiap malam seluruh riwayat sampai hari itu ditandatangani, dan salinannya disimpan di luar basis data.',
  older: (count: number) => `${formatNumber(count)} hari sebelumnya tidak digambar.`,
  noDays: 'Kunci harian pertama dibuat sesudah hari ini berakhir.',
  export: 'Unduh kunci harian',
  exporting: 'Menyiapkan berkas…',
  exportNote: (isNation: boolean) =>
    `Berkas teks tanpa data orang. ${isNation ? 'Simpan di luar platform' : 'Kirimkan kepada provinsi'}: salinan di tempat lain membuktikan riwayat ini bila kelak diragukan.`,
  exported: (count: number) => `Berkas tersimpan: ${formatNumber(count)} hari.`,
} as const

/** The states of a day in the picture, in the order of its key. */
export const DAY_STATES = ['checked', 'sealed', 'broken', 'none'] as const
export type DayState = (typeof DAY_STATES)[number]

export const DAY_STATE_WORDS: Readonly<Record<DayState, string>> = {
  checked: 'terkunci dan cocok',
  sealed: 'terkunci, belum diperiksa',
  broken: 'ada temuan',
  none: 'tidak ada kunci',
}

const FAULT_WORDS: Readonly<Record<ChainFaultKind, readonly [what: string, why: string]>> = {
  ENTRY_CHANGED: ['Catatan diubah', 'Isinya tidak lagi sama dengan saat dikunci.'],
  ENTRY_REMOVED: ['Catatan dihapus', 'Kuncinya masih ada, catatannya tidak.'],
  ENTRY_SWAPPED: ['Catatan ditukar tempatnya', 'Isinya benar, urutannya tidak.'],
  ENTRY_LATE: [
    'Catatan disisipkan kemudian',
    'Tanggalnya dari hari yang sudah ditandatangani tanpa catatan itu.',
  ],
  LINK_CHANGED: ['Kunci diubah', 'Catatannya masih benar, kuncinya ditulis ulang.'],
  LINK_MISSING: ['Kunci dihapus', 'Nomor ini terlewat dalam urutan.'],
  HEAD_DIFFERS: [
    'Tidak cocok dengan kunci harian',
    'Riwayat sampai hari itu bukan lagi yang ditandatangani saat itu.',
  ],
  HEAD_FORGED: [
    'Kunci harian tidak asli',
    'Salinan di luar basis data tidak bertanda tangan platform untuk hari dan daerah itu.',
  ],
  HEAD_CHANGED: [
    'Kunci harian di basis data diubah',
    'Bunyinya tidak sama dengan salinan di luar basis data.',
  ],
  HEAD_ROW_MISSING: [
    'Kunci harian di basis data hilang',
    'Salinannya di luar basis data masih ada.',
  ],
  HEAD_FILE_MISSING: ['Salinan kunci harian hilang', 'Yang di basis data masih ada.'],
  TAIL_MISSING: [
    'Catatan terakhir hilang',
    'Kunci harian menyebut lebih banyak catatan daripada yang ada sekarang.',
  ],
}

export type Finding = {
  readonly key: string
  readonly what: string
  readonly where: string
  readonly why: string
}

/**
 * Faults of one kind that follow each other become one line: a chain that was made anew differs on every day behind. `days` are
 * those with a head, in their order.
 */
export function findingsOf(faults: readonly ChainFault[], days: readonly string[]): Finding[] {
  const runs: ChainFault[][] = []
  for (const fault of faults) {
    const run = runs.find((each) => follows(each.at(-1), fault, days))
    if (run === undefined) runs.push([fault])
    else run.push(fault)
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) return []
    const [what, why] = FAULT_WORDS[first.kind]
    return [
      {
        key: `${first.kind} ${first.position} ${first.day}`,
        what,
        where: whereOf(first, last),
        why,
      },
    ]
  })
}

function follows(
  last: ChainFault | undefined,
  fault: ChainFault,
  days: readonly string[],
): boolean {
  if (last?.kind !== fault.kind) return false
  if (!isOfDay(fault.kind)) return fault.position === last.until + 1
  return days.indexOf(fault.day ?? '') === days.indexOf(last.day ?? '') + 1
}

function isOfDay(kind: ChainFaultKind): boolean {
  return kind.startsWith('HEAD_')
}

function whereOf(first: ChainFault, last: ChainFault): string {
  const days =
    first.day === null
      ? ''
      : last.day === null || last.day === first.day
        ? formatDate(first.day)
        : `${formatDate(first.day)} sampai ${formatDate(last.day)}`
  if (isOfDay(first.kind)) return days
  const places =
    first.position === last.until
      ? `nomor ${formatNumber(first.position)}`
      : `nomor ${formatNumber(first.position)} sampai ${formatNumber(last.until)}`
  return days === '' ? places : `${places}, ${days}`
}

/** `November 2026: 22 hari terkunci dan cocok, 1 hari ada temuan` */
export function monthWords(month: string, states: readonly DayState[]): string {
  const counts = DAY_STATES.flatMap((state) => {
    const count = states.filter((each) => each === state).length
    return count === 0 ? [] : [`${count} hari ${DAY_STATE_WORDS[state]}`]
  })
  return `${monthTitle(month)}: ${counts.join(', ')}`
}

/** `2026-11` → `November 2026` */
export function monthTitle(month: string): string {
  return formatDate(`${month}-01`).slice(2)
}

type Notes = {
  readonly name: string
  readonly area: string
  readonly today: string
  readonly notes: readonly { readonly day: string; readonly note: string }[]
  readonly keys: readonly string[]
}

/** The file that is kept outside: what it is, the keys, then each day's note as it was signed. */
export function headsFile({ name, area, today, notes, keys }: Notes): string {
  return [
    `Kunci harian riwayat ${name} (${area})`,
    `Diunduh ${formatDate(today)}. Terbaru di atas. Tanpa data orang.`,
    '',
    'Setiap bagian di bawah: nama riwayat, jumlah catatan, sidik (SHA-256, base64), hari, lalu tanda tangan (C2SP signed note).',
    'Bila riwayat kelak diragukan, bandingkan dengan kunci di halaman Keutuhan riwayat: harus sama huruf demi huruf.',
    'Kunci pemeriksa:',
    ...keys,
    ...notes.flatMap(({ day, note }) => ['', `--- ${day} ---`, note.trimEnd()]),
    '',
  ].join('\n')
}

export function headsFileName(area: string, today: string): string {
  return `kunci-riwayat-${area}-${today}.txt`
}
