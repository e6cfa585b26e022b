/** The nightly look: silent about what the product made, and loud about every column that somebody changed behind its back. */
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { approveProposal, checkCertificates, correct } from '../../../worker/certification/index.ts'
import { listDifferences } from '../../../worker/certification/archive/read-checks.ts'
import type { CertificateDifference } from '../../../worker/contract/archive.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { sql } from '../../../worker/core/db.ts'
import { runHourly } from '../../../worker/jobs.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  newUuid,
} from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'

const all = (query: string, ...values: unknown[]) =>
  env.DB.prepare(query)
    .bind(...values)
    .all()
    .then(({ results }) => results)

const ids: Record<'valid' | 'other' | 'revoked' | 'replaced' | 'newer', string> = {
  valid: '',
  other: '',
  revoked: '',
  replaced: '',
  newer: '',
}

beforeAll(async () => {
  const office = await makeOffice()
  const cadres = await makeEligible(office, [
    'Sah Selalu',
    'Sah Juga',
    'Akan Dicabut',
    'Akan Diganti',
  ])
  const [valid = '', other = '', revoked = '', replaced = ''] = await makeIssued(office, cadres)
  await makeRevoked(revoked)
  const correction = newUuid()
  await correct(contextFor(ADMIN), {
    district: DISTRICT,
    certificateId: replaced,
    id: correction,
    holderName: 'Sudah Diganti',
    event: { startsOn: '2026-11-03', endsOn: '2026-11-20', place: 'Aula', organiser: 'Dinas' },
    village: 'printed',
  })
  await approveProposal(contextFor(APPROVER), DISTRICT, correction)
  const [newer] = await all('select id from certificates where proposal_id = ?', correction)
  Object.assign(ids, { valid, other, revoked, replaced, newer: String(newer?.['id']) })
  // What the guards of the tables make impossible is what this test does.
  for (const { name } of await all("select name from sqlite_master where type = 'trigger'")) {
    await env.DB.exec(`drop trigger ${String(name)}`)
  }
}, 60_000)

beforeEach(async () => {
  await env.DB.exec('delete from certificate_checks')
})

const DAY = 86_400_000
const later = (days: number) => new Date(Date.parse(NOW) + days * DAY).toISOString()

/** A whole look; answers what differs by the names above. */
async function differences(at = NOW): Promise<Record<string, CertificateDifference[]>> {
  const round = await checkCertificates(contextFor(SYSTEM, at))
  expect(round?.finishedAt).toBe(at)
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  return Object.fromEntries(
    (round?.findings.kept ?? []).map(({ certificateId, what }) => [
      names.get(certificateId) ?? certificateId,
      [...what],
    ]),
  )
}

it('finds nothing in what the product made: valid, revoked, replaced, and the one in its place', async () => {
  expect(await differences()).toEqual({})
  const { check, differences: kept } = await listDifferences(contextFor(ADMIN), DISTRICT)
  expect(check).toEqual({ startedAt: NOW, finishedAt: NOW, checked: 5, differing: 0 })
  expect(kept).toEqual([])
  const [audit] = await all(
    "select actor_kind, detail from audit_entries where action = 'certificate.check' order by rowid desc",
  )
  expect(audit).toMatchObject({ actor_kind: 'system' })
  expect(JSON.parse(String(audit?.['detail']))).toEqual({ checked: 5, differing: 0, isWhole: true })
})

type Tampering = readonly [
  table: 'certificates' | 'credentials' | 'log_entries' | 'log_nodes' | 'cadres' | 'proposals',
  column: string,
  which: keyof typeof ids,
  value: (now: unknown) => unknown,
  found: CertificateDifference,
]

const text = (now: unknown) => `${String(now).slice(0, -1)}${String(now).endsWith('0') ? '1' : '0'}`
const more = (now: unknown) => Number(now) + 1
const gone = () => null
const is = (value: unknown) => () => value
const hourLater = (now: unknown) => new Date(Date.parse(String(now)) + 3_600_000).toISOString()

