import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  approveProposal,
  finishApproved,
  listCandidates,
  propose,
  returnProposal,
} from '../../../worker/certification/index.ts'
import { takeNumbers } from '../../../worker/certification/issue/approve.ts'
import { readProposal } from '../../../worker/certification/issue/read-proposal.ts'
import { listCertificates } from '../../../worker/certification/register.ts'
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import { verifyCoverage } from '../../../worker/roster/index.ts'
import { allow } from '../../../worker/core/access.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  EVENT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeProposal,
  makeRevoked,
  makeStanding,
  newUuid,
  trainedOn,
  type Office,
} from '../../factories/certification.ts'
import { courseFiles, publishFiles } from '../../factories/course.ts'
import { count } from '../../factories/reporting.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
  await count()
})

const all = async <Row>(query: string, ...values: (string | number)[]) =>
  (
    await env.DB.prepare(query)
      .bind(...values)
      .all<Row>()
  ).results

const one = async <Value>(query: string, ...values: (string | number)[]) =>
  Object.values(
    (await env.DB.prepare(query)
      .bind(...values)
      .first()) ?? {},
  )[0] as Value

const audited = (entityId: string) =>
  all<{ action: string }>(
    'select action from audit_entries where entity_id = ? order by rowid',
    entityId,
  ).then((rows) => rows.map((row) => row.action))

const lastNumber = () =>
  one<number>(
    'select coalesce(max(last), 0) from number_series where unit_id = ? and year = 2026',
    office.unitId,
  )

const coverage = async () => {
  const [row] = await all<{ trained: number; areasCovered: number }>(
    'select trained, areas_covered as areasCovered from coverage_totals where scope_code = ?',
    DISTRICT,
  )
  return row ?? { trained: 0, areasCovered: 0 }
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )
}

const secondCourse = async (): Promise<Office> => {
  const files = courseFiles({ code: 'UJI-DUA', prefix: 'dua-' })
  return { ...office, ...(await publishFiles(contextFor(SYSTEM), files, { code: 'UJI-DUA' })) }
}

const admin = () => contextFor(ADMIN)
const approver = () => contextFor(APPROVER)
const input = (cadreIds: string[], id = newUuid()) => ({
  district: DISTRICT,
  id,
  courseId: office.courseId,
  unitId: office.unitId,
  event: EVENT,
  cadreIds,
})

