/**
 * What the proof costs when every district of Indonesia takes part: the morning page and R1 of one district, today and as of a year back,
 * all districts of its province and all of the nation. Areas come in by the product's own verb and are counted by it; cadres, their
 * services and papers are filled by SQL in the shape in which the verbs leave them, because 90,000 by hand would take hours.
 */
import { NATION } from '../../worker/core/region-code.ts'
import { createStaff, openSession } from '../../worker/identity/index.ts'
import { loadAreas } from '../../worker/regions/index.ts'
import { advanceCoverage } from '../../worker/roster/index.ts'
import { allAreas } from '../../db/seed/areas.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { request, SYSTEM, timed, type Line } from './office.ts'

const DISTRICT = '35.08'
const PROVINCE = '35'
const DAY = 86_400_000

/** A line per question, with columns per number of cadres in each district. */
export async function benchNational(sizes: readonly number[]): Promise<Record<string, Line>> {
  const lines: Record<string, Line> = {}
  for (const size of sizes) {
    for (const [name, { ms = 0, queries = 0, 'rows read': rows = 0 }] of Object.entries(
      await measure(size),
    )) {
      lines[name] = {
        ...lines[name],
        [`ms at ${size}`]: ms,
        [`queries at ${size}`]: queries,
        [`rows read at ${size}`]: rows,
      }
    }
  }
  return lines
}

async function measure(cadresEach: number): Promise<Record<string, Line>> {
  const service = await startService()
  const ctx = service.context(SYSTEM)
  const lines: Record<string, Line> = {}
  lines['load all areas'] = await timed({ service }, () => loadAreas(ctx, allAreas()))
  await fill(service, cadresEach)
  const { results } = await service.db.prepare('select code from districts').all<{ code: string }>()
  lines[`count ${results.length} districts for the first time`] = await timed(
    { service },
    async () => {
      for (const { code } of results) await advanceCoverage(ctx, code)
    },
  )
  const office = { service, cookie: await signIn(service, 'DISTRICT_ADMIN', DISTRICT) }
  const province = { service, cookie: await signIn(service, 'PROVINCE', PROVINCE) }
  const nation = { service, cookie: await signIn(service, 'SUPERADMIN', NATION) }
  const yearAgo = dayOf(-365)
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    'morning page': () => request(office, 'GET', `/coverage/${DISTRICT}/today`),
    'R1 today': () => request(office, 'GET', `/reports/${DISTRICT}/R1`),
    'R1 a year back': () => request(office, 'GET', `/reports/${DISTRICT}/R1?asOf=${yearAgo}`),
    'R3 today': () => request(office, 'GET', `/reports/${DISTRICT}/R3`),
    'province, its districts': () => request(province, 'GET', `/coverage/${PROVINCE}/districts`),
    'nation, its districts': () => request(nation, 'GET', `/coverage/${NATION}/districts`),
  }
  for (const [name, ask] of Object.entries(asked)) {
    await ask()
    lines[name] = await timed({ service }, ask)
  }
  await service.close()
  return lines
}

/** Every district joins; its cadres are spread over its villages, two of three hold an old paper of one of three dates. */
async function fill({ db }: Service, cadresEach: number): Promise<void> {
  const made = dayOf(-700)
  const statements = [
    `insert into districts (code, time_zone, cadre_title, code_prefix, office_name, is_public, is_demo)
      select code, 'Asia/Jakarta', 'Kader Pembangunan Manusia', replace(code, '.', ''), 'Dinas PMD', 1, 0
      from regions where kind in ('kabupaten', 'kota')`,
    `insert into record_batches (id, district_code, file_name, counts_as_trained, rows, state, proposed_by, proposed_at)
      select 'batch-' || code, code, 'lama.xlsx', 1, 1, 'ACCEPTED', 'bench', '${made}' from districts`,
    `insert into cadres (id, district_code, code, name, name_key, kind, trained_on, version, created_at, updated_at)
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${cadresEach})
      select d.code || '-' || i, d.code, d.code_prefix || '-' || i, 'Kader ' || i, 'kader' || i, 'KPM',
        case i % 3 when 0 then null else date('now', '-' || (i % 3 * 250 + 20) || ' days') end, 1, '${made}', '${made}'
      from districts d, n`,
    `insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
      with villages as (select code, substr(code, 1, 5) as district, parent_code,
          row_number() over (partition by substr(code, 1, 5) order by code) - 1 as at,
          count(*) over (partition by substr(code, 1, 5)) as total
        from regions where kind in ('desa', 'kelurahan', 'desa_adat'))
      select c.id, c.id, c.district_code, v.parent_code, v.code, 'village', '${made}'
      from cadres c join villages v on v.district = c.district_code
        and v.at = cast(substr(c.id, 7) as integer) % v.total`,
    `insert into recorded_certificates (id, batch_id, district_code, sub_district_code, cadre_id, holder_name, number,
        title, issuer, issued_on, state)
      select c.id, 'batch-' || c.district_code, c.district_code, a.sub_district_code, c.id, c.name, c.id,
        'Pelatihan KPM', 'Dinas PMD', c.trained_on, 'ACCEPTED'
      from cadres c join assignments a on a.cadre_id = c.id where c.trained_on is not null`,
  ]
  await db.batch(statements.map((each) => db.prepare(each)))
}

async function signIn(
  service: Service,
  role: 'DISTRICT_ADMIN' | 'PROVINCE' | 'SUPERADMIN',
  area: string,
) {
  const ctx = service.context(SYSTEM)
  const id = await createStaff(ctx, {
    username: `bench.${area.replaceAll('.', '').toLowerCase()}`,
    name: 'Petugas',
    password: 'kereta api malam ke timur',
    grants: [{ role, area }],
  })
  return (await openSession(ctx, { kind: 'staff', id, scheme: 'http' })).cookie
}

function dayOf(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
}
