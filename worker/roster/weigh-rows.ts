/** Reads rows and decides what becomes of each, against the district's areas and cadres as they are now. */
import type { ReadRow, RosterRow, RowOutcome, RowProblem } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrictRow, type DistrictRow } from '../regions/index.ts'
import { tailOf, type SheetRow } from './compare-row.ts'
import { decideRows, type LeftOut, type Unreadable, type Verdict } from './decide-rows.ts'
import { findArea } from './find-area.ts'
import { loadGazetteer, type Gazetteer } from './gazetteer.ts'
import { readCadreCode, readCells, textOf } from './rules.ts'
import { phoneKeys, underToday } from './phones.ts'
import { listKnown } from './store.ts'

export type Weighed = {
  readonly district: DistrictRow
  readonly gazetteer: Gazetteer
  readonly today: string
  readonly verdicts: readonly Verdict[]
}

/** Refuses NOT_FOUND when the district does not use the platform, INPUT_INVALID when two rows have one line. */
export async function weighRows(
  ctx: Context,
  scope: Scope,
  districtCode: AreaCode,
  rows: readonly RosterRow[],
): Promise<Weighed> {
  assertLines(rows)
  const district = await getDistrictRow(ctx, districtCode)
  const today = dateIn(district.timeZone, ctx.clock.now())
  const gazetteer = await loadGazetteer(ctx.db, districtCode)
  const written = rows.map((row) => ({ row, ...readCells(row) }))
  const phones = await keysOfPhones(ctx, distinct(written.map(({ cells }) => cells.phone)))
  const read = readRows(gazetteer, written, phones)
  const sheet = read.filter((row): row is SheetRow => 'cells' in row)
  const known = await listKnown(ctx.db, scope, districtCode, {
    nameKeys: distinct(sheet.map((row) => row.cells.nameKey)),
    phoneKeys: distinct(sheet.flatMap(({ cells }) => [...(phones.get(cells.phone ?? '') ?? [])])),
    codes: distinct(sheet.map((row) => readCadreCode(textOf(row.row.cadreCode) ?? ''))),
    ids: distinct(sheet.map(({ row }) => sameAs(row))),
  })
  const comparable = underToday(known, formerKeys([...phones.values()]))
  return { district, gazetteer, today, verdicts: decideRows(read, comparable, gazetteer, today) }
}

/** By number, the hashes that it may be kept under, today's first. */
type PhoneKeys = ReadonlyMap<string, readonly string[]>

async function keysOfPhones(ctx: Context, phones: readonly string[]): Promise<PhoneKeys> {
  const keys = await Promise.all(phones.map((phone) => phoneKeys(ctx, phone)))
  return new Map(phones.map((phone, index) => [phone, keys[index] ?? []]))
}

/** Of a former hash, that of today; empty but for the time of a rotation. */
function formerKeys(keys: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(
    keys.flatMap(([today = '', ...former]) => former.map((key): [string, string] => [key, today])),
  )
}

function readRows(
  gazetteer: Gazetteer,
  rows: readonly ({ readonly row: RosterRow } & ReturnType<typeof readCells>)[],
  phones: PhoneKeys,
): (SheetRow | Unreadable | LeftOut)[] {
  return rows.map(({ row, cells, problems }) => {
    const area = findArea(gazetteer, row)
    const { line } = row
    if (row.decision === 'skip') return { line, skipped: true }
    if (!area.ok || problems.length > 0) {
      return { line, problems: [...problems, ...(area.ok ? [] : [problemOf(area)])] }
    }
    const phoneKey = phones.get(cells.phone ?? '')?.[0] ?? null
    return { line, row, cells, area: area.value, phoneKey }
  })
}

/** Lines are what outcomes and answers refer to: one row each. */
function assertLines(rows: readonly { readonly line: number }[]): void {
  const seen = new Set<number>()
  for (const [index, { line }] of rows.entries()) {
    if (seen.has(line)) {
      throw new Refusal('INPUT_INVALID', {
        issues: [{ path: `rows.${index}.line`, message: 'repeated' }],
      })
    }
    seen.add(line)
  }
}

function problemOf(found: { readonly ok: false } & RowProblem): RowProblem {
  const { ok: _, ...problem } = found
  return problem
}

const sameAs = ({ decision }: RosterRow) =>
  typeof decision === 'object' && 'sameAs' in decision ? decision.sameAs : null

const distinct = (texts: readonly (string | null)[]): string[] => [
  ...new Set(texts.flatMap((text) => (text === null || text === '' ? [] : [text]))),
]

/** A verdict as the officer sees it. */
export function outcomeOf(verdict: Verdict): RowOutcome {
  switch (verdict.state) {
    case 'SKIPPED':
      return { state: 'SKIPPED', line: verdict.line }
    case 'PROBLEM':
      return { state: 'PROBLEM', line: verdict.line, problems: [...verdict.problems] }
    case 'ASK': {
      const { read, questions } = verdict
      return { state: 'ASK', line: read.line, row: asRead(read), questions: [...questions] }
    }
    case 'NEW':
      return { state: 'NEW', line: verdict.read.line, row: asRead(verdict.read) }
    case 'KNOWN': {
      const { read, cadre, edit } = verdict
      const { line } = read
      if (edit.changes.length === 0) return { state: 'UNCHANGED', line, cadreId: cadre.id }
      const changes = [...edit.changes]
      const row = asRead(read)
      return { state: 'CHANGED', line, row, cadreId: cadre.id, cadreCode: cadre.code, changes }
    }
  }
}

function asRead({ cells, area }: SheetRow): ReadRow {
  const { name, kind, sex, phone, decreeNumber, decreeOn, decreeUntil } = cells
  return { name, kind, sex, phoneTail: tailOf(phone), decreeNumber, decreeOn, decreeUntil, area }
}
