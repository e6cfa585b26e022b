/** Rosters for tests on the real D1: areas with names that repeat, rows as sheets have them, imports of one call. */
import type { RosterRow } from '../../worker/contract/roster.ts'
import type { Context } from '../../worker/core/context.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { commitRoster, listCadres } from '../../worker/roster/index.ts'
import { contextFor, SYSTEM } from './context.ts'
import { makeDistricts } from './regions.ts'

const MORE_AREAS = [
  { code: '35.08.13', name: 'Kunir' },
  { code: '35.08.13.2001', name: 'Kunir Lor' },
  { code: '35.08.13.2002', name: 'Sukosari' },
  { code: '35.08.17', name: 'Jatiroto' },
  { code: '35.08.17.2001', name: 'Sukosari' },
  { code: '35.08.17.2002', name: 'Jatiroto' },
  { code: '53', name: 'Nusa Tenggara Timur' },
  { code: '53.01', name: 'Kabupaten Kupang' },
  { code: '53.01.06', name: 'Kupang Timur' },
  { code: '53.01.06.1004', name: 'Oesao' },
  { code: '53.01.06.2015', name: 'Oesao' },
]

/** Lumajang (35.08), Pekalongan (33.75) and Kupang (53.01, in another time zone), with villages of one name. */
export async function makeRosterDistricts(): Promise<void> {
  await makeDistricts()
  const ctx = contextFor(SYSTEM)
  await loadAreas(ctx, MORE_AREAS)
  await setDistrict(ctx, {
    code: '53.01',
    timeZone: 'Asia/Makassar',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'KPG',
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    isPublic: true,
    isDemo: false,
  })
}

/** Rows numbered from 2, as under a heading. */
export function sheet(rows: readonly Omit<RosterRow, 'line'>[]): RosterRow[] {
  return rows.map((row, index) => ({ line: index + 2, ...row }))
}

/** Imports rows as one chunk of a file of its own. */
export function bringIn(
  ctx: Context,
  district: string,
  rows: readonly RosterRow[],
  more: { importId?: string; position?: number } = {},
) {
  return commitRoster(ctx, {
    district,
    importId: more.importId ?? ctx.ids.uuid(),
    fileName: 'daftar-kpm.xlsx',
    position: more.position ?? 0,
    rows: [...rows],
  })
}

/** Adds one cadre to an area and returns her as the list shows her. */
export async function makeCadre(ctx: Context, areaCode: string, name: string) {
  const district = areaCode.slice(0, 5)
  await bringIn(ctx, district, sheet([{ name, areaCode, decision: 'new' }]))
  const { cadres } = await listCadres(ctx, { area: district, village: areaCode, q: name })
  const cadre = cadres.at(-1)
  if (cadre === undefined) throw new Error(`${name} was not added to ${areaCode}`)
  return cadre
}
