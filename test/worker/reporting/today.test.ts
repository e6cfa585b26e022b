import { beforeAll, describe, expect, it } from 'vitest'
import { confirmName } from '../../../worker/certification/names/confirm-name.ts'
import {
  answerName,
  approveProposal,
  correct,
  revoke,
} from '../../../worker/certification/index.ts'
import { acceptRecords } from '../../../worker/certification/records/accept-records.ts'
import { WAITING_KINDS, type WaitingKind } from '../../../worker/contract/progress.ts'
import type { Today } from '../../../worker/contract/reporting.ts'
import { sql } from '../../../worker/core/db.ts'
import { activate } from '../../../worker/identity/index.ts'
import { closeNotice } from '../../../worker/learning/close-notice.ts'
import { finishLesson } from '../../../worker/learning/index.ts'
import { addNotice } from '../../../worker/learning/store-notices.ts'
import { listWaiting } from '../../../worker/reporting/list-waiting.ts'
import { readChange } from '../../../worker/reporting/read-change.ts'
import { readToday } from '../../../worker/reporting/read-today.ts'
import {
  editCadre,
  endAssignment,
  issueActivationCodes,
  readCadre,
} from '../../../worker/roster/index.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  EVENT,
  makeAsked,
  makeEligible,
  makeIssued,
  makeOffice,
  makePassed,
  makeProposal,
  makeRevoked,
  makeStanding,
  newUuid,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { newKey, NEW_BROWSER, PIN } from '../../factories/identity.ts'
import { addCadre, makeBatch, oldRows } from '../../factories/records.ts'
import { count } from '../../factories/reporting.ts'
import { bringIn, makeCadre, sheet } from '../../factories/roster.ts'
import { courseOf, issueAt } from '../../factories/validity.ts'

const TEMPURSARI = '35.08.01.2005'
const JATIROTO = '35.08.17.2002'

const office = contextFor(ADMIN)
const approver = contextFor(APPROVER)
let course: Office

beforeAll(async () => {
  course = await makeOffice()
})

/** What a count was before, while the situation lasts, and after it was dealt with: the last two against the first. */
async function turned(
  key: Exclude<keyof Today, 'namesDueAt'>,
  make: () => Promise<unknown>,
  solve: () => Promise<unknown>,
  ctx = office,
): Promise<readonly number[]> {
  const read = async () => (await readToday(ctx, DISTRICT))[key]
  const before = await read()
  await make()
  const waiting = await read()
  await solve()
  return [waiting - before, (await read()) - before]
}

