/** Words of R11, the sheet for the mini lokakarya of a kecamatan (kpm.md 1.4): three standards and four certainties to be ticked. */
import type { MeetingSheet } from '../../../worker/contract/meeting-sheets.ts'
import type { CheckItem } from '../../../worker/contract/outcome-rules.ts'
import { cadreWord, inBrackets, kindsNamed, worded, type Said } from './counted-kinds.ts'
import { formatNumber, formatShare } from './format.ts'

export const MINLOK = {
  title: 'Lembar minlok kecamatan',
  use: 'Satu halaman per kecamatan untuk mini lokakarya: capaian, kendala, tindak lanjut, tiga standar, dan empat pasti.',
  lede: 'Satu lembar untuk setiap kecamatan: terisi dari hasil mini lokakarya yang sudah ditulis, atau kosong untuk ditulis tangan.',
  loading: 'Menyiapkan lembar…',
  count: (sheets: number) => `${formatNumber(sheets)} lembar siap dicetak.`,
  countFilled: (filled: number) =>
    filled === 0
      ? 'Belum ada hasil mini lokakarya yang ditulis, jadi lembarnya kosong.'
      : `${formatNumber(filled)} terisi dari hasil mini lokakarya terakhir.`,
  filling: 'Isi lembar',
  filled: 'Hasil mini lokakarya',
  blank: 'Kosong, untuk ditulis tangan',
  emptyTitle: 'Belum ada kecamatan',
  empty: 'Daftar kecamatan dan desa/kelurahan belum dimuat. Hubungi pengelola.',
  print: 'Cetak',
  heading: 'LEMBAR MINI LOKAKARYA KECAMATAN',
  subDistrict: (name: string) => `KECAMATAN ${name.toUpperCase()}`,
  sample: 'DATA CONTOH: angka di lembar ini tidak nyata',
  held: 'Hari, tanggal',
  place: 'Tempat',
  led: 'Dipimpin oleh',
  dots: '…………………………………………',
  reached: 'Capaian',
  openTitle: 'Desa/kelurahan belum tercakup',
  allCovered: 'Semua desa/kelurahan sudah tercakup.',
  more: (left: number) =>
    `dan ${formatNumber(left)} lagi, lihat laporan desa/kelurahan belum tercakup`,
  focus: 'lokus',
  without: 'Belum ada KPM',
  untrained: 'Ada KPM, belum terlatih',
  told: 'Capaian menurut pertemuan',
  obstacles: 'Kendala',
  nothing: 'Tidak ada catatan.',
  actions: 'Tindak lanjut',
  carried: 'Tindak lanjut dari pertemuan sebelumnya',
  what: 'Yang dilakukan',
  inCharge: 'Penanggung jawab',
  due: 'Batas waktu',
  state: 'Keadaan',
  promised: (day: string) => `(dari ${day})`,
  overdue: 'lewat batas waktu',
  moreActions: (left: number) => `Dan ${formatNumber(left)} lagi, lihat daftar tindak lanjut.`,
  perPart: 'Lampiran: jawaban tiap desa/kelurahan',
  part: 'Desa/kelurahan',
  partsNote:
    'TPK terlatih, alat ukur tersedia, prosedur terlaksana; semua sasaran terdata, memperoleh layanan, memanfaatkan layanan; semua tercatat dan terlaporkan. Kosong: belum diketahui. Huruf kecil: catatan.',
  standards: 'Tiga standar',
  certain: 'Empat pasti',
  note: 'Catatan',
  signs: (name: string) => [`Camat ${name}`, 'Notulis'],
  line: '(……………………………………)',
  meanings: (who: Said) =>
    [
      'KPM terlatih: KPM aktif yang memegang sertifikat sah dari pelatihan yang dihitung.',
      'Tercakup: ada sekurang-kurangnya satu KPM terlatih.',
    ].map((text) => worded(text, who)),
} as const

