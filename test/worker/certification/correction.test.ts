import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  approveProposal,
  correct,
  finishApproved,
  listCandidates,
  returnProposal,
} from '../../../worker/certification/index.ts'
import { takeNumbers } from '../../../worker/certification/issue/approve.ts'
import { readOwnCertificates } from '../../../worker/certification/own-certificates.ts'
import { listChanges } from '../../../worker/certification/changes/read-changes.ts'
import { readCorrectable } from '../../../worker/certification/changes/read-correctable.ts'
import { readProposal } from '../../../worker/certification/issue/read-proposal.ts'
import { readPublic } from '../../../worker/certification/verify/read-public.ts'
import { listCertificates } from '../../../worker/certification/register.ts'
import { verifyMany } from '../../../worker/certification/verify/verify-many.ts'
import { decodeList, isSet } from '../../../worker/certification/credential/status-list.ts'
import { readToken } from '../../../worker/contract/certificate-token.ts'
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import { readLeaf } from '../../../worker/contract/transparency-log.ts'
import { allow, type Actor } from '../../../worker/core/access.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { verifyCoverage } from '../../../worker/roster/index.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  ADMIN,
  APPROVER,
  BOTH,
  DISTRICT,
  EVENT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  newUuid,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { isVouchedFor, paperOf, stateOnPhone } from '../../factories/keys.ts'
import { count } from '../../factories/reporting.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

/** A month after what the factories issue. */
const LATER = '2026-12-21T03:00:00.000Z'
const admin = (at = LATER) => contextFor(ADMIN, at)
const approver = (at = LATER) => contextFor(APPROVER, at)
const stranger = () => contextFor(PUBLIC, LATER)

