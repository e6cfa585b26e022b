/** The SQL of the register: one page of persons by filters. */
import type { CadreKind, CadreStatus } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import { joined, sql, type Db, type Sql } from '../core/db.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { canSignIn } from '../identity/index.ts'
import { seatsOf } from './cohorts/store-cohorts.ts'
import { withAssignments, type KnownCadre } from './store.ts'
import { anyAssignment, ofAnyEntry, PERSON, seenFrom, type CadreRaw } from './store-persons.ts'

export type CadreFilter = {
  readonly area: AreaCode
  readonly words: readonly string[]
  readonly kind: CadreKind | null
  readonly status: CadreStatus | null
  readonly trained: 'yes' | 'no' | null
  readonly canSignIn: 'yes' | 'no' | null
  readonly village: AreaCode | null
  readonly cohort: string | null
  readonly after: string | null
  readonly today: string
  readonly limit: number
}

/** One page by name with the number of all; `scope` must hold `filter.area`. */
export async function listCadres(
  db: Db,
  _scope: Scope,
  filter: CadreFilter,
): Promise<{ cadres: KnownCadre[]; total: number }> {
  const where = joined(conditions(filter), ' and ')
  const count = await db.first<{ total: number }>(
    sql`select count(*) as total from cadres c where ${where}`,
  )
  const after =
    filter.after === null
      ? sql`1 = 1`
      : sql`(c.name_key, c.id) > (select name_key, id from cadres where id = ${filter.after})`
  const rows = await db.all<CadreRaw>(sql`select ${PERSON} from cadres c where ${where} and ${after}
    order by c.name_key, c.id limit ${filter.limit}`)
  return { cadres: await withAssignments(db, rows), total: count?.total ?? 0 }
}

/** A merged entry has no row of its own: what is true of it is true of the person who stands for it. */
function conditions(filter: CadreFilter): Sql[] {
  const { area, village, today } = filter
  const here = [
    ...(levelOf(area) === 'district' ? [] : [sql`a.sub_district_code = ${area}`]),
    ...(village === null ? [] : [sql`a.area_code = ${village}`]),
  ]
  const has = (...more: readonly Sql[]) => anyAssignment(joined([...here, ...more], ' and '))
  const any = has(sql`1 = 1`)
  const active = has(
    sql`a.started_on <= ${today} and (a.ended_on is null or a.ended_on > ${today})`,
  )
  const open = has(sql`(a.ended_on is null or a.ended_on > ${today})`)
  const trained = ofAnyEntry((entry) => sql`${entry}.trained_on <= ${today}`)
  const signsIn = sql`(${canSignIn('c.id')} or exists (select 1 from cadres m
    where m.merged_into = c.id and ${canSignIn('m.id')}))`
  const byStatus: Record<CadreStatus, Sql> = {
    ACTIVE: active,
    UPCOMING: sql`${open} and not ${active}`,
    ENDED: sql`${any} and not ${open}`,
    UNASSIGNED: sql`not ${anyAssignment(sql`1 = 1`)}`,
  }
  return [
    seenFrom(area),
    sql`c.merged_into is null`,
    sql`c.erased_at is null`,
    ...(village === null ? [] : [any]),
    ...(filter.status === null ? [] : [byStatus[filter.status]]),
    ...(filter.cohort === null ? [] : [sql`c.id in (${seatsOf(filter.cohort)})`]),
    ...(filter.kind === null ? [] : [sql`c.kind = ${filter.kind}`]),
    ...(filter.trained === 'yes' ? [trained] : []),
    ...(filter.trained === 'no' ? [sql`not coalesce(${trained}, 0)`] : []),
    ...(filter.canSignIn === 'yes' ? [signsIn] : []),
    ...(filter.canSignIn === 'no' ? [sql`not ${signsIn}`] : []),
    ...filter.words.map((word) => ofAnyEntry((entry) => hasWord(entry, word))),
  ]
}

/** In the name, or, from four characters on, in the kode kader. */
function hasWord(entry: Sql, word: string): Sql {
  const inName = sql`instr(${entry}.name_key, ${word}) > 0 or instr(lower(${entry}.name), ${word}) > 0`
  return word.length < 4
    ? sql`(${inName})`
    : sql`(${inName} or instr(lower(replace(${entry}.code, '-', '')), ${word}) > 0)`
}
