import { env, exports } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { RosterRow, RowOutcome } from '../../../worker/contract/roster.ts'
import { checkRoster, listCadres, readCadre } from '../../../worker/roster/index.ts'
import { contextFor, NOW, SYSTEM, staff } from '../../factories/context.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

beforeAll(makeRosterDistricts)

// Own cadres per test: every test works in an emptied roster.
beforeEach(async () => {
  await env.DB.batch(
    ['roster_import_chunks', 'roster_imports', 'assignments', 'cadres', 'coverage_areas'].map(
      (table) => env.DB.prepare(`delete from ${table}`),
    ),
  )
  await env.DB.prepare('delete from coverage_totals').run()
})

const officer = staff('DISTRICT_ADMIN', '35.08')
const LUMAJANG = '35.08'
const TEMPURSARI = { village: 'Tempursari', subDistrict: 'Tempursari' }
const TEGALREJO = { village: 'Tegalrejo', subDistrict: 'Tempursari' }
const BLUKON = { village: 'Blukon', subDistrict: 'Lumajang' }

const check = async (rows: readonly RosterRow[], district = LUMAJANG, at = NOW) =>
  (await checkRoster(contextFor(SYSTEM, at), { district, rows: [...rows] })).outcomes
const states = (outcomes: readonly RowOutcome[]) => outcomes.map((outcome) => outcome.state)
const only = <State extends RowOutcome['state']>(
  outcomes: readonly RowOutcome[],
  state: State,
): RowOutcome & { state: State } => {
  const found = outcomes.find(
    (outcome): outcome is RowOutcome & { state: State } => outcome.state === state,
  )
  if (found === undefined) throw new Error(`no ${state} in ${JSON.stringify(outcomes)}`)
  return found
}
const numberOf = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0
const dump = async () => [
  (await env.DB.prepare('select * from cadres order by id').all()).results,
  (await env.DB.prepare('select * from assignments order by id').all()).results,
]

const FILE = sheet([
  {
    name: 'Siti Aminah, S.Pd',
    ...TEMPURSARI,
    phone: '81234567890',
    sex: 'P',
    decreeNumber: '188/12/2024',
    decreeOn: '12 Januari 2024',
    decreeUntil: '12/01/2027',
  },
  { name: 'Sumiati', regionCode: '3508012001', phone: '+62 813-1111-2222', kind: 'Posyandu' },
  { name: 'Wahyu Hidayat', ...BLUKON, sex: 'L', decreeOn: '45303' },
  { name: 'Rini', regionCode: '35.8.10.1001' },
])

it('shows a dry run and writes nothing', async () => {
  const outcomes = await check(FILE)
  expect(states(outcomes)).toEqual(['NEW', 'NEW', 'NEW', 'NEW'])
  expect(outcomes[0]).toEqual({
    state: 'NEW',
    line: 2,
    row: {
      name: 'Siti Aminah, S.Pd',
      kind: null,
      sex: 'F',
      phoneTail: '890',
      decreeNumber: '188/12/2024',
      decreeOn: '2024-01-12',
      decreeUntil: '2027-01-12',
      area: {
        code: '35.08.01.2005',
        name: 'Tempursari',
        kind: 'desa',
        subDistrictCode: '35.08.01',
        subDistrictName: 'Tempursari',
      },
    },
  })
  expect(await numberOf('cadres')).toBe(0)
})

it('writes the new rows, and nothing when the same file comes again', async () => {
  const first = await bringIn(contextFor(officer), LUMAJANG, FILE)
  expect(first).toMatchObject({ added: 4, changed: 0, unchanged: 0, left: [] })
  const before = await dump()
  const ctx = contextFor(officer, '2026-12-24T02:00:00.000Z')
  const second = await bringIn(ctx, LUMAJANG, FILE)
  expect(second).toMatchObject({ added: 0, changed: 0, unchanged: 4, left: [] })
  expect(await dump()).toEqual(before)
  console.log(`rows written by the second import: ${ctx.db.meter.rowsWritten}`)
  expect(ctx.db.meter.rowsWritten).toBeLessThan(20)
  expect(states(await check(FILE))).toEqual(Array(4).fill('UNCHANGED'))
})

