import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Actor } from '../../../worker/core/access.ts'
import type { Context } from '../../../worker/core/context.ts'
import { compareWithList, loadAreas } from '../../../worker/regions/index.ts'
import { figuresFromIntervals, figuresOf } from '../../../worker/reporting/figures.ts'
import { listServed } from '../../../worker/reporting/store-reports.ts'
import {
  advanceCoverage,
  issueActivationCodes,
  listCadres,
  listRegionChanges,
  previewRegionChange,
  readCadre,
  recordRegionChange,
  setFocusVillages,
  verifyCoverage,
} from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeSmallDistricts } from '../../factories/histories.ts'
import { recordChange, wishOf, type OwnChange } from '../../factories/region-changes.ts'
import { makeCadre } from '../../factories/roster.ts'

const TODAY = '2026-11-21'
const DAY = '2026-11-10'
const BEFORE = '2026-11-09'

let left: string[] = []
beforeAll(async () => {
  left = await makeSmallDistricts(40)
})

/** Of its own for each test: kelurahan 01.1003, desa 01.2001, desa adat 01.2002, kelurahan 02.1002, desa 02.2001. */
let district = ''
let ctx: Context = contextFor(SYSTEM)
beforeEach(async () => {
  district = left.pop() ?? ''
  ctx = contextFor(staff('DISTRICT_ADMIN', district))
  await advanceCoverage(contextFor(SYSTEM), district)
})

const at = (rest: string) => `${district}.${rest}`

type Own = Omit<OwnChange, 'effectiveOn'> & Partial<OwnChange>

const wish = (own: Own) => wishOf(district, { effectiveOn: DAY, ...own })
const record = (own: Own, choices: Record<string, string> = {}) =>
  recordChange(ctx, wish(own), choices)

const RENAME: Own = { kind: 'RENAME', from: ['01.2001'], to: { '01.2001': 'Blukon Indah' } }
const recode = (code: string): Own => ({
  kind: 'RECODE',
  from: ['01.2001'],
  to: { [code]: 'Blukon' },
})

/** A cadre who has served since May. */
async function serving(code: string, name: string) {
  const cadre = await makeCadre(ctx, at(code), name)
  await env.DB.prepare(`update assignments set started_on = '2026-05-01' where cadre_id = ?`)
    .bind(cadre.id)
    .run()
  return cadre
}

const assignmentsOf = async (cadreId: string) =>
  (await readCadre(ctx, { area: district, cadreId })).cadre.assignments

const zoned = () => ({ code: district, timeZone: 'Asia/Jakarta' }) as const
const figures = async (day?: string) => {
  const { villages, total } = await figuresOf(ctx, zoned(), day)
  return {
    areas: total.areas,
    kelurahan: total.kelurahan,
    cadres: total.cadres,
    rows: Object.fromEntries(
      villages.map(({ code, name, cadres }) => [code.slice(6), `${name} ${cadres}`]),
    ),
  }
}

/** The counters hold, and say what the assignments say. */
async function settled(): Promise<void> {
  const by = allow(contextFor(SYSTEM), 'coverage.recount', district)
  expect(await verifyCoverage(ctx.db, by, district)).toEqual([])
  const counters = await figuresOf(ctx, zoned(), undefined)
  expect(counters).toEqual(await figuresFromIntervals(ctx, district, TODAY))
}

