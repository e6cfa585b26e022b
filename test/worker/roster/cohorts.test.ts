import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import {
  addCohortMembers,
  moveCohortMembers,
  removeCohortMembers,
} from '../../../worker/roster/cohorts/change-members.ts'
import {
  listCohorts,
  readCohort,
  suggestCohortMembers,
} from '../../../worker/roster/cohorts/read-cohorts.ts'
import { readWhatsappNumbers } from '../../../worker/roster/cohorts/read-whatsapp-numbers.ts'
import { saveCohort, setCohortState } from '../../../worker/roster/cohorts/save-cohort.ts'
import {
  editCadre,
  listCadres,
  markTrained,
  recountCoverageOf,
} from '../../../worker/roster/index.ts'
import { makeCohort } from '../../factories/cohorts.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

beforeAll(makeRosterDistricts)

const officer = staff('DISTRICT_ADMIN', '35.08')
const colleague = staff('DISTRICT_ADMIN', '35.08', 'colleague')
const stranger = staff('DISTRICT_ADMIN', '33.75')
const trainer = staff('TRAINER', '35.08')
const camat = staff('SUB_DISTRICT_ADMIN', '35.08.13')
const ctx = () => contextFor(officer)
const district = '35.08'

const audits = async (entityId: string): Promise<Record<string, unknown>[]> => {
  const rows = await env.DB.prepare(
    'select action, detail from audit_entries where entity_id = ? order by rowid',
  )
    .bind(entityId)
    .all<{ action: string; detail: string }>()
  return rows.results.map(({ action, detail }) => ({
    action,
    ...(JSON.parse(detail) as Record<string, unknown>),
  }))
}
const refusalOf = async (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string; detail?: unknown }) => ({ code: error.code, detail: error.detail }),
  )

async function people(names: readonly string[], areaCode = '35.08.13.2001'): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push((await makeCadre(contextFor(SYSTEM), areaCode, name)).id)
  return ids
}

const seatsOf = async (cohortId: string) => {
  const { cohort, members } = await readCohort(ctx(), { area: district, cohortId })
  return { filled: cohort.filled, ids: members.map(({ cadreId }) => cadreId) }
}

