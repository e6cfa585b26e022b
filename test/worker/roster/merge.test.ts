import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { figuresFromCounters, figuresFromIntervals } from '../../../worker/reporting/figures.ts'
import { countByName } from '../../../worker/reporting/counted-list.ts'
import { compareCadres, listDuplicates } from '../../../worker/reporting/list-duplicates.ts'
import {
  addCadre,
  advanceCoverage,
  editCadre,
  endAssignment,
  listCadreFacts,
  listCadres,
  mergeCadres,
  readCadre,
  undoMerge,
  verifyCoverage,
} from '../../../worker/roster/index.ts'
import { readCadreLinks } from '../../../worker/roster/life/read-links.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { count, putCadre, putCertificate } from '../../factories/reporting.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const KUNIR = '35.08.13.2001'
const SUKOSARI = '35.08.13.2002'
const JATIROTO = '35.08.17.2002'
const ctx = (at = NOW) => contextFor(staff('DISTRICT_ADMIN', DISTRICT), at)
const id = () => ctx().ids.uuid()

beforeAll(makeRosterDistricts)

async function clear(): Promise<void> {
  for (const table of ['cadre_merges', 'assignments', 'cadres']) {
    await env.DB.prepare(`delete from ${table}`).run()
  }
  await advanceCoverage(contextFor(SYSTEM), DISTRICT)
}

const merge = async (keptId: string, mergedId: string, context = ctx()) => {
  const made = id()
  await mergeCadres(context, { district: DISTRICT, id: made, keptId, mergedId })
  return made
}
const undo = (mergeId: string) => undoMerge(ctx(), { district: DISTRICT, mergeId })
const audits = async (entityId: string) =>
  (await env.DB.prepare(
    "select count(*) n from audit_entries where action = 'cadre.merge' and entity_id = ?",
  )
    .bind(entityId)
    .first<number>('n')) ?? 0
const counted = async () => (await figuresFromCounters(ctx(), DISTRICT))?.total
const onDay = async (day: string) => (await figuresFromIntervals(ctx(), DISTRICT, day)).total

