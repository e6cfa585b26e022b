import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { expireCertificates, expireEverywhere } from '../../../worker/certification/index.ts'
import { daysAfter } from '../../../worker/certification/validity/validity.ts'
import { checkToken } from '../../../worker/contract/certificate-token.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { revocationsIn } from '../../../worker/contract/verifier-bundle.ts'
import { readBundle } from '../../../worker/certification/verify/read-bundle.ts'
import { startOf, type TimeZone } from '../../../worker/core/clock.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { runHourly } from '../../../worker/jobs.ts'
import { compareCounters } from '../../../worker/reporting/index.ts'
import { readCoverage } from '../../../worker/reporting/read-coverage.ts'
import { advanceCoverage } from '../../../worker/roster/index.ts'
import {
  DISTRICT,
  makeEligible,
  makeOffice,
  makeStanding,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { makeRecorded, oldRows } from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'
import { afterMidnight, courseOf, issueAt, morning } from '../../factories/validity.ts'

let office: Office
/** Its certificates hold for two months. */
let short: Office
/** For a year. */
let long: Office
beforeAll(async () => {
  office = await makeOffice()
  short = await courseOf(office, { code: 'DUA-BULAN', validMonths: 2 })
  long = await courseOf(office, { code: 'SETAHUN', validMonths: 12 })
  await count()
})

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

const marked = async (cadreId: string) =>
  (
    await all<{ on: string | null }>('select trained_on as "on" from cadres where id = ?', cadreId)
  )[0]?.on

const trained = async () =>
  (
    await all<{ trained: number }>(
      'select trained from coverage_totals where scope_code = ?',
      DISTRICT,
    )
  )[0]?.trained

const expire = (at: string) => expireCertificates(contextFor(SYSTEM, at), DISTRICT)
const audited = () =>
  all<{ entityId: string; actor: string; detail: string }>(
    `select entity_id as entityId, actor_kind as actor, detail from audit_entries
     where action = 'certificate.expire' and entity = 'cadre' order by rowid`,
  )
/** Everything at which a certificate of today ends. */
const END = '2027-01-21'

async function eligible(name: string, ...courses: Office[]): Promise<string> {
  const [first = office, ...others] = courses
  const [cadreId = ''] = await makeEligible(first, [name])
  for (const course of others) await makeStanding(course, [cadreId])
  return cadreId
}

describe('a certificate of a course with a validity', () => {
  it('says its end in its row, its facts, its credential and its token', async () => {
    const cadreId = await eligible('Ada Batas', short)
    const [id = ''] = await issueAt(short, [cadreId], NOW)
    const [row] = await all<{ expiresOn: string; snapshot: string; document: string }>(
      `select c.expires_on as expiresOn, c.snapshot, k.document from certificates c
       join credentials k on k.certificate_id = c.id where c.id = ?`,
      id,
    )
    expect(row?.expiresOn).toBe(END)
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({ expiresOn: END })
    expect(JSON.parse(row?.document ?? '{}')).toMatchObject({
      validUntil: '2027-01-21T00:00:00+07:00',
    })
  })

  it.each<TimeZone>(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])(
    'is expired without any signal from midnight of its day in %s, and not a second before',
    async (zone) => {
      const setZone = (to: string) =>
        env.DB.prepare('update districts set time_zone = ? where code = ?').bind(to, DISTRICT).run()
      await setZone(zone)
      const cadreId = await eligible(`Kader ${zone}`, short)
      const [id = ''] = await issueAt(short, [cadreId], NOW)
      const [row] = await all<{ token: string }>(
        'select token from credentials where certificate_id = ?',
        id,
      )
      const keys = await readBundle(contextFor(PUBLIC), '35')
      const midnight = Date.parse(startOf(zone, END)) / 1000
      const stateAt = async (now: number) =>
        (
          await checkToken(row?.token ?? '', {
            keys,
            revoked: revocationsIn(keys),
            now,
            verify: ed25519Verify,
          })
        ).state
      expect(await stateAt(midnight - 1)).toBe('valid')
      expect(await stateAt(midnight)).toBe('expired')
      await setZone('Asia/Jakarta')
    },
  )
})

