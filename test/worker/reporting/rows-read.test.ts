import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Context } from '../../../worker/core/context.ts'
import { loadAreas, setDistrict } from '../../../worker/regions/index.ts'
import { listDistrictCoverage } from '../../../worker/reporting/list-districts.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { publicPage } from '../../../worker/dossier/public-page.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { count } from '../../factories/reporting.ts'

const SMALL = '91.01'
const LARGE = '91.02'
// Comes after both: the last row of an index range costs one row more.
const NEIGHBOUR = '91.03'
const DISTRICTS = [SMALL, LARGE, NEIGHBOUR]
const VILLAGES = 200

/** Two districts of 20 sub-districts and 200 villages each; the large one has ten times the cadres. */
beforeAll(async () => {
  const areas = [{ code: '91', name: 'Uji' }]
  for (const district of DISTRICTS) {
    areas.push({ code: district, name: `Kabupaten ${district}` })
    for (let part = 1; part <= 20; part += 1) {
      const code = `${district}.${String(part).padStart(2, '0')}`
      areas.push({ code, name: `Kecamatan ${part}` })
      for (let village = 1; village <= VILLAGES / 20; village += 1)
        areas.push({ code: `${code}.${2000 + village}`, name: `Desa ${part} ${village}` })
    }
  }
  const ctx = contextFor(SYSTEM)
  await loadAreas(ctx, areas)
  for (const code of DISTRICTS) {
    await setDistrict(ctx, {
      code,
      timeZone: 'Asia/Jayapura',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: `U${code.slice(-2)}`,
      officeName: 'Dinas',
      isPublic: true,
      isDemo: false,
    })
  }
  await people(SMALL, 268)
  await people(LARGE, 2680)
  for (const code of DISTRICTS) await count(code)
  for (const code of DISTRICTS) await keptYears(code)
})

async function people(district: string, cadres: number): Promise<void> {
  const numbers = `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${cadres - 1})`
  const village = `printf('%s.%02d.%d', '${district}', i % 20 + 1, 2001 + (i / 20) % 10)`
  await env.DB.batch([
    env.DB
      .prepare(`insert into cadres (id, district_code, code, name, name_key, kind, trained_on, version, created_at, updated_at)
      ${numbers} select '${district}-' || i, '${district}', '${district}-' || i, 'Nama', 'nama', iif(i % 3, 'KPM', 'TPK_PKK'),
        case when i % 2 = 0 then '2026-01-01' end, 1, '', '' from n`),
    env.DB
      .prepare(`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
      ${numbers} select '${district}-' || i, '${district}-' || i, '${district}', substr(${village}, 1, 8), ${village}, 'village', '2026-01-01' from n`),
  ])
}

/** Three years of closing totals: of them the public figures read a few. */
async function keptYears(district: string): Promise<void> {
  await env.DB.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < 1095)
    insert into coverage_days select ?, date('2026-11-21', '-' || i || ' days'), 200, 0, 10, 5, 0, 10, 5 from n`,
  )
    .bind(district)
    .run()
}

async function rowsOf(
  work: (ctx: Context, district: string) => Promise<unknown>,
  district: string,
) {
  const ctx = contextFor(PUBLIC)
  await work(ctx, district)
  return ctx.db.meter.rowsRead
}

const office = (ctx: Context, area: string): Context => ({ ...ctx, actor: staff('PROVINCE', area) })

it.each<[string, number, (ctx: Context, district: string) => Promise<unknown>]>([
  ['the public figures', 120, (ctx, district) => readPublicCoverage(ctx, district, undefined)],
  ['the public page', 700, (ctx, district) => publicPage(ctx, district, undefined)],
  ['the report of the office', 700, (ctx, area) => readCoverage(office(ctx, area), { area })],
  ['the overview of a province', 20, (ctx, area) => listDistrictCoverage(office(ctx, area), area)],
])('%s cost the same rows for 268 and for 2,680 cadres', async (name, most, work) => {
  const [small, large] = [await rowsOf(work, SMALL), await rowsOf(work, LARGE)]
  console.log(`rows read, ${name}: ${small} with 268 cadres, ${large} with 2,680`)
  expect(large).toBe(small)
  expect(small).toBeLessThan(most)
})
