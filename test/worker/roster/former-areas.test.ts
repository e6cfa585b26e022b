/** Villages by what they were called before: in an office's sheets, on their own page, and in what changed in a week. */
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { checkRecords } from '../../../worker/certification/records/check-records.ts'
import type { Context } from '../../../worker/core/context.ts'
import { listChanged } from '../../../worker/reporting/read-change.ts'
import { readVillage } from '../../../worker/reporting/read-village.ts'
import { advanceCoverage, checkRoster } from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeSmallDistricts } from '../../factories/histories.ts'
import { oldRows } from '../../factories/records.ts'
import { recordChange, wishOf, type OwnChange } from '../../factories/region-changes.ts'
import { count, putCertificate } from '../../factories/reporting.ts'
import { makeCadre, sheet } from '../../factories/roster.ts'

const DAY = '2026-11-18'
const BEFORE = '2026-11-14'

let left: string[] = []
beforeAll(async () => {
  left = await makeSmallDistricts(4)
})

/** Of its own for each test: kelurahan 01.1003, desa 01.2001, desa adat 01.2002, kelurahan 02.1002, desa 02.2001. */
let district = ''
let ctx: Context = contextFor(SYSTEM)
beforeEach(async () => {
  district = left.pop() ?? ''
  ctx = contextFor(staff('DISTRICT_ADMIN', district))
  await advanceCoverage(contextFor(SYSTEM), district)
  await change('RENAME', '01', { '01': 'Kedung' })
})

const at = (rest: string) => `${district}.${rest}`

const change = (kind: OwnChange['kind'], from: string, to: OwnChange['to']) =>
  recordChange(ctx, wishOf(district, { kind, from: [from], to, effectiveOn: DAY }))

/** A cadre who has served since May. */
async function serving(code: string, name: string) {
  const cadre = await makeCadre(ctx, at(code), name)
  await env.DB.prepare(`update assignments set started_on = '2026-05-01' where cadre_id = ?`)
    .bind(cadre.id)
    .run()
  return cadre
}

/** One who counts as trained since June. */
async function trained(code: string, name: string) {
  const cadre = await serving(code, name)
  await putCertificate({ cadreId: cadre.id, district, issuedOn: '2026-06-01' })
  return cadre
}

const outcomes = async (...rows: Parameters<typeof sheet>[0]) =>
  (await checkRoster(ctx, { district, rows: sheet(rows) })).outcomes

it('offers what took the place of a village to a roster by its old code or name, and takes the answer', async () => {
  await change('SPLIT', '01.2001', { '01.2007': 'Blukon Lor', '01.2008': 'Blukon Kidul' })
  const name = 'Siti Aminah'
  const found = await outcomes(
    { name, regionCode: at('01.2001') },
    { name, village: `Wilayah ${at('01.2001')}`, subDistrict: 'Kedung' },
    { name, regionCode: at('01.2001'), areaCode: at('01.2008'), decision: 'new' },
  )
  const problem = {
    reason: 'AREA_CHANGED',
    change: 'SPLIT',
    since: DAY,
    was: { code: at('01.2001'), kind: 'desa' },
    candidates: [{ code: at('01.2007') }, { code: at('01.2008'), name: 'Blukon Kidul' }],
  }
  expect(found).toMatchObject([
    { state: 'PROBLEM', problems: [problem] },
    { state: 'PROBLEM', problems: [problem] },
    { state: 'NEW', row: { area: { code: at('01.2008') } } },
  ])
})

it('finds whom an old certificate is for by the village of its time, and says what became of it', async () => {
  const stayed = await serving('01.2001', 'Siti Aminah')
  const gone = await serving('01.2001', 'Rini Lama')
  await env.DB.prepare(`update assignments set ended_on = '2026-08-01' where cadre_id = ?`)
    .bind(gone.id)
    .run()
  await change('RECODE', '01.2001', { '01.1009': 'Blukon' })
  const place = { village: `Wilayah ${at('01.2001')}`, subDistrict: 'Kedung' }
  const rows = oldRows([
    { name: 'Siti Aminah', ...place },
    { name: 'Rini Lama', ...place },
    { name: 'Orang Entah', ...place },
  ])
  expect((await checkRecords(ctx, { district, rows })).outcomes).toMatchObject([
    { state: 'READY', record: { cadreId: stayed.id } },
    {
      state: 'READY',
      record: {
        cadreId: gone.id,
        areaName: `Desa ${place.village}, Kecamatan ${place.subDistrict}`,
      },
    },
    { state: 'UNKNOWN', changed: { since: DAY, candidates: [{ code: at('01.1009') }] } },
  ])
})

it('tells on the page of a village that is no more since when, and what took its place', async () => {
  await change('RECODE', '01.2001', { '01.1009': 'Blukon' })
  expect((await readVillage(ctx, at('01.2001'))).ended).toMatchObject({
    change: 'RECODE',
    since: DAY,
    candidates: [{ code: at('01.1009'), name: 'Blukon', kind: 'kelurahan' }],
  })
  expect((await readVillage(ctx, at('01.1009'))).ended).toBeNull()
  await change('RENAME', '01.2002', { '01.2002': 'Adat Baru' })
  expect((await readVillage(ctx, at('01.2002'))).ended).toBeNull()
})

it('counts a renamed or recoded village once as renamed, not as lost and gained', async () => {
  await trained('01.2001', 'Ani')
  await trained('02.2001', 'Budi')
  await trained('02.1002', 'Cici')
  await count(district)
  const changed = (area: string) => listChanged(ctx, { area, since: BEFORE })
  expect(await changed(district)).toEqual({ gained: [], lost: [], renamed: [] })
  await change('RECODE', '01.2001', { '01.1009': 'Blukon' })
  await change('RENAME', '02.1002', { '02.1002': 'Kota Baru' })
  await change('MOVE', '02.2001', { '01.2009': 'Seberang' })
  // One that nobody trained serves is no news of coverage.
  await change('RENAME', '01.2002', { '01.2002': 'Adat Baru' })
  const renamed = ({ renamed: all }: Awaited<ReturnType<typeof changed>>) =>
    all.map(({ from, to }) => `${from[0]?.code ?? ''} ${to[0]?.code ?? ''} ${to[0]?.name ?? ''}`)
  const whole = await changed(district)
  expect(whole).toMatchObject({ gained: [], lost: [] })
  expect(renamed(whole)).toEqual([
    `${at('01.2001')} ${at('01.1009')} Blukon`,
    `${at('02.1002')} ${at('02.1002')} Kota Baru`,
    `${at('02.2001')} ${at('01.2009')} Seberang`,
  ])
  expect(renamed(await changed(at('02')))).toHaveLength(2)
})
