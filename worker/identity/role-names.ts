/** Roles with the names of their areas, as pages show them. */
import type { Grant, StaffRole } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { listAreas } from '../regions/index.ts'

export type NamedRole = {
  readonly role: StaffRole
  /** Null for the whole country. */
  readonly area: string | null
}

export async function rolesWithNames(
  ctx: Pick<Context, 'db'>,
  grants: readonly Pick<Grant, 'role' | 'area'>[],
): Promise<NamedRole[]> {
  const areas = await listAreas(
    ctx.db,
    grants.map(({ area }) => area),
  )
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]))
  return grants.map(({ role, area }) => ({
    role,
    area: area === NATION ? null : (nameOf.get(area) ?? area),
  }))
}