describe('a change of areas', () => {
  it('gives a village another name from a day on', async () => {
    const cadre = await serving('01.2001', 'Siti')
    await record(RENAME)
    expect((await figures(BEFORE)).rows['01.2001']).toBe(`Wilayah ${at('01.2001')} 1`)
    expect((await figures(DAY)).rows['01.2001']).toBe('Blukon Indah 1')
    const named = async (day: string) => (await listServed(ctx.db, district, day))[0]?.areaName
    expect(await named(BEFORE)).toBe(`Wilayah ${at('01.2001')}`)
    expect(await named(DAY)).toBe('Blukon Indah')
    expect(await assignmentsOf(cadre.id)).toMatchObject([
      { area: { name: 'Blukon Indah' }, endedOn: null },
    ])
    await settled()
  })

  it('makes a desa a kelurahan by a new code, with her decree and without a vacancy', async () => {
    const cadre = await serving('01.2001', 'Siti')
    const { change } = await record(recode('01.1009'))
    expect(change).toMatchObject({
      moved: 1,
      before: { areas: 5, kelurahan: 2, cadres: 1, areasWithCadre: 1 },
      after: { areas: 5, kelurahan: 3, cadres: 1, areasWithCadre: 1 },
    })
    expect(await figures(BEFORE)).toMatchObject({ kelurahan: 2, cadres: 1 })
    const after = await figures(DAY)
    expect(after).toMatchObject({ kelurahan: 3, cadres: 1, rows: { '01.1009': 'Blukon 1' } })
    expect(after.rows['01.2001']).toBeUndefined()
    expect(await assignmentsOf(cadre.id)).toMatchObject([
      { area: { code: at('01.1009'), kind: 'kelurahan' }, startedOn: DAY, endedOn: null },
      { area: { code: at('01.2001') }, endedOn: DAY, endReason: 'AREA_CHANGED' },
    ])
    await settled()
  })

  it('splits a village, and each cadre goes where the officer says', async () => {
    const stays = await serving('01.2001', 'Ani')
    const goes = await serving('01.2001', 'Budi')
    const split: Own = {
      kind: 'SPLIT',
      from: ['01.2001'],
      to: { '01.2001': 'Blukon', '01.2010': 'Blukon Timur' },
    }
    const preview = await previewRegionChange(ctx, wish(split))
    expect(preview.people.map(({ cadre, to }) => [cadre.name, to])).toEqual([
      ['Ani', at('01.2001')],
      ['Budi', at('01.2001')],
    ])
    expect(preview.scopes).toMatchObject([
      {
        code: district,
        before: { areas: 5, areasWithCadre: 1 },
        after: { areas: 6, areasWithCadre: 1 },
      },
      { code: at('01'), before: { areas: 3 }, after: { areas: 4 } },
    ])
    const { change } = await record(split, { [goes.id]: at('01.2010') })
    expect(change).toMatchObject({ moved: 1, after: { areas: 6, areasWithCadre: 2 } })
    expect((await figures(DAY)).rows).toMatchObject({
      '01.2001': 'Blukon 1',
      '01.2010': 'Blukon Timur 1',
    })
    expect((await figures(BEFORE)).rows['01.2001']).toBe(`Wilayah ${at('01.2001')} 2`)
    expect(await assignmentsOf(stays.id)).toHaveLength(1)
    await settled()
  })

  it('merges villages, and who served in both serves once', async () => {
    const both = await serving('01.2001', 'Dewi')
    await env.DB.prepare(
      `insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
       values ('second', ?1, ?2, ?2 || '.01', ?2 || '.01.2002', 'village', '2026-06-01')`,
    )
      .bind(both.id, district)
      .run()
    await record({ kind: 'MERGE', from: ['01.2001', '01.2002'], to: { '01.2003': 'Kunir Raya' } })
    const open = (await assignmentsOf(both.id)).filter(({ endedOn }) => endedOn === null)
    expect(open).toMatchObject([{ area: { code: at('01.2003') }, startedOn: DAY }])
    expect((await figures()).areas).toBe(4)
    expect((await figures(BEFORE)).areas).toBe(5)
    await settled()
  })

  it('takes a village to another kecamatan, and back again when that was wrong', async () => {
    await serving('01.2001', 'Dewi')
    await record({ kind: 'MOVE', from: ['01.2001'], to: { '02.2009': 'Kunir' } })
    const moved = await listCadres(ctx, { area: at('02') })
    expect(moved.cadres.map(({ name }) => name)).toEqual(['Dewi'])
    await settled()
    await record({ kind: 'MOVE', from: ['02.2009'], to: { '01.2001': 'Kunir' } })
    for (const day of [BEFORE, DAY, undefined]) {
      const { rows } = await figures(day)
      expect(rows['01.2001']).toMatch(/ 1$/)
      expect(rows['02.2009']).toBeUndefined()
    }
    await settled()
  })

  it('says the new names where she signs in, also when a kecamatan is renamed', async () => {
    const cadre = await serving('01.2001', 'Siti')
    await issueActivationCodes(ctx, { district, cadreIds: [cadre.id] })
    const caption = () =>
      env.DB.prepare('select caption from cadre_logins where cadre_id = ?')
        .bind(cadre.id)
        .first<string>('caption')
    await record({ kind: 'RENAME', from: ['01'], to: { '01': 'Senduro' } })
    expect(await caption()).toBe(`KPM Desa Wilayah ${at('01.2001')}, Kecamatan Senduro`)
    await record({ kind: 'MOVE', from: ['01.2001'], to: { '02.1009': 'Blukon' } })
    expect(await caption()).toBe(`KPM Kelurahan Blukon, Kecamatan Wilayah ${at('02')}`)
    const parts = async (day: string) =>
      (await figuresFromIntervals(ctx, district, day)).parts.map(({ name }) => name)
    expect(await parts(BEFORE)).toEqual([`Wilayah ${at('01')}`, `Wilayah ${at('02')}`])
    expect(await parts(DAY)).toEqual(['Senduro', `Wilayah ${at('02')}`])
  })

  it('takes along who left in between, and the new village joins the desa lokus', async () => {
    const gone = await serving('01.2001', 'Ani')
    await env.DB.prepare(
      `update assignments set ended_on = '2026-11-15', end_reason = 'RESIGNED' where cadre_id = ?`,
    )
      .bind(gone.id)
      .run()
    await setFocusVillages(ctx, { district, year: 2026, villages: [at('01.2001')] })
    await record(recode('01.1009'))
    expect((await figures('2026-11-12')).rows['01.1009']).toBe('Blukon 1')
    expect((await figures('2026-11-15')).rows['01.1009']).toBe('Blukon 0')
    expect((await assignmentsOf(gone.id))[0]).toMatchObject({
      endedOn: '2026-11-15',
      endReason: 'RESIGNED',
    })
    const focus = async () =>
      (
        await env.DB.prepare(
          'select area_code from focus_villages where district_code = ? order by area_code',
        )
          .bind(district)
          .raw()
      ).flat()
    expect(await focus()).toEqual([at('01.1009'), at('01.2001')])
    // Saving the list of today leaves the earlier village to reports on earlier days.
    await setFocusVillages(ctx, { district, year: 2026, villages: [] })
    expect(await focus()).toEqual([at('01.2001')])
    await settled()
  })
})