describe('a cohort', () => {
  it('is made once, however often it is sent, and changed by who has seen it last', async () => {
    const { id, facts } = await makeCohort(ctx(), district, { name: 'Angkatan sekali' })
    const made = { district, cohortId: id, version: 0, ...facts }
    const again = await saveCohort(ctx(), made)
    expect(again.cohort).toMatchObject({ version: 1, state: 'OPEN', filled: 0 })
    const changed = await saveCohort(ctx(), { ...made, version: 1, capacity: 40 })
    expect(changed.cohort).toMatchObject({ version: 2, capacity: 40 })
    await expect(
      saveCohort(contextFor(colleague), { ...made, version: 1, place: 'Balai desa' }),
    ).rejects.toThrow('CHANGED_MEANWHILE')
    expect(await audits(id)).toMatchObject([
      { action: 'cohort.edit', change: 'create', capacity: 3 },
      { action: 'cohort.edit', change: 'change', capacity: 40 },
    ])
    expect(JSON.stringify(await audits(id))).not.toContain('Aula')
  })

  it('does not end before it begins', async () => {
    const refused = await refusalOf(
      makeCohort(ctx(), district, { startsOn: '2026-12-03', endsOn: '2026-12-02' }),
    )
    expect(refused).toEqual({
      code: 'INPUT_INVALID',
      detail: { issues: [{ path: 'endsOn', message: 'before_start' }] },
    })
    const oneDay = await makeCohort(ctx(), district, {
      startsOn: '2026-12-03',
      endsOn: '2026-12-03',
    })
    expect((await seatsOf(oneDay.id)).filled).toBe(0)
  })

  it('takes nobody and no change while it is closed, and can be opened again', async () => {
    const { id, facts } = await makeCohort(ctx(), district)
    const [ani = ''] = await people(['Ani Tutup'])
    const close = { district, cohortId: id, version: 1, state: 'CLOSED' as const }
    expect((await setCohortState(ctx(), close)).cohort).toMatchObject({ state: 'CLOSED' })
    expect((await setCohortState(ctx(), close)).cohort).toMatchObject({ version: 2 })
    const add = { district, cohortId: id, cadreIds: [ani] }
    await expect(addCohortMembers(ctx(), add)).rejects.toThrow('STATE_NOT_FIT')
    await expect(removeCohortMembers(ctx(), add)).rejects.toThrow('STATE_NOT_FIT')
    await expect(
      saveCohort(ctx(), { district, cohortId: id, version: 2, ...facts, capacity: 9 }),
    ).rejects.toThrow('STATE_NOT_FIT')
    await expect(
      setCohortState(ctx(), { district, cohortId: id, version: 1, state: 'OPEN' }),
    ).rejects.toThrow('CHANGED_MEANWHILE')
    await setCohortState(ctx(), { district, cohortId: id, version: 2, state: 'OPEN' })
    expect((await addCohortMembers(ctx(), add)).changed).toBe(1)
    expect((await audits(id)).map(({ change }) => change)).toEqual([
      'create',
      'state',
      'state',
      'add',
    ])
  })

  it('is listed by year and state with its filled seats, the latest first', async () => {
    const old = await makeCohort(ctx(), district, { startsOn: '2024-03-01', endsOn: '2024-03-02' })
    const late = await makeCohort(ctx(), district, { startsOn: '2024-09-01', endsOn: '2024-09-02' })
    const [umi = ''] = await people(['Umi Daftar'])
    await addCohortMembers(ctx(), { district, cohortId: old.id, cadreIds: [umi] })
    await setCohortState(ctx(), { district, cohortId: old.id, version: 1, state: 'CLOSED' })
    const of2024 = await listCohorts(ctx(), { area: district, year: 2024 })
    expect(of2024.cohorts.map(({ id }) => id)).toEqual([late.id, old.id])
    expect(of2024.cohorts[1]).toMatchObject({ filled: 1, capacity: 3, state: 'CLOSED' })
    expect(of2024.years).toEqual([2026, 2024])
    const open = await listCohorts(ctx(), { area: district, year: 2024, state: 'OPEN' })
    expect(open.cohorts.map(({ id }) => id)).toEqual([late.id])
  })

  it('is for the office of its own district only', async () => {
    const { id, facts } = await makeCohort(ctx(), district)
    const save = { district, cohortId: id, version: 1, ...facts, capacity: 5 }
    const [ani = ''] = await people(['Ani Hak'])
    const seats = { district, cohortId: id, cadreIds: [ani] }
    for (const [actor, code] of [
      [trainer, 'NOT_ALLOWED'],
      [camat, 'NOT_ALLOWED'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      const as = contextFor(actor)
      await expect(saveCohort(as, save)).rejects.toThrow(code)
      await expect(
        setCohortState(as, { district, cohortId: id, version: 1, state: 'CLOSED' }),
      ).rejects.toThrow(code)
      await expect(addCohortMembers(as, seats)).rejects.toThrow(code)
      await expect(removeCohortMembers(as, seats)).rejects.toThrow(code)
      await expect(moveCohortMembers(as, { ...seats, to: ctx().ids.uuid() })).rejects.toThrow(code)
      await expect(suggestCohortMembers(as, { district })).rejects.toThrow(code)
    }
    await expect(readCohort(contextFor(stranger), { area: '33.75', cohortId: id })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(makeCohort(contextFor(stranger), '33.75', { cohortId: id })).rejects.toThrow(
      'CONFLICT',
    )
    expect(await audits(id)).toHaveLength(1)
  })
})

describe('seats', () => {
  it('are given to many at once and to nobody twice', async () => {
    const { id } = await makeCohort(ctx(), district)
    const [ani = '', budi = ''] = await people(['Ani Kursi', 'Budi Kursi'])
    const add = { district, cohortId: id, cadreIds: [ani, budi, ani] }
    expect(await addCohortMembers(ctx(), add)).toMatchObject({ changed: 2, cohort: { filled: 2 } })
    expect(await addCohortMembers(ctx(), add)).toMatchObject({ changed: 0, cohort: { filled: 2 } })
    expect((await seatsOf(id)).ids).toEqual([ani, budi])
    expect((await audits(id)).filter(({ change }) => change === 'add')).toMatchObject([
      { cadres: 2, overCapacity: false },
    ])
  })

  it('do not go over the capacity unless an officer says so', async () => {
    const { id } = await makeCohort(ctx(), district, { capacity: 2 })
    const cadreIds = await people(['Satu Penuh', 'Dua Penuh', 'Tiga Penuh'])
    expect(await refusalOf(addCohortMembers(ctx(), { district, cohortId: id, cadreIds }))).toEqual({
      code: 'COHORT_FULL',
      detail: { free: 2, wanted: 3 },
    })
    expect((await seatsOf(id)).filled).toBe(0)
    const over = { district, cohortId: id, cadreIds, overCapacity: true as const }
    expect(await addCohortMembers(ctx(), over)).toMatchObject({ changed: 3, cohort: { filled: 3 } })
    expect((await audits(id)).at(-1)).toMatchObject({ cadres: 3, overCapacity: true })
  })

  it('are not given twice when two officers fill the last one at once', async () => {
    const { id } = await makeCohort(ctx(), district, { capacity: 1 })
    const [ani = '', budi = ''] = await people(['Ani Balap', 'Budi Balap'])
    const both = await Promise.all(
      [ani, budi].map((cadreId, index) =>
        refusalOf(
          addCohortMembers(contextFor(index === 0 ? officer : colleague), {
            district,
            cohortId: id,
            cadreIds: [cadreId],
          }),
        ),
      ),
    )
    expect(both.filter((each) => each === null)).toHaveLength(1)
    expect(both.find((each) => each !== null)).toEqual({
      code: 'COHORT_FULL',
      detail: { free: 0, wanted: 1 },
    })
    expect((await seatsOf(id)).filled).toBe(1)
  })

  it('are for cadres of the district, and of merged entries for the one who stands for both', async () => {
    const { id } = await makeCohort(ctx(), district)
    const far = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Jauh Sekali')
    await expect(
      addCohortMembers(ctx(), { district, cohortId: id, cadreIds: [far.id] }),
    ).rejects.toThrow('NOT_FOUND')
    const [kept = '', merged = ''] = await people(['Lestari Satu', 'Lestari Dua'])
    await addCohortMembers(ctx(), { district, cohortId: id, cadreIds: [kept, merged] })
    await env.DB.prepare('update cadres set merged_into = ? where id = ?').bind(kept, merged).run()
    expect(await seatsOf(id)).toEqual({ filled: 1, ids: [kept] })
    await expect(
      addCohortMembers(ctx(), { district, cohortId: id, cadreIds: [merged] }),
    ).rejects.toThrow('NOT_FOUND')
    await removeCohortMembers(ctx(), { district, cohortId: id, cadreIds: [kept] })
    expect(await seatsOf(id)).toEqual({ filled: 0, ids: [] })
  })

  it('are taken back once', async () => {
    const { id } = await makeCohort(ctx(), district)
    const cadreIds = await people(['Ani Pergi', 'Budi Tetap'])
    await addCohortMembers(ctx(), { district, cohortId: id, cadreIds })
    const out = { district, cohortId: id, cadreIds: cadreIds.slice(0, 1) }
    expect(await removeCohortMembers(ctx(), out)).toMatchObject({
      changed: 1,
      cohort: { filled: 1 },
    })
    expect(await removeCohortMembers(ctx(), out)).toMatchObject({ changed: 0 })
    expect((await audits(id)).filter(({ change }) => change === 'remove')).toHaveLength(1)
  })

  it('move to another cohort as far as it has room', async () => {
    const from = await makeCohort(ctx(), district)
    const to = await makeCohort(ctx(), district, { capacity: 1 })
    const [ani = '', budi = '', cici = ''] = await people(['Ani Alih', 'Budi Alih', 'Cici Alih'])
    await addCohortMembers(ctx(), { district, cohortId: from.id, cadreIds: [ani, budi] })
    const move = { district, cohortId: from.id, to: to.id, cadreIds: [ani] }
    expect(await moveCohortMembers(ctx(), move)).toMatchObject({
      changed: 1,
      cohort: { id: from.id, filled: 1 },
    })
    expect(await moveCohortMembers(ctx(), move)).toMatchObject({ changed: 0 })
    expect((await seatsOf(to.id)).ids).toEqual([ani])
    expect(await refusalOf(moveCohortMembers(ctx(), { ...move, cadreIds: [budi] }))).toEqual({
      code: 'COHORT_FULL',
      detail: { free: 0, wanted: 1 },
    })
    expect((await seatsOf(from.id)).ids).toEqual([budi])
    await moveCohortMembers(ctx(), { ...move, cadreIds: [budi], overCapacity: true })
    expect((await seatsOf(to.id)).ids).toEqual([ani, budi])
    await expect(moveCohortMembers(ctx(), { ...move, cadreIds: [cici] })).rejects.toThrow(
      'NOT_FOUND',
    )
    expect((await audits(from.id)).filter(({ change }) => change === 'move')).toMatchObject([
      { cadres: 1, to: to.id },
      { cadres: 1, to: to.id, overCapacity: true },
    ])
  })
})

describe('the members', () => {
  it('are seen by a sub-district as far as they serve in it', async () => {
    const { id } = await makeCohort(ctx(), district)
    const [near = ''] = await people(['Dekat Kunir'])
    const [far = ''] = await people(['Jauh Jatiroto'], '35.08.17.2001')
    await addCohortMembers(ctx(), { district, cohortId: id, cadreIds: [near, far] })
    const seen = await readCohort(contextFor(camat), { area: '35.08.13', cohortId: id })
    expect(seen.members.map(({ name }) => name)).toEqual(['Dekat Kunir'])
    expect(seen.cohort).toMatchObject({ filled: 2, seen: 1 })
    expect(JSON.stringify(seen)).not.toContain('Jatiroto')
    await expect(readCohort(contextFor(camat), { area: district, cohortId: id })).rejects.toThrow(
      'NOT_FOUND',
    )
    const all = await readCohort(contextFor(trainer), { area: district, cohortId: id })
    expect(all.members).toMatchObject([
      { name: 'Dekat Kunir', signIn: 'NONE', status: 'ACTIVE', trainedOn: null },
      { name: 'Jauh Jatiroto', area: { name: 'Sukosari', subDistrictName: 'Jatiroto' } },
    ])
    const listed = await listCadres(ctx(), { area: district, cohort: id })
    expect(listed.cadres.map((each) => each.id)).toEqual([near, far])
  })

  it('are suggested while they are active, not trained and in no open cohort', async () => {
    const [free = '', seated = '', trained = ''] = await people(
      ['Usul Bebas', 'Usul Duduk', 'Usul Terlatih'],
      '35.08.17.2002',
    )
    const { id } = await makeCohort(ctx(), district)
    await addCohortMembers(ctx(), { district, cohortId: id, cadreIds: [seated] })
    const system = contextFor(SYSTEM)
    const asOf = NOW.slice(0, 10)
    await system.db.batch([
      markTrained([{ cadreId: trained, trainedOn: asOf }]),
      ...recountCoverageOf({ district, cadreIds: [trained], asOf }),
    ])
    const ask = { district, subDistrict: '35.08.17' }
    const names = async (more: { uncovered?: 'yes' } = {}) =>
      (await suggestCohortMembers(ctx(), { ...ask, ...more })).cadres
        .filter(({ name }) => name.startsWith('Usul'))
        .map(({ cadreId }) => cadreId)
    expect(await names()).toEqual([free])
    // Her village has a trained cadre: it is not one that R3 lists.
    expect(await names({ uncovered: 'yes' })).toEqual([])
    await setCohortState(ctx(), { district, cohortId: id, version: 1, state: 'CLOSED' })
    expect(await names()).toEqual([free, seated])
    await expect(
      suggestCohortMembers(ctx(), { district, subDistrict: '33.75.01' }),
    ).rejects.toThrow('NOT_FOUND')
  })
})

describe('whole telephone numbers', () => {
  it('go to the officers of the district, and each call is in the log without a number', async () => {
    const [withPhone = '', without = ''] = await people(['Nomor Ada', 'Nomor Kosong'])
    const { cadres } = await listCadres(ctx(), { area: district, q: 'Nomor Ada' })
    await editCadre(ctx(), {
      district,
      cadreId: withPhone,
      version: cadres[0]?.version ?? 0,
      phone: '0813 5555 7001',
    })
    const before = await audits(district)
    const ask = { district, cadreIds: [without, withPhone] }
    expect((await readWhatsappNumbers(ctx(), ask)).numbers).toEqual([
      { cadreId: without, whatsappNumber: null },
      { cadreId: withPhone, whatsappNumber: '6281355557001' },
    ])
    const added = (await audits(district)).slice(before.length)
    expect(added).toEqual([{ action: 'cadre.readPhone', cadres: 2, numbers: 1 }])
    for (const [actor, code] of [
      [trainer, 'NOT_ALLOWED'],
      [camat, 'NOT_ALLOWED'],
      [staff('SUPERADMIN', 'ID'), 'NOT_ALLOWED'],
      [stranger, 'NOT_FOUND'],
    ] as const) {
      await expect(readWhatsappNumbers(contextFor(actor), ask)).rejects.toThrow(code)
    }
    const far = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Nomor Jauh')
    await expect(
      readWhatsappNumbers(ctx(), { district, cadreIds: [withPhone, far.id] }),
    ).rejects.toThrow('NOT_FOUND')
    expect(await audits(district)).toHaveLength(before.length + 1)
  })

  it('ask for a proof that is fresh, as every list that leaves the house does', async () => {
    const [one = ''] = await people(['Nomor Lama'])
    const before = await audits(district)
    const stale = contextFor({ ...officer, provedAt: '2026-11-20T00:00:00.000Z' } as Actor)
    const asked = readWhatsappNumbers(stale, { district, cadreIds: [one] })
    await expect(asked).rejects.toMatchObject({ code: 'PROVE_AGAIN' })
    expect(await audits(district)).toEqual(before)
  })
})
