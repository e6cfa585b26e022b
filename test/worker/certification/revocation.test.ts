import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  askRevocation,
  correct,
  declineRevocation,
  revoke,
} from '../../../worker/certification/index.ts'
import { listChanges } from '../../../worker/certification/changes/read-changes.ts'
import { readOwnCertificates } from '../../../worker/certification/own-certificates.ts'
import { readPublic } from '../../../worker/certification/verify/read-public.ts'
import { listCertificates } from '../../../worker/certification/register.ts'
import { allow, type Actor } from '../../../worker/core/access.ts'
import { verifyCoverage } from '../../../worker/roster/index.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  ADMIN,
  APPROVER,
  BOTH,
  DISTRICT,
  EVENT,
  makeAsked,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  newUuid,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { paperOf, stateOnPhone } from '../../factories/keys.ts'
import { count } from '../../factories/reporting.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

const AT = '2026-11-21T03:00:00.000Z'
const admin = () => contextFor(ADMIN, AT)
const approver = () => contextFor(APPROVER, AT)

const all = async <Row>(query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

const audited = async (certificateId: string) =>
  (
    await all<{ action: string; actor_id: string }>(
      'select action, actor_id from audit_entries where entity_id = ? order by rowid',
      certificateId,
    )
  ).map(({ action, actor_id }) => `${action} by ${actor_id}`)

const loggedOf = async (id: string) =>
  (
    await all<{ event: string }>(
      'select event from log_entries where certificate_id = ? order by position',
      id,
    )
  ).map(({ event }) => event)

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

async function issue(name: string) {
  const [cadreId = ''] = await makeEligible(office, [name])
  const [id = ''] = await makeIssued(office, [cadreId])
  const [row] = await all<{ code: string }>(
    'select verification_code as code from certificates where id = ?',
    id,
  )
  return { id, cadreId, code: row?.code ?? '' }
}

const inRegister = async (search: string) => {
  const filter = { search, status: null, after: null }
  return (await listCertificates(admin(), DISTRICT, filter)).certificates[0]
}

const trained = async () =>
  (await all('select * from coverage_totals where scope_code = ?', DISTRICT))[0]

const ask = (certificateId: string, id = newUuid(), by: Actor = ADMIN) =>
  askRevocation(contextFor(by, AT), {
    district: DISTRICT,
    certificateId,
    id,
    reason: 'VIOLATION',
    note: 'Surat nomor 12',
  })
const decide = (id: string, by: Actor = APPROVER) =>
  revoke(contextFor(by, AT), { district: DISTRICT, id })
const decline = (id: string, answer = 'Datanya sudah benar', by: Actor = APPROVER) =>
  declineRevocation(contextFor(by, AT), { district: DISTRICT, id, answer })

describe('a revocation that was asked for', () => {
  it('is seen by the office only, and changes nothing yet', async () => {
    const { id, cadreId, code } = await issue('Baru Diminta')
    const paper = await paperOf({ certificateId: id })
    const before = await trained()
    const page = async () => (await exports.default.fetch(`https://kelas.test/v/${code}`)).text()
    const shown = [await readPublic(contextFor(PUBLIC, AT), code), await page()]
    const own = await readOwnCertificates(contextFor(cadre(cadreId, DISTRICT), AT))

    const request = await ask(id)
    expect(request).toMatchObject({
      kind: 'revocation',
      state: 'waiting',
      holderName: 'Baru Diminta',
      reason: 'VIOLATION',
      note: 'Surat nomor 12',
      isOwn: true,
    })
    expect([await readPublic(contextFor(PUBLIC, AT), code), await page()]).toEqual(shown)
    expect(await readOwnCertificates(contextFor(cadre(cadreId, DISTRICT), AT))).toEqual(own)
    expect(await stateOnPhone(paper.token, AT)).toBe('valid')
    expect(await loggedOf(id)).toEqual(['issue'])
    expect(await trained()).toEqual(before)
    expect(await trainedOn(cadreId)).toBe('2026-11-21')
    expect(await inRegister('Baru Diminta')).toMatchObject({
      status: 'valid',
      waiting: 'revocation',
    })
    const { changes } = await listChanges(approver(), DISTRICT, { state: 'waiting', after: null })
    expect(changes.find((change) => change.id === request.id)).toMatchObject({ isOwn: false })
    expect(await audited(id)).toEqual(['certificate.askRevocation by admin'])
  })

  it('is one, however often it is sent and whoever asks', async () => {
    const { id } = await issue('Diminta Sekali')
    const first = await ask(id)
    expect(await ask(id, first.id)).toEqual(first)
    expect(await refusal(ask(id))).toBe('CHANGE_WAITING')
    expect(await refusal(ask(id, newUuid(), BOTH))).toBe('CHANGE_WAITING')
    expect(await refusal(ask(id, first.id, BOTH))).toBe('CONFLICT')
    const { id: other } = await issue('Diminta Ramai')
    const answers = await Promise.all(Array.from({ length: 6 }, () => refusal(ask(other))))
    expect(answers.toSorted()).toEqual([...Array(5).fill('CHANGE_WAITING'), 'done'])
    expect(await audited(other)).toEqual(['certificate.askRevocation by admin'])
  })

  it('is decided by another person, whatever roles who asked has', async () => {
    const { id } = await issue('Perlu Orang Kedua')
    const { id: request } = await ask(id, newUuid(), BOTH)
    expect(await refusal(decide(request, BOTH))).toBe('SECOND_PERSON_NEEDED')
    expect(await refusal(decline(request, 'x', BOTH))).toBe('SECOND_PERSON_NEEDED')
    expect(await refusal(decide(request, ADMIN))).toBe('NOT_ALLOWED')
    expect(await refusal(decline(request, 'x', ADMIN))).toBe('NOT_ALLOWED')
    expect(await inRegister('Perlu Orang Kedua')).toMatchObject({ status: 'valid' })
    expect(await decide(request)).toMatchObject({ state: 'done' })
  })

  it('and a correction are never open at the same time', async () => {
    const { id } = await issue('Satu Per Satu')
    const correction = () =>
      correct(admin(), {
        district: DISTRICT,
        certificateId: id,
        id: newUuid(),
        holderName: 'Satu Persatu',
        event: { ...EVENT },
        village: 'printed',
      })
    const { id: request } = await ask(id)
    expect(await refusal(correction())).toBe('CHANGE_WAITING')
    await decline(request)
    await correction()
    expect(await refusal(ask(id))).toBe('CHANGE_WAITING')
  })
})

describe('the second person', () => {
  it('revokes once and for good, with the reason that was given', async () => {
    const { id, cadreId, code } = await issue('Dicabut Berdua')
    const paper = await paperOf({ certificateId: id })
    const { id: request } = await ask(id)
    const done = await decide(request)
    expect(done).toMatchObject({ state: 'done', decidedAt: AT, answer: null })
    expect(await decide(request)).toEqual(done)
    expect(await refusal(decline(request))).toBe('STATE_NOT_FIT')
    expect(await refusal(ask(id))).toBe('STATE_NOT_FIT')
    expect(await inRegister('Dicabut Berdua')).toMatchObject({
      status: 'revoked',
      revokedOn: '2026-11-21',
      revokeReason: 'VIOLATION',
      revokeNote: 'Surat nomor 12',
      waiting: null,
    })
    const shown = await readPublic(contextFor(PUBLIC, AT), code)
    expect(shown).toMatchObject({ status: 'revoked', revokeReason: 'VIOLATION' })
    expect(JSON.stringify(shown)).not.toContain('Surat nomor 12')
    expect(await stateOnPhone(paper.token, AT)).toBe('revoked')
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await loggedOf(id)).toEqual(['issue', 'revoke'])
    expect(await audited(id)).toEqual([
      'certificate.askRevocation by admin',
      'certificate.revoke by approver',
    ])
    const ctx = contextFor(SYSTEM)
    const scope = allow(ctx, 'coverage.recount', DISTRICT)
    expect(await verifyCoverage(ctx.db, scope, DISTRICT)).toEqual([])
    for (const change of ["state = 'ASKED'", "answer = 'x'", "decided_by = 'x'"]) {
      await expect(
        env.DB.prepare(`update revocation_requests set ${change} where id = ?`).bind(request).run(),
      ).rejects.toThrow(/a decision stands/)
    }
  })

  it('declines with an answer; then it may be asked for anew', async () => {
    const { id, cadreId } = await issue('Tetap Sah')
    const { id: request } = await ask(id)
    const declined = await decline(request)
    expect(declined).toMatchObject({ state: 'declined', answer: 'Datanya sudah benar' })
    expect(await decline(request, 'lain')).toEqual(declined)
    expect(await refusal(decide(request))).toBe('STATE_NOT_FIT')
    expect(await inRegister('Tetap Sah')).toMatchObject({ status: 'valid', waiting: null })
    expect(await trainedOn(cadreId)).toBe('2026-11-21')
    expect(await audited(id)).toEqual([
      'certificate.askRevocation by admin',
      'certificate.declineRevocation by approver',
    ])
    await makeRevoked(id, {}, AT)
    expect(await inRegister('Tetap Sah')).toMatchObject({ status: 'revoked' })
  })

  it('is one person, when several decide at the same moment', async () => {
    const { id } = await issue('Diputus Serentak')
    const request = await makeAsked(id, {}, AT)
    const many = [1, 2, 3].map((nth) => staff('APPROVER', DISTRICT, `approver-${nth}`))
    const answers = await Promise.all([
      ...many.map((by) => refusal(decide(request, by))),
      ...many.map((by) => refusal(decline(request, 'Tidak', by))),
    ])
    const [row] = await all<{ state: string; request: string; decided: number; entries: number }>(
      `select c.state, r.state as request,
         (select count(*) from audit_entries a where a.entity_id = c.id
           and a.action in ('certificate.revoke', 'certificate.declineRevocation')) as decided,
         (select count(*) from log_entries l where l.certificate_id = c.id) as entries
       from certificates c join revocation_requests r on r.certificate_id = c.id where c.id = ?`,
      id,
    )
    const isRevoked = row?.request === 'DONE'
    expect(row).toEqual({
      state: isRevoked ? 'REVOKED' : 'VALID',
      request: isRevoked ? 'DONE' : 'DECLINED',
      decided: 1,
      entries: isRevoked ? 2 : 1,
    })
    expect(answers.toSorted()).toEqual([
      ...Array(3).fill('STATE_NOT_FIT'),
      ...Array(3).fill('done'),
    ])
  })

  it('decides on what a leaked key signed, too', async () => {
    const { id, code } = await issue('Kunci Bocor')
    await makeRevoked(id, { reason: 'KEY_LEAKED', note: 'Ditandatangani setelah kebocoran' }, AT)
    expect(await readPublic(contextFor(PUBLIC, AT), code)).toMatchObject({
      status: 'revoked',
      revokeReason: 'KEY_LEAKED',
    })
  })
})

describe('another office', () => {
  it('finds neither the certificate nor the request', async () => {
    const { id } = await issue('Bukan Milik Mereka')
    const request = await makeAsked(id, {}, AT)
    const foreignAdmin = contextFor(staff('DISTRICT_ADMIN', '33.75'), AT)
    const foreignApprover = contextFor(staff('APPROVER', '33.75'), AT)
    const wish = { certificateId: id, id: newUuid(), reason: 'VIOLATION', note: 'x' } as const
    for (const district of [DISTRICT, '33.75']) {
      for (const work of [
        () => askRevocation(foreignAdmin, { ...wish, district }),
        () => revoke(foreignApprover, { district, id: request }),
        () => declineRevocation(foreignApprover, { district, id: request, answer: 'x' }),
      ]) {
        expect(await refusal(work())).toBe('NOT_FOUND')
      }
    }
    expect(await refusal(ask(id, newUuid(), APPROVER))).toBe('NOT_ALLOWED')
    const { changes } = await listChanges(foreignAdmin, '33.75', { state: null, after: null })
    expect(changes).toEqual([])
    expect(await audited(id)).toEqual(['certificate.askRevocation by admin'])
  })
})
