/**
 * The SQL of who is whom: a merged entry is listed and counted as the person who stands for it, in every query of the room.
 * Nothing of either row is moved, so that a merge can be undone. In each fragment `c` is the row of `cadres` asked about.
 */
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { personsOf, type Persons } from './life/persons.ts'
import type { CadreKind } from '../contract/roster.ts'

export type CadreRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly code: string
  readonly name: string
  readonly nameKey: string
  readonly kind: CadreKind
  readonly sex: 'F' | 'M' | null
  readonly phoneSealed: string | null
  readonly phoneKey: string | null
  /** Which pepper keyed it; null for one from before peppers were named. */
  readonly phonePepper: string | null
  readonly phoneTail: string | null
  readonly trainedOn: string | null
  /** Another entry of the same person, which stands for both. */
  readonly mergedInto: string | null
  /** When her data were erased: shown where she was counted, never listed or changed. */
  readonly erasedAt: string | null
  readonly version: number
}

/** An entry that was merged into another. */
export type Entry = Pick<
  CadreRow,
  'id' | 'code' | 'name' | 'nameKey' | 'kind' | 'sex' | 'phoneKey' | 'phoneTail' | 'trainedOn'
>

/** A row of `PERSON`: `others` is JSON. */
export type CadreRaw = CadreRow & { readonly others: string }

export const PERSON = sql`c.id, c.district_code, c.code, c.name, c.name_key, c.kind, c.sex, c.phone_sealed, c.phone_key, c.phone_pepper,
  c.phone_tail, c.trained_on, c.merged_into, c.erased_at, c.version,
  (select json_group_array(json_object('id', m.id, 'code', m.code, 'name', m.name, 'nameKey', m.name_key, 'kind', m.kind,
    'sex', m.sex, 'phoneKey', m.phone_key, 'phoneTail', m.phone_tail, 'trainedOn', m.trained_on))
    from cadres m where m.merged_into = c.id) as others`

/** The entry that stands for the person of an entry; `column` is written by a store, never taken from outside. */
export function personOf(column: string): Sql {
  const entry = { text: column, values: [] }
  return sql`coalesce((select merged_into from cadres where id = ${entry}), ${entry})`
}

/** She is trained from the earliest day on which one of her entries is. */
export function asPerson(raw: CadreRaw): CadreRow & { readonly others: readonly Entry[] } {
  // Safe: only `PERSON` makes it.
  const others = JSON.parse(raw.others) as readonly Entry[]
  const days = [raw, ...others].flatMap(({ trainedOn }) => trainedOn ?? [])
  return { ...raw, others, trainedOn: days.toSorted()[0] ?? null }
}

const SELF: Sql = { text: 'c', values: [] }
const OTHER: Sql = { text: 'm', values: [] }

/** `true_` holds of one of her entries. */
export function ofAnyEntry(true_: (entry: Sql) => Sql): Sql {
  return sql`(${true_(SELF)} or exists (select 1 from cadres m where m.merged_into = c.id and ${true_(OTHER)}))`
}

/** One of her assignments, `a`, is so. */
export function anyAssignment(so: Sql): Sql {
  return sql`(exists (select 1 from assignments a where a.cadre_id = c.id and ${so})
    or exists (select 1 from cadres m join assignments a on a.cadre_id = m.id where m.merged_into = c.id and ${so}))`
}

/** A district sees its cadres; a sub-district those with an assignment in it. */
export function seenFrom(area: AreaCode): Sql {
  return levelOf(area) === 'district'
    ? sql`c.district_code = ${area}`
    : anyAssignment(sql`a.sub_district_code = ${area}`)
}

/** The entries of a list of ids, and all others of the same persons. */
export const entriesOf = (cadreIds: readonly string[]): Sql => {
  const these = sql`(select value from json_each(${json(cadreIds)}))`
  const kept = sql`select coalesce(merged_into, id) from cadres where id in ${these}`
  return sql`${kept} union select id from cadres where merged_into in (${kept})`
}

/** Who is whom in a district; the caller answers for the scope. Costs rows by merges, never by cadres. */
export async function readPersons(db: Db, district: AreaCode): Promise<Persons> {
  const merges = await db.all<{ keptId: string; mergedId: string }>(sql`select kept_id, merged_id
    from cadre_merges where district_code = ${district} and undone_at is null order by merged_at, id`)
  return personsOf(merges)
}