describe('numbers', () => {
  it('are distinct and without a gap when 50 proposals of 10 are approved at once', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `Kader Serentak ${index}`)
    const cadreIds = await makeEligible(office, names)
    const proposals: string[] = []
    for (let start = 0; start < 500; start += 10) {
      proposals.push(await makeProposal(office, cadreIds.slice(start, start + 10)))
    }
    const before = await lastNumber()
    const started = performance.now()
    const answers = await Promise.all(
      proposals.map((id) => approveProposal(approver(), DISTRICT, id)),
    )
    const took = Math.round(performance.now() - started)
    const rows = await all<{ sequence: number; number: string; position: number; first: number }>(
      `select c.sequence, c.number, m.position, p.first_number as first from certificates c
       join proposals p on p.id = c.proposal_id
       join proposal_members m on m.proposal_id = p.id and m.cadre_id = c.cadre_id
       where c.year = 2026 and c.unit_id = ? and c.sequence > ? order by c.sequence`,
      office.unitId,
      before,
    )
    const distinct = new Set(rows.map((row) => row.number)).size
    console.log(
      `50 parallel approvals: ${rows.length} certificates, ${distinct} distinct numbers, ${before + 1} to ${rows.at(-1)?.sequence}, ${took} ms`,
    )
    expect(answers.every(({ state }) => state === 'ISSUED')).toBe(true)
    expect(rows.map((row) => row.sequence)).toEqual(
      Array.from({ length: 500 }, (_, n) => before + 1 + n),
    )
    expect(distinct).toBe(500)
    expect(rows.every((row) => row.sequence === row.first + row.position)).toBe(true)
    expect(await lastNumber()).toBe(before + 500)
    expect((await coverage()).trained).toBe(500)
    const ctx = contextFor(SYSTEM)
    expect(
      await verifyCoverage(ctx.db, allow(ctx, 'coverage.recount', DISTRICT), DISTRICT),
    ).toEqual([])
  })

  it('are taken once when one proposal is approved by many at once', async () => {
    const cadreIds = await makeEligible(office, ['Satu Kali', 'Dua Kali'])
    const id = await makeProposal(office, cadreIds)
    const before = await lastNumber()
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        approveProposal(contextFor(staff('APPROVER', DISTRICT, `approver-${index}`)), DISTRICT, id),
      ),
    )
    expect(new Set(answers.map((answer) => answer.firstNumber))).toEqual(new Set([before + 1]))
    expect(await lastNumber()).toBe(before + 2)
    expect(await one('select count(*) from certificates where proposal_id = ?', id)).toBe(2)
    expect(await audited(id)).toEqual([
      'certificate.propose',
      'certificate.approve',
      'certificate.issue',
    ])
  })

  it('are written for 500 cadres of one proposal in one batch', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `Kader Sekaligus ${index}`)
    const cadreIds = await makeEligible(office, names)
    const id = await makeProposal(office, cadreIds)
    const before = await lastNumber()
    expect(await approveProposal(approver(), DISTRICT, id)).toMatchObject({
      state: 'ISSUED',
      members: 500,
      firstNumber: before + 1,
    })
    expect(
      await one('select count(distinct number) from certificates where proposal_id = ?', id),
    ).toBe(500)
  })

  it('begin anew with the local year, not with the UTC year', async () => {
    const cadreIds = await makeEligible(office, ['Tahun Baru'])
    const id = await makeProposal(office, cadreIds)
    // 1 January 2027, 00.30 WIB
    const ctx = contextFor(APPROVER, '2026-12-31T17:30:00.000Z')
    const { year, firstNumber } = await approveProposal(ctx, DISTRICT, id)
    expect({ year, firstNumber }).toEqual({ year: 2027, firstNumber: 1 })
    const [row] = await all<{ number: string; issued_on: string }>(
      'select number, issued_on from certificates where proposal_id = ?',
      id,
    )
    expect(row).toEqual({ number: '400.10.2/0001/DPMD08/KPM/2027', issued_on: '2027-01-01' })
  })

  it('are announced to the approver before they are taken', async () => {
    const id = await makeProposal(office, await makeEligible(office, ['Calon A', 'Calon B']))
    const { preview, members } = await readProposal(approver(), DISTRICT, id)
    await approveProposal(approver(), DISTRICT, id)
    const numbers = await all<{ number: string }>(
      'select number from certificates where proposal_id = ? order by sequence',
      id,
    )
    expect([preview?.first, preview?.last]).toEqual(numbers.map((row) => row.number))
    expect(preview?.signatory).toBe(
      'Bambang Setiawan, Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    )
    expect(members).toHaveLength(2)
  })
})