it('keeps telephones encrypted and finds them by a keyed hash', async () => {
  await bringIn(contextFor(officer), LUMAJANG, FILE.slice(0, 1))
  const row = await env.DB.prepare('select * from cadres').first<Record<string, string>>()
  expect(JSON.stringify(row)).not.toContain('81234567890')
  expect(row?.['phone_tail']).toBe('890')
  expect(row?.['code']).toMatch(/^LMJ-\d{4}-[A-Z]$/)
  const { cadres } = await listCadres(contextFor(officer), { area: LUMAJANG })
  const ask = { area: LUMAJANG, cadreId: cadres[0]?.id ?? '' }
  expect((await readCadre(contextFor(officer), ask)).cadre.phone).toBe('+6281234567890')
  for (const role of ['TRAINER', 'APPROVER', 'SUPERADMIN'] as const) {
    const { cadre } = await readCadre(contextFor(staff(role, LUMAJANG)), ask)
    expect(cadre).toMatchObject({ phone: null, phoneTail: '890' })
  }
})

it('answers a repeated chunk as the first time', async () => {
  const ctx = contextFor(officer)
  const importId = ctx.ids.uuid()
  const rows = [...FILE, { line: 99, name: 'Tanpa Desa' }]
  const first = await bringIn(ctx, LUMAJANG, rows, { importId })
  const audits = await numberOf('audit_entries')
  const again = await bringIn(contextFor(officer), LUMAJANG, rows, { importId })
  expect(again).toEqual(first)
  expect(first).toMatchObject({ added: 4, left: [{ state: 'PROBLEM', line: 99 }] })
  expect(await numberOf('cadres')).toBe(4)
  expect(await numberOf('audit_entries')).toBe(audits)
  const entry = await env.DB.prepare('select * from audit_entries where entity_id = ?')
    .bind(importId)
    .first<Record<string, string>>()
  expect(entry).toMatchObject({ action: 'cadre.import', area_code: '35.08', actor_kind: 'staff' })
  expect(JSON.parse(entry?.['detail'] ?? '')).toEqual({
    position: 0,
    added: 4,
    changed: 0,
    unchanged: 0,
    skipped: 0,
    left: 1,
  })
})

it('adds nobody twice when one file is sent by several windows at once', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => bringIn(contextFor(officer), LUMAJANG, FILE)),
  )
  expect(outcomes.reduce((sum, outcome) => sum + outcome.added, 0)).toBe(4)
  expect(await numberOf('cadres')).toBe(4)
  expect(await numberOf('assignments')).toBe(4)
})

it('shows what a row changes, and leaves what it does not say', async () => {
  await bringIn(contextFor(officer), LUMAJANG, FILE)
  const changed = sheet([
    {
      name: 'Hj. Siti Aminah',
      ...TEMPURSARI,
      kind: 'KPM',
      phone: '0812 3456 7890',
      sex: '',
      decreeNumber: '188/99/2026',
    },
    { name: 'SUMIATI', regionCode: '35.08.01.2001' },
    { name: 'Wahyu Hidayat', ...BLUKON, decreeOn: '10/01/2023' },
  ])
  const outcomes = await check(changed)
  expect(states(outcomes)).toEqual(['CHANGED', 'UNCHANGED', 'CHANGED'])
  expect(only(outcomes, 'CHANGED').changes).toEqual([
    { field: 'name', from: 'Siti Aminah, S.Pd', to: 'Hj. Siti Aminah' },
    { field: 'decreeNumber', from: '188/12/2024', to: '188/99/2026' },
  ])
  expect(await bringIn(contextFor(officer), LUMAJANG, changed)).toMatchObject({ changed: 2 })
  const { cadres } = await listCadres(contextFor(officer), { area: LUMAJANG, q: 'aminah' })
  expect(cadres[0]).toMatchObject({ sex: 'F', phoneTail: '890', version: 2 })
  expect(cadres[0]?.assignments[0]).toMatchObject({
    decreeNumber: '188/99/2026',
    decreeOn: '2024-01-12',
    decreeUntil: '2027-01-12',
  })
  const wahyu = await listCadres(contextFor(officer), { area: LUMAJANG, q: 'wahyu' })
  // An earlier decree shows that he had begun by then.
  expect(wahyu.cadres[0]?.assignments[0]?.startedOn).toBe('2023-01-10')
  expect(states(await check(changed))).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
})

