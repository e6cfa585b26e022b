/** Cadres as certificates and the office's lists name them: who, what, and where with the kind of area. */
import { areaWithKind } from '../../site/src/text/certification.ts'
import type { CadreKind } from '../contract/roster.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { listCadreFacts, type CadreFacts } from '../roster/index.ts'

export type Holder = {
  readonly cadreId: string
  readonly code: string
  readonly name: string
  readonly kind: CadreKind
  readonly subDistrictCode: string
  readonly subDistrictName: string
  /** Null for a cadre who serves a sub-district whole. */
  readonly villageName: string | null
  /** What lists are ordered by. */
  readonly areaCode: string
}

/**
 * The holders among some cadres, by area and name. Who serves nowhere on the first of the days is looked up on the next;
 * who serves nowhere on any is left out.
 */
export async function listHolders(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  cadreIds: readonly string[],
  days: readonly string[],
): Promise<Holder[]> {
  const found: Holder[] = []
  let missing = cadreIds
  for (const day of new Set(days)) {
    if (missing.length === 0) break
    const facts = await listCadreFacts(ctx.db, scope, missing, day)
    found.push(...facts.flatMap((each) => asHolder(each) ?? []))
    const known = new Set(found.map((holder) => holder.cadreId))
    missing = missing.filter((cadreId) => !known.has(cadreId))
  }
  return found.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

const orderOf = ({ areaCode, name, cadreId }: Holder) => `${areaCode}|${name}|${cadreId}`

/** Her newest area gives the sub-district; further villages in it are named too. */
function asHolder({ id, code, name, kind, areas }: CadreFacts): Holder | null {
  const [main] = areas
  if (main === undefined) return null
  const villages = areas
    .filter((area) => area.kind !== 'kecamatan' && area.subDistrictCode === main.subDistrictCode)
    .map((area) => areaWithKind(area.kind, area.name))
  return {
    cadreId: id,
    code,
    name,
    kind,
    subDistrictCode: main.subDistrictCode,
    subDistrictName: areaWithKind('kecamatan', main.subDistrictName),
    villageName: main.kind === 'kecamatan' ? null : villages.join(' dan '),
    areaCode: main.code,
  }
}

/** `Desa Tempursari, Kecamatan Tempursari` */
export function holderPlace({ villageName, subDistrictName }: Holder): string {
  return villageName === null ? subDistrictName : `${villageName}, ${subDistrictName}`
}