describe('approval', () => {
  it('needs a second person', async () => {
    const both = {
      ...staff('DISTRICT_ADMIN', DISTRICT, 'both'),
      grants: [
        { role: 'DISTRICT_ADMIN', area: DISTRICT },
        { role: 'APPROVER', area: DISTRICT },
      ],
    } as const
    const id = await makeProposal(office, await makeEligible(office, ['Perlu Dua Orang']), both)
    expect(await refusal(approveProposal(contextFor(both), DISTRICT, id))).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect(await refusal(returnProposal(contextFor(both), DISTRICT, id, 'x'))).toBe(
      'SECOND_PERSON_NEEDED',
    )
    expect(await one('select state from proposals where id = ?', id)).toBe('PROPOSED')
    expect((await approveProposal(approver(), DISTRICT, id)).state).toBe('ISSUED')
  })

  it('is finished by repeating it after a crash between taking numbers and writing', async () => {
    const cadreIds = await makeEligible(office, ['Listrik Padam', 'Nyala Lagi'])
    const id = await makeProposal(office, cadreIds)
    await takeNumbers(approver(), DISTRICT, id)
    expect(await one('select count(*) from certificates where proposal_id = ?', id)).toBe(0)
    const taken = await lastNumber()
    const done = await approveProposal(approver(), DISTRICT, id)
    expect(done).toMatchObject({ state: 'ISSUED', members: 2 })
    expect(await lastNumber()).toBe(taken)
    expect(await approveProposal(approver(), DISTRICT, id)).toEqual(done)
    expect(await one('select count(*) from certificates where proposal_id = ?', id)).toBe(2)
  })

  it('is finished by the clock after a crash, on the day and in the year of the approval', async () => {
    const id = await makeProposal(office, await makeEligible(office, ['Selesai Otomatis']))
    await takeNumbers(contextFor(APPROVER, '2026-11-21T16:50:00.000Z'), DISTRICT, id)
    const next = contextFor({ kind: 'system', job: 'hourly' }, '2026-11-21T17:10:00.000Z')
    expect(await finishApproved(next)).toBe(1)
    expect(await finishApproved(next)).toBe(0)
    expect(await one('select issued_on from certificates where proposal_id = ?', id)).toBe(
      '2026-11-21',
    )
    expect(await audited(id)).toContain('certificate.issue')
  })

  it('writes nothing at all when one certificate cannot be written', async () => {
    const cadreIds = await makeEligible(office, ['Gagal Satu', 'Gagal Dua'])
    const id = await makeProposal(office, cadreIds)
    await env.DB.prepare(
      `create trigger planted before insert on certificates when new.cadre_id = '${cadreIds[1]}' begin select raise(abort, 'planted'); end`,
    ).run()
    await expect(approveProposal(approver(), DISTRICT, id)).rejects.toThrow(/planted/)
    expect(await one('select count(*) from certificates where proposal_id = ?', id)).toBe(0)
    expect(await one('select state from proposals where id = ?', id)).toBe('APPROVED')
    expect(await trainedOn(cadreIds[0] ?? '')).toBeNull()
    await env.DB.prepare('drop trigger planted').run()
    expect((await approveProposal(approver(), DISTRICT, id)).state).toBe('ISSUED')
  })

  it('is refused while nobody signs on the day', async () => {
    const id = await makeProposal(office, await makeEligible(office, ['Belum Ada Penandatangan']))
    const before = contextFor(APPROVER, '2025-06-01T02:00:00.000Z')
    expect(await refusal(approveProposal(before, DISTRICT, id))).toBe('SIGNATORY_MISSING')
    expect(await one('select state from proposals where id = ?', id)).toBe('PROPOSED')
  })
})

describe('proposing', () => {
  it('takes a cadre once, however often it is sent', async () => {
    const cadreIds = await makeEligible(office, ['Sekali Saja', 'Teman Sekali'])
    const wish = input(cadreIds)
    const first = await propose(admin(), wish)
    expect(await propose(admin(), wish)).toEqual(first)
    expect(await refusal(propose(admin(), { ...wish, cadreIds: cadreIds.slice(0, 1) }))).toBe(
      'CONFLICT',
    )
    expect(await refusal(propose(admin(), input(cadreIds)))).toBe('CANDIDATES_CHANGED')
    expect(await audited(wish.id)).toEqual(['certificate.propose'])
  })

  it('lets only one of many proposals with the same cadre through', async () => {
    const cadreIds = await makeEligible(office, ['Diperebutkan'])
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => refusal(propose(admin(), input(cadreIds)))),
    )
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'CANDIDATES_CHANGED')).toHaveLength(5)
  })

  it('refuses who has not met the rule, and dates that cannot be', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Belum Lulus'])
    await env.DB.prepare('update standings set eligible_at = null where cadre_id = ?')
      .bind(cadreId)
      .run()
    expect(await refusal(propose(admin(), input([cadreId])))).toBe('CANDIDATES_CHANGED')
    const later = { ...input([cadreId]), event: { ...EVENT, endsOn: '2026-12-01' } }
    expect(await refusal(propose(admin(), later))).toBe('INPUT_INVALID')
    const backwards = { ...input([cadreId]), event: { ...EVENT, endsOn: '2026-11-01' } }
    expect(await refusal(propose(admin(), backwards))).toBe('INPUT_INVALID')
  })

  it('makes returned cadres candidates again and keeps the note', async () => {
    const cadreIds = await makeEligible(office, ['Dikembalikan'])
    const id = await makeProposal(office, cadreIds)
    const isCandidate = async () =>
      (await listCandidates(admin(), DISTRICT, office.courseId)).candidates.some(
        (candidate) => candidate.cadreId === cadreIds[0],
      )
    expect(await isCandidate()).toBe(false)
    const returned = await returnProposal(approver(), DISTRICT, id, 'Tanggal belum benar')
    expect(returned).toMatchObject({
      state: 'RETURNED',
      note: 'Tanggal belum benar',
      firstNumber: null,
    })
    expect(await returnProposal(approver(), DISTRICT, id, 'lain')).toEqual(returned)
    expect(await isCandidate()).toBe(true)
    expect(await refusal(approveProposal(approver(), DISTRICT, id))).toBe('STATE_NOT_FIT')
    expect(await audited(id)).toEqual(['certificate.propose', 'certificate.return'])
  })
})

