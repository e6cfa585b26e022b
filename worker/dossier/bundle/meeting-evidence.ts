/**
 * What the days on which cadres met leave as evidence: R5 of each meeting whose roll was taken, made here, and the signed sheets behind
 * it, which stay in the store until their turn comes. Both have a bound; what lies beyond it is counted, never silently missing.
 */
import { MADE_WORDS } from '../../../site/src/text/bundle.ts'
import { ITEM_OF_MEETING } from '../../contract/bundle.ts'
import {
  MAX_BUNDLE_ROLL_BYTES,
  MAX_BUNDLE_ROLLS,
  MAX_BUNDLE_SHEET_BYTES,
  MAX_BUNDLE_SHEETS,
} from '../../contract/bundle-limits.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { listSheetsOfYear, readTallies, type MeetingSheet } from '../../meetings/index.ts'
import { attendanceSheet, reportPdf, workbookOf } from '../../reporting/index.ts'
import { meetingPlace, type MeetingNamed } from './file-names.ts'
import type { MadeFile } from './made-files.ts'
import type { BundleYear } from './store-bundle.ts'

/** More meetings of a year are looked at for no roll: as many as R4 of meetings tells of. */
const MOST_MEETINGS = 1000

export type Most = { readonly files: number; readonly bytes: number }
const ROLLS: Most = { files: MAX_BUNDLE_ROLLS, bytes: MAX_BUNDLE_ROLL_BYTES }
const SHEETS: Most = { files: MAX_BUNDLE_SHEETS, bytes: MAX_BUNDLE_SHEET_BYTES }

export type Rolls = {
  readonly files: readonly MadeFile[]
  /** How many meetings with a roll have no file here, by the line they belong to. */
  readonly left: ReadonlyMap<number, number>
}

export type Sheets = {
  readonly files: readonly MeetingSheet[]
  readonly left: ReadonlyMap<number, number>
}

/** Trainings first, then the latest. Files are made one after another: each holds a meeting in memory. */
export async function makeRolls(
  ctx: Context,
  { district, year }: BundleYear,
  most: Most = ROLLS,
): Promise<Rolls> {
  const scope = allow(ctx, 'meeting.read', district)
  const { tallies } = await readTallies(ctx, scope, { area: district, year, most: MOST_MEETINGS })
  const taken = tallies
    .filter(({ sessions }) => sessions.some(({ isCounted }) => isCounted))
    .map(({ meeting }) => meeting)
    .toSorted(byWeight)
  const files: MadeFile[] = []
  const left = new Map<number, number>()
  let bytes = 0
  for (const [index, meeting] of taken.entries()) {
    if (index < most.files && bytes < most.bytes) {
      const made = await rollFiles(ctx, district, meeting)
      bytes += made.reduce((sum, file) => sum + file.bytes.length, 0)
      files.push(...made)
    } else countIn(left, ITEM_OF_MEETING[meeting.kind])
  }
  return { files, left }
}

async function rollFiles(
  ctx: Context,
  district: string,
  meeting: MeetingNamed,
): Promise<MadeFile[]> {
  const { sheet, asOf } = await attendanceSheet(ctx, { area: district, meetingId: meeting.id })
  const about = { part: 'R5' as const, meeting: meetingPlace(meeting), asOf }
  return [
    { ...about, name: `${MADE_WORDS.R5}.pdf`, bytes: await reportPdf(sheet) },
    { ...about, name: `${MADE_WORDS.R5}.xlsx`, bytes: await workbookOf(sheet) },
  ]
}

/** Of the year, in the same order; nothing of them is fetched yet. */
export async function listSheets(
  ctx: Context,
  { district, year }: BundleYear,
  most: Most = SHEETS,
): Promise<Sheets> {
  const scope = allow(ctx, 'attendance.readFile', district)
  const found = await listSheetsOfYear(ctx.db, scope, { area: district, year })
  const files: MeetingSheet[] = []
  const left = new Map<number, number>()
  let bytes = 0
  for (const file of found) {
    if (files.length < most.files && bytes + file.bytes <= most.bytes) {
      bytes += file.bytes
      files.push(file)
    } else countIn(left, ITEM_OF_MEETING[file.kind])
  }
  return { files, left }
}

function byWeight(one: MeetingNamed, other: MeetingNamed): number {
  const order = Number(one.kind !== 'TRAINING') - Number(other.kind !== 'TRAINING')
  if (order !== 0) return order
  if (one.startsOn !== other.startsOn) return one.startsOn > other.startsOn ? -1 : 1
  return one.id > other.id ? -1 : 1
}

function countIn(left: Map<number, number>, number: number): void {
  left.set(number, (left.get(number) ?? 0) + 1)
}
