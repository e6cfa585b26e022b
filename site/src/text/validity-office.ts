/** Words of the office's page on certificates that end, and on those that are older than their course is now. */
import type { End, EndGroup } from '../../../worker/contract/validity.ts'
import { formatDate, formatNumber } from './format.ts'

export const VALIDITY_HEAD = {
  title: 'Masa berlaku sertifikat',
  lede: 'Ingatkan kader sebelum sertifikatnya berakhir. Pesannya sudah siap, satu untuk tiap kader.',
} as const

export const GROUP_LABEL: Record<EndGroup, string> = {
  7: '7 hari lagi',
  30: '30 hari lagi',
  60: '60 hari lagi',
  90: '90 hari lagi',
  0: 'Sudah berakhir',
}

const GROUP_MEANING: Record<EndGroup, string> = {
  7: 'yang berakhir dalam 7 hari',
  30: 'yang berakhir dalam 8 sampai 30 hari',
  60: 'yang berakhir dalam 31 sampai 60 hari',
  90: 'yang berakhir dalam 61 sampai 90 hari',
  0: 'yang sudah berakhir',
}

export const ENDS = {
  loading: 'Memuat masa berlaku…',
  label: 'Sertifikat yang berakhir',
  groups: 'Berakhir',
  subDistrict: 'Kecamatan',
  allSubDistricts: 'Semua kecamatan',
  name: 'Nama dan wilayah tugas',
  course: 'Pelatihan dan nomor',
  endsOn: 'Berlaku s.d.',
  message: 'Pesan',
  recorded: 'Dicatat oleh dinas',
  daysLeft: (days: number) => (days === 1 ? 'hari terakhir' : `tinggal ${formatNumber(days)} hari`),
  ended: (days: number) =>
    days === 0 ? 'berakhir hari ini' : `berakhir ${formatNumber(days)} hari lalu`,
  open: 'WhatsApp',
  openFor: (name: string) => `Buka pesan WhatsApp untuk ${name}`,
  mark: 'Tandai sudah dikirim',
  marking: 'Mencatat…',
  sent: (when: string) => `Dikirim ${when}`,
  marked: (name: string) => `Pesan untuk ${name} dicatat sudah dikirim.`,
  help: 'Pesan dibuka di WhatsApp. Anda yang memilih penerimanya; nomor HP tidak dikirim dari sini.',
  total: (shown: number, total: number) =>
    `Tampil ${formatNumber(shown)} dari ${formatNumber(total)} sertifikat. Sisanya muncul setelah yang ini diperpanjang.`,
  noneTitle: 'Tidak ada sertifikat yang perlu diingatkan',
  none: 'Semua sertifikat kader yang bertugas masih berlaku lebih dari 90 hari.',
  unlimitedTitle: 'Sertifikat di sini tidak punya batas waktu',
  unlimited:
    'Belum ada pelatihan dengan masa berlaku, jadi tidak ada yang berakhir. Masa berlaku ditulis pelatih di materi pelatihan, untuk sertifikat yang terbit sesudahnya.',
  groupEmptyTitle: 'Tidak ada di kelompok ini',
  groupEmpty: (group: EndGroup, isFiltered: boolean) =>
    `Tidak ada sertifikat ${GROUP_MEANING[group]}${isFiltered ? ' di kecamatan ini' : ''}. Lihat kelompok lain.`,
} as const

type Ending = Pick<End, 'courseTitle' | 'number' | 'expiresOn' | 'daysLeft' | 'way'>

/** One message for one cadre, whatever of hers ends. `lastDays`: the last day of each. */
export function endMessage(
  name: string,
  ends: readonly Ending[],
  place: { readonly learn: string; readonly office: string },
): string {
  const isOver = ends.every(({ daysLeft }) => daysLeft <= 0)
  const ways = [...new Set(ends.flatMap(({ way }) => (way === null ? [] : [stepOf(way)])))]
  return [
    `Assalamu'alaikum/Salam sejahtera, Ibu/Bapak ${name}.`,
    '',
    ...ends.map(({ courseTitle, number, expiresOn, daysLeft }) => {
      const until = formatDate(dayBefore(expiresOn))
      return daysLeft <= 0
        ? `Sertifikat Anda untuk ${courseTitle} (nomor ${number}) berlaku sampai ${until}. Sekarang masanya sudah habis.`
        : `Sertifikat Anda untuk ${courseTitle} (nomor ${number}) berlaku sampai ${until}, ${daysLeft === 1 ? 'yaitu hari ini' : ENDS.daysLeft(daysLeft)}.`
    }),
    '',
    ...(ways.length === 0
      ? [
          'Dinas akan memberi tahu jadwal pelatihan penyegaran. Anda tidak perlu melakukan apa pun sekarang.',
        ]
      : [
          isOver
            ? 'Jangan khawatir, sertifikat masih bisa diperbarui:'
            : 'Supaya Anda tetap tercatat sebagai kader terlatih, mohon perbarui paling lambat tanggal itu:',
          `1. Buka ${place.learn} lalu masuk seperti biasa`,
          ...ways.map((way, index) => `${index + 2}. ${way}`),
          `${ways.length + 2}. Setelah Anda lulus, dinas menerbitkan sertifikat baru`,
        ]),
    '',
    'Sertifikat yang lama tetap boleh disimpan. Bila ada kesulitan, balas pesan ini.',
    `Terima kasih. - ${place.office}`,
  ].join('\n')
}

function stepOf({ kind, courseTitle }: NonNullable<Ending['way']>): string {
  return kind === 'test'
    ? `Kerjakan sekali lagi tes akhir ${courseTitle}`
    : `Selesaikan ${courseTitle}`
}

/** The last day on which a certificate holds. */
export function dayBefore(expiresOn: string): string {
  return new Date(Date.parse(expiresOn) - 86_400_000).toISOString().slice(0, 10)
}

export const CHANGES = {
  title: 'Sertifikat dari versi materi yang lama',
  lede: 'Bila materi diperbarui, sertifikat lama tetap sah. Daftar ini menunjukkan siapa yang belum mempelajari versi terbaru.',
  loading: 'Memuat versi materi…',
  versionsLabel: (title: string) => `Versi materi ${title}`,
  version: 'Versi',
  newest: 'terbaru',
  publishedOn: 'Terbit pada',
  holding: 'Sertifikat berlaku',
  show: (count: number) => `Lihat ${formatNumber(count)} kader dengan versi lama`,
  hide: 'Tutup daftar',
  none: 'Semua sertifikat yang berlaku memakai versi terbaru.',
  noneHeld: 'Belum ada sertifikat yang berlaku untuk pelatihan ini.',
  noCourseTitle: 'Belum ada pelatihan yang diterbitkan',
  noCourse: 'Setelah pelatih menerbitkan materi, versinya tampil di sini.',
  listLabel: (title: string) => `Kader dengan versi lama ${title}`,
  name: 'Nama',
  area: 'Wilayah tugas',
  subDistrict: 'Kecamatan',
  number: 'Nomor sertifikat',
  issuedOn: 'Terbit',
  download: 'Unduh CSV',
  file: (code: string, day: string) => `versi-lama-${code.toLowerCase()}-${day}.csv`,
} as const
