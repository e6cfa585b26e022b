/** The SQL of taking numbers. Every number belongs to the range of one approved proposal. */
import type { NumberRange, Numbering } from '../../contract/names.ts'
import { sql, type Db, type Sql } from '../../core/db.ts'
import { namesStand } from '../names/store-names.ts'
import type { ProposalRow } from './store-proposals.ts'

/** The highest number taken by a unit in a year; 0 for none. */
export async function lastNumber(db: Db, unitId: string, year: number): Promise<number> {
  const row = await db.first<{ last: number }>(
    sql`select last from number_series where unit_id = ${unitId} and year = ${year}`,
  )
  return row?.last ?? 0
}

type Series = Pick<ProposalRow, 'districtCode' | 'unitId'> & { readonly year: number }

const within = ({ districtCode, unitId, year }: Series, { first, last }: NumberRange): Sql =>
  sql`district_code = ${districtCode} and unit_id = ${unitId} and year = ${year}
    and first_number <= ${last} and first_number + members - 1 >= ${first}`

/** Which numbers of a range are in use: the first five stretches. */
export function listTaken(db: Db, series: Series, range: NumberRange): Promise<NumberRange[]> {
  return db.all<NumberRange>(sql`select max(first_number, ${range.first}) as first,
      min(first_number + members - 1, ${range.last}) as last
    from proposals where ${within(series, range)} order by first_number limit 5`)
}

export type Decided = {
  readonly person: string
  readonly at: string
  readonly year: number
  readonly signatoryId: string
  /** Null to count on from the highest number of the year. */
  readonly range: NumberRange | null
  /** By cadre; empty when the names are not the roster's. */
  readonly names: Readonly<Record<string, string>>
  readonly unanswered: number
}

/**
 * Takes the numbers: those of `range`, or the next ones of the unit and year, for as many as there are members. Both
 * statements run in one transaction, so two approvals can neither share a number nor skip one; the series remembers the
 * highest, so that counting on never meets a number that somebody chose. Touches no row unless the proposal is still
 * proposed, by somebody else, the unit takes its numbers this way, none of them is in use, and the names stand.
 */
export function approve(
  { id, districtCode, unitId }: Pick<ProposalRow, 'id' | 'districtCode' | 'unitId'>,
  { person, at, year, signatoryId, range, names, unanswered }: Decided,
): [Sql, Sql] {
  const numbering: Numbering = range === null ? 'AUTO' : 'MANUAL'
  const first =
    range === null
      ? sql`1 + coalesce((select last from number_series where unit_id = ${unitId} and year = ${year}), 0)`
      : sql`${range.first}`
  const isFree =
    range === null
      ? sql`1 = 1`
      : sql`not exists (select 1 from proposals where ${within({ districtCode, unitId, year }, range)})`
  return [
    sql`update proposals set state = 'APPROVED', decided_by = ${person}, decided_at = ${at},
        signatory_id = ${signatoryId}, year = ${year}, first_number = ${first}
      where id = ${id} and district_code = ${districtCode} and state = 'PROPOSED' and proposed_by <> ${person}
        and exists (select 1 from issuing_units where id = ${unitId} and numbering = ${numbering})
        and ${isFree} and ${namesStand(names, unanswered)}`,
    sql`insert into number_series (unit_id, year, last)
      select unit_id, year, first_number + members - 1 from proposals where id = ${id}
      on conflict (unit_id, year) do update set last = max(last, excluded.last)`,
  ]
}
