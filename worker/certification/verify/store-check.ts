/** Many certificates by code or number, with the few facts that a list is held against. Each function is one query. */
import type { DateOnly } from '../../core/clock.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'

export type FoundRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly subDistrictCode: AreaCode
  readonly number: string
  /** As `numberKey` makes it. */
  readonly key: string
  readonly verificationCode: string
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
  readonly issuedOn: DateOnly
  readonly expiresOn: DateOnly | null
  readonly revokedOn: DateOnly | null
  /** The 12 characters of the code of the certificate in its place. */
  readonly replacedBy: string | null
  readonly holderName: string
  readonly villageName: string | null
  readonly subDistrictName: string
  readonly districtName: string
  readonly courseTitle: string
  readonly isSample: 0 | 1
}

// As the index `certificates_number_key` has it, letter for letter: else every certificate is read.
const KEY = sql`replace(upper(o.number), ' ', '')`

const COLUMNS = sql`o.id, o.district_code, o.sub_district_code, o.number, ${KEY} as key, o.verification_code, o.state,
  o.issued_on, o.expires_on, o.revoked_on, newer.verification_code as replaced_by,
  o.snapshot ->> 'holderName' as holder_name, o.snapshot ->> 'villageName' as village_name,
  o.snapshot ->> 'subDistrictName' as sub_district_name, o.snapshot ->> 'districtName' as district_name,
  o.snapshot ->> 'courseTitle' as course_title, coalesce(o.snapshot ->> 'isSample', 0) as is_sample`

const WITH_NEWER = sql`left join certificates newer on newer.id = o.replaced_by_id`

/** Codes are nobody's: whoever has one has seen the paper, so they are looked up everywhere. */
export function listByCodes(db: Db, _scope: Scope, codes: readonly string[]): Promise<FoundRow[]> {
  return db.all<FoundRow>(sql`select ${COLUMNS} from certificates o ${WITH_NEWER}
    where o.verification_code in (select value from json_each(${json(codes)}))`)
}

/** More holders of one number than a province has districts. */
export const MOST_OF_ONE_NUMBER = 41

/** Within the area of the scope, at most MOST_OF_ONE_NUMBER of each. */
export function listByNumbers(
  db: Db,
  { area }: Scope,
  keys: readonly string[],
): Promise<FoundRow[]> {
  return listOfKeys(db, keys, within('i', area), MOST_OF_ONE_NUMBER)
}

/** Outside the area of the scope: two of each tell already that there are several. */
export function listByNumbersElsewhere(
  db: Db,
  { area }: Scope,
  keys: readonly string[],
): Promise<FoundRow[]> {
  if (area === NATION) return Promise.resolve([])
  return listOfKeys(db, keys, sql`not ${within('i', area)}`, 2)
}

// Offices number alike (`400.10.2/0123/DPMD/KPM/2026`), so one number may have five hundred holders: never all are read.
function listOfKeys(
  db: Db,
  keys: readonly string[],
  where: Sql,
  most: number,
): Promise<FoundRow[]> {
  return db.all<FoundRow>(sql`select ${COLUMNS} from json_each(${json(keys)}) as wanted
    cross join certificates o on o.id in (
      select i.id from certificates i
      where replace(upper(i.number), ' ', '') = wanted.value and ${where} limit ${most})
    ${WITH_NEWER}`)
}

/** One range of the index; '.' sorts right before '/'. `alias` is written by this store. */
function within(alias: string, area: AreaCode): Sql {
  if (area === NATION) return sql`(1 = 1)`
  const column: Sql = { text: `${alias}.sub_district_code`, values: [] }
  return sql`(${column} >= ${area} and ${column} < ${`${area}/`})`
}