it('mends on the spot: a chosen area is taken and found again by it', async () => {
  const rows = sheet([
    { name: 'Ina', village: 'Oesao', subDistrict: 'Kupang Timur' },
    { name: 'Yos', village: 'Oesao' },
    { name: 'Mama Lena', village: 'Oesau', subDistrict: 'Kec. Kupang Timur', areaKind: 'desa' },
  ])
  const outcomes = await check(rows, '53.01')
  expect(states(outcomes)).toEqual(['PROBLEM', 'PROBLEM', 'PROBLEM'])
  expect(
    outcomes.map((outcome) =>
      outcome.state === 'PROBLEM' ? outcome.problems.map((problem) => problem.reason) : [],
    ),
  ).toEqual([['AREA_AMBIGUOUS'], ['AREA_AMBIGUOUS'], ['AREA_UNKNOWN']])
  const mended = rows.map((row, index) => ({
    ...row,
    areaCode: index === 0 ? '53.01.06.1004' : '53.01.06.2015',
  }))
  const done = await bringIn(contextFor(staff('DISTRICT_ADMIN', '53.01')), '53.01', mended)
  expect(done).toMatchObject({ added: 3, left: [] })
  expect(states(await check(mended, '53.01'))).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED'])
})

it('asks about two rows of one name in one village, and keeps both answers apart for good', async () => {
  const twins = sheet([
    { name: 'Siti Aminah', ...TEMPURSARI, phone: '081200000001' },
    { name: 'Siti Aminah, A.Md.Keb', ...TEMPURSARI, phone: '081200000002' },
    { name: 'Siti Aminah', ...TEMPURSARI, phone: '081200000001' },
  ])
  const outcomes = await check(twins)
  expect(states(outcomes)).toEqual(['NEW', 'ASK', 'ASK'])
  expect(only(outcomes, 'ASK').questions).toEqual([
    { question: 'SAME_NAME_AND_AREA', cadres: [], lines: [2] },
  ])
  expect(await bringIn(contextFor(officer), LUMAJANG, twins)).toMatchObject({ added: 1 })
  const answered: RosterRow[] = twins.map((row) =>
    row.line === 2 ? row : { ...row, decision: row.line === 3 ? 'new' : 'skip' },
  )
  expect(await bringIn(contextFor(officer), LUMAJANG, answered)).toMatchObject({
    added: 1,
    unchanged: 1,
    skipped: 1,
  })
  // Each row finds its own person again, by her telephone.
  expect(states(await check(answered))).toEqual(['UNCHANGED', 'UNCHANGED', 'SKIPPED'])
  expect(await numberOf('cadres')).toBe(2)
})

it('asks when a name is known in the village but the telephone or the sex speaks against it', async () => {
  await bringIn(contextFor(officer), LUMAJANG, FILE)
  const [phone, sex, sameDecree] = await Promise.all(
    [
      { name: 'Siti Aminah', ...TEMPURSARI, phone: '085700000000' },
      { name: 'Wahyu Hidayat', ...BLUKON, sex: 'P' },
      {
        name: 'Siti Aminah',
        ...TEMPURSARI,
        phone: '085700000000',
        decreeNumber: '188/12/2024',
      },
    ].map((row) => check(sheet([row]))),
  )
  const question = only(phone ?? [], 'ASK').questions[0]
  expect(question).toMatchObject({
    question: 'SAME_NAME_AND_AREA',
    cadres: [{ name: 'Siti Aminah, S.Pd', phoneTail: '890', areas: [{ code: '35.08.01.2005' }] }],
  })
  expect(states(sex ?? [])).toEqual(['ASK'])
  // The same decree says that it is her, with a new number.
  expect(only(sameDecree ?? [], 'CHANGED').changes.map((change) => change.field)).toEqual([
    'name',
    'phone',
  ])
  const sameAs = question?.cadres[0]?.id ?? ''
  const answered = sheet([
    { name: 'Siti Aminah', ...TEMPURSARI, phone: '085700000000', decision: { sameAs } },
  ])
  expect(await bringIn(contextFor(officer), LUMAJANG, answered)).toMatchObject({ changed: 1 })
  expect(states(await check(answered))).toEqual(['UNCHANGED'])
  expect(await numberOf('cadres')).toBe(4)
})