describe('a certificate', () => {
  it('freezes every printed fact as of its day', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Siti Aminah'], ['35.08.01.2005'])
    const [id = ''] = await makeIssued(office, [cadreId])
    const read = async () =>
      JSON.parse(
        await one<string>('select snapshot from certificates where id = ?', id),
      ) as CertificateFacts
    const facts = await read()
    expect(facts).toMatchObject({
      holderName: 'Siti Aminah',
      holderRole: 'Kader Pembangunan Manusia (KPM)',
      villageName: 'Desa Tempursari',
      subDistrictName: 'Kecamatan Tempursari',
      districtName: 'Kabupaten Lumajang',
      courseTitle: 'Pelatihan Dasar KPM',
      courseVersion: 1,
      courseHours: 6,
      totalHours: 4,
      totalHoursInWords: 'empat',
      sessions: [],
      issuedOn: '2026-11-21',
      issuedIn: 'Lumajang',
      signatory: {
        position: 'Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa',
        name: 'Bambang Setiawan',
      },
    })
    await env.DB.batch([
      env.DB.prepare("update cadres set name = 'Nama Lain' where id = ?").bind(cadreId),
      env.DB.prepare("update regions set name = 'Desa Baru' where code = '35.08.01.2005'"),
      env.DB.prepare("update courses set code = 'LAIN' where id = ?").bind(office.courseId),
      env.DB.prepare("update signatories set name = 'Orang Lain' where unit_id = ?").bind(
        office.unitId,
      ),
    ])
    expect(await read()).toEqual(facts)
    await env.DB.batch([
      env.DB.prepare("update regions set name = 'Tempursari' where code = '35.08.01.2005'"),
      env.DB.prepare("update courses set code = 'UJI' where id = ?").bind(office.courseId),
      env.DB.prepare("update signatories set name = 'Bambang Setiawan' where unit_id = ?").bind(
        office.unitId,
      ),
    ])
    for (const change of [
      "snapshot = '{}'",
      "number = 'x'",
      "expires_on = '2020-01-01'",
      "issued_on = '2020-01-01'",
      "verification_code = 'x'",
    ]) {
      await expect(
        env.DB.prepare(`update certificates set ${change} where id = ?`).bind(id).run(),
      ).rejects.toThrow(/never changes/)
    }
    await expect(
      env.DB.prepare('delete from certificates where id = ?').bind(id).run(),
    ).rejects.toThrow(/never deleted/)
    await expect(env.DB.prepare('update number_series set last = 1').run()).rejects.toThrow(
      /given back/,
    )
  })

  it('makes the cadre trained and her village covered, and revoking it takes both back', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Naik Satu'], ['35.08.13.2002'])
    const before = await coverage()
    const [id = ''] = await makeIssued(office, [cadreId])
    expect(await coverage()).toEqual({
      trained: before.trained + 1,
      areasCovered: before.areasCovered + 1,
    })
    expect(await trainedOn(cadreId)).toBe('2026-11-21')
    await makeRevoked(id, { reason: 'WRONGLY_ISSUED', note: 'Salah orang' })
    const { certificates } = await listCertificates(admin(), DISTRICT, {
      search: 'Naik Satu',
      status: null,
      after: null,
    })
    expect(certificates).toMatchObject([
      { id, status: 'revoked', revokedOn: '2026-11-21', revokeNote: 'Salah orang' },
    ])
    expect(await coverage()).toEqual(before)
    expect(await trainedOn(cadreId)).toBeNull()
    expect(await audited(id)).toEqual(['certificate.askRevocation', 'certificate.revoke'])
    await expect(
      env.DB.prepare("update certificates set state = 'VALID' where id = ?").bind(id).run(),
    ).rejects.toThrow(/stays so/)
    await expect(
      env.DB.prepare("update certificates set revoke_note = 'x' where id = ?").bind(id).run(),
    ).rejects.toThrow(/never changes/)
    const { candidates } = await listCandidates(admin(), DISTRICT, office.courseId)
    expect(candidates.find((candidate) => candidate.cadreId === cadreId)?.revokedBefore).toBe(true)
  })

  it('leaves the cadre trained when another that counts is valid', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Dua Sertifikat'])
    const second = await secondCourse()
    await makeStanding(second, [cadreId])
    const [first = ''] = await makeIssued(office, [cadreId])
    const [later = ''] = await makeIssued(second, [cadreId])
    await makeRevoked(first)
    expect(await trainedOn(cadreId)).toBe('2026-11-21')
    await makeRevoked(later)
    expect(await trainedOn(cadreId)).toBeNull()
  })

  it('ends the trained state when its two certificates are revoked at the same moment', async () => {
    const [cadreId = ''] = await makeEligible(office, ['Dua Sekaligus'])
    const second = await secondCourse()
    await makeStanding(second, [cadreId])
    const ids = [...(await makeIssued(office, [cadreId])), ...(await makeIssued(second, [cadreId]))]
    await Promise.all(ids.map((id) => makeRevoked(id)))
    expect(await trainedOn(cadreId)).toBeNull()
  })

  it('is found in the register by number, code and name', async () => {
    const [id = ''] = await makeIssued(office, await makeEligible(office, ["Nur 'Aini Rahmawati"]))
    const { certificates } = await listCertificates(admin(), DISTRICT, {
      search: "nur 'aini",
      status: 'valid',
      after: null,
    })
    const [row] = certificates
    expect(row?.id).toBe(id)
    for (const search of [
      row?.number ?? '',
      row?.verificationCode ?? '',
      `kpm-${row?.verificationCode.toLowerCase()}`,
    ]) {
      const found = await listCertificates(admin(), DISTRICT, { search, status: null, after: null })
      expect(found.certificates.map((each) => each.id)).toEqual([id])
    }
    const page = await listCertificates(admin(), DISTRICT, {
      search: '',
      status: null,
      after: null,
    })
    expect(page.certificates).toHaveLength(50)
    expect(page.next).not.toBeNull()
  })
})