describe('what waits is counted while it waits', () => {
  it('a candidate, until she is proposed; a proposal, until it is approved by who may', async () => {
    let ids: string[] = []
    let proposal = ''
    const candidate = await turned(
      'candidates',
      async () => (ids = await makeEligible(course, ['Calon Satu'])),
      async () => (proposal = await makeProposal(course, ids)),
    )
    expect(candidate).toEqual([1, 0])
    expect(await readToday(office, DISTRICT)).toMatchObject({ proposalsToApprove: 0 })
    expect(await readToday(approver, DISTRICT)).toMatchObject({
      proposalsToApprove: 1,
      proposedCadres: 1,
    })
    await approveProposal(approver, DISTRICT, proposal)
    expect(await readToday(approver, DISTRICT)).toMatchObject({ proposalsToApprove: 0 })
  })

  it('a correction and a revocation that were asked for', async () => {
    const [certificateId = ''] = await makeIssued(
      course,
      await makeEligible(course, ['Salah Tulis']),
    )
    const id = newUuid()
    const correction = await turned(
      'correctionsToApprove',
      () =>
        correct(office, {
          district: DISTRICT,
          certificateId,
          id,
          holderName: 'Betul Tulis',
          event: EVENT,
          village: 'printed',
        }),
      () => approveProposal(approver, DISTRICT, id),
      approver,
    )
    expect(correction).toEqual([1, 0])
    const [other = ''] = await makeIssued(course, await makeEligible(course, ['Dicabut Nanti']))
    let request = ''
    const revocation = await turned(
      'revocationsToDecide',
      async () => (request = await makeAsked(other)),
      () => revoke(approver, { district: DISTRICT, id: request }),
      approver,
    )
    expect(revocation).toEqual([1, 0])
  })

  it('a list of old certificates', async () => {
    await addCadre('Punya Kertas')
    let id = ''
    const rows = oldRows([
      { name: 'Punya Kertas', village: 'Tempursari', subDistrict: 'Tempursari' },
    ])
    const batch = await turned(
      'recordsToAccept',
      async () => ({ id } = await makeBatch(rows)),
      () => acceptRecords(approver, DISTRICT, id),
      approver,
    )
    expect(batch).toEqual([1, 0])
  })

  it('a name that is wrong, with the hour until which it is to be answered', async () => {
    const [cadreId = ''] = await makePassed(course, ['Nama Keliru'])
    const name = await turned(
      'names',
      async () => {
        await answerName(contextFor(cadre(cadreId, DISTRICT)), {
          cadreId,
          name: 'Nama Keliru',
          wish: 'Nama Betul',
        })
        expect(await readToday(office, DISTRICT)).toMatchObject({
          namesDueAt: '2026-11-24T02:00:00.000Z',
        })
        const { rows } = await listWaiting(office, { area: DISTRICT, kind: 'NAME' })
        expect(rows).toMatchObject([
          { name: 'Nama Keliru', wish: 'Nama Betul', dueAt: '2026-11-24T02:00:00.000Z' },
        ])
      },
      () => confirmName(office, { district: DISTRICT, cadreId, name: 'Nama Keliru' }),
    )
    expect(name).toEqual([1, 0])
    expect(await readToday(office, DISTRICT)).toMatchObject({ namesDueAt: null })
  })

  it('a certificate that ends within 60 days', async () => {
    const short = await courseOf(course, { code: 'PENDEK', validMonths: 1 })
    const long = await courseOf(course, { code: 'PANJANG', validMonths: 6 })
    const [cadreId = ''] = await makeEligible(short, ['Segera Habis'])
    await makeStanding(long, [cadreId])
    let certificateId = ''
    const ending = await turned(
      'expiring',
      async () => ([certificateId = ''] = await issueAt(short, [cadreId], NOW)),
      () => makeRevoked(certificateId),
    )
    expect(ending).toEqual([1, 0])
    const [carried = ''] = await makeEligible(short, ['Sudah Ada Lagi'])
    await makeStanding(long, [carried])
    const outlived = await turned(
      'expiring',
      () => issueAt(short, [carried], NOW),
      () => issueAt(long, [carried], NOW),
    )
    expect(outlived).toEqual([1, 0])
  })

  it('a village that was left without a successor', async () => {
    const leaver = await makeCadre(office, JATIROTO, 'Yang Pergi')
    const vacancy = await turned(
      'vacant',
      () =>
        endAssignment(office, {
          district: DISTRICT,
          cadreId: leaver.id,
          assignmentId: leaver.assignments[0]?.id ?? '',
          endedOn: '2026-11-21',
          reason: 'RESIGNED',
        }),
      () => makeCadre(office, JATIROTO, 'Yang Datang'),
    )
    expect(vacancy).toEqual([1, 0])
  })

  it('a cadre who began and has done nothing for 14 days', async () => {
    const { id } = await makeCadre(office, TEMPURSARI, 'Yang Berhenti')
    const read = (lesson: string, at: string) =>
      finishLesson(contextFor(cadre(id, DISTRICT), at), { module: 'satu', lesson })
    const stuck = await turned(
      'stuck',
      () => read('awal', '2026-11-07T01:59:00.000Z'),
      () => read('akhir', NOW),
    )
    expect(stuck).toEqual([1, 0])
  })

  it('a cadre who cannot sign in', async () => {
    const open = contextFor(PUBLIC)
    let id = ''
    const closed = await turned(
      'withoutSignIn',
      async () => ({ id } = await makeCadre(office, TEMPURSARI, 'Belum Masuk')),
      async () => {
        const { cards } = await issueActivationCodes(office, { district: DISTRICT, cadreIds: [id] })
        await activate(open, NEW_BROWSER, {
          code: cards[0]?.activationCode ?? '',
          pin: PIN,
          phone: 'own',
          key: newKey(),
        })
      },
    )
    expect(closed).toEqual([1, 0])
  })

  it('a decree that has ended while she serves on', async () => {
    const row = { decreeNumber: 'SK-9', decreeOn: '2024-01-01', decreeUntil: '2026-11-20' }
    const name = 'Lama Bertugas'
    const find = async () => {
      const { rows } = await listWaiting(office, { area: DISTRICT, kind: 'DECREE_ENDED' })
      expect(rows).toMatchObject([{ name, at: '2026-11-20', areaName: 'Tempursari' }])
      return (await readCadre(office, { area: DISTRICT, cadreId: rows[0]?.cadreId ?? '' })).cadre
    }
    const decree = await turned(
      'decreesEnded',
      () =>
        bringIn(office, DISTRICT, sheet([{ name, areaCode: TEMPURSARI, decision: 'new', ...row }])),
      async () => {
        const { id: cadreId, version, assignments } = await find()
        const id = assignments[0]?.id ?? ''
        const assignment = { id, decreeUntil: '2028-12-31' }
        await editCadre(office, { district: DISTRICT, cadreId, version, assignment })
      },
    )
    expect(decree).toEqual([1, 0])
  })

  it('what a trainer should look at', async () => {
    const { id: cadreId } = await makeCadre(office, TEMPURSARI, 'Jawaban Terlambat')
    const id = newUuid()
    const notice = await turned(
      'notices',
      () =>
        office.db.batch([
          addNotice({
            id,
            districtCode: DISTRICT,
            cadreId,
            kind: 'REPORT',
            eventId: newUuid(),
            contentHash: id,
            event: {},
            detail: {},
            doneAt: null,
            receivedAt: NOW,
          }),
        ]),
      () => closeNotice(office, { id }),
    )
    expect(notice).toEqual([1, 0])
  })
})

