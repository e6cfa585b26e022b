/** The SQL of statements of coverage and of the lists behind them. */
import type { StatementFacts, StatementList, StatementState } from '../../contract/statements.ts'
import type { Scope } from '../../core/access.ts'
import type { Instant } from '../../core/clock.ts'
import { onlyUnless } from '../../core/commit.ts'
import { sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type StatementRow = {
  readonly id: string
  readonly districtCode: AreaCode
  /** 12 characters. */
  readonly code: string
  readonly asOf: string
  readonly state: StatementState
  readonly facts: StatementFacts
  readonly listHash: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly proposedAt: Instant
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Instant | null
  readonly reason: string | null
  /** The id of the statement that took its place. */
  readonly supersededBy: string | null
  /** And its code. */
  readonly newerCode: string | null
}

type Stored = Omit<StatementRow, 'facts'> & { readonly facts: string }

const statementOf = (row: Stored): StatementRow => ({
  ...row,
  // Safe: written by putStatement from the contract's type, and frozen by a trigger.
  facts: JSON.parse(row.facts) as StatementFacts,
})

const WHOLE = sql`select s.*, newer.code as newer_code from coverage_statements s
  left join coverage_statements newer on newer.id = s.superseded_by`

/** Of the district in which the scope lies: a sub-district's people read their district's statements. */
export async function findStatement(
  db: Db,
  scope: Scope,
  id: string,
): Promise<StatementRow | null> {
  const row = await db.first<Stored>(
    sql`${WHOLE} where s.id = ${id} and s.district_code = ${scope.area.slice(0, 5)}`,
  )
  return row === null ? null : statementOf(row)
}

/** Newest first. */
export async function listStatements(db: Db, scope: Scope): Promise<StatementRow[]> {
  const rows = await db.all<Stored>(
    sql`${WHOLE} where s.district_code = ${scope.area.slice(0, 5)} order by s.id desc limit 100`,
  )
  return rows.map(statementOf)
}

/** The one in force in a district. */
export async function findInForce(db: Db, scope: Scope): Promise<StatementRow | null> {
  const row = await db.first<Stored>(
    sql`${WHOLE} where s.district_code = ${scope.area.slice(0, 5)} and s.state = 'ISSUED'`,
  )
  return row === null ? null : statementOf(row)
}

export type InForceRow = {
  readonly districtCode: AreaCode
  /** 12 characters. */
  readonly code: string
  readonly asOf: string
  readonly decidedAt: Instant
  readonly total: StatementFacts['total']
}

/** One for each district within the scope that has stated anything, ordered by district. */
export async function listInForce(db: Db, scope: Scope): Promise<InForceRow[]> {
  type Row = Omit<InForceRow, 'total'> & { readonly total: string }
  const rows = await db.all<Row>(sql`select s.district_code, s.code, s.as_of, s.decided_at,
      json_extract(s.facts, '$.total') as total
    from coverage_statements s
    where s.state = 'ISSUED' and ${withinArea('s.district_code', scope.area)} order by s.district_code`)
  // Safe: a part of what putStatement wrote from the contract's type.
  return rows.map((row) => ({ ...row, total: JSON.parse(row.total) as StatementFacts['total'] }))
}

/** One that was ever in force, by its 12 characters: whoever has the code has seen the paper. */
export async function findByCode(db: Db, scope: Scope, code: string): Promise<StatementRow | null> {
  const row = await db.first<Stored>(sql`${WHOLE} where s.code = ${code}
    and s.state in ('ISSUED', 'SUPERSEDED', 'WITHDRAWN') and ${withinArea('s.district_code', scope.area)}`)
  return row === null ? null : statementOf(row)
}

export async function findList(db: Db, statementId: string): Promise<StatementList | null> {
  const row = await db.first<{ list: string }>(
    sql`select list from statement_lists where statement_id = ${statementId}`,
  )
  // Safe: written by putStatement, and frozen by a trigger.
  return row === null ? null : (JSON.parse(row.list) as StatementList)
}

type NewStatement = Pick<
  StatementRow,
  | 'id'
  | 'districtCode'
  | 'code'
  | 'asOf'
  | 'facts'
  | 'listHash'
  | 'proposedBy'
  | 'proposedByName'
  | 'proposedAt'
> & { readonly list: string }

/** Breaks `coverage_statements.district_code` while another of the district waits, `.id` when this one is there. */
export function putStatement(row: NewStatement): [Sql, ...Sql[]] {
  return [
    sql`insert into coverage_statements (id, district_code, code, as_of, state, facts, list_hash, proposed_by,
        proposed_by_name, proposed_at)
      values (${row.id}, ${row.districtCode}, ${row.code}, ${row.asOf}, 'PROPOSED', ${JSON.stringify(row.facts)},
        ${row.listHash}, ${row.proposedBy}, ${row.proposedByName}, ${row.proposedAt})`,
    sql`insert into statement_lists (statement_id, list) values (${row.id}, ${row.list})`,
  ]
}

export type Decided = { readonly person: string; readonly name: string; readonly at: Instant }

/** In the place of `old`, which must still be in force; else nothing is written. */
export function putInForce(
  id: string,
  old: Pick<StatementRow, 'id'> | null,
  { person, name, at }: Decided,
): [Sql, ...Sql[]] {
  const issued = sql`update coverage_statements
    set state = 'ISSUED', decided_by = ${person}, decided_by_name = ${name}, decided_at = ${at}
    where id = ${id} and state = 'PROPOSED'`
  if (old === null) return [issued]
  return [
    sql`update coverage_statements set state = 'SUPERSEDED', superseded_by = ${id}
      where id = ${old.id} and state = 'ISSUED'`,
    issued,
    onlyUnless(sql`changes() = 0`),
  ]
}

export function sendBack(id: string, by: Decided, reason: string): [Sql] {
  return [
    sql`update coverage_statements set state = 'RETURNED', decided_by = ${by.person}, decided_by_name = ${by.name},
      decided_at = ${by.at}, reason = ${reason} where id = ${id} and state = 'PROPOSED'`,
  ]
}

export function withdraw(id: string, reason: string): Sql {
  return sql`update coverage_statements set state = 'WITHDRAWN', reason = ${reason}
    where id = ${id} and state = 'ISSUED'`
}
