import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { commit } from '../../../worker/core/commit.ts'
import {
  advanceCoverage,
  endAssignment,
  listDueDistricts,
  markTrained,
  readCadre,
  recountCoverageOf,
  verifyCoverage,
} from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

beforeAll(makeRosterDistricts)

const DISTRICT = '35.08'
const system = (at?: string) => contextFor(SYSTEM, at)
const day = (on: string) => `${on}T02:00:00.000Z`
const total = (scope: string) =>
  env.DB.prepare('select * from coverage_totals where scope_code = ?')
    .bind(scope)
    .first<Record<string, number | string>>()

/** As certification does it: the mark and the counters in one batch. */
async function train(cadreIds: readonly string[], trainedOn: string | null, asOf: string) {
  const ctx = system(day(asOf))
  const done = await commit(
    ctx,
    allow(ctx, 'certificate.issue', DISTRICT),
    { entity: 'certificate', entityId: cadreIds[0] ?? '' },
    [
      markTrained(cadreIds.map((cadreId) => ({ cadreId, trainedOn }))),
      ...recountCoverageOf({ district: DISTRICT, cadreIds, asOf }),
    ],
  )
  return done.applied
}

it('makes rows for every village and sub-district of a new district, all zero', async () => {
  const { asOf, differences } = await advanceCoverage(system(), '53.01')
  expect([asOf, differences]).toEqual(['2026-11-21', []])
  const areas = await env.DB.prepare(
    "select area_code, cadres, trained from coverage_areas where district_code = '53.01' order by 1",
  ).all()
  expect(areas.results).toEqual([
    { area_code: '53.01.06', cadres: 0, trained: 0 },
    { area_code: '53.01.06.1004', cadres: 0, trained: 0 },
    { area_code: '53.01.06.2015', cadres: 0, trained: 0 },
  ])
  expect(await total('53.01')).toMatchObject({ as_of: '2026-11-21', villages: 2, kelurahan: 1 })
})

it('goes by the calendar of the district, not of the server', async () => {
  const late = system('2026-11-21T16:30:00.000Z') // 23.30 WIB, 00.30 WITA on the next day
  expect((await advanceCoverage(late, DISTRICT)).asOf).toBe('2026-11-21')
  expect((await advanceCoverage(late, '53.01')).asOf).toBe('2026-11-22')
  const districts = [
    { code: '35.08', timeZone: 'Asia/Jakarta' },
    { code: '53.01', timeZone: 'Asia/Makassar' },
    { code: '33.75', timeZone: 'Asia/Jakarta' },
  ] as const
  // Pekalongan was never counted.
  expect(await listDueDistricts(late, districts)).toEqual(['33.75'])
  const after = system('2026-11-21T17:10:00.000Z')
  expect(await listDueDistricts(after, districts)).toEqual(['33.75', '35.08'])
})

it('moves with a certificate by exactly one person and one village, and back', async () => {
  const made = await makeCadre(system(), '35.08.10.2008', 'Satu')
  const before = await total(DISTRICT)
  await train([made.id], '2026-11-21', '2026-11-21')
  const up = await total(DISTRICT)
  expect(Number(up?.['trained']) - Number(before?.['trained'])).toBe(1)
  expect(Number(up?.['areas_covered']) - Number(before?.['areas_covered'])).toBe(1)
  expect(await total('35.08.10')).toMatchObject({ trained: 1, areas_covered: 1 })
  await train([made.id], null, '2026-11-21')
  expect(await total(DISTRICT)).toEqual(before)
})

it('carries the whole district into a new day with the first change of that day', async () => {
  const ending = await makeCadre(system(), '35.08.17.2002', 'Habis Besok')
  await endAssignment(system(), {
    district: DISTRICT,
    cadreId: ending.id,
    assignmentId: ending.assignments[0]?.id ?? '',
    endedOn: '2026-11-22',
    reason: 'TERM_OVER',
  })
  expect(await total('35.08.17')).toMatchObject({ as_of: '2026-11-21', cadres: 1 })
  // A change elsewhere on the next day: the sub-district left alone must not stay behind.
  await makeCadre(system(day('2026-11-22')), '35.08.01.2001', 'Hari Baru')
  expect(await total('35.08.17')).toMatchObject({ as_of: '2026-11-22', cadres: 0 })
  expect(
    await verifyCoverage(system().db, allow(system(), 'cadre.read', DISTRICT), DISTRICT),
  ).toEqual([])
})

it('finds a counter that was forgotten, reports it without names, and mends it', async () => {
  await makeCadre(system(), '35.08.13.2001', 'Terlupa')
  await env.DB.prepare(
    "update coverage_areas set trained = 7 where area_code = '35.08.13.2001'",
  ).run()
  await env.DB.prepare("update coverage_totals set cadres = 99 where scope_code = '35.08.13'").run()
  const lines: unknown[] = []
  const ctx = { ...system(), log: (line: unknown) => void lines.push(line) }
  const { differences } = await advanceCoverage(ctx, DISTRICT)
  expect(differences).toContainEqual({
    code: '35.08.13.2001',
    field: 'trained',
    stored: 7,
    counted: 0,
  })
  expect(differences).toContainEqual({
    code: '35.08.13',
    field: 'cadres',
    stored: 99,
    counted: 1,
  })
  expect(lines).toMatchObject([{ event: 'coverage.differs', district: DISTRICT }])
  const entry = await env.DB.prepare(
    "select detail from audit_entries where action = 'coverage.recount' and detail like '%\"differences\":2%'",
  ).first<string>('detail')
  expect(JSON.parse(entry ?? '')).toMatchObject({ differences: differences.length })
  expect((await advanceCoverage(ctx, DISTRICT)).differences).toEqual([])
})