describe('what stands in the way', () => {
  it.each<[string, Own, string, string]>([
    [
      'a day that has not come',
      { ...RENAME, effectiveOn: '2026-11-22' },
      'effectiveOn',
      'in_future',
    ],
    ['no village', { ...RENAME, from: ['01.2099'] }, 'from.0', 'not_an_area_here'],
    ['a code that is taken', recode('01.1003'), 'to.0.code', 'code_taken'],
    ['an unknown kecamatan', recode('09.1001'), 'to.0.code', 'no_such_sub_district'],
    ['another kecamatan', recode('02.1009'), 'to.0.code', 'other_sub_district'],
    ['a code of no village', recode('01.9009'), 'to.0.code', 'not_a_village_code'],
    ['a split into one', { ...recode('01.1009'), kind: 'SPLIT' }, 'to', 'one_to_many'],
    ['a merge of one', { ...recode('01.1009'), kind: 'MERGE' }, 'from', 'many_to_one'],
    ['its own kecamatan', { ...recode('01.1009'), kind: 'MOVE' }, 'to.0.code', 'same_sub_district'],
    [
      'a kecamatan that is split',
      { kind: 'SPLIT', from: ['01'], to: { '01': 'A', '01.2009': 'B' } },
      'from.0',
      'not_an_area_here',
    ],
  ])('refuses %s', async (_, own, path, message) => {
    await expect(previewRegionChange(ctx, wish(own))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      detail: { issues: [{ path, message }] },
    })
  })

  it('shows who serves only to who may read cadres there', async () => {
    const superadmin = contextFor({ ...staff('SUPERADMIN', 'ID'), visits: [] } as Actor)
    const ask = () => previewRegionChange(superadmin, wish(recode('01.1009')))
    expect((await ask()).people).toEqual([])
    await serving('01.2001', 'Siti')
    await expect(ask()).rejects.toMatchObject({ code: 'VISIT_NEEDED' })
    const visiting = { ...staff('SUPERADMIN', 'ID'), visits: [district] } as Actor
    const shown = await previewRegionChange(contextFor(visiting), wish(recode('01.1009')))
    expect(shown.people.map(({ cadre }) => cadre.name)).toEqual(['Siti'])
  })

  it('refuses the name it has, a day before it was so, and a code of the past', async () => {
    await record(RENAME)
    const refused = async (own: Own) => {
      const asked = previewRegionChange(ctx, wish(own))
      return asked.then(
        () => null,
        (error: { detail: { issues: { message: string }[] } }) => error.detail.issues[0]?.message,
      )
    }
    expect(await refused({ ...RENAME, effectiveOn: TODAY })).toBe('same_name')
    const other: Own = { ...RENAME, to: { '01.2001': 'Blukon Asri' } }
    expect(await refused({ ...other, effectiveOn: BEFORE })).toBe('before_area')
    expect(await refused(other)).toBeNull()
    await record({ ...recode('01.1009'), effectiveOn: TODAY })
    const back: Own = { kind: 'RECODE', from: ['01.1003'], to: { '01.2001': 'Blukon' } }
    expect(await refused({ ...back, effectiveOn: DAY })).toBe('code_taken_then')
  })

  it('refuses when somebody came meanwhile, and writes nothing', async () => {
    await makeCadre(ctx, at('01.2001'), 'Siti')
    const asked = { ...wish(recode('01.1009')), id: ctx.ids.uuid(), moves: [] }
    await expect(recordRegionChange(ctx, asked)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    })
    expect((await figures()).rows['01.2001']).toMatch(/ 1$/)
    const { changes } = await listRegionChanges(ctx, { district })
    expect(changes).toEqual([])
  })

  it('is written once, and said in the log', async () => {
    const asked = { ...wish(RENAME), id: ctx.ids.uuid(), moves: [] }
    const first = await recordRegionChange(ctx, asked)
    expect(await recordRegionChange(ctx, asked)).toEqual(first)
    expect((await listRegionChanges(ctx, { district })).changes).toEqual([first.change])
    const { results } = await env.DB.prepare(
      `select actor_id, detail from audit_entries where action = 'region.change' and area_code = ?`,
    )
      .bind(district)
      .all()
    expect(results).toEqual([
      {
        actor_id: `DISTRICT_ADMIN-${district}`,
        detail: expect.stringContaining('"kind":"RENAME"'),
      },
    ])
  })

  it.each([
    ['an officer of another district', () => staff('DISTRICT_ADMIN', '99.01'), 'NOT_FOUND'],
    ['an approver', () => staff('APPROVER', district), 'NOT_ALLOWED'],
    ['an officer of a kecamatan', () => staff('SUB_DISTRICT_ADMIN', at('01')), 'NOT_ALLOWED'],
  ])('is not for %s', async (_, actor, code) => {
    const asked = { ...wish(RENAME), id: ctx.ids.uuid(), moves: [] }
    await expect(recordRegionChange(contextFor(actor()), asked)).rejects.toMatchObject({ code })
  })
})