const all = async <Row>(query: string, ...values: string[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

type Stored = {
  readonly id: string
  readonly code: string
  readonly number: string
  readonly sequence: number
  readonly state: string
  readonly revokedBy: string | null
  readonly facts: CertificateFacts
}

async function stored(where: string, value: string): Promise<Stored> {
  const [row] = await all<Omit<Stored, 'facts'> & { snapshot: string }>(
    `select id, verification_code as code, number, sequence, state, revoked_by as revokedBy, snapshot
     from certificates where ${where} = ?`,
    value,
  )
  if (row === undefined) throw new Error('no such certificate')
  const { snapshot, ...rest } = row
  // Safe: written by the product.
  return { ...rest, facts: JSON.parse(snapshot) as CertificateFacts }
}

async function issue(name: string, areas?: readonly string[]) {
  const [cadreId = ''] = await makeEligible(office, [name], areas)
  const [id = ''] = await makeIssued(office, [cadreId])
  return { ...(await stored('id', id)), cadreId }
}

const audited = async (entityId: string) =>
  (
    await all<{ action: string; actor_id: string }>(
      'select action, actor_id from audit_entries where entity_id = ? order by rowid',
      entityId,
    )
  ).map(({ action, actor_id }) => `${action} by ${actor_id}`)

const entriesOf = async (id: string) =>
  (
    await all<{ event: string; leaf: string }>(
      'select event, leaf from log_entries where certificate_id = ? order by position',
      id,
    )
  ).map(({ leaf }) => readLeaf(leaf))

const totals = async () => {
  const [row] = await all<{ trained: number; covered: number; cadres: number }>(
    'select cadres, trained, areas_covered as covered from coverage_totals where scope_code = ?',
    DISTRICT,
  )
  return row
}

const differences = async () => {
  const ctx = contextFor(SYSTEM, LATER)
  return verifyCoverage(ctx.db, allow(ctx, 'coverage.recount', DISTRICT), DISTRICT)
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

type Wish = {
  readonly id?: string
  readonly holderName?: string
  readonly event?: typeof EVENT
  readonly village?: 'printed' | 'today'
}

const open = ({ id, facts }: Stored, wish: Wish = {}, by: Actor = ADMIN, at = LATER) =>
  correct(contextFor(by, at), {
    district: DISTRICT,
    certificateId: id,
    id: newUuid(),
    holderName: facts.holderName,
    event: EVENT,
    village: 'printed',
    ...wish,
  })

/** Asked for by one person, approved by another; answers what stands in its place. */
async function corrected(old: Stored, wish: Wish): Promise<Stored> {
  const { id } = await open(old, wish)
  await approveProposal(approver(), DISTRICT, id)
  return stored('proposal_id', id)
}

const inRegister = async (search: string) => {
  const filter = { search, status: null, after: null }
  return (await listCertificates(admin(), DISTRICT, filter)).certificates
}

describe('a corrected certificate', () => {
  it('is a new one with everything as before but what was corrected', async () => {
    const old = await issue('Siti Aminnah', ['35.08.01.2005'])
    const before = await totals()
    const fresh = await corrected(old, { holderName: 'Siti Aminah' })
    const { number, verificationCode, holderName, issuedOn, ...rest } = fresh.facts
    const { number: _, verificationCode: __, holderName: ___, issuedOn: day, ...same } = old.facts
    expect(rest).toEqual(same)
    expect([holderName, day, issuedOn]).toEqual(['Siti Aminah', '2026-11-21', '2026-12-21'])
    expect(fresh.sequence).toBe(old.sequence + 1)
    expect(number).toBe(
      old.number.replace(/\/\d{4}\//, `/${String(fresh.sequence).padStart(4, '0')}/`),
    )
    expect(verificationCode).not.toBe(old.facts.verificationCode)
    const { state, revokedBy, ...frozen } = await stored('id', old.id)
    expect([state, revokedBy]).toEqual(['REPLACED', 'approver'])
    expect(old).toMatchObject(frozen)
    expect(await totals()).toEqual(before)
    expect(await differences()).toEqual([])
  })

  it('keeps its holder trained since the first one', async () => {
    const old = await issue('Tetap Terlatih')
    expect(await trainedOn(old.cadreId)).toBe('2026-11-21')
    const fresh = await corrected(old, { holderName: 'Tetap Terlatih Saja' })
    expect(await trainedOn(old.cadreId)).toBe('2026-11-21')
    const second = await corrected(fresh, { holderName: 'Tetap Terlatih Terus' })
    expect(await trainedOn(old.cadreId)).toBe('2026-11-21')
    await makeRevoked(second.id, {}, LATER)
    expect(await trainedOn(old.cadreId)).toBeNull()
    expect(await differences()).toEqual([])
  })

  it('says which one it replaces, and that one says by which it was replaced', async () => {
    const old = await issue('Nama Lamma')
    const fresh = await corrected(old, { holderName: 'Nama Lama' })
    const older = { number: old.number, verificationCode: old.facts.verificationCode }
    expect(await readPublic(stranger(), old.code)).toMatchObject({
      status: 'replaced',
      revokedOn: '2026-12-21',
      revokeReason: 'CORRECTED',
      replacedBy: fresh.facts.verificationCode,
      replaces: null,
    })
    expect(await readPublic(stranger(), fresh.code)).toMatchObject({
      status: 'valid',
      holderName: 'Nama Lama',
      replacedBy: null,
      replaces: older,
    })
    const page = async (code: string) =>
      (await exports.default.fetch(`https://kelas.test/v/${code}`)).text()
    expect(await page(old.code)).toContain(`href="/v/${fresh.facts.verificationCode}"`)
    expect(await page(old.code)).toContain('DIGANTI')
    expect(await page(fresh.code)).toContain('Menggantikan nomor')
    expect(await page(fresh.code)).toContain(`href="/v/${old.facts.verificationCode}"`)

    const own = await readOwnCertificates(contextFor(cadre(old.cadreId, DISTRICT), LATER))
    expect(own.certificates).toMatchObject([
      { id: fresh.id, status: 'valid', takenBack: null, replacedBy: null },
      { id: old.id, status: 'replaced', replacedBy: fresh.facts.verificationCode },
    ])
    expect(own.certificates[1]?.takenBack).toContain('Diganti pada 21 Desember 2026')
    const link = ({ id, number, code }: Stored) => ({ id, number, verificationCode: code })
    expect(await inRegister('Nama Lam')).toMatchObject([
      { id: fresh.id, status: 'valid', replaces: link(old), replacedBy: null },
      { id: old.id, status: 'replaced', replaces: null, replacedBy: link(fresh) },
    ])
    const rows = [{ line: 2, code: old.code }]
    const { rows: checked } = await verifyMany(admin(), DISTRICT, rows)
    expect(checked[0]).toMatchObject({
      state: 'replaced',
      printed: { replacedBy: fresh.facts.verificationCode },
    })
  })

  it('is proven by its own token and credential; those of the old one are taken back', async () => {
    const old = await issue('Bukti Lamma', ['35.08.01.2005'])
    const before = await paperOf({ certificateId: old.id })
    expect(await stateOnPhone(before.token, LATER)).toBe('valid')
    const fresh = await corrected(old, { holderName: 'Bukti Lama' })
    const paper = await paperOf({ certificateId: fresh.id })
    expect(await paperOf({ certificateId: old.id })).toEqual(before)
    expect(await stateOnPhone(before.token, LATER)).toBe('revoked')
    expect(await stateOnPhone(paper.token, LATER)).toBe('valid')
    expect(await isVouchedFor(before.document)).toBe(true)
    expect(await isVouchedFor(paper.document)).toBe(true)
    const read = readToken(paper.token)
    expect(read.ok && read.token.claims).toMatchObject({
      holderName: 'Bukti Lama',
      area: '35.08.01.2005',
      sequence: fresh.sequence,
    })
    const answer = await exports.default.fetch(`https://kelas.test/status/${DISTRICT}/1`)
    const list = await answer.json<{ credentialSubject: { encodedList: string } }>()
    const bits = await decodeList(list.credentialSubject.encodedList)
    if (bits === null) throw new Error('not a list')
    const [placeOfOld, placeOfNew] = await Promise.all(
      [old.id, fresh.id].map(async (id) => {
        const [row] = await all<{ place: number }>(
          'select status_index as place from credentials where certificate_id = ?',
          id,
        )
        return row?.place ?? -1
      }),
    )
    expect([isSet(bits, placeOfOld ?? -1), isSet(bits, placeOfNew ?? -1)]).toEqual([true, false])

    const [issued, replaced] = await entriesOf(old.id)
    expect(replaced).toEqual({ ...issued, event: 'replace', time: LATER })
    expect(await entriesOf(fresh.id)).toMatchObject([
      { event: 'issue', id: await sha256(fresh.id) },
    ])
  })

  it('may say other dates, another place and organiser', async () => {
    const old = await issue('Tanggal Salah')
    const event = {
      startsOn: '2026-11-01',
      endsOn: '2026-11-19',
      place: 'daring',
      organiser: 'Bappeda',
    }
    const fresh = await corrected(old, { event })
    expect(fresh.facts).toEqual({
      ...old.facts,
      event,
      issuedOn: '2026-12-21',
      number: fresh.number,
      verificationCode: fresh.facts.verificationCode,
    })
  })

  it('says the village as it was printed, or the one of today when that is chosen', async () => {
    const old = await issue('Pindah Desa', ['35.08.01.2005'])
    await env.DB.prepare(
      "update assignments set area_code = '35.08.10.2008', sub_district_code = '35.08.10' where cadre_id = ?",
    )
      .bind(old.cadreId)
      .run()
    await count(DISTRICT, LATER)
    const { today } = await readCorrectable(admin(), DISTRICT, old.id)
    expect(today).toMatchObject({
      villageName: 'Desa Blukon',
      subDistrictName: 'Kecamatan Lumajang',
    })
    const stays = await corrected(old, { holderName: 'Pindah Ke Desa' })
    expect(stays.facts.villageName).toBe('Desa Tempursari')
    const moves = await corrected(stays, { village: 'today' })
    expect(moves.facts).toMatchObject({ ...today, holderName: 'Pindah Ke Desa' })
    const paper = await paperOf({ certificateId: moves.id })
    const read = readToken(paper.token)
    expect(read.ok && read.token.claims.area).toBe('35.08.10.2008')
    const [row] = await all<{ sub: string }>(
      'select sub_district_code as sub from certificates where id = ?',
      moves.id,
    )
    expect(row?.sub).toBe('35.08.10')
  })
})

describe('a correction', () => {
  it('shows the second person what is printed beside what will be', async () => {
    const old = await issue('Dibandinngkan')
    const { id } = await open(old, { holderName: 'Dibandingkan' })
    expect(await readProposal(approver(), DISTRICT, id)).toMatchObject({
      proposal: { kind: 'CORRECTION', state: 'PROPOSED', members: 1, isOwn: false },
      correction: {
        certificate: { id: old.id, number: old.number, verificationCode: old.code },
        before: { holderName: 'Dibandinngkan', villageName: old.facts.villageName },
        after: { holderName: 'Dibandingkan', villageName: old.facts.villageName },
      },
    })
    expect(await inRegister('Dibandinngkan')).toMatchObject([
      { status: 'valid', waiting: 'correction' },
    ])
    const { changes } = await listChanges(approver(), DISTRICT, { state: 'waiting', after: null })
    expect(changes.find((change) => change.id === id)).toMatchObject({
      kind: 'correction',
      holderName: 'Dibandinngkan',
      certificate: { number: old.number },
    })
    expect(await readPublic(stranger(), old.code)).toMatchObject({
      status: 'valid',
      replacedBy: null,
    })
  })

  it('is approved by another person only, and once', async () => {
    const old = await issue('Orang Kedua')
    const { id } = await open(old, { holderName: 'Orang Kedua Juga' }, BOTH)
    expect(await refusal(approveProposal(contextFor(BOTH, LATER), DISTRICT, id))).toBe(
      'SECOND_PERSON_NEEDED',
    )
    const answers = await Promise.all(
      [1, 2, 3, 4].map((nth) => {
        const ctx = contextFor(staff('APPROVER', DISTRICT, `approver-${nth}`), LATER)
        return refusal(approveProposal(ctx, DISTRICT, id))
      }),
    )
    expect(new Set(answers)).toEqual(new Set(['done']))
    expect(await all('select id from certificates where proposal_id = ?', id)).toHaveLength(1)
    expect((await entriesOf(old.id)).map((entry) => entry?.event)).toEqual(['issue', 'replace'])
    const [asked, approved, issued, ...more] = await audited(id)
    expect([asked, issued?.split(' ')[0], more]).toEqual([
      'certificate.correct by both',
      'certificate.issue',
      [],
    ])
    expect(approved).toMatch(/^certificate\.approve by approver-\d$/)
  })

  it('is finished by the clock after a crash between the number and the writing', async () => {
    const old = await issue('Padam Di Tengah')
    const before = await totals()
    const { id } = await open(
      old,
      { holderName: 'Padam Di Tengah Jalan' },
      ADMIN,
      '2026-12-21T16:40:00.000Z',
    )
    await takeNumbers(approver('2026-12-21T16:50:00.000Z'), DISTRICT, id)
    expect(await readPublic(stranger(), old.code)).toMatchObject({
      status: 'valid',
      replacedBy: null,
    })
    expect(await trainedOn(old.cadreId)).toBe('2026-11-21')
    expect(await totals()).toEqual(before)
    expect(await refusal(open(old, { holderName: 'Yang Lain' }))).toBe('CHANGE_WAITING')

    const next = contextFor({ kind: 'system', job: 'hourly' }, '2026-12-21T17:10:00.000Z')
    expect(await finishApproved(next)).toBe(1)
    expect(await finishApproved(next)).toBe(0)
    const fresh = await stored('proposal_id', id)
    expect(fresh.facts.issuedOn).toBe('2026-12-21')
    expect(await stored('id', old.id)).toMatchObject({ state: 'REPLACED', revokedBy: 'approver' })
    expect(await trainedOn(old.cadreId)).toBe('2026-11-21')
    expect(await totals()).toEqual(before)
    expect(await differences()).toEqual([])
  })

  it('writes nothing at all when a part cannot be written', async () => {
    const old = await issue('Semua Atau Tidak')
    const { id } = await open(old, { holderName: 'Semua Atau Tidak Sama Sekali' })
    await env.DB.prepare(
      `create trigger planted before insert on log_entries when new.event = 'replace' begin select raise(abort, 'planted'); end`,
    ).run()
    await expect(approveProposal(approver(), DISTRICT, id)).rejects.toThrow(/planted/)
    expect(await all('select id from certificates where proposal_id = ?', id)).toEqual([])
    expect((await stored('id', old.id)).state).toBe('VALID')
    await env.DB.prepare('drop trigger planted').run()
    expect(await finishApproved(contextFor(SYSTEM, LATER))).toBe(1)
    expect((await stored('id', old.id)).state).toBe('REPLACED')
  })

  it('is one at a time, however often it is sent and whoever sends it', async () => {
    const old = await issue('Sekali Perbaiki')
    const id = newUuid()
    const first = await open(old, { id, holderName: 'Sekali Diperbaiki' })
    expect(await open(old, { id, holderName: 'Sekali Diperbaiki' })).toEqual(first)
    expect(await refusal(open(old, { holderName: 'Dua Kali' }))).toBe('CHANGE_WAITING')
    const other = staff('DISTRICT_ADMIN', DISTRICT, 'other')
    expect(await refusal(open(old, { id, holderName: 'Dua Kali' }, other))).toBe('CONFLICT')
    expect(await audited(id)).toEqual(['certificate.correct by admin'])

    const crowded = await issue('Ramai Perbaiki')
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => refusal(open(crowded, { holderName: `Nama ${nth}` }))),
    )
    expect(answers.toSorted()).toEqual([...Array(5).fill('CHANGE_WAITING'), 'done'])
  })

  it('may be opened anew after it was returned', async () => {
    const old = await issue('Dikembalikan Dulu')
    const { id } = await open(old, { holderName: 'Belum Benar' })
    const returned = await returnProposal(approver(), DISTRICT, id, 'Ejaannya belum benar')
    expect(returned).toMatchObject({ state: 'RETURNED', kind: 'CORRECTION' })
    const { candidates } = await listCandidates(admin(), DISTRICT, office.courseId)
    expect(candidates.some(({ cadreId }) => cadreId === old.cadreId)).toBe(false)
    const fresh = await corrected(old, { holderName: 'Sudah Benar' })
    expect(fresh.facts.holderName).toBe('Sudah Benar')
    const { changes } = await listChanges(admin(), DISTRICT, { state: 'declined', after: null })
    expect(changes.find((change) => change.id === id)).toMatchObject({
      answer: 'Ejaannya belum benar',
    })
  })

  it('is refused when nothing would differ, and for dates that cannot be', async () => {
    const old = await issue('Tidak Ada Bedanya')
    expect(await refusal(open(old))).toBe('INPUT_INVALID')
    expect(await refusal(open(old, { village: 'today' }))).toBe('INPUT_INVALID')
    const later = { ...EVENT, endsOn: '2027-01-01' }
    expect(await refusal(open(old, { event: later }))).toBe('INPUT_INVALID')
    const backwards = { ...EVENT, endsOn: '2026-11-01' }
    expect(await refusal(open(old, { event: backwards }))).toBe('INPUT_INVALID')
  })

  it('is for a certificate that holds today', async () => {
    const revoked = await issue('Sudah Dicabut')
    await makeRevoked(revoked.id, {}, LATER)
    expect(await refusal(open(revoked, { holderName: 'Terlambat' }))).toBe('STATE_NOT_FIT')
    const replaced = await issue('Sudah Diganti')
    await corrected(replaced, { holderName: 'Pengganti' })
    expect(await refusal(open(replaced, { holderName: 'Terlambat' }))).toBe('STATE_NOT_FIT')
  })
})

describe('another office', () => {
  it('finds no certificate to correct', async () => {
    const old = await issue('Milik Lumajang')
    const wish = {
      certificateId: old.id,
      id: newUuid(),
      holderName: 'Nama Baru',
      event: EVENT,
      village: 'printed',
    } as const
    const foreign = contextFor(staff('DISTRICT_ADMIN', '33.75'), LATER)
    for (const district of [DISTRICT, '33.75']) {
      expect(await refusal(correct(foreign, { ...wish, district }))).toBe('NOT_FOUND')
      expect(await refusal(readCorrectable(foreign, district, old.id))).toBe('NOT_FOUND')
    }
    expect(await refusal(open(old, { holderName: 'Nama Baru' }, APPROVER))).toBe('NOT_ALLOWED')
    expect(await refusal(open(old, { holderName: 'Nama Baru' }, PUBLIC))).toBe('SIGN_IN_NEEDED')
    expect(await audited(wish.id)).toEqual([])
  })
})
