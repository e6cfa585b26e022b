/** Numbers, dates and times as Indonesians write them: 1.234 · 98,5% · 21 November 2026 · 08.30 WIB. */
const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
]

const ZONES = {
  'Asia/Jakarta': { hours: 7, name: 'WIB' },
  'Asia/Makassar': { hours: 8, name: 'WITA' },
  'Asia/Jayapura': { hours: 9, name: 'WIT' },
} as const

export type Zone = keyof typeof ZONES

/** `2026-11-21` → `21 November 2026` */
export function formatDate(date: string): string {
  const [year = '', month = '1', day = '1'] = date.slice(0, 10).split('-')
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`
}

/** The first day on which something no longer holds → the last on which it does: `2029-11-20` → `19 November 2029` */
export function formatLastDay(end: string): string {
  return formatDate(new Date(Date.parse(end.slice(0, 10)) - 86_400_000).toISOString())
}

/** A cell that holds a date, also as Excel's day number; any other text as it is. */
export function formatSheetDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text)
  if (!/^[2-6]\d{4}$/.test(text)) return text
  // Day 0 is 30 December 1899.
  return formatDate(new Date((Number(text) - 25_569) * 86_400_000).toISOString())
}

/** An instant → `08.30 WIB` */
export function formatTime(at: string, zone: Zone = 'Asia/Jakarta'): string {
  const { hours, name } = ZONES[zone]
  const local = new Date(new Date(at).getTime() + hours * 3_600_000).toISOString()
  return `${local.slice(11, 13)}.${local.slice(14, 16)} ${name}`
}

/** An instant → `21 November 2026, 08.30 WIB` */
export function formatMoment(at: string, zone: Zone = 'Asia/Jakarta'): string {
  const local = new Date(new Date(at).getTime() + ZONES[zone].hours * 3_600_000).toISOString()
  return `${formatDate(local)}, ${formatTime(at, zone)}`
}

/** 1234 → `1.234` */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
}

/** 3 → `naik 3`, -2 → `turun 2`, 0 → `tetap`: in words, because a spreadsheet takes a sign for the begin of a formula. */
export function formatChange(by: number): string {
  if (by === 0) return 'tetap'
  return by > 0 ? `naik ${formatNumber(by)}` : `turun ${formatNumber(-by)}`
}

/** 72.54 → `72,5` */
export function formatMean(value: number): string {
  return (Math.round(value * 10) / 10).toFixed(1).replace('.', ',')
}

/** 0.4712 → `0,47` */
export function formatTwo(value: number): string {
  const text = value.toFixed(2).replace('.', ',')
  return text === '-0,00' ? '0,00' : text
}

/** 12.54 → `naik 12,5`, -3.2 → `turun 3,2`, less than a twentieth → `tetap` */
export function formatGain(value: number): string {
  const said = formatMean(Math.abs(value))
  if (said === '0,0') return 'tetap'
  return `${value > 0 ? 'naik' : 'turun'} ${said}`
}

/** A share with one decimal: (142, 205) → `69,3%`; `-` when there is nothing to share. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '-'
  return `${(Math.round((part / whole) * 1000) / 10).toFixed(1).replace('.', ',')}%`
}

/** Bytes → `320 kB`, `1,4 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}
