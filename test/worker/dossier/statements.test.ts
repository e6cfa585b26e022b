/** Bukti Cakupan: two persons, frozen for good, and what a phone and the world are told of it afterwards. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyCredential } from '../../../worker/certification/credential/proof.ts'
import { fromBase64Url } from '../../../worker/contract/byte-text.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { checkStatement } from '../../../worker/contract/statement-token.ts'
import type { PublicStatement, WholeStatement } from '../../../worker/contract/statements.ts'
import { revocationsIn, type VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { dateIn } from '../../../worker/core/clock.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import {
  issueStatement,
  returnStatement,
  withdrawStatement,
} from '../../../worker/dossier/statements/decide-statement.ts'
import { proposeStatement } from '../../../worker/dossier/statements/propose-statement.ts'
import {
  listStatements,
  readStatement,
  readStatementList,
} from '../../../worker/dossier/statements/read-statement.ts'
import { readToday } from '../../../worker/reporting/read-today.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, staff } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { count, putCadre, putCertificate } from '../../factories/reporting.ts'
import { PROVED } from '../../factories/proved.ts'

const TEGALREJO = '35.08.01.2001'
const TEMPURSARI = '35.08.01.2005'
const BLUKON = '35.08.10.2008'
const DISTRICT = '35.08'
const TODAY = dateIn('Asia/Jakarta', NOW)

const admin = contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'admin'))
const approver = contextFor(staff('APPROVER', DISTRICT, 'approver'))
const other = contextFor(staff('APPROVER', DISTRICT, 'other'))
const both = contextFor({
  kind: 'staff',
  accountId: 'both',
  name: 'Dua Peran',
  grants: [
    { role: 'DISTRICT_ADMIN', area: DISTRICT },
    { role: 'APPROVER', area: DISTRICT },
  ],
  sessionId: 'test',
  provedAt: PROVED,
})

let trainedId: string

/** Lumajang: three cadres, two trained (one since April), one of the villages covered by a cadre with two villages. */
beforeAll(async () => {
  await makeDistricts()
  trainedId = await putCadre({ areas: [TEGALREJO, BLUKON], name: 'Siti Aminah' })
  await putCertificate({ cadreId: trainedId })
  const second = await putCadre({ areas: [TEGALREJO], name: 'Dewi Lestari' })
  await putCertificate({ cadreId: second, issuedOn: '2026-04-01' })
  await putCadre({ areas: [TEMPURSARI], name: 'Rini Astuti' })
  await count()
})

const propose = (asOf = TODAY, ctx = admin, id = newUuid()) =>
  proposeStatement(ctx, { district: DISTRICT, id, asOf })
const one = ({ statement }: WholeStatement) => ({ district: DISTRICT, id: statement.id })
const issued = async (asOf = TODAY) => issueStatement(approver, one(await propose(asOf)))
const sendBack = (statement: WholeStatement) =>
  returnStatement(approver, { ...one(statement), reason: 'Belum lengkap' })

const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, { headers, redirect: 'manual' })

const digitsOf = ({ scan }: WholeStatement) => scan?.split('#')[1] ?? ''

async function onPhone(digits: string) {
  const keys = await (await get('/issuers.json?area=35')).json<VerifierBundle>()
  return checkStatement(digits, {
    keys,
    revoked: revocationsIn(keys),
    now: Date.parse(NOW) / 1000,
    verify: ed25519Verify,
  })
}

async function publicOf(code: string): Promise<PublicStatement> {
  return (await get(`/api/v1/public/statements/${code}`)).json<PublicStatement>()
}

async function logged(action: string, entityId: string): Promise<number> {
  const row = await env.DB.prepare(
    'select count(*) as n from audit_entries where action = ? and entity_id = ?',
  )
    .bind(action, entityId)
    .first<{ n: number }>()
  return row?.n ?? 0
}