it('asks about one telephone for two people, and about one name in two villages of a sub-district', async () => {
  await bringIn(contextFor(officer), LUMAJANG, FILE)
  const rows = sheet([
    { name: 'Endang', ...TEGALREJO, phone: '0812-3456-7890' },
    { name: 'Siti Aminah', ...TEGALREJO },
    { name: 'Siti Aminah', ...BLUKON },
    { name: 'Partini', ...BLUKON, phone: '082211112222' },
    { name: 'Partono', ...TEMPURSARI, phone: '082211112222' },
  ])
  const outcomes = await check(rows)
  // The namesake in another sub-district is another person.
  expect(states(outcomes)).toEqual(['ASK', 'ASK', 'NEW', 'NEW', 'ASK'])
  expect(
    outcomes.flatMap((outcome) =>
      outcome.state === 'ASK' ? outcome.questions.map((question) => question.question) : [],
    ),
  ).toEqual(['SAME_PHONE', 'SAME_NAME_NEARBY', 'SAME_PHONE'])
  const last = outcomes.at(-1)
  expect(last?.state === 'ASK' ? last.questions[0]?.lines : null).toEqual([5])
  const answered: RosterRow[] = rows.map((row) => ({ ...row, decision: 'new' }))
  expect(await bringIn(contextFor(officer), LUMAJANG, answered)).toMatchObject({ added: 5 })
  // Once answered, the same file asks nothing any more, also without its answers.
  expect(states(await check(rows))).toEqual(Array(5).fill('UNCHANGED'))
})

it('gives one person two villages, moves her, or takes her back, as the officer says', async () => {
  await bringIn(contextFor(officer), LUMAJANG, sheet([{ name: 'Kartini', ...TEMPURSARI }]))
  const { cadres } = await listCadres(contextFor(officer), { area: LUMAJANG })
  const sameAs = cadres[0]?.id ?? ''
  const row = { name: 'Kartini', ...TEGALREJO }
  expect(states(await check(sheet([row])))).toEqual(['ASK'])
  const second = sheet([{ ...row, decision: { sameAs } }])
  expect(only(await check(second), 'CHANGED').changes).toEqual([
    { field: 'area', from: null, to: 'Tegalrejo, Tempursari' },
  ])
  await bringIn(contextFor(officer), LUMAJANG, second)
  const both = await listCadres(contextFor(officer), { area: LUMAJANG })
  expect(both.cadres[0]?.assignments.map((each) => each.endedOn)).toEqual([null, null])

  const move = sheet([{ name: 'Kartini', ...BLUKON, decision: { sameAs, area: 'MOVE' } }])
  await bringIn(contextFor(officer, '2026-12-01T02:00:00.000Z'), LUMAJANG, move)
  const moved = await listCadres(contextFor(officer, '2026-12-01T02:00:00.000Z'), {
    area: LUMAJANG,
  })
  expect(
    moved.cadres[0]?.assignments
      .map((each) => [each.area.name, each.endedOn, each.endReason])
      .toSorted(),
  ).toEqual([
    ['Blukon', null, null],
    ['Tegalrejo', '2026-12-01', 'MOVED'],
    ['Tempursari', '2026-12-01', 'MOVED'],
  ])
  // She served here before: is this she, or a namesake?
  const back = sheet([{ name: 'Kartini', ...TEMPURSARI }])
  expect(states(await check(back, LUMAJANG, '2026-12-01T02:00:00.000Z'))).toEqual(['ASK'])
  expect(await numberOf('cadres')).toBe(1)
})

it('takes two rows of a new file as one person when the officer says so', async () => {
  const rows = sheet([
    { name: 'Dewi', ...TEMPURSARI },
    { name: 'Dewi', ...TEGALREJO, decision: { sameAsLine: 2 } },
  ])
  expect(await bringIn(contextFor(officer), LUMAJANG, rows)).toMatchObject({ added: 2 })
  expect(await numberOf('cadres')).toBe(1)
  expect(await numberOf('assignments')).toBe(2)
  const totals = await env.DB.prepare(
    "select cadres, areas_with_cadre from coverage_totals where scope_code = '35.08'",
  ).first()
  expect(totals).toEqual({ cadres: 1, areas_with_cadre: 2 })
  expect(states(await check(rows))).toEqual(['UNCHANGED', 'UNCHANGED'])
})