describe('another office', () => {
  it('finds nothing and changes nothing', async () => {
    const cadreIds = await makeEligible(office, ['Milik Lumajang'])
    const id = await makeProposal(office, cadreIds)
    const foreignAdmin = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    const foreignApprover = contextFor(staff('APPROVER', '33.75'))
    for (const work of [
      () => approveProposal(foreignApprover, DISTRICT, id),
      () => approveProposal(foreignApprover, '33.75', id),
      () => returnProposal(foreignApprover, '33.75', id, 'x'),
      () => readProposal(foreignAdmin, '33.75', id),
      () => listCandidates(foreignAdmin, DISTRICT, office.courseId),
      () => propose(foreignAdmin, { ...input(cadreIds), district: '33.75' }),
      () => propose(foreignAdmin, input(cadreIds)),
    ]) {
      expect(await refusal(work())).toBe('NOT_FOUND')
    }
    expect(await one('select state from proposals where id = ?', id)).toBe('PROPOSED')
  })

  it('is told what it may not do', async () => {
    const id = newUuid()
    expect(await refusal(approveProposal(admin(), DISTRICT, id))).toBe('NOT_ALLOWED')
    expect(await refusal(propose(approver(), input([newUuid()])))).toBe('NOT_ALLOWED')
    expect(
      await refusal(listCandidates(contextFor({ kind: 'public' }, NOW), DISTRICT, office.courseId)),
    ).toBe('SIGN_IN_NEEDED')
  })
})