const TAMPERINGS: readonly Tampering[] = [
  ['certificates', 'proposal_id', 'valid', () => proposalOf('newer'), 'PROPOSAL'],
  ['certificates', 'cadre_id', 'valid', () => newUuid(), 'PROPOSAL'],
  ['certificates', 'course_id', 'valid', () => newUuid(), 'PROPOSAL'],
  ['certificates', 'district_code', 'valid', is('33.01'), 'PROPOSAL'],
  ['certificates', 'sub_district_code', 'valid', is('35.08.99'), 'TOKEN'],
  ['certificates', 'unit_id', 'valid', () => newUuid(), 'PROPOSAL'],
  ['certificates', 'year', 'valid', more, 'FACTS'],
  ['certificates', 'sequence', 'valid', is(4711), 'PROPOSAL'],
  ['certificates', 'number', 'valid', text, 'FACTS'],
  ['certificates', 'verification_code', 'valid', text, 'FACTS'],
  ['certificates', 'snapshot', 'valid', (now) => String(now).replace('Sah', 'Sih'), 'SNAPSHOT'],
  ['certificates', 'snapshot_hash', 'valid', text, 'SNAPSHOT'],
  ['certificates', 'counts_as_trained', 'valid', is(0), 'DOCUMENT'],
  ['certificates', 'issued_on', 'valid', is('2026-11-20'), 'FACTS'],
  ['certificates', 'issued_at', 'valid', hourLater, 'PROPOSAL'],
  ['certificates', 'expires_on', 'valid', is('2030-01-01'), 'FACTS'],
  ['certificates', 'state', 'valid', is('REVOKED'), 'STATE'],
  ['certificates', 'state', 'revoked', is('VALID'), 'LOG'],
  ['certificates', 'revoked_on', 'revoked', is('2026-11-01'), 'STATE'],
  ['certificates', 'revoked_at', 'revoked', hourLater, 'STATE'],
  ['certificates', 'revoked_by', 'revoked', is('siapa'), 'STATE'],
  ['certificates', 'revoke_reason', 'revoked', is('HOLDER_ASKED'), 'STATE'],
  ['certificates', 'revoke_note', 'revoked', is('Lain'), 'STATE'],
  ['certificates', 'replaced_by_id', 'replaced', gone, 'STATE'],
  ['certificates', 'replaced_by_id', 'replaced', () => ids.other, 'STATE'],
  ['certificates', 'renews_id', 'valid', () => ids.other, 'PROPOSAL'],
  ['certificates', 'design_id', 'valid', () => newUuid(), 'PROPOSAL'],
  ['credentials', 'issuer', 'valid', is('33.01'), 'DOCUMENT'],
  ['credentials', 'kid', 'valid', text, 'SIGNATURE'],
  ['credentials', 'status_list', 'valid', more, 'DOCUMENT'],
  ['credentials', 'status_index', 'valid', (now) => (Number(now) + 1) % 131_072, 'DOCUMENT'],
  ['credentials', 'document', 'valid', (now) => String(now).replace('Sah', 'Sih'), 'SIGNATURE'],
  ['credentials', 'document', 'valid', is('bukan JSON'), 'DOCUMENT'],
  ['credentials', 'document_hash', 'valid', text, 'DOCUMENT'],
  ['credentials', 'token', 'valid', text, 'TOKEN'],
  ['credentials', 'token_kid', 'valid', text, 'TOKEN'],
  ['credentials', 'signed_at', 'valid', hourLater, 'KEY'],
  ['credentials', 'signed_at', 'valid', is('kemarin'), 'UNREADABLE'],
  ['log_entries', 'leaf', 'valid', (now) => String(now).replace('2026', '2025'), 'LOG'],
  ['log_entries', 'event', 'revoked', is('replace'), 'LOG'],
  ['log_nodes', 'hash', 'valid', text, 'LOG'],
  ['cadres', 'trained_on', 'valid', gone, 'TRAINED'],
  ['cadres', 'trained_on', 'revoked', is('2026-11-21'), 'TRAINED'],
  ['proposals', 'decided_at', 'valid', hourLater, 'DOCUMENT'],
]

const proposals = new Map<string, string>()
const proposalOf = (which: keyof typeof ids) => proposals.get(ids[which])

/** Where the row of a certificate is found in a table. */
const ROW_OF = {
  certificates: 'id = ?',
  credentials: 'certificate_id = ?',
  log_entries:
    "certificate_id = ? and (event = 'revoke' or not exists (select 1 from log_entries r where r.certificate_id = log_entries.certificate_id and r.event = 'revoke'))",
  log_nodes:
    "level = 0 and position = (select position from log_entries where certificate_id = ? and event = 'issue')",
  cadres: 'id = (select cadre_id from certificates where id = ?)',
  proposals: 'id = (select proposal_id from certificates where id = ?)',
} as const

