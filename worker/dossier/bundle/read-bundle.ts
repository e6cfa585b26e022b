/** The checklist of a year: the twelve kinds as the office words them, its own lines, and the files behind each. */
import {
  EVIDENCE_KINDS,
  type Bundle,
  type BundleFile,
  type BundleItem,
} from '../../contract/bundle.ts'
import type { CadreWord } from '../../contract/statement-token.ts'
import { KIND_WORDS } from '../../../site/src/text/bundle.ts'
import { cadreWord, worded } from '../../../site/src/text/counted-kinds.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, type DateOnly, type TimeZone } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { getDistrict } from '../../regions/index.ts'
import { todayIn, totalsOf } from '../../reporting/index.ts'
import {
  listFiles,
  listItems,
  type BundleYear,
  type FileRow,
  type ItemRow,
} from './store-bundle.ts'

export async function readBundle(ctx: Context, place: BundleYear): Promise<Bundle> {
  return loadBundle(ctx, allow(ctx, 'evidence.read', place.district), place)
}

export async function loadBundle(ctx: Context, scope: Scope, place: BundleYear): Promise<Bundle> {
  const district = await getDistrict(ctx, place.district)
  const asOf = dayOf(ctx, place.year, district.timeZone)
  const isOver = asOf < todayIn(ctx, district)
  const [items, files, { total }] = await Promise.all([
    listItems(ctx.db, scope, place),
    listFiles(ctx.db, scope, place),
    totalsOf(ctx, district, isOver ? asOf : undefined),
  ])
  const word = cadreWord(total)
  return {
    year: place.year,
    asOf,
    word,
    items: itemsOf(items, files, word),
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
  }
}

/** The day that the reports are of: no year is told of beyond its end, and none before it came. */
function dayOf(ctx: Context, year: number, zone: TimeZone): DateOnly {
  const today = dateIn(zone, ctx.clock.now())
  return Number(today.slice(0, 4)) > year ? `${year}-12-31` : today
}

/** In the order of their numbers. */
function itemsOf(
  rows: readonly ItemRow[],
  files: readonly FileRow[],
  word: CadreWord,
): BundleItem[] {
  const saved = new Map(rows.map((row) => [row.number, row]))
  const numbers = new Set([...EVIDENCE_KINDS.map(({ number }) => number), ...saved.keys()])
  return [...numbers]
    .toSorted((one, other) => one - other)
    .map((number) => itemOf(number, saved.get(number), files, word))
}

/** `word` is asked for a line that nobody has worded yet. */
export function itemOf(
  number: number,
  row: ItemRow | undefined,
  files: readonly FileRow[],
  word: CadreWord = 'KPM',
): BundleItem {
  return {
    number,
    title: row?.title ?? worded(KIND_WORDS[number]?.title ?? '', word),
    note: row?.note ?? '',
    state: row?.state ?? 'OPEN',
    version: row?.version ?? 0,
    savedAt: row?.savedAt ?? null,
    files: files.filter((file) => file.number === number).map(asFile),
    made: [...(EVIDENCE_KINDS.find((kind) => kind.number === number)?.made ?? [])],
  }
}

export function asFile({ id, name, type, bytes, sha256, uploadedAt }: FileRow): BundleFile {
  return { id, name, type, bytes, sha256, uploadedAt }
}