it('knows a cadre by her kode kader, and asks before it moves her', async () => {
  await bringIn(contextFor(officer), LUMAJANG, sheet([{ name: 'Yuni', ...TEMPURSARI }]))
  const { cadres } = await listCadres(contextFor(officer), { area: LUMAJANG })
  const cadreCode = cadres[0]?.code ?? ''
  const renamed = await check(sheet([{ name: 'Yuni Astuti', ...TEMPURSARI, cadreCode }]))
  expect(only(renamed, 'CHANGED').changes).toEqual([
    { field: 'name', from: 'Yuni', to: 'Yuni Astuti' },
  ])
  const elsewhere = await check(sheet([{ name: 'Yuni', ...BLUKON, cadreCode }]))
  expect(only(elsewhere, 'ASK').questions[0]?.question).toBe('OTHER_AREA')
  const wrong = await check(sheet([{ name: 'Yuni', ...TEMPURSARI, cadreCode: 'LMJ-9999-X' }]))
  expect(only(wrong, 'PROBLEM').problems[0]?.reason).toBe('CADRE_CODE_UNKNOWN')
})

it('never takes an answer for a cadre of another district', async () => {
  const kupang = contextFor(staff('DISTRICT_ADMIN', '53.01'))
  await bringIn(kupang, '53.01', sheet([{ name: 'Ina', areaCode: '53.01.06.1004' }]))
  const { cadres } = await listCadres(kupang, { area: '53.01' })
  const sameAs = cadres[0]?.id ?? ''
  const outcomes = await check(sheet([{ name: 'Ina', ...BLUKON, decision: { sameAs } }]))
  expect(only(outcomes, 'PROBLEM').problems).toEqual([{ reason: 'DECISION_STALE' }])
})

it('counts cadres of a whole sub-district as persons, not in the coverage of its villages', async () => {
  const rows = sheet([
    { name: 'Bu Camat', subDistrict: 'Pekalongan Barat', areaKind: 'Kecamatan' },
    { name: 'Ratna', village: 'Kel. Medono', subDistrict: 'Pekalongan Barat' },
  ])
  await bringIn(contextFor(SYSTEM), '33.75', rows)
  const totals = await env.DB.prepare(
    "select * from coverage_totals where scope_code = '33.75'",
  ).first()
  expect(totals).toMatchObject({
    as_of: '2026-11-21',
    villages: 1,
    kelurahan: 1,
    cadres: 2,
    sub_district_cadres: 1,
    areas_with_cadre: 1,
    trained: 0,
  })
})

it.each([
  ['TRAINER', '35.08', 'NOT_ALLOWED'],
  ['SUB_DISTRICT_ADMIN', '35.08.01', 'NOT_ALLOWED'],
  ['APPROVER', '35.08', 'NOT_ALLOWED'],
  ['PROVINCE', '35', 'NOT_ALLOWED'],
  ['DISTRICT_ADMIN', '33.75', 'NOT_FOUND'],
] as const)('refuses a %s of %s to check and to write: %s', async (role, area, code) => {
  const ctx = contextFor(staff(role, area))
  await expect(checkRoster(ctx, { district: LUMAJANG, rows: FILE })).rejects.toThrow(code)
  await expect(bringIn(ctx, LUMAJANG, FILE)).rejects.toThrow(code)
  expect(await numberOf('cadres')).toBe(0)
})

it('refuses the import id of another district, and two rows of one line', async () => {
  const ctx = contextFor(SYSTEM)
  const importId = ctx.ids.uuid()
  await bringIn(ctx, LUMAJANG, FILE, { importId })
  const kupang = sheet([{ name: 'Ina', areaCode: '53.01.06.1004' }])
  await expect(bringIn(ctx, '53.01', kupang, { importId, position: 1 })).rejects.toThrow('CONFLICT')
  const twice = [...FILE.slice(0, 1), ...FILE.slice(0, 1)]
  await expect(bringIn(ctx, LUMAJANG, twice)).rejects.toThrow('INPUT_INVALID')
})

it('stands behind its addresses and lets nobody in without a session', async () => {
  for (const path of ['check', 'commit']) {
    const answer = await exports.default.fetch(
      `https://kelas.test/api/v1/districts/35.08/roster/${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          rows: [{ line: 1, name: 'x' }],
          ...(path === 'commit'
            ? { importId: '0198c0de-0000-7000-8000-000000000000', fileName: 'x', position: 0 }
            : {}),
        }),
      },
    )
    expect(answer.status).toBe(401)
  }
})