it.each(TAMPERINGS)(
  'finds a changed %s.%s of the %s one',
  async (table, column, which, value, found) => {
    for (const { id, proposal_id } of await all('select id, proposal_id from certificates')) {
      proposals.set(String(id), String(proposal_id))
    }
    const [row] = await all(
      `select rowid as place, ${column} as value from ${table} where ${ROW_OF[table]}`,
      ids[which],
    )
    if (row === undefined) throw new Error('nothing to change')
    const changed = value(row['value'])
    expect(changed).not.toBe(row['value'])
    const set = (to: unknown) =>
      env.DB.batch([
        env.DB.prepare('pragma defer_foreign_keys = on'),
        env.DB.prepare(`update ${table} set ${column} = ? where rowid = ?`).bind(to, row['place']),
      ])
    await set(changed)
    try {
      expect((await differences())[which]).toContain(found)
    } finally {
      await set(row['value'])
    }
  },
)

it('has found the certificates whole again after every change was taken back', async () => {
  expect(await differences()).toEqual({})
})

it('finds a missing log entry and a missing credential', async () => {
  await env.DB.exec(
    'create table kept_entries as select * from log_entries; delete from log_entries where position = 1',
  )
  expect(await differences()).toMatchObject({ other: ['LOG'] })
  await env.DB.exec(
    'delete from certificate_checks; insert into log_entries select * from kept_entries where position = 1; drop table kept_entries',
  )
  await env.DB.exec(
    `create table kept as select * from credentials; delete from credentials where certificate_id = '${ids.other}'`,
  )
  expect(await differences()).toEqual({ other: ['UNSIGNED'] })
  await env.DB.exec(
    `delete from certificate_checks; insert into credentials select * from kept where certificate_id = '${ids.other}'; drop table kept`,
  )
})

it('says in the log that something differs and how many, and never which', async () => {
  await env.DB.exec(
    `update credentials set token_kid = '00000000' where certificate_id = '${ids.other}'`,
  )
  const lines: LogLine[] = []
  await runHourly({ ...contextFor(SYSTEM), log: (line) => lines.push(line) })
  const line = lines.find(({ event }) => event === 'certificate.differs')
  expect(line).toMatchObject({ found: 1, differing: 1, checked: 5, what: 'TOKEN' })
  expect(JSON.stringify(lines)).not.toContain(ids.other)
  const { check, differences: kept } = await listDifferences(contextFor(ADMIN), DISTRICT)
  expect(check).toMatchObject({ checked: 5, differing: 1 })
  expect(kept).toMatchObject([{ certificateId: ids.other, what: ['TOKEN'] }])
  expect(kept[0]?.number).toMatch(/KPM/)
  const elsewhere = await listDifferences(contextFor(staff('DISTRICT_ADMIN', '33.01')), '33.01')
  expect(elsewhere).toMatchObject({ check: { checked: 0, differing: 0 }, differences: [] })
  await env.DB.exec(`update credentials set token_kid = kid where certificate_id = '${ids.other}'`)
})

it('looks once a day, and goes on where a run stopped', async () => {
  const first = await checkCertificates(contextFor(SYSTEM))
  expect(first?.checked).toBe(5)
  expect(await checkCertificates(contextFor(SYSTEM, later(0.5)))).toBeNull()
  const stopped = { ...contextFor(SYSTEM, later(1)) }
  stopped.db.meter.queries = 1_000
  expect(await checkCertificates(stopped)).toMatchObject({
    checked: 0,
    finishedAt: null,
    cursor: '',
  })
  await env.DB.exec(
    `update certificate_checks set cursor = (select id from certificates order by id limit 1 offset 1), checked = 2 where finished_at is null`,
  )
  const [one, other] = await Promise.all([
    checkCertificates(contextFor(SYSTEM, later(1.1))),
    checkCertificates(contextFor(SYSTEM, later(1.1))),
  ])
  expect([one?.checked, other?.checked]).toEqual([5, 5])
  expect(await all('select checked from certificate_checks order by started_at')).toEqual([
    { checked: 5 },
    { checked: 5 },
  ])
})

it('is done by the platform and read by whoever keeps the register', async () => {
  await expect(checkCertificates(contextFor(ADMIN))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(checkCertificates(contextFor(PUBLIC))).rejects.toMatchObject({
    code: 'SIGN_IN_NEEDED',
  })
  await expect(listDifferences(contextFor(ADMIN), '33.01')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(
    listDifferences(contextFor(staff('PROVINCE', '35')), DISTRICT),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect(await contextFor(SYSTEM).db.all(sql`select id from certificate_checks`)).toEqual([])
})
