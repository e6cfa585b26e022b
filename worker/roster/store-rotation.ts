/** The SQL of rotations: telephones under another pepper than today's, or under no key of the cadre. Indexes hold just these. */
import { json, sql, type Db, type Sql } from '../core/db.ts'

export type KeptPhone = { readonly id: string; readonly phoneSealed: string }

/** Three ranges of an index, never a walk: those from before peppers were named, and those on either side of today's. */
function otherwise(pepper: string): readonly Sql[] {
  return [sql`phone_pepper is null`, sql`phone_pepper < ${pepper}`, sql`phone_pepper > ${pepper}`]
}

const UNOWNED = sql`from cadres indexed by cadres_phone_unowned where phone_sealed not glob 'p.*'`

/** At most `limit`, but for the first `skipped`, which could not be opened. */
export function listPhonesOtherwise(
  db: Db,
  pepper: string,
  limit: number,
  skipped: number,
): Promise<KeptPhone[]> {
  const most = limit + skipped
  const [unnamed, below, above] = otherwise(pepper).map(
    (range) => sql`select * from (select id, phone_sealed from cadres indexed by cadres_phone_pepper
      where phone_key is not null and phone_sealed is not null and ${range}
      order by phone_pepper, district_code limit ${most})`,
  )
  if (unnamed === undefined || below === undefined || above === undefined) {
    throw new Error('there are three ranges')
  }
  return db.all<KeptPhone>(sql`select distinct id, phone_sealed from (${unnamed} union all ${below} union all ${above}
      union all select * from (select id, phone_sealed ${UNOWNED} order by id limit ${most}))
    limit ${limit} offset ${skipped}`)
}

export type PhoneCount = {
  /** Found by a former pepper. */
  readonly phones: number
  /** Sealed under a data key itself. */
  readonly phonesUnowned: number
}

export async function countPhones(db: Db, pepper: string): Promise<PhoneCount> {
  const [unnamed, below, above] = otherwise(pepper).map(
    (range) =>
      sql`(select count(*) from cadres indexed by cadres_phone_pepper where phone_key is not null and ${range})`,
  )
  if (unnamed === undefined || below === undefined || above === undefined) {
    throw new Error('there are three ranges')
  }
  const row = await db.first<PhoneCount>(sql`select ${unnamed} + ${below} + ${above} as phones,
    (select count(*) ${UNOWNED}) as phones_unowned`)
  if (row === null) throw new Error('a count has a row')
  return row
}

/** `rows` ≤ 1,000. Touches only telephones that are still as they were read. */
export function putPhones(
  rows: readonly {
    readonly id: string
    readonly before: string
    readonly phoneSealed: string
    readonly phoneKey: string | undefined
    readonly phonePepper: string
  }[],
): Sql {
  return sql`update cadres set phone_sealed = given.value ->> 'phoneSealed', phone_key = given.value ->> 'phoneKey',
      phone_pepper = given.value ->> 'phonePepper'
    from json_each(${json(rows)}) given
    where cadres.id = given.value ->> 'id' and phone_sealed = given.value ->> 'before'`
}
