import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LogLine } from '../../../worker/core/log.ts'
import { runHourly } from '../../../worker/jobs.ts'
import { readPublicCoverage } from '../../../worker/reporting/read-public.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, putCadre, putCertificate } from '../../factories/reporting.ts'

const BLUKON = '35.08.10.2008'
/** 00.10 WIB on 22 November. */
const AFTER_MIDNIGHT = '2026-11-21T17:10:00.000Z'

async function run(at: string): Promise<LogLine[]> {
  const lines: LogLine[] = []
  await runHourly({ ...contextFor(SYSTEM, at), log: (line) => lines.push(line) })
  // The telephones of these bare rows are no sealed texts, and the rotation of keys says so.
  return lines.filter(({ event }) => event !== 'secret.unopened')
}

const events = (lines: readonly LogLine[]) => lines.map(({ event }) => event)
const figures = (at: string) => readPublicCoverage(contextFor(PUBLIC, at), '35.08', undefined)

describe('the run after midnight', () => {
  beforeAll(async () => {
    await makeDistricts()
    const trained = await putCadre({ areas: [BLUKON] })
    await putCertificate({ cadreId: trained })
    await putCadre({ areas: [BLUKON], startedOn: '2026-11-22' })
    await count('35.08')
    await count('33.75')
  })

  it('leaves the counters alone while their day lasts', async () => {
    const lines = await run('2026-11-21T16:50:00.000Z')
    // The certificate here is a bare row that nobody signed: the check of certificates says so, once a day.
    expect(events(lines)).toEqual(['job', 'certificate.differs'])
    expect(lines[0]).toMatchObject({ due: 0 })
  })

  it('carries them into the new day, with who begins on it, and finds nothing wrong', async () => {
    expect(await figures(AFTER_MIDNIGHT)).toMatchObject({ asOf: '2026-11-21', cadres: 1 })
    const lines = await run(AFTER_MIDNIGHT)
    expect(events(lines)).toEqual(['job'])
    expect(lines[0]).toMatchObject({ due: 2, left: 0 })
    expect(await figures(AFTER_MIDNIGHT)).toMatchObject({ asOf: '2026-11-22', cadres: 2 })
  })

  it('reports a wrong counter, mends it and leaves it in the log of changes', async () => {
    await env.DB.prepare(
      `update coverage_totals set trained = 9 where scope_code = '35.08.10'`,
    ).run()
    await env.DB.prepare(`update coverage_areas set cadres = 7 where area_code = ?`)
      .bind(BLUKON)
      .run()
    const next = '2026-11-22T17:10:00.000Z'
    const lines = await run(next)
    expect(lines.find(({ event }) => event === 'coverage.untrue')).toMatchObject({
      district: '35.08',
      differences: 2,
      firstCode: '35.08.10',
      stored: 9,
      counted: 1,
    })
    expect(events(lines)).not.toContain('coverage.stillUntrue')
    expect((await figures(next)).subDistricts[1]).toMatchObject({ trained: 1, cadres: 2 })
    const entry = await env.DB.prepare(
      `select detail from audit_entries where action = 'coverage.recount' and area_code = '35.08'
       order by rowid desc limit 1`,
    ).first<{ detail: string }>()
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({ asOf: '2026-11-23', differences: 2 })
  })

  it('says apart what counting anew cannot mend: a mark of training without a certificate', async () => {
    const untrained = await putCadre({ areas: [BLUKON] })
    await env.DB.prepare(`update cadres set trained_on = '2026-01-01' where id = ?`)
      .bind(untrained)
      .run()
    const lines = await run('2026-11-23T17:10:00.000Z')
    expect(events(lines)).toContain('coverage.stillUntrue')
  })

  it('leaves to the next hour what it has no queries left for', async () => {
    const at = '2026-11-24T17:10:00.000Z'
    const before = (await figures(at)).asOf
    const lines: LogLine[] = []
    const tired = contextFor(SYSTEM, at)
    tired.db.meter.queries = 5000
    await runHourly({ ...tired, log: (line) => lines.push(line) })
    expect(lines.find(({ event }) => event === 'job')).toMatchObject({ due: 2, left: 2 })
    expect(tired.db.meter.queries - 5000).toBeLessThan(300)
    expect((await figures(at)).asOf).toBe(before)
    await run('2026-11-24T18:10:00.000Z')
    expect((await figures(at)).asOf).toBe('2026-11-25')
  })
})