describe('who sees what waits', () => {
  const KEY_OF: Readonly<Record<WaitingKind, keyof Today>> = {
    CANDIDATE: 'candidates',
    NAME: 'names',
    EXPIRING: 'expiring',
    VACANT: 'vacant',
    STUCK: 'stuck',
    NO_SIGN_IN: 'withoutSignIn',
    DECREE_ENDED: 'decreesEnded',
  }

  beforeAll(async () => {
    const [cadreId = ''] = await makePassed(course, ['Nama Salah Lagi'])
    await answerName(contextFor(cadre(cadreId, DISTRICT)), {
      cadreId,
      name: 'Nama Salah Lagi',
      wish: 'Nama Lain',
    })
    const { id } = await makeCadre(office, TEMPURSARI, 'Macet')
    const old = contextFor(cadre(id, DISTRICT), '2026-10-01T02:00:00.000Z')
    await finishLesson(old, { module: 'satu', lesson: 'awal' })
    await makeProposal(course, await makeEligible(course, ['Diusulkan']))
  })

  it('lists exactly those whom it counts, in the district and in each sub-district', async () => {
    const parts = ['35.08.01', '35.08.10', '35.08.13', '35.08.17']
    for (const area of [DISTRICT, ...parts]) {
      const today = await readToday(office, area)
      for (const kind of WAITING_KINDS) {
        const { total, rows } = await listWaiting(office, { area, kind })
        expect([area, kind, total, rows.length]).toEqual([area, kind, today[KEY_OF[kind]], total])
        expect(rows.every((row) => row.areaCode.startsWith(area))).toBe(true)
      }
    }
    const whole = await readToday(office, DISTRICT)
    const sums = await Promise.all(parts.map((area) => readToday(office, area)))
    for (const key of Object.values(KEY_OF)) {
      expect([key, sums.reduce((sum, part) => sum + Number(part[key]), 0)]).toEqual([
        key,
        whole[key],
      ])
    }
    expect(whole.stuck).toBe(1)
    expect(whole.withoutSignIn).toBeGreaterThan(5)
  })

  it('a sub-district sees its own and decides nothing', async () => {
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.01'))
    expect(await readToday(camat, '35.08.01')).toMatchObject({ stuck: 1, proposalsToApprove: 0 })
    await expect(readToday(camat, '35.08.10')).rejects.toThrow('NOT_FOUND')
    await expect(readToday(camat, DISTRICT)).rejects.toThrow('NOT_FOUND')
    expect(await readToday(approver, '35.08.01')).toMatchObject({ proposalsToApprove: 0 })
    expect((await readToday(approver, DISTRICT)).proposalsToApprove).toBe(1)
  })

  it('another district sees nothing of it, and a province no names', async () => {
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    const question = { area: DISTRICT, kind: 'STUCK' } as const
    await expect(readToday(stranger, DISTRICT)).rejects.toThrow('NOT_FOUND')
    await expect(listWaiting(stranger, question)).rejects.toThrow('NOT_FOUND')
    expect(await readToday(stranger, '33.75')).toMatchObject({ stuck: 0, withoutSignIn: 0 })
    const province = contextFor(staff('PROVINCE', '35'))
    expect(await readToday(province, DISTRICT)).toMatchObject({ stuck: 1 })
    await expect(listWaiting(province, question)).rejects.toThrow('NOT_ALLOWED')
  })
})