describe('who may merge', () => {
  it('is the office of the district, once, with its row in the log', async () => {
    const [kept, other] = [
      await makeCadre(ctx(), KUNIR, 'Siti Aminah'),
      await makeCadre(ctx(), SUKOSARI, 'Siti Aminah'),
    ]
    const input = { district: DISTRICT, id: id(), keptId: kept.id, mergedId: other.id }
    for (const role of ['TRAINER', 'APPROVER'] as const) {
      await expect(mergeCadres(contextFor(staff(role, DISTRICT)), input)).rejects.toThrow(
        'NOT_ALLOWED',
      )
    }
    const elsewhere = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    await expect(mergeCadres(elsewhere, input)).rejects.toThrow('NOT_FOUND')
    await expect(mergeCadres(elsewhere, { ...input, district: '33.75' })).rejects.toThrow(
      'NOT_FOUND',
    )
    expect(await mergeCadres(ctx(), input)).toEqual(await mergeCadres(ctx(), input))
    expect(await audits(input.id)).toBe(1)
    await expect(undoMerge(elsewhere, { district: '33.75', mergeId: input.id })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(
      undoMerge(contextFor(staff('TRAINER', DISTRICT)), { district: DISTRICT, mergeId: input.id }),
    ).rejects.toThrow('NOT_ALLOWED')
    await undo(input.id)
    await undo(input.id)
    expect(await audits(input.id)).toBe(2)
  })

  it('never makes a chain, and never a person of herself', async () => {
    const [a, b, c] = [
      await makeCadre(ctx(), KUNIR, 'Rantai Satu'),
      await makeCadre(ctx(), KUNIR, 'Rantai Dua'),
      await makeCadre(ctx(), KUNIR, 'Rantai Tiga'),
    ]
    await expect(merge(a.id, a.id)).rejects.toThrow('INPUT_INVALID')
    await merge(a.id, b.id)
    await expect(merge(b.id, c.id)).rejects.toThrow('STATE_NOT_FIT')
    await expect(merge(c.id, b.id)).rejects.toThrow('STATE_NOT_FIT')
    await expect(merge(c.id, a.id)).rejects.toThrow('STATE_NOT_FIT')
    await merge(a.id, c.id)
    const links = await readCadreLinks(ctx(), { area: DISTRICT, cadreId: a.id })
    expect(links.others.map((other) => other.id).toSorted()).toEqual([b.id, c.id].toSorted())
    expect((await readCadreLinks(ctx(), { area: DISTRICT, cadreId: b.id })).mergedInto?.id).toBe(
      a.id,
    )
  })

  it('lets one of two officers who merge crosswise win', async () => {
    const [a, b] = [
      await makeCadre(ctx(), KUNIR, 'Silang Satu'),
      await makeCadre(ctx(), KUNIR, 'Silang Dua'),
    ]
    const both = await Promise.allSettled([merge(a.id, b.id), merge(b.id, a.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const open = await env.DB.prepare(
      'select count(*) n from cadre_merges where undone_at is null and kept_id in (?1, ?2)',
    )
      .bind(a.id, b.id)
      .first<number>('n')
    expect(open).toBe(1)
  })

  it('refuses changes of the entry that no longer stands for itself', async () => {
    const [kept, other] = [
      await makeCadre(ctx(), KUNIR, 'Tetap'),
      await makeCadre(ctx(), KUNIR, 'Hilang'),
    ]
    await merge(kept.id, other.id)
    const edit = { district: DISTRICT, cadreId: other.id, version: other.version + 1, name: 'Lain' }
    await expect(editCadre(ctx(), edit)).rejects.toThrow('STATE_NOT_FIT')
  })
})

describe('two entries of one person', () => {
  beforeEach(clear)

  it('count once, wherever both serve, and twice again after undo', async () => {
    const kept = await makeCadre(ctx(), KUNIR, 'Wati')
    const other = await makeCadre(ctx(), KUNIR, 'Watik')
    const further = await makeCadre(ctx(), JATIROTO, 'Wati')
    const before = await counted()
    expect(before).toMatchObject({ cadres: 3, areasWithCadre: 2 })
    const first = await merge(kept.id, other.id)
    await merge(kept.id, further.id)
    expect(await counted()).toMatchObject({ cadres: 1, areasWithCadre: 2 })
    await undo(first)
    expect(await counted()).toMatchObject({ cadres: 2, areasWithCadre: 2 })
  })

  it('are trained by the certificate of either, in every village of both, on past days too', async () => {
    const kept = await putCadre({ areas: [KUNIR], startedOn: '2026-01-01' })
    const other = await putCadre({ areas: [JATIROTO], startedOn: '2026-02-01' })
    await putCertificate({ cadreId: other, issuedOn: '2026-03-01', expiresOn: '2026-10-01' })
    await putCertificate({ cadreId: kept, issuedOn: '2026-09-01' })
    await count()
    const past = await onDay('2026-04-01')
    expect(past).toMatchObject({ cadres: 2, trained: 1, areasCovered: 1 })
    const made = await merge(kept, other)
    expect(await onDay('2026-04-01')).toMatchObject({ cadres: 1, trained: 1, areasCovered: 2 })
    expect(await onDay('2026-11-21')).toMatchObject({ cadres: 1, trained: 1, areasCovered: 2 })
    expect(await counted()).toEqual(await onDay('2026-11-21'))
    const { cadres } = await listCadres(ctx(), { area: DISTRICT })
    expect(cadres).toMatchObject([{ id: kept, trainedOn: '2026-09-01', assignments: [{}, {}] }])
    await undo(made)
    expect(await onDay('2026-04-01')).toEqual(past)
  })

  it('count a merged entry without service: her certificate is the person’s', async () => {
    const kept = await putCadre({ areas: [KUNIR] })
    const other = await putCadre({ areas: [KUNIR], endedOn: '2026-05-01' })
    await putCertificate({ cadreId: other })
    await count()
    expect(await counted()).toMatchObject({ cadres: 1, trained: 0 })
    await merge(kept, other)
    expect(await counted()).toMatchObject({ cadres: 1, trained: 1, areasCovered: 1 })
    expect(await counted()).toEqual(await onDay('2026-11-21'))
  })

  it('are one row of the register, found by the name and code of both', async () => {
    const kept = await makeCadre(ctx(), KUNIR, 'Nurul Hidayah')
    const other = await makeCadre(ctx(), JATIROTO, 'Nurul H')
    await merge(kept.id, other.id)
    const search = (q: string, area = DISTRICT) => listCadres(ctx(), { area, q })
    for (const q of ['Nurul', 'Nurul H', other.code, kept.code]) {
      expect((await search(q)).cadres.map((cadre) => cadre.id)).toEqual([kept.id])
    }
    // Seen from the sub-district in which only the merged entry serves.
    const there = await search('', '35.08.17')
    expect(there.cadres).toMatchObject([
      { id: kept.id, status: 'ACTIVE', assignments: [{ area: { code: JATIROTO } }] },
    ])
    const scope = allow(ctx(), 'cadre.read', DISTRICT)
    const [facts] = await listCadreFacts(ctx().db, scope, [other.id], '2026-11-21')
    expect(facts).toMatchObject({ id: other.id, name: 'Nurul Hidayah' })
    expect(facts?.areas).toHaveLength(2)
  })

  it('leave a village together when her service there ends', async () => {
    const kept = await makeCadre(ctx(), KUNIR, 'Endah')
    const other = await makeCadre(ctx(), KUNIR, 'Endahwati')
    const made = await merge(kept.id, other.id)
    const input = {
      district: DISTRICT,
      cadreId: kept.id,
      assignmentId: kept.assignments[0]?.id ?? '',
      endedOn: '2026-11-21',
      reason: 'RESIGNED' as const,
    }
    const { cadre } = await endAssignment(ctx(), input)
    expect(cadre.assignments.map(({ endedOn }) => endedOn)).toEqual(['2026-11-21', '2026-11-21'])
    expect(await counted()).toMatchObject({ cadres: 0, areasWithCadre: 0 })
    await undo(made)
    expect(await counted()).toMatchObject({ cadres: 0 })
  })
})

describe('the import after a merge', () => {
  beforeEach(clear)

  it('knows the person by what either entry says, and asks and adds nothing', async () => {
    const given = sheet([
      { name: 'Sulastri', areaCode: KUNIR, decreeNumber: '1/2026', phone: '081200000001' },
      { name: 'Sulastri, S.Pd', areaCode: SUKOSARI, decreeNumber: '2/2026', phone: '081200000002' },
      { name: 'Lastri', areaCode: KUNIR, decreeNumber: '3/2026', sex: 'P' },
    ])
    await bringIn(
      ctx(),
      DISTRICT,
      given.map((row) => ({ ...row, decision: 'new' as const })),
    )
    const { cadres } = await listCadres(ctx(), { area: DISTRICT })
    const [lastri, one, two] = ['Lastri', 'Sulastri', 'Sulastri, S.Pd'].map(
      (name) => cadres.find((cadre) => cadre.name === name)?.id ?? '',
    )
    await merge(one ?? '', two ?? '')
    await merge(one ?? '', lastri ?? '')
    const again = await bringIn(ctx(), DISTRICT, given)
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, left: [] })
    const named = await addCadre(ctx(), {
      district: DISTRICT,
      id: id(),
      row: { line: 1, name: 'Lastri', areaCode: KUNIR },
    })
    expect(named.outcome).toMatchObject({ state: 'UNCHANGED', cadreId: one })
  })

  it('takes the kode kader of a merged entry as hers', async () => {
    const kept = await makeCadre(ctx(), KUNIR, 'Kode Satu')
    const other = await makeCadre(ctx(), KUNIR, 'Kode Dua')
    await merge(kept.id, other.id)
    const row = {
      line: 2,
      cadreCode: other.code,
      name: 'Kode Dua',
      areaCode: KUNIR,
      phone: '0812999',
    }
    const done = await bringIn(ctx(), DISTRICT, [{ ...row, phone: '081299900011' }])
    expect(done).toMatchObject({ changed: 1, left: [] })
    const { cadre } = await readCadre(ctx(), { area: DISTRICT, cadreId: kept.id })
    expect(cadre).toMatchObject({ name: 'Kode Satu', phoneTail: '011' })
  })
})

describe('what may be one person', () => {
  beforeEach(clear)

  it('is offered by name and village or by telephone, with what tells which to keep', async () => {
    await bringIn(
      ctx(),
      DISTRICT,
      sheet([
        { name: 'Yuni', areaCode: KUNIR, decision: 'new', phone: '081234560001' },
        { name: 'Yuni', areaCode: KUNIR, decision: 'new' },
        { name: 'Yuni', areaCode: JATIROTO, decision: 'new' },
        { name: 'Wahyuni', areaCode: JATIROTO, decision: 'new', phone: '081234560001' },
      ]),
    )
    const found = await listDuplicates(ctx(), { district: DISTRICT })
    expect(found.pairs.map(({ reasons }) => reasons.join()).toSorted()).toEqual([
      'NAME_AND_VILLAGE',
      'PHONE',
    ])
    const [pair] = found.pairs.filter(({ reasons }) => reasons[0] === 'NAME_AND_VILLAGE')
    const [one, other] = (pair?.entries ?? []).toSorted((a, b) => (a.code < b.code ? -1 : 1))
    expect(pair?.suggestedId).toBe(one?.id)
    await putCertificate({ cadreId: other?.id ?? '' })
    const compared = { district: DISTRICT, cadreId: one?.id ?? '', otherId: other?.id ?? '' }
    expect((await compareCadres(ctx(), compared)).suggestedId).toBe(other?.id)
    await expect(
      compareCadres(contextFor(staff('DISTRICT_ADMIN', '33.75')), {
        ...compared,
        district: '33.75',
      }),
    ).rejects.toThrow('NOT_FOUND')
    const made = await merge(other?.id ?? '', one?.id ?? '')
    const after = await listDuplicates(ctx(), { district: DISTRICT })
    expect(after.pairs).toHaveLength(0)
    expect(after.merges).toMatchObject([{ id: made, kept: { id: other?.id }, undoneAt: null }])
  })

  it('leaves out who no longer serves', async () => {
    const row = { name: 'Purna', areaCode: KUNIR, decision: 'new' as const }
    await bringIn(ctx(), DISTRICT, sheet([row, row]))
    const [one] = (await listCadres(ctx(), { area: DISTRICT })).cadres
    if (one === undefined) throw new Error('nobody was added')
    expect((await listDuplicates(ctx(), { district: DISTRICT })).pairs).toHaveLength(1)
    await endAssignment(ctx(), {
      district: DISTRICT,
      cadreId: one.id,
      assignmentId: one.assignments[0]?.id ?? '',
      endedOn: '2026-11-21',
      reason: 'RESIGNED',
    })
    expect((await listDuplicates(ctx(), { district: DISTRICT })).pairs).toHaveLength(0)
  })
})

const AREAS = [KUNIR, SUKOSARI, JATIROTO, '35.08.13', '35.08.10.1001']
const DAYS = ['2026-01-01', '2026-04-01', '2026-07-01', '2026-11-21', '2027-01-01']

it('equals reports and a count by hand after any merges, and what was there before after any undoing', async () => {
  const person = fc.record({
    areas: fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 2 }),
    from: fc.nat({ max: 3 }),
    until: fc.option(fc.nat({ max: 4 })),
    papers: fc.array(fc.record({ on: fc.nat({ max: 3 }), until: fc.option(fc.nat({ max: 4 })) }), {
      maxLength: 2,
    }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 2, maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
      async (people, wishes) => {
        await clear()
        const ids: string[] = []
        for (const { areas, from, until, papers } of people) {
          const cadreId = await putCadre({
            areas: areas.map((area) => AREAS[area] ?? ''),
            startedOn: DAYS[from] ?? '',
            endedOn: until === null ? null : (DAYS[Math.max(until, from)] ?? null),
          })
          ids.push(cadreId)
          for (const { on, until: end } of papers) {
            await putCertificate({
              cadreId,
              issuedOn: DAYS[on] ?? '',
              expiresOn: end === null || end <= on ? null : (DAYS[end] ?? null),
            })
          }
        }
        await count()
        const before = await Promise.all([counted(), ...DAYS.slice(0, 4).map(onDay)])
        expect(before[0]).toEqual(before[4])
        const personOf = new Map(ids.map((each) => [each, each]))
        const made: string[] = []
        for (const [one, other] of wishes) {
          const [kept, merged] = [ids[one % ids.length] ?? '', ids[other % ids.length] ?? '']
          const done = await merge(kept, merged).catch(() => null)
          if (done === null) continue
          made.push(done)
          personOf.set(merged, kept)
        }
        for (const day of DAYS.slice(0, 4)) {
          const active = people.flatMap(({ from, until }, index) => {
            const isActive =
              (DAYS[from] ?? '') <= day &&
              (until === null || (DAYS[Math.max(until, from)] ?? '') > day)
            return isActive ? [personOf.get(ids[index] ?? '')] : []
          })
          expect((await onDay(day)).cadres).toBe(new Set(active).size)
        }
        expect(await counted()).toEqual(await onDay('2026-11-21'))
        // Who signs the figures can open them person by person.
        expect(await countByName(ctx(), DISTRICT, '2026-11-21')).not.toBeNull()
        const scope = allow(ctx(), 'cadre.read', DISTRICT)
        expect(await verifyCoverage(ctx().db, scope, DISTRICT)).toEqual([])
        for (const each of made.toReversed()) await undo(each)
        expect(await Promise.all([counted(), ...DAYS.slice(0, 4).map(onDay)])).toEqual(before)
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)