/** What has to be so. Of the first the platform knows the numbers. */
export const CHECK_WORDS: Readonly<Record<CheckItem, string>> = {
  TEAM_TRAINED: 'TPK terlatih',
  TOOLS_READY: 'Alat ukur/aplikasi pengukuran sasaran tersedia',
  PROCEDURE_FOLLOWED: 'Prosedur operasional terlaksana',
  ALL_LISTED: 'Semua sasaran terdata',
  ALL_SERVED: 'Semua sasaran memperoleh layanan',
  ALL_USED: 'Semua sasaran memanfaatkan intervensi/layanan',
  ALL_REPORTED: 'Semua pelaksanaan dan pendampingan tercatat dan terlaporkan',
}

/** The same as the heads of narrow columns. */
export const CHECK_SHORT: Readonly<Record<CheckItem, string>> = {
  TEAM_TRAINED: 'TPK terlatih',
  TOOLS_READY: 'Alat ukur',
  PROCEDURE_FOLLOWED: 'Prosedur',
  ALL_LISTED: 'Terdata',
  ALL_SERVED: 'Dilayani',
  ALL_USED: 'Manfaat',
  ALL_REPORTED: 'Laporan',
}

/** The sentence of a share, and the share: `8 dari 12 kader (9 KPM dan 3 TPK)`, `66,7%`. */
export function sharesOf(sheet: MeetingSheet): { label: string; share: string; of: string }[] {
  const { trained, cadres, areasCovered, areas } = sheet
  const word = cadreWord(sheet)
  return [
    {
      label: worded('KPM terlatih', word),
      share: formatShare(trained, cadres),
      of: `${formatNumber(trained)} dari ${formatNumber(cadres)} ${word}${inBrackets(kindsNamed(sheet))}`,
    },
    {
      label: 'Desa/kelurahan tercakup',
      share: formatShare(areasCovered, areas),
      of: `${formatNumber(areasCovered)} dari ${formatNumber(areas)} desa/kelurahan`,
    },
  ]
}

/** The other figures of R1's row. */
export function countsOf(sheet: MeetingSheet): { label: string; value: string }[] {
  const count = (label: string, value: number) => ({
    label: worded(label, cadreWord(sheet)),
    value: formatNumber(value),
  })
  return [
    count('Jml desa', sheet.villages),
    count('Jml kelurahan', sheet.kelurahan),
    count('Desa/kel memiliki KPM', sheet.areasWithCadre),
    count('KPM tingkat kecamatan', sheet.subDistrictCadres),
    count('KPM belum terlatih', sheet.cadres - sheet.trained),
    count('Desa/kel belum tercakup', sheet.areas - sheet.areasCovered),
  ]
}

/** `12 dari 46 TPK terlatih (26,1%)`; that none is recorded says nothing of whether there are any. */
export function teamWords({
  team: { trained, cadres },
}: {
  readonly team: MeetingSheet['team']
}): string {
  return cadres === 0
    ? 'Belum ada TPK di daftar kader'
    : `${formatNumber(trained)} dari ${formatNumber(cadres)} TPK (${formatShare(trained, cadres)})`
}

/** As many names as the page has room for. */
const MOST_NAMED = 40

/** The open villages in one line for each thing that is lacking: `Belum ada KPM (2): Sumberagung, Kel. Citrodiwangsan (lokus)`. */
export function openGroups({ open, ...sheet }: MeetingSheet): { label: string; names: string }[] {
  const shown = open.slice(0, MOST_NAMED)
  const group = (label: string, holds: (cadres: number) => boolean) => {
    const all = open.filter(({ cadres }) => holds(cadres)).length
    const named = shown.filter(({ cadres }) => holds(cadres)).map(nameOf)
    const left = all - named.length
    const rest = left > 0 ? [MINLOK.more(left)] : []
    return {
      label: `${worded(label, cadreWord(sheet))} (${formatNumber(all)})`,
      names: [...named, ...rest].join(', '),
      all,
    }
  }
  return [
    group(MINLOK.without, (cadres) => cadres === 0),
    group(MINLOK.untrained, (cadres) => cadres > 0),
  ].filter(({ all }) => all > 0)
}

function nameOf({ name, kind, isFocus }: MeetingSheet['open'][number]): string {
  const said = kind === 'kelurahan' ? `Kel. ${name}` : name
  return isFocus ? `${said} (${MINLOK.focus})` : said
}