describe('what the morning costs', () => {
  const rowsOf = async (area: string) => {
    await count(area)
    const ctx = contextFor(SYSTEM)
    await readToday(ctx, area)
    const week = contextFor(SYSTEM)
    expect((await readChange(week, area)).from).toBe('kept')
    const { rowsRead: rows, queries } = ctx.db.meter
    return { rows, queries, change: week.db.meter.rowsRead }
  }

  async function people(district: string, from: number, to: number): Promise<void> {
    const village = `${district}.01.1001`
    const numbers = sql`with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${to - 1})`
    const { db } = office
    await db.batch([
      sql`insert into cadres (id, district_code, code, name, name_key, kind, trained_on, version, created_at, updated_at)
        ${numbers} select 'k' || cast(i as integer), ${district}, 'k' || cast(i as integer), 'N', 'n', 'KPM', '2026-01-01', 1, '', '' from n`,
      sql`insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level, started_on)
        ${numbers} select 'k' || cast(i as integer), 'k' || cast(i as integer), ${district}, ${`${district}.01`}, ${village}, 'village', '2026-01-01' from n`,
      sql`insert into cadre_logins (cadre_id, district_code, name, caption, pin_hash, pepper_version)
        ${numbers} select 'k' || cast(i as integer), ${district}, 'N', '', 'x', 1 from n`,
    ])
  }

  it('the same queries for 20 and 400 cadres, and a few rows for each', async () => {
    await count('33.75', '2026-11-13T02:00:00.000Z')
    await people('33.75', 0, 20)
    const small = await rowsOf('33.75')
    await people('33.75', 20, 400)
    const large = await rowsOf('33.75')
    console.log(
      `morning page: ${small.rows} rows with 20 cadres, ${large.rows} with 400, ${large.queries} queries;`,
      `a week's change: ${small.change} and ${large.change}`,
    )
    // From counters and kept totals alone.
    expect(large.change).toBe(small.change)
    expect(large.queries).toBe(small.queries)
    expect(large.queries).toBeLessThanOrEqual(9)
    // Who cannot sign in, whose decree ended, whose name is wrong: these three look at every assignment.
    expect(large.rows - small.rows).toBeLessThan(380 * 9)
  })
})
