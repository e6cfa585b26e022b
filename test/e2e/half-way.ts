/**
 * The demonstration half way: Lumajang with 171 of 268 cadres trained, and everybody else through with the course, so that only the
 * office has something to do. Made on a SQLite file by the demonstration's own steps, and put into the running product by its rows.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSqlite } from '../../db/local/sqlite-d1.ts'
import { areasOf } from '../../db/seed/areas.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { DEMO_CODES, demoDistricts } from '../../db/seed/demo-districts.ts'
import { checkNames, learn, WHOLE_COURSE } from '../../db/seed/demo-steps.ts'
import { stageOn } from '../../db/seed/stage.ts'
import { advanceCoverage } from '../../worker/roster/index.ts'
import { DISTRICT, SYSTEM } from './lumajang.ts'
import { ORIGIN, SECRETS, type Service } from './running-product.ts'
import { fill, templateOf } from './template.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations')

export async function openHalfWay(service: Service): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'half-way-'))
  const file = openSqlite(path.join(folder, 'demo.sqlite'))
  try {
    for (const name of readdirSync(MIGRATIONS).toSorted()) {
      if (name.endsWith('.sql')) file.exec(readFileSync(path.join(MIGRATIONS, name), 'utf8'))
    }
    const env = { DB: file.DB, ORIGIN, ...SECRETS }
    const areas = DEMO_CODES.flatMap((code) => areasOf(code))
    await seedDemo(env, {
      areas,
      files: courseFiles('kpm-dasar'),
      refresher: courseFiles('kpm-segar'),
    })
    const district = demoDistricts(areas).find(({ settings }) => settings.code === DISTRICT)
    if (district === undefined) throw new Error('the demonstration has no Lumajang')
    const stage = stageOn(env)
    const now = new Date().toISOString()
    const { results } = await file.DB.prepare(
      `select id, exists (select 1 from standings s where s.cadre_id = cadres.id and s.eligible_at is not null) as passed
        from cadres where district_code = ? and trained_on is null order by id`,
    )
      .bind(DISTRICT)
      .all<{ id: string; passed: number }>()
    const learners = results.flatMap(({ id, passed }) => (passed === 1 ? [] : [id]))
    await learn(stage, district, learners, WHOLE_COURSE, now)
    await checkNames(
      stage,
      district,
      results.map(({ id }) => id),
      now,
    )
    await advanceCoverage(stage.as(SYSTEM, now, 350_892), DISTRICT)
    await fill(service.db, await templateOf(file.DB))
  } finally {
    file.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
