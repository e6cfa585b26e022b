import { env, exports } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signMissing } from '../../../worker/certification/index.ts'
import { readToken } from '../../../worker/contract/certificate-token.ts'
import { readLeaf } from '../../../worker/contract/transparency-log.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { runHourly } from '../../../worker/jobs.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import {
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  type Office,
} from '../../factories/certification.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

/** As a database of before the signing: certificates, and nothing that was signed. */
beforeEach(async () => {
  for (const { name } of await all<{ name: string }>(
    "select name from sqlite_master where type = 'trigger' and tbl_name in ('credentials', 'log_entries', 'log_nodes', 'log_checkpoints')",
  )) {
    await env.DB.prepare(`drop trigger ${name}`).run()
  }
})
const forget = () =>
  env.DB.batch(
    ['credentials', 'log_entries', 'log_nodes', 'log_checkpoints'].map((table) =>
      env.DB.prepare(`delete from ${table}`),
    ),
  )

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

const count = async (query: string, ...values: (string | number)[]) =>
  Object.values((await all<Record<string, number>>(query, ...values))[0] ?? {})[0] ?? 0

const issue = async (names: string[], areas?: string[]) =>
  makeIssued(office, await makeEligible(office, names, areas))
const get = (path: string) => exports.default.fetch(`https://kelas.test${path}`)

describe('certificates from before the signing', () => {
  it('are all signed and logged by the clock, in the order of their numbers, once', async () => {
    const ids = await issue(Array.from({ length: 230 }, (_, at) => `Lama ${at}`))
    await makeRevoked(ids[3] ?? '')
    await forget()
    const audits = await count(
      "select count(*) from audit_entries where action = 'certificate.sign'",
    )
    await runHourly(contextFor(SYSTEM))
    const everyone = await count('select count(*) from certificates')
    expect(await count('select count(*) from credentials')).toBe(everyone)
    expect(await count('select max(size) from log_checkpoints')).toBe(everyone + 1)
    const entries = await all<{ id: string; event: string; leaf: string }>(
      'select certificate_id as id, event, leaf from log_entries order by position',
    )
    const issued = entries.filter(({ event }) => event === 'issue').map(({ id }) => id)
    expect(issued).toEqual(issued.toSorted())
    expect(issued).toHaveLength(everyone)
    const later = entries.filter(({ event }) => event !== 'issue')
    expect(later.map(({ id, event }) => [id, event])).toEqual([[ids[3], 'revoke']])
    const own = entries.filter(({ id }) => id === ids[3]).map(({ event }) => event)
    expect(own).toEqual(['issue', 'revoke'])
    expect(
      await count("select count(*) from audit_entries where action = 'certificate.sign'"),
    ).toBe(audits + Math.ceil(everyone / 100))
    expect(await signMissing(contextFor(SYSTEM))).toBe(0)
  })

  it('go on where a run was stopped', async () => {
    await issue(Array.from({ length: 130 }, (_, at) => `Berhenti ${at}`))
    await forget()
    await env.DB.prepare(
      `create trigger planted before insert on log_entries when (select count(*) from credentials) > 150
       begin select raise(abort, 'planted'); end`,
    ).run()
    await expect(signMissing(contextFor(SYSTEM))).rejects.toThrow(/planted/)
    const half = await count('select count(*) from credentials')
    expect(half).toBe(100)
    expect(await count("select count(*) from log_entries where event = 'issue'")).toBe(half)
    await env.DB.prepare('drop trigger planted').run()
    const everyone = await count('select count(*) from certificates')
    expect(await signMissing(contextFor(SYSTEM))).toBe(everyone - half)
    expect(await count('select count(distinct certificate_id) from log_entries')).toBe(everyone)
  })

  it('are signed once when two clocks run', async () => {
    const everyone = await count('select count(*) from certificates')
    await forget()
    await Promise.all([signMissing(contextFor(SYSTEM)), signMissing(contextFor(SYSTEM))])
    await signMissing(contextFor(SYSTEM))
    expect(await count('select count(*) from credentials')).toBe(everyone)
    expect(await count("select count(*) from log_entries where event = 'issue'")).toBe(everyone)
  })

  it('are signed when they are asked for, or revoked, before the clock came', async () => {
    const [asked = '', revoked = ''] = await issue(['Diminta Dulu', 'Dicabut Dulu'])
    await forget()
    const answer = await get(`/c/${asked}.json`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Diminta Dulu')
    await makeRevoked(revoked)
    const events = await all<{ id: string; event: string }>(
      'select certificate_id as id, event from log_entries order by position',
    )
    expect(events.map(({ id, event }) => [id, event])).toEqual([
      [asked, 'issue'],
      [revoked, 'issue'],
      [revoked, 'revoke'],
    ])
    const [audit] = await all<{ actor_kind: string }>(
      "select actor_kind from audit_entries where action = 'certificate.sign' and entity_id = ?",
      asked,
    )
    expect(audit).toEqual({ actor_kind: 'system' })
  })

  it('are signed although one among them cannot be: it is said, and tried again the next hour', async () => {
    const [first = '', broken = '', last = ''] = await issue(['Satu', 'Rusak', 'Tiga'])
    await forget()
    await env.DB.prepare('drop trigger certificates_frozen').run()
    await env.DB.prepare("update certificates set snapshot = '{}' where id = ?").bind(broken).run()
    const lines: LogLine[] = []
    await signMissing({ ...contextFor(SYSTEM), log: (line) => lines.push(line) })
    const signed = await all<{ id: string }>('select certificate_id as id from credentials')
    expect(signed.map(({ id }) => id)).toEqual(expect.arrayContaining([first, last]))
    expect(signed.map(({ id }) => id)).not.toContain(broken)
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'certificate.unsigned', broken: 1 }),
    )
    expect(JSON.stringify(lines)).not.toContain(broken)
  })

  it('name the village that was printed, by its code', async () => {
    const [id = ''] = await issue(['Dari Tempursari'], ['35.08.01.2005'])
    const before = await claims(id)
    await forget()
    await signMissing(contextFor(SYSTEM))
    const { status: _, ...after } = await claims(id)
    expect(after).toEqual({ ...before, status: undefined })
    expect(after.area).toBe('35.08.01.2005')
  })
})

async function claims(id: string) {
  const [row] = await all<{ token: string }>(
    'select token from credentials where certificate_id = ?',
    id,
  )
  const read = readToken(row?.token ?? '')
  if (!read.ok) throw new Error(`${id} has no token`)
  return read.token.claims
}

it('never writes a certificate without its credential and its entry in the log', async () => {
  const cadreIds = await makeEligible(office, ['Semua Atau Tidak'])
  for (const table of ['credentials', 'log_entries']) {
    await env.DB.prepare(
      `create trigger planted before insert on ${table} begin select raise(abort, 'planted'); end`,
    ).run()
    await expect(makeIssued(office, cadreIds)).rejects.toThrow(/planted|CANDIDATES/)
    await env.DB.prepare('drop trigger planted').run()
    expect(
      await count('select count(*) from certificates where cadre_id = ?', cadreIds[0] ?? ''),
    ).toBe(0)
  }
  await runHourly(contextFor(SYSTEM))
  const [row] = await all<{ leaf: string }>(
    `select leaf from log_entries e join certificates c on c.id = e.certificate_id where c.cadre_id = ?`,
    cadreIds[0] ?? '',
  )
  expect(readLeaf(row?.leaf ?? '')?.event).toBe('issue')
})