describe('a proposal', () => {
  it('freezes the counts of the day, and the list behind them by its hash', async () => {
    const { statement, facts, listHash, scan } = await propose()
    expect(facts.total).toMatchObject({
      cadres: 3,
      trained: 2,
      areasWithCadre: 3,
      areasCovered: 2,
      recorded: 0,
    })
    expect(facts.parts.map(({ cadres, trained }) => [cadres, trained])).toContainEqual([3, 2])
    expect(facts.district.name).toBe('Kabupaten Lumajang')
    expect(scan).toBeNull()
    const row = await env.DB.prepare('select list from statement_lists where statement_id = ?')
      .bind(statement.id)
      .first<{ list: string }>()
    expect(await sha256(row?.list ?? '')).toBe(listHash)
    expect(await logged('statement.propose', statement.id)).toBe(1)
    await sendBack({ statement, facts, listHash, scan })
  })

  it('counts a past day by what held on it', async () => {
    const march = await propose('2026-03-15')
    expect(march.facts.total).toMatchObject({ cadres: 3, trained: 1, areasCovered: 2 })
    await sendBack(march)
  })

  it('answers a repeat as the first, and refuses another while one waits', async () => {
    const id = newUuid()
    const first = await propose(TODAY, admin, id)
    expect(await propose(TODAY, admin, id)).toEqual(first)
    expect(await logged('statement.propose', id)).toBe(1)
    await expect(propose()).rejects.toMatchObject({ code: 'STATEMENT_WAITING' })
    await expect(propose('2026-01-01', admin, id)).rejects.toMatchObject({ code: 'CONFLICT' })
    await sendBack(first)
  })

  it('waits on the morning page of a second person, and of nobody else', async () => {
    const waiting = async (ctx = approver, area = DISTRICT) =>
      (await readToday(ctx, area)).statementsToDecide
    const proposed = await propose(TODAY, both)
    expect(await Promise.all([approver, other, admin, both].map((ctx) => waiting(ctx)))).toEqual([
      1, 1, 0, 0,
    ])
    expect(await waiting(approver, '35.08.01')).toBe(0)
    await sendBack(proposed)
    expect(await waiting()).toBe(0)
  })

  it('is refused for a day to come, for other roles and other districts', async () => {
    await expect(propose('2026-11-22')).rejects.toMatchObject({ code: 'INPUT_INVALID' })
    await expect(propose(TODAY, approver)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    await expect(propose(TODAY, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a decision', () => {
  it('is another person’s: whoever proposed neither issues nor returns', async () => {
    const own = await propose(TODAY, both)
    await expect(issueStatement(both, one(own))).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    await expect(returnStatement(both, { ...one(own), reason: 'x' })).rejects.toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    await expect(issueStatement(admin, one(own))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const stranger = contextFor(staff('APPROVER', '33.75'))
    await expect(issueStatement(stranger, one(own))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(returnStatement(stranger, { ...one(own), reason: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await sendBack(own)
  })

  it('returns with a reason that a repeat keeps, and then no one issues it', async () => {
    const back = await sendBack(await propose())
    expect(back.statement).toMatchObject({ state: 'RETURNED', reason: 'Belum lengkap' })
    const again = await returnStatement(other, { ...one(back), reason: 'Lain' })
    expect(again.statement.reason).toBe('Belum lengkap')
    expect(await logged('statement.return', back.statement.id)).toBe(1)
    await expect(issueStatement(approver, one(back))).rejects.toMatchObject({
      code: 'STATE_NOT_FIT',
    })
    expect((await publicOf(back.facts.code)).status).toBe('not_found')
  })

  it('of two at once signs once, and both hear the same', async () => {
    const waiting = await propose()
    const answers = await Promise.allSettled([
      issueStatement(approver, one(waiting)),
      issueStatement(other, one(waiting)),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const scans = answers.map((answer) => answer.status === 'fulfilled' && answer.value.scan)
    expect(scans[0]).toBe(scans[1])
    expect(await logged('statement.issue', waiting.statement.id)).toBe(1)
    const repeat = await issueStatement(approver, one(waiting))
    expect(repeat.scan).toBe(scans[0])
  })
})

describe('a statement in force', () => {
  it('is proved on a phone, by its credential, and by its public page', async () => {
    const statement = await issued()
    const { facts, listHash } = statement
    const checked = await onPhone(digitsOf(statement))
    expect(checked).toMatchObject({
      state: 'valid',
      claims: {
        issuer: DISTRICT,
        asOf: TODAY,
        counts: { cadres: 3, trained: 2, areasCovered: 2 },
        status: { list: 1001 },
        isSample: facts.isSample,
      },
    })
    const answer = await get(`/bukti/${facts.code}.json`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const document = await answer.json<{
      credentialSubject: Record<string, unknown>
      credentialStatus: { statusListCredential: string }
    }>()
    expect(document.credentialSubject).toMatchObject({
      trained: '2',
      cadres: '3',
      asOf: TODAY,
      listHash,
    })
    const { issuers } = await (await get('/issuers.json?area=35')).json<VerifierBundle>()
    const key = issuers
      .find(({ code }) => code === DISTRICT)
      ?.keys.find(({ state }) => state === 'active')
    const raw = fromBase64Url(key?.x ?? '') ?? new Uint8Array(0)
    expect(await verifyCredential(document, raw)).toBe(true)
    const forged = JSON.parse(JSON.stringify(document).replace('"trained":"2"', '"trained":"3"'))
    expect(await verifyCredential(forged, raw)).toBe(false)
    const { pathname } = new URL(document.credentialStatus.statusListCredential)
    expect((await get(pathname)).status).toBe(200)

    const told = await publicOf(facts.code)
    expect(told).toMatchObject({ status: 'valid', listHash, revokedOn: null, replacedBy: null })
    expect(JSON.stringify(told)).not.toMatch(/Siti|Dewi|Rini|Akun/)
    expect((await publicOf(facts.code.replaceAll('-', '').slice(3).toLowerCase())).status).toBe(
      'valid',
    )
    const led = await get(`/v?kode=${facts.code.toLowerCase()}`)
    expect(led.headers.get('location')).toBe(`/bukti/${facts.code}`)
    expect((await get(`/v/${facts.code}`)).headers.get('location')).toBe(`/bukti/${facts.code}`)
  })

  it('is replaced by a newer one in the same moment, everywhere', async () => {
    const first = await issued()
    const second = await issued()
    expect(await onPhone(digitsOf(first))).toMatchObject({ state: 'revoked' })
    expect(await onPhone(digitsOf(second))).toMatchObject({ state: 'valid' })
    expect(await publicOf(first.facts.code)).toMatchObject({
      status: 'replaced',
      replacedBy: second.facts.code,
      revokedOn: TODAY,
    })
    const { statements } = await listStatements(admin, DISTRICT)
    expect(statements.filter(({ state }) => state === 'ISSUED')).toHaveLength(1)
    expect(statements.find(({ id }) => id === first.statement.id)).toMatchObject({
      state: 'SUPERSEDED',
      supersededBy: second.facts.code,
    })
  })

  it('stays as it was when a certificate that it counts is revoked later', async () => {
    const before = await issued()
    await env.DB.prepare(
      `update certificates set state = 'REVOKED', revoked_on = ?1 where cadre_id = ?2`,
    )
      .bind(TODAY, trainedId)
      .run()
    const after = await readStatement(admin, DISTRICT, before.statement.id)
    expect(after.facts).toEqual(before.facts)
    expect(after.listHash).toBe(before.listHash)
    expect(await onPhone(digitsOf(before))).toMatchObject({ state: 'valid' })
    const newer = await propose()
    expect(newer.facts.total.trained).toBe(1)
    expect(newer.listHash).not.toBe(before.listHash)
    await sendBack(newer)
  })

  it('is withdrawn by an approver of its district, once, with a reason', async () => {
    const statement = await issued()
    const withdraw = (ctx = approver, reason = 'Daftar keliru') =>
      withdrawStatement(ctx, { ...one(statement), reason })
    await expect(withdraw(admin)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(withdraw(contextFor(staff('APPROVER', '33.75')))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await withdraw()).statement).toMatchObject({ state: 'WITHDRAWN' })
    expect((await withdraw(other, 'Lain')).statement.reason).toBe('Daftar keliru')
    expect(await logged('statement.withdraw', statement.statement.id)).toBe(1)
    expect(await onPhone(digitsOf(statement))).toMatchObject({ state: 'revoked' })
    expect(await publicOf(statement.facts.code)).toMatchObject({
      status: 'revoked',
      replacedBy: null,
      revokedOn: TODAY,
    })
    const waiting = await propose()
    await expect(
      withdrawStatement(approver, { ...one(waiting), reason: 'x' }),
    ).rejects.toMatchObject({ code: 'STATE_NOT_FIT' })
    await sendBack(waiting)
  })

  it('cannot be changed or deleted in the database', async () => {
    const { statement } = await issued()
    const run = (query: string) => env.DB.prepare(query).bind(statement.id).run()
    await expect(run(`update coverage_statements set facts = '{}' where id = ?`)).rejects.toThrow(
      'frozen',
    )
    await expect(
      run(`update coverage_statements set state = 'PROPOSED' where id = ?`),
    ).rejects.toThrow('one way')
    await expect(run('delete from coverage_statements where id = ?')).rejects.toThrow('deleted')
    await expect(
      run(`update statement_lists set list = '' where statement_id = ?`),
    ).rejects.toThrow('frozen')
    await expect(run('delete from statement_credentials where statement_id = ?')).rejects.toThrow(
      'deleted',
    )
  })
})

describe('the list', () => {
  it('opens down to each certificate, only the part asked for, and is logged', async () => {
    const { statement } = await issued()
    const whole = await readStatementList(admin, DISTRICT, statement.id)
    expect(whole.cadres.map(({ name }) => name).toSorted()).toEqual([
      'Dewi Lestari',
      'Rini Astuti',
      'Siti Aminah',
    ])
    const dewi = whole.cadres.find(({ name }) => name === 'Dewi Lestari')
    expect(dewi?.proof?.code).toMatch(/^KPM-/)
    expect(whole.cadres.find(({ name }) => name === 'Rini Astuti')?.proof).toBeNull()
    const part = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))
    const own = await readStatementList(part, '35.08.10', statement.id)
    expect(own.cadres.map(({ name }) => name)).toEqual(['Siti Aminah'])
    await expect(readStatementList(part, DISTRICT, statement.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const province = contextFor(staff('PROVINCE', '35'))
    await expect(readStatementList(province, DISTRICT, statement.id)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    expect(await logged('statement.readList', statement.id)).toBe(2)
  })

  it('is read by a province as counts, and by no other district', async () => {
    const { statement } = await issued()
    const province = contextFor(staff('PROVINCE', '35'))
    expect((await readStatement(province, DISTRICT, statement.id)).facts.total.cadres).toBe(3)
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    await expect(readStatement(stranger, DISTRICT, statement.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(readStatement(stranger, '33.75', statement.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