it('lets only the clock and the national office recount', async () => {
  for (const role of ['DISTRICT_ADMIN', 'TRAINER'] as const) {
    await expect(advanceCoverage(contextFor(staff(role, DISTRICT)), DISTRICT)).rejects.toThrow(
      'NOT_ALLOWED',
    )
  }
})

// ---------------------------------------------------------------- any history

const AREAS = ['35.08.01', '35.08.01.2001', '35.08.01.2005', '35.08.10.1001', '35.08.17.2001']
const DAYS = ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04', '2027-01-05']

type Term = { area: string; from: string; until: string | null }
type Person = { id: string; trainedOn: string | null; terms: Term[] }

/** What kpm.md 3.6 asks for, counted by hand from a model of what was done. */
function byHand(people: readonly Person[], asOf: string, scope: string) {
  const serves = (person: Person, place: string) =>
    person.terms.some(
      ({ area, from, until }) =>
        (area === place || area.startsWith(`${place}.`)) &&
        from <= asOf &&
        (until === null || until > asOf),
    )
  const here = people.filter((person) => serves(person, scope))
  const villages = AREAS.filter((area) => area.length === 13 && area.startsWith(scope))
  const withOne = (list: readonly Person[]) =>
    villages.filter((village) => list.some((person) => serves(person, village))).length
  const trained = here.filter(({ trainedOn }) => trainedOn !== null && trainedOn <= asOf)
  return {
    cadres: here.length,
    trained: trained.length,
    areas_with_cadre: withOne(here),
    areas_covered: withOne(trained),
  }
}

const step = fc.oneof(
  fc.record({
    does: fc.constant('add' as const),
    area: fc.nat({ max: 4 }),
    from: fc.nat({ max: 4 }),
  }),
  fc.record({
    does: fc.constant('addArea' as const),
    who: fc.nat(),
    area: fc.nat({ max: 4 }),
  }),
  fc.record({ does: fc.constant('end' as const), who: fc.nat(), on: fc.nat({ max: 4 }) }),
  fc.record({ does: fc.constant('train' as const), who: fc.nat() }),
  fc.record({ does: fc.constant('revoke' as const), who: fc.nat() }),
  fc.record({ does: fc.constant('nextDay' as const) }),
)

it('equals a count by hand after any history of adding, ending and training', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const table of ['assignments', 'cadres', 'coverage_areas', 'coverage_totals']) {
        await env.DB.prepare(`delete from ${table}`).run()
      }
      const people: Person[] = []
      let today = 0
      const now = () => DAYS[today] ?? ''
      for (const [number, each] of steps.entries()) {
        const ctx = system(day(now()))
        const person = 'who' in each ? people[each.who % Math.max(1, people.length)] : undefined
        if (each.does === 'add') {
          const area = AREAS[each.area] ?? ''
          const from = DAYS[each.from] ?? ''
          const name = `Orang ${number}`
          await bringIn(ctx, DISTRICT, sheet([{ name, areaCode: area, decreeOn: from }]))
          const id = await env.DB.prepare('select id from cadres where name = ?')
            .bind(name)
            .first<string>('id')
          people.push({ id: id ?? '', trainedOn: null, terms: [{ area, from, until: null }] })
        } else if (each.does === 'addArea' && person !== undefined) {
          const area = AREAS[each.area] ?? ''
          const isThere = person.terms.some(
            (term) => term.area === area && (term.until === null || term.until > now()),
          )
          const name = await env.DB.prepare('select name from cadres where id = ?')
            .bind(person.id)
            .first<string>('name')
          const row = { name: name ?? '', areaCode: area, decision: { sameAs: person.id } }
          await bringIn(ctx, DISTRICT, sheet([row]))
          if (!isThere) person.terms.push({ area, from: now(), until: null })
        } else if (each.does === 'end' && person !== undefined) {
          const on = DAYS[each.on] ?? ''
          const { cadre } = await readCadre(ctx, { area: DISTRICT, cadreId: person.id })
          const open = cadre.assignments.find(
            (term) => term.endedOn === null && term.startedOn <= on,
          )
          if (open === undefined) continue
          await endAssignment(ctx, {
            district: DISTRICT,
            cadreId: person.id,
            assignmentId: open.id,
            endedOn: on,
            reason: 'RESIGNED',
          })
          const term = person.terms.find(
            ({ area, until }) => until === null && area === open.area.code,
          )
          if (term !== undefined) term.until = on
        } else if (each.does === 'train' && person !== undefined) {
          await train([person.id], now(), now())
          person.trainedOn = now()
        } else if (each.does === 'revoke' && person !== undefined) {
          await train([person.id], null, now())
          person.trainedOn = null
        } else if (each.does === 'nextDay' && today < DAYS.length - 1) {
          today += 1
          const { differences } = await advanceCoverage(system(day(now())), DISTRICT)
          expect(differences).toEqual([])
        }
      }
      if ((await total(DISTRICT)) === null) return
      for (const scope of [DISTRICT, '35.08.01', '35.08.10', '35.08.17', '35.08.13']) {
        expect(await total(scope)).toMatchObject({
          as_of: now(),
          ...byHand(people, now(), scope),
        })
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
