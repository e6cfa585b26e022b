/** The SQL of paper designs and of the logos that they name. A design is only ever added; its unit points to the newest. */
import type { PaperDesign } from '../../contract/paper-design.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type DesignRow = {
  readonly id: string
  readonly unitId: string
  readonly design: PaperDesign
  readonly savedAt: string
}

type StoredDesign = Omit<DesignRow, 'design'> & { readonly design: string }

/** Whoever has the id may draw on it: papers are public to those who have them. */
export async function findDesign(db: Db, id: string): Promise<DesignRow | null> {
  const row = await db.first<StoredDesign>(
    sql`select id, unit_id, design, saved_at from paper_designs where id = ${id}`,
  )
  // Safe: written by putDesign from the contract's type, and frozen by a trigger.
  return row === null ? null : { ...row, design: JSON.parse(row.design) as PaperDesign }
}

export type NewDesign = DesignRow & { readonly savedBy: string }

/** Touches no row when the unit is another district's, or its newest design is not `after` any more. */
export function putDesign(district: AreaCode, given: NewDesign, after: string | null): Sql {
  const { id, unitId, design, savedBy, savedAt } = given
  return sql`insert into paper_designs (id, unit_id, design, saved_by, saved_at)
    select ${id}, u.id, ${json(design)}, ${savedBy}, ${savedAt} from issuing_units u
    where u.id = ${unitId} and u.district_code = ${district} and u.design_id is ${after}
    on conflict (id) do nothing`
}

/** Goes with `putDesign` in one batch. */
export function pointToDesign({ id, unitId }: Pick<DesignRow, 'id' | 'unitId'>): Sql {
  return sql`update issuing_units set design_id = ${id} where id = ${unitId}`
}

export type PictureRow = {
  readonly name: string
  readonly bytes: number
  readonly width: number
  readonly height: number
}

/** Touches no row when the district has it already. */
export function putPicture(
  district: AreaCode,
  picture: PictureRow,
  by: { readonly person: string; readonly at: string },
): Sql {
  const { name, bytes, width, height } = picture
  return sql`insert into paper_pictures (district_code, name, bytes, width, height, added_by, added_at)
    values (${district}, ${name}, ${bytes}, ${width}, ${height}, ${by.person}, ${by.at})
    on conflict (district_code, name) do nothing`
}

/** Those of the named pictures that the district brought. */
export async function listPictures(
  db: Db,
  scope: Scope,
  district: AreaCode,
  names: readonly string[],
): Promise<PictureRow[]> {
  return db.all<PictureRow>(sql`select name, bytes, width, height from paper_pictures
    where district_code = ${district} and ${withinArea('district_code', scope.area)}
      and name in (select value from json_each(${json(names)}))`)
}
