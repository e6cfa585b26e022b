import { beforeAll, expect, it } from 'vitest'
import { endAssignment, moveAssignment } from '../../../worker/roster/index.ts'
import { listVacancies } from '../../../worker/roster/life/list-vacancies.ts'
import { contextFor, NOW, staff } from '../../factories/context.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13.2001'
const SUKOSARI = '35.08.13.2002'
const ctx = (at = NOW) => contextFor(staff('DISTRICT_ADMIN', DISTRICT), at)

beforeAll(makeRosterDistricts)

const of = async (area: string, at = NOW) => listVacancies(ctx(at), { area })
const end = (cadre: Awaited<ReturnType<typeof makeCadre>>, endedOn: string) =>
  endAssignment(ctx(), {
    district: DISTRICT,
    cadreId: cadre.id,
    assignmentId: cadre.assignments[0]?.id ?? '',
    endedOn,
    reason: 'RESIGNED',
  })

it('lists villages without a cadre today, who left last and why, and who comes', async () => {
  const before = await of('35.08.13')
  expect(before).toMatchObject({ asOf: '2026-11-21', villages: 2 })
  expect(before.vacancies.map(({ area, last }) => [area.code, last])).toEqual([
    [KUNIR, null],
    [SUKOSARI, null],
  ])
  const gone = await makeCadre(ctx(), KUNIR, 'Pamit')
  expect((await of('35.08.13')).vacancies.map(({ area }) => area.code)).toEqual([SUKOSARI])
  await end(gone, '2026-11-21')
  const [vacant] = (await of('35.08.13')).vacancies
  expect(vacant).toMatchObject({
    area: { code: KUNIR, name: 'Kunir Lor' },
    last: { cadre: { name: 'Pamit' }, endedOn: '2026-11-21', reason: 'RESIGNED' },
    next: null,
  })
  const mover = await makeCadre(ctx(), '35.08.17.2002', 'Datang')
  await moveAssignment(ctx(), {
    district: DISTRICT,
    cadreId: mover.id,
    assignmentId: mover.assignments[0]?.id ?? '',
    id: ctx().ids.uuid(),
    areaCode: KUNIR,
    movedOn: '2026-12-01',
  })
  expect((await of('35.08.13')).vacancies[0]?.next).toMatchObject({
    cadre: { id: mover.id },
    startsOn: '2026-12-01',
  })
  const later = await of('35.08.13', '2026-12-01T02:00:00.000Z')
  expect(later.vacancies.map(({ area }) => area.code)).toEqual([SUKOSARI])
})

it('tells of ends and of decrees that run out within 60 days, the nearest first', async () => {
  const area = '35.08.01'
  await bringIn(
    ctx(),
    DISTRICT,
    sheet([
      { name: 'SK Lewat', areaCode: '35.08.01.2001', decreeUntil: '31/10/2026' },
      { name: 'SK Dekat', areaCode: '35.08.01.2001', decreeUntil: '20/01/2027' },
      { name: 'SK Jauh', areaCode: '35.08.01.2001', decreeUntil: '21/01/2027' },
      { name: 'Tanpa SK', areaCode: '35.08.01.2005' },
    ]),
  )
  const leaving = await makeCadre(ctx(), '35.08.01.2005', 'Akan Pergi')
  await end(leaving, '2026-12-15')
  const { endings, hasMoreEndings } = await of(area)
  expect(endings.map(({ cadre, isOnly }) => [cadre.name, isOnly])).toEqual([
    ['SK Lewat', false],
    ['Akan Pergi', false],
    ['SK Dekat', false],
  ])
  expect(hasMoreEndings).toBe(false)
})

it('is read by a sub-district’s admin for her own area, and by nobody elsewhere', async () => {
  const own = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.13'))
  expect((await listVacancies(own, { area: '35.08.13' })).villages).toBe(2)
  await expect(listVacancies(own, { area: '35.08.01' })).rejects.toThrow('NOT_FOUND')
  await expect(listVacancies(own, { area: DISTRICT })).rejects.toThrow('NOT_FOUND')
  await expect(
    listVacancies(contextFor(staff('PROVINCE', '35')), { area: DISTRICT }),
  ).rejects.toThrow('NOT_ALLOWED')
})
