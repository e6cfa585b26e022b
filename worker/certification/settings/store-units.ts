/** The SQL of issuing units and their signatories. */
import type { IssuingUnit, Letterhead, Signatory } from '../../contract/certification.ts'
import type { Scope } from '../../core/access.ts'
import { json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'

export type UnitRow = Omit<IssuingUnit, 'letterhead'> & {
  readonly districtCode: AreaCode
  readonly letterhead: Letterhead
  /** The paper of new certificates; null for the plain one. */
  readonly designId: string | null
}

type StoredUnit = Omit<UnitRow, 'letterhead'> & { readonly letterhead: string }

const unitOf = (row: StoredUnit): UnitRow => ({
  ...row,
  // Safe: written by putUnit from the contract's type.
  letterhead: JSON.parse(row.letterhead) as Letterhead,
})

export async function listUnits(db: Db, scope: Scope): Promise<UnitRow[]> {
  const rows = await db.all<StoredUnit>(
    sql`select * from issuing_units where ${withinArea('district_code', scope.area)} order by id`,
  )
  return rows.map(unitOf)
}

export async function findUnit(db: Db, scope: Scope, id: string): Promise<UnitRow | null> {
  const row = await db.first<StoredUnit>(
    sql`select * from issuing_units where id = ${id} and ${withinArea('district_code', scope.area)}`,
  )
  return row === null ? null : unitOf(row)
}

/** Touches no row when the unit is another district's or was changed after `version` was read. */
export function putUnit(district: AreaCode, unit: IssuingUnit): Sql {
  const letterhead = json(unit.letterhead)
  return sql`insert into issuing_units
      (id, district_code, letterhead, number_pattern, classification, unit_code, place, numbering, version)
    select ${unit.id}, ${district}, ${letterhead}, ${unit.numberPattern}, ${unit.classification}, ${unit.unitCode},
      ${unit.place}, ${unit.numbering}, 1
    where ${unit.version} = 0 or exists (select 1 from issuing_units where id = ${unit.id})
    on conflict (id) do update set letterhead = excluded.letterhead, number_pattern = excluded.number_pattern,
      classification = excluded.classification, unit_code = excluded.unit_code, place = excluded.place,
      numbering = excluded.numbering, version = version + 1
      where district_code = excluded.district_code and version = ${unit.version}`
}

export function listSignatories(db: Db, scope: Scope): Promise<Signatory[]> {
  return db.all<Signatory>(sql`select s.* from signatories s join issuing_units u on u.id = s.unit_id
    where ${withinArea('u.district_code', scope.area)} order by s.valid_from desc`)
}

/** Touches no row when the unit is not the district's, or when the period overlaps another signatory's. */
export function putSignatory(district: AreaCode, given: Signatory): Sql {
  const until = given.validUntil ?? '9999-12-31'
  return sql`insert into signatories
      (id, unit_id, name, position, standing, rank, employee_number, valid_from, valid_until)
    select ${given.id}, ${given.unitId}, ${given.name}, ${given.position}, ${given.standing}, ${given.rank},
      ${given.employeeNumber}, ${given.validFrom}, ${given.validUntil}
    where exists (select 1 from issuing_units where id = ${given.unitId} and district_code = ${district})
      and not exists (select 1 from signatories where unit_id = ${given.unitId} and id <> ${given.id}
        and valid_from <= ${until} and coalesce(valid_until, '9999-12-31') >= ${given.validFrom})
    on conflict (id) do update set name = excluded.name, position = excluded.position, standing = excluded.standing,
      rank = excluded.rank, employee_number = excluded.employee_number, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until
      where unit_id = excluded.unit_id`
}