describe('the clock', () => {
  it('ends the trained state with the last certificate that counts, and the counters with it', async () => {
    const cadreId = await eligible('Habis Masa', short)
    await issueAt(short, [cadreId], NOW)
    expect(await marked(cadreId)).toBe('2026-11-21')
    await expire(morning('2027-01-20'))
    expect(await marked(cadreId)).toBe('2026-11-21')
    await advanceCoverage(contextFor(SYSTEM, morning('2027-01-20')), DISTRICT)
    const before = (await trained()) ?? 0

    const changed = await expire(afterMidnight(END))
    expect(changed).toBeGreaterThan(0)
    expect(await marked(cadreId)).toBeNull()
    expect(await trained()).toBe(before - changed)
    const [entry] = (await audited()).toReversed()
    expect(entry?.actor).toBe('system')
    expect(JSON.parse(entry?.detail ?? '{}')).toEqual({
      cadres: changed,
      untrained: changed,
      on: END,
    })
  })

  it('changes nothing when it comes again, and leaves no second entry', async () => {
    const before = await audited()
    expect(await expire(afterMidnight(END))).toBe(0)
    expect(await expire(morning('2027-01-23'))).toBe(0)
    expect(await audited()).toEqual(before)
  })

  it('never touches who still holds another, from here or recorded', async () => {
    const ours = await eligible('Punya Dua', short, long)
    const old = await eligible('Punya Lama', short)
    await issueAt(short, [ours, old], NOW)
    await issueAt(long, [ours], NOW)
    const [code] = await all<{ code: string }>('select code from cadres where id = ?', old)
    await makeRecorded(oldRows([{ name: 'Punya Lama', cadreCode: code?.code ?? '' }]))
    await expire(afterMidnight(END))
    expect(await marked(ours)).toBe('2026-11-21')
    expect(await marked(old)).not.toBeNull()
    await expire(afterMidnight('2027-11-21'))
    expect(await marked(ours)).toBeNull()
  })

  it('leaves alone who gets another certificate while it decides', async () => {
    const cadreId = await eligible('Tepat Waktu', short, long)
    await issueAt(short, [cadreId], NOW)
    const real = contextFor(SYSTEM, afterMidnight(END))
    let isFirst = true
    const batch: typeof real.db.batch = async (statements) => {
      if (isFirst) {
        isFirst = false
        await issueAt(long, [cadreId], afterMidnight(END))
      }
      return real.db.batch(statements)
    }
    const slow = { ...real, db: { ...real.db, batch } }
    expect(await expireCertificates(slow, DISTRICT)).toBe(0)
    expect(isFirst).toBe(false)
    // Without a gap: the second one begins on the day on which the first one ends.
    expect(await marked(cadreId)).toBe('2026-11-21')
    await expire(afterMidnight(END))
    expect(await marked(cadreId)).toBe('2026-11-21')
  })

  it('may be asked by no officer and by no cadre', async () => {
    for (const actor of [staff('SUPERADMIN', 'ID'), staff('DISTRICT_ADMIN', DISTRICT), PUBLIC]) {
      await expect(
        expireCertificates(contextFor(actor, afterMidnight(END)), DISTRICT),
      ).rejects.toMatchObject({ code: expect.stringMatching(/NOT_ALLOWED|SIGN_IN_NEEDED/) })
    }
  })

  it('begins with the day of the district: in the east two hours earlier than in the west', async () => {
    const cadreId = await eligible('Matahari Terbit', short)
    await issueAt(short, [cadreId], NOW)
    const eastern = `${daysAfter(END, -1)}T15:05:00.000Z`
    await expire(eastern)
    expect(await marked(cadreId)).toBe('2026-11-21')
    await env.DB.prepare(`update districts set time_zone = 'Asia/Jayapura' where code = ?`)
      .bind(DISTRICT)
      .run()
    await expire(eastern)
    expect(await marked(cadreId)).toBeNull()
    await env.DB.prepare(`update districts set time_zone = 'Asia/Jakarta' where code = ?`)
      .bind(DISTRICT)
      .run()
  })

  it('does it in the hour after midnight, with nothing untrue before or after', async () => {
    const cadreId = await eligible('Tengah Malam', short)
    await issueAt(short, [cadreId], morning('2026-12-01'))
    await advanceCoverage(contextFor(SYSTEM, morning('2027-01-31')), DISTRICT)
    const lines: LogLine[] = []
    const at = afterMidnight('2027-02-01')
    await runHourly({ ...contextFor(SYSTEM, at), log: (line) => lines.push(line) })
    expect(await marked(cadreId)).toBeNull()
    const events = lines.map(({ event }) => event)
    expect(events).not.toContain('coverage.untrue')
    expect(events).not.toContain('coverage.stillUntrue')
    expect(events).not.toContain('job.failed')
  })

  it('also when a change has carried the counters into the day before it ran', async () => {
    const cadreId = await eligible('Terbawa', short)
    await issueAt(short, [cadreId], morning('2026-12-02'))
    const at = afterMidnight('2027-02-02')
    await advanceCoverage(contextFor(SYSTEM, at), DISTRICT)
    expect(await marked(cadreId)).not.toBeNull()
    await expireEverywhere(contextFor(SYSTEM, at))
    expect(await marked(cadreId)).toBeNull()
    expect(await compareCounters(contextFor(SYSTEM, at), DISTRICT)).toEqual([])
  })

  it('leaves reports of days before as they were', async () => {
    const cadreId = await eligible('Dulu Terlatih', short)
    await issueAt(short, [cadreId], morning('2026-12-05'))
    const asOf = '2026-12-20'
    const read = (at: string) =>
      readCoverage(contextFor(staff('DISTRICT_ADMIN', DISTRICT), at), { area: DISTRICT, asOf })
    const before = await read(morning('2026-12-21'))
    expect(await expire(afterMidnight('2027-02-05'))).toBeGreaterThan(0)
    const { trained: after } = await read(morning('2027-02-06'))
    expect(after).toBe(before.trained)
  })
})
