/** Who was affected: planted looks and files are found with whom they reached, and nothing outside the window or the district is. */
import { beforeAll, expect, it } from 'vitest'
import { findAffected } from '../../../worker/privacy/affected.ts'
import { allow } from '../../../worker/core/access.ts'
import { note } from '../../../worker/core/commit.ts'
import { openCadre } from '../../../worker/roster/read-cadres.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const AT = '2026-11-19T03:00:00.000Z'
const WINDOW = { from: '2026-11-19T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z' }
const THIEF = '01980000-0000-7000-8000-00000000f00d'
const fresh = (at: string, area = DISTRICT, accountId = 'admin') => ({
  ...contextFor(staff('DISTRICT_ADMIN', area, accountId), at),
  actor: { ...staff('DISTRICT_ADMIN', area, accountId), provedAt: at },
})
const ask = (input: Partial<Parameters<typeof findAffected>[1]> = {}) =>
  findAffected(fresh(NOW), { district: DISTRICT, ...WINDOW, ...input })

let kunir: string[] = []
let tempursari = ''

beforeAll(async () => {
  await makeRosterDistricts()
  const ctx = contextFor(SYSTEM, '2026-11-01T00:00:00.000Z')
  kunir = [
    (await makeCadre(ctx, '35.08.13.2001', 'Ani Kunir')).id,
    (await makeCadre(ctx, '35.08.13.2001', 'Budi Kunir')).id,
  ]
  tempursari = (await makeCadre(ctx, '35.08.01.2005', 'Citra Tempursari')).id
  const far = (await makeCadre(ctx, '33.75.01.1001', 'Dewi Jauh')).id
  await openCadre(fresh(AT, DISTRICT, THIEF), { area: DISTRICT, cadreId: kunir[0] ?? '' })
  const thief = fresh(AT, DISTRICT, THIEF)
  await note(thief, allow(thief, 'report.export', '35.08.13'), {
    entity: 'report',
    entityId: 'R3',
    detail: { format: 'csv', rows: 2 },
  })
  // The day before and after, and another district.
  await openCadre(fresh('2026-11-18T03:00:00.000Z'), { area: DISTRICT, cadreId: tempursari })
  await openCadre(fresh('2026-11-20T00:00:00.000Z'), { area: DISTRICT, cadreId: tempursari })
  await openCadre(fresh(AT, '33.75'), { area: '33.75', cadreId: far })
})

it('names those who were looked at, and everybody of an area whose list left', async () => {
  const { people, entries, isCut } = await ask()
  expect(people.map(({ name, looks, lists }) => [name, looks, lists])).toEqual([
    ['Ani Kunir', 1, 1],
    ['Budi Kunir', 0, 1],
  ])
  expect(people[0]).toMatchObject({ firstAt: AT, lastAt: AT, areaCode: '35.08.13.2001' })
  const reachedBy = new Map(entries.map(({ action, people: reached }) => [action, reached]))
  expect([...reachedBy]).toHaveLength(2)
  expect(reachedBy.get('cadre.read')).toBe(1)
  expect(reachedBy.get('report.export')).toBeNull()
  expect(isCut).toBe(false)
})

it('narrows by account, kind and area', async () => {
  expect((await ask({ accountId: THIEF })).people).toHaveLength(2)
  expect((await ask({ accountId: crypto.randomUUID() })).people).toEqual([])
  expect((await ask({ group: 'view' })).people.map(({ name }) => name)).toEqual(['Ani Kunir'])
  expect((await ask({ area: '35.08.01' })).people).toEqual([])
  expect((await ask({ area: '35.08.13' })).people).toHaveLength(2)
})

it('finds nothing in a quiet window, and refuses one that is none', async () => {
  const quiet = await ask({ from: '2026-11-10T00:00:00.000Z', until: '2026-11-11T00:00:00.000Z' })
  expect([quiet.people, quiet.entries]).toEqual([[], []])
  const codes = await Promise.all(
    [
      { from: WINDOW.until, until: WINDOW.from },
      { from: '2024-01-01T00:00:00.000Z' },
      { area: '33.75.01' },
    ].map((input) =>
      ask(input).then(
        () => null,
        (error: { code?: string }) => error.code,
      ),
    ),
  )
  expect(codes).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'NOT_FOUND'])
})

it('is itself in the log', async () => {
  const { entries } = await findAffected(fresh(NOW), {
    district: DISTRICT,
    from: '2026-11-21T00:00:00.000Z',
    until: '2026-11-22T00:00:00.000Z',
  })
  expect(entries.some(({ action }) => action === 'breach.read')).toBe(true)
})
