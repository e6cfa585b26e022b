/** The log's days: which day a moment was on the wall of the district, and what people call it. */
import { formatDate, type Zone } from './format.ts'

const HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const
const DAY_NAMES = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const DAY_MS = 86_400_000

/** An instant → `2026-11-22` */
export function dayIn(at: string, zone: Zone): string {
  return new Date(Date.parse(at) + HOURS[zone] * 3_600_000).toISOString().slice(0, 10)
}

/** `2026-11-22` → `Hari ini, Minggu, 22 November 2026` */
export function dayTitle(day: string, today: string): string {
  const name = DAY_NAMES[new Date(Date.parse(day)).getUTCDay()] ?? ''
  const ago = (Date.parse(today) - Date.parse(day)) / DAY_MS
  const near = ago === 0 ? 'Hari ini, ' : ago === 1 ? 'Kemarin, ' : ''
  return `${near}${name}, ${formatDate(day)}`
}

/** Entries in their order, by the day on which they were. */
export function byDay<Entry extends { readonly at: string }>(
  entries: readonly Entry[],
  zone: Zone,
): readonly (readonly [day: string, entries: readonly Entry[]])[] {
  return [...Map.groupBy(entries, ({ at }) => dayIn(at, zone))]
}
