/** Counters of districts that were counted before kinds were told apart say at once what a count from then on says. */
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'

const at = env.TEST_MIGRATIONS.findIndex(({ name }) => name === '0016_roster_kinds.sql')

/** id, kind, the entry that stands for her, trained since */
const CADRES = [
  ['kpm', 'KPM', null, '2026-05-01'],
  ['bidan', 'TPK_BIDAN', null, null],
  ['pkk', 'TPK_PKK', null, null],
  ['posyandu', 'POSYANDU', null, '2026-11-22'],
  ['gone', 'OTHER', null, '2026-05-01'],
  ['again', 'OTHER', 'pkk', '2026-05-01'],
] as const
/** whose, where, until */
const SERVICES = [
  ['kpm', '17.08.04.2001', null],
  ['bidan', '17.08.04.2001', null],
  ['bidan', '17.08.05.2001', null],
  ['pkk', '17.08.04.2001', null],
  ['again', '17.08.05.2001', null],
  ['posyandu', '17.08.05.2001', '2026-11-22'],
  ['gone', '17.08.04.2001', '2026-11-21'],
] as const

it('counts each person once, of the kind of the entry that stands for her, on the day of the counters', async () => {
  const { OLD_DB: db } = env
  expect(at).toBeGreaterThan(0)
  await applyD1Migrations(db, env.TEST_MIGRATIONS.slice(0, at))
  const total = (scope: string, asOf: string) =>
    db
      .prepare(`insert into coverage_totals values (?, '17.08', ?, 2, 0, 4, 0, 0, 2, 0)`)
      .bind(scope, asOf)
  await db.batch([
    ...CADRES.map(([id, kind, mergedInto, trainedOn]) =>
      db
        .prepare(
          `insert into cadres (id, district_code, code, name, name_key, kind, merged_into, trained_on, version, created_at, updated_at)
           values (?, '17.08', ?, 'Nama', 'nama', ?, ?, ?, 1, '', '')`,
        )
        .bind(id, id, kind, mergedInto, trainedOn),
    ),
    ...SERVICES.map(([cadreId, area, endedOn], index) =>
      db
        .prepare(
          `insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on, ended_on)
           values (?, ?, '17.08', ?, ?, 'village', '2026-01-01', ?)`,
        )
        .bind(String(index), cadreId, area.slice(0, 8), area, endedOn),
    ),
    total('17.08', '2026-11-21'),
    total('17.08.04', '2026-11-21'),
    total('17.08.05', '2026-11-21'),
    // Never counted: the first count says.
    total('17.08.06', ''),
  ])

  await applyD1Migrations(db, env.TEST_MIGRATIONS)
  const rows = await db
    .prepare(
      `select scope_code, tpk_cadres, posyandu_cadres, other_cadres, tpk_trained, posyandu_trained, other_trained
       from coverage_totals order by 1`,
    )
    .raw()
  expect(rows).toEqual([
    ['17.08', 2, 1, 0, 1, 0, 0],
    ['17.08.04', 2, 0, 0, 1, 0, 0],
    ['17.08.05', 2, 1, 0, 1, 0, 0],
    ['17.08.06', 0, 0, 0, 0, 0, 0],
  ])
})
