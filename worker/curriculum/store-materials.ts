/** The SQL of the training materials of published versions. Immutable like their version. */
import type { Material } from '../contract/materials.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'

export function addMaterials(versionId: string, materials: readonly Material[]): Sql {
  return sql`insert into course_materials (version_id, position, module, kind, material)
    select ${versionId}, key, value ->> 'module', value ->> 'kind', value
    from json_each(${json(materials)})`
}

/** In the order in which they were published. */
export async function listMaterials(db: Db, versionId: string): Promise<Material[]> {
  return asMaterials(
    await db.all<Row>(sql`select material from course_materials
      where version_id = ${versionId} order by position`),
  )
}

/** The same of one module and kind. */
export async function listMaterialsOf(
  db: Db,
  versionId: string,
  { module, kind }: Pick<Material, 'module' | 'kind'>,
): Promise<Material[]> {
  return asMaterials(
    await db.all<Row>(sql`select material from course_materials
      where version_id = ${versionId} and module is ${module} and kind = ${kind} order by position`),
  )
}

/** The same of several versions and one kind. */
export async function listMaterialsIn(
  db: Db,
  versionIds: readonly string[],
  kind: Material['kind'],
): Promise<{ readonly versionId: string; readonly material: Material }[]> {
  const rows = await db.all<
    Row & { readonly versionId: string }
  >(sql`select m.version_id, m.material
    from json_each(${json(versionIds)}) v cross join course_materials m on m.version_id = v.value
    where m.kind = ${kind} order by v.key, m.position`)
  const materials = asMaterials(rows)
  return rows.flatMap(({ versionId }, at) => {
    const material = materials[at]
    return material === undefined ? [] : [{ versionId, material }]
  })
}

/** How many messages for families each module has; those without any are left out. */
export function countMessages(
  db: Db,
  versionId: string,
): Promise<{ readonly module: string; readonly messages: number }[]> {
  return db.all(sql`select module, count(*) as messages from course_materials
    where version_id = ${versionId} and kind = 'message' and module is not null group by module`)
}

type Row = { readonly material: string }

function asMaterials(rows: readonly Row[]): Material[] {
  // Safe: written by `addMaterials` and never changed.
  return rows.map(({ material }) => JSON.parse(material) as Material)
}