describe('the official list', () => {
  const LATER = '2026-12-01T02:00:00.000Z'

  it('leaves what was recorded by a decree, and tells where it differs', async () => {
    const { results: listed } = await env.DB.prepare(
      'select code, name from regions where code >= ?1 and code < ?1 || ?2',
    )
      .bind(district, '/')
      .all<{ code: string; name: string }>()
    await record(RENAME)
    await record({ kind: 'RECODE', from: ['02.2001'], to: { '02.1009': 'Kunir' } })
    const later = contextFor(SYSTEM, LATER)
    const villages = listed.filter(({ code }) => code.endsWith('2001'))
    expect(await loadAreas(later, villages)).toBe(0)
    expect(await compareWithList(later, listed)).toMatchObject([
      { code: at('01.2001'), name: 'Blukon Indah', listed: `Wilayah ${at('01.2001')}` },
      { code: at('02.1009'), name: 'Kunir', listed: null },
      { code: at('02.2001'), validUntil: DAY },
    ])
  })

  it('keeps the earlier name for earlier days when it brings a new one', async () => {
    const later = contextFor(SYSTEM, LATER)
    await loadAreas(later, [{ code: at('01.2001'), name: 'Blukon Indah' }])
    const nameOn = async (day: string) =>
      (await figuresFromIntervals(later, district, day)).villages.find(({ code }) =>
        code.endsWith('01.2001'),
      )?.name
    expect(await nameOn('2025-06-01')).toBe(`Wilayah ${at('01.2001')}`)
    expect(await nameOn('2026-11-30')).toBe(`Wilayah ${at('01.2001')}`)
    expect(await nameOn('2026-12-01')).toBe('Blukon Indah')
  })
})
