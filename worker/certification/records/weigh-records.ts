/** What becomes of each row of a list of old certificates, against the roster and what is recorded and issued already. */
import { areaWithKind } from '../../../site/src/text/certification.ts'
import type { ReadRecord, RecordOutcome, RecordRow } from '../../contract/records.ts'
import type { CadreChoice, ChangedArea } from '../../contract/roster-rows.ts'
import type { Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { findPeople } from '../../roster/index.ts'
import { identityOf, readRecordCells, recordKey, type Identity } from './record-rules.ts'
import { listRivals, type Rival } from './store-records.ts'

/** A row that may be written, with the sub-district it is filed under. */
export type Weighed = {
  readonly outcome: RecordOutcome
  readonly subDistrictCode: AreaCode
}

type Read = {
  readonly row: RecordRow
  readonly identity: Identity
  readonly changed: ChangedArea | null
} & ReturnType<typeof readRecordCells>

/** One answer per row, in the same order. Refuses INPUT_INVALID when two rows have one line. */
export async function weighRecords(
  ctx: Context,
  scope: Scope,
  district: AreaCode,
  rows: readonly RecordRow[],
): Promise<Weighed[]> {
  assertLines(rows)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const people = await findPeople(
    ctx,
    scope,
    district,
    rows.map(({ decision, ...row }) => ({
      ...row,
      cadreId: typeof decision === 'object' ? decision.cadreId : undefined,
    })),
  )
  const read = rows.flatMap((row, index): Read[] => {
    const found = people[index]
    if (found === undefined) return []
    const { changed } = found
    return [{ row, identity: identityOf(row, found), changed, ...readRecordCells(row, today) }]
  })
  const cadreIds = read.flatMap(({ identity }) =>
    identity.kind === 'sure' ? [identity.cadre.id] : [],
  )
  const rivals = Map.groupBy(await listRivals(ctx.db, cadreIds), ({ cadreId }) => cadreId)
  const taken = new Map<string, number>()
  return read.map((each) => ({
    outcome: outcomeOf(each, rivals, taken),
    subDistrictCode: fileUnder(each, district),
  }))
}

function outcomeOf(
  { row, identity, cells, problems, changed }: Read,
  rivals: ReadonlyMap<string, readonly Rival[]>,
  taken: Map<string, number>,
): RecordOutcome {
  const { line, decision } = row
  if (decision === 'skip') return { state: 'SKIPPED', line }
  const wrong = identity.kind === 'wrong' ? [identity.problem] : []
  // A row without a name but with a kode kader that fits is about somebody known: the paper's name is hers then.
  const left = problems.filter(
    (each) => !(each.reason === 'MISSING' && each.field === 'name' && identity.kind === 'sure'),
  )
  if (wrong.length + left.length > 0) {
    return { state: 'PROBLEM', line, problems: [...wrong, ...left] }
  }
  const place = changed === null ? {} : { changed }
  switch (identity.kind) {
    case 'ask': {
      const { question, cadres } = identity
      return { state: 'ASK', line, question, cadres: [...cadres], ...place }
    }
    case 'unknown':
    case 'wrong':
      return { state: 'UNKNOWN', line, ...place }
    case 'sure':
      break
  }
  const { cadre } = identity
  const { holderName, ...facts } = cells
  const record: ReadRecord = {
    cadreId: cadre.id,
    cadreCode: cadre.code,
    cadreName: cadre.name,
    areaName: areaNameOf(cadre),
    holderName: holderName === '' ? cadre.name : holderName,
    ...facts,
  }
  const key = recordKey(record.number)
  const own = rivals.get(cadre.id) ?? []
  const same = own.find((rival) => recordKey(rival.number) === key)
  if (same !== undefined) {
    const because = same.source === 'issued' ? 'ISSUED' : 'RECORDED'
    return { state: 'TWICE', line, because, otherLine: null }
  }
  const before = taken.get(`${cadre.id} ${key}`)
  if (before !== undefined) {
    return { state: 'TWICE', line, because: 'IN_LIST', otherLine: before }
  }
  taken.set(`${cadre.id} ${key}`, line)
  const sameDay = own.find(
    ({ source, issuedOn }) => source === 'issued' && issuedOn === record.issuedOn,
  )
  const isOther = typeof decision === 'object' && decision.isOther === true
  return sameDay === undefined || isOther
    ? { state: 'READY', line, record }
    : { state: 'SAME_DAY', line, record, number: sameDay.number }
}

function areaNameOf({ areas: [area] }: CadreChoice): string {
  if (area === undefined) return ''
  const subDistrict = areaWithKind('kecamatan', area.subDistrictName)
  return area.kind === 'kecamatan'
    ? subDistrict
    : `${areaWithKind(area.kind, area.name)}, ${subDistrict}`
}

/** Where she serves now, else last served; who never served is filed under the district. */
function fileUnder({ identity }: Read, district: AreaCode): AreaCode {
  const [area] = identity.kind === 'sure' ? identity.cadre.areas : []
  return area?.subDistrictCode ?? district
}

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
