import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  listBehind,
  listCourseChanges,
} from '../../../worker/certification/validity/list-course-changes.ts'
import { listEnds } from '../../../worker/certification/validity/list-ends.ts'
import { markSent } from '../../../worker/certification/validity/mark-sent.ts'
import { daysAfter } from '../../../worker/certification/validity/validity.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeOffice,
  makeStanding,
  newUuid,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff } from '../../factories/context.ts'
import { makeRecorded, oldRows } from '../../factories/records.ts'
import { courseOf, issueAt, morning } from '../../factories/validity.ts'

let office: Office
let base: Office
beforeAll(async () => {
  office = await makeOffice()
  base = await courseOf(office, { code: 'DASAR', validMonths: 12 })
})

/** Issued at NOW, everything ends here. */
const END = '2027-11-21'

const admin = (day: string) => contextFor(ADMIN, morning(day))
const endsOn = async (day: string) => (await listEnds(admin(day), DISTRICT)).ends
const endOf = async (name: string, day: string) =>
  (await endsOn(day)).find((end) => end.name === name)

async function holder(name: string, course = base): Promise<{ cadreId: string; id: string }> {
  const [cadreId = ''] = await makeEligible(course, [name])
  const [id = ''] = await issueAt(course, [cadreId], NOW)
  return { cadreId, id }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('the list of what ends', () => {
  it('knows that nothing has an end until a course says so', async () => {
    const other = staff('DISTRICT_ADMIN', '33.75')
    const answer = await listEnds(contextFor(other), '33.75')
    // The course is the whole country's, so it could be given here too.
    expect(answer).toMatchObject({ ends: [], total: 0, isAnyLimited: true })
  })

  it('puts each certificate into the group of its days, and none that is far', async () => {
    await holder('Empat Kelompok')
    const groupAt = async (days: number) =>
      (await endOf('Empat Kelompok', daysAfter(END, -days)))?.group
    expect(await groupAt(91)).toBeUndefined()
    expect(await groupAt(90)).toBe(90)
    expect(await groupAt(60)).toBe(60)
    expect(await groupAt(30)).toBe(30)
    expect(await groupAt(7)).toBe(7)
    expect(await groupAt(0)).toBe(0)
    expect(await groupAt(-300)).toBe(0)
  })

  it('says who, where, which and how she can renew it', async () => {
    const end = await endOf('Empat Kelompok', '2027-11-11')
    expect(end).toMatchObject({
      areaName: 'Desa Tegalrejo, Kecamatan Tempursari',
      subDistrictName: 'Kecamatan Tempursari',
      courseTitle: 'Pelatihan uji',
      expiresOn: END,
      daysLeft: 10,
      way: { kind: 'test' },
      isRecorded: false,
      sentAt: null,
    })
  })

  it('leaves out who has one that holds longer, and who serves nowhere any more', async () => {
    const first = await holder('Sudah Disegarkan')
    const refresher = await courseOf(office, { code: 'SEGAR', refreshes: 'DASAR' })
    await makeStanding(refresher, [first.cadreId])
    await env.DB.prepare(
      'update standings set eligible_at = ? where cadre_id = ? and course_id = ?',
    )
      .bind(morning('2027-09-01'), first.cadreId, refresher.courseId)
      .run()
    expect(await endOf('Sudah Disegarkan', '2027-09-01')).toBeDefined()
    await issueAt(refresher, [first.cadreId], morning('2027-09-02'))
    expect(await endOf('Sudah Disegarkan', '2027-09-02')).toBeUndefined()

    const gone = await holder('Sudah Berhenti')
    await env.DB.prepare('update assignments set ended_on = ? where cadre_id = ?')
      .bind('2027-09-01', gone.cadreId)
      .run()
    expect(await endOf('Sudah Berhenti', '2027-09-02')).toBeUndefined()
  })

  it('holds recorded certificates that count, as what they are', async () => {
    const [cadreId = ''] = await makeEligible(base, ['Punya Sertifikat Lama'])
    const code = await env.DB.prepare('select code from cadres where id = ?')
      .bind(cadreId)
      .first<{ code: string }>()
    await makeRecorded(
      oldRows([
        {
          name: 'Punya Sertifikat Lama',
          cadreCode: code?.code ?? '',
          number: 'LAMA/1',
          validity: '20 September 2027',
        },
      ]),
    )
    expect(await endOf('Punya Sertifikat Lama', '2027-09-15')).toMatchObject({
      isRecorded: true,
      number: 'LAMA/1',
      expiresOn: '2027-09-21',
      daysLeft: 6,
      way: null,
    })
  })

  it('is shown to the readers of the district and to nobody of another', async () => {
    for (const [actor, code] of [
      [staff('DISTRICT_ADMIN', '33.75'), 'NOT_FOUND'],
      [staff('PROVINCE', '35'), 'NOT_ALLOWED'],
      [PUBLIC, 'SIGN_IN_NEEDED'],
    ] as const) {
      expect(await refusal(listEnds(contextFor(actor), DISTRICT))).toBe(code)
      expect(await refusal(listCourseChanges(contextFor(actor), DISTRICT))).toBe(code)
      expect(await refusal(listBehind(contextFor(actor), DISTRICT, base.courseId))).toBe(code)
    }
  })
})

describe('a message that was sent', () => {
  const mark = (id: string, day: string, group: 0 | 7 | 30 | 60 | 90, actor = ADMIN) =>
    markSent(contextFor(actor, morning(day)), { district: DISTRICT, id, group })

  it('is noted once for each warning, by who was first, with one entry', async () => {
    const { id } = await holder('Sudah Dikirim')
    const first = await mark(id, '2027-09-01', 90)
    const again = await mark(id, '2027-09-02', 90, staff('SUPERADMIN', 'ID', 'lain'))
    expect(again).toEqual(first)
    expect((await endOf('Sudah Dikirim', '2027-09-03'))?.sentAt).toBe(morning('2027-09-01'))
    // The next warning is another message.
    expect((await endOf('Sudah Dikirim', '2027-11-01'))?.sentAt).toBeNull()
    await mark(id, '2027-11-01', 30)
    await mark(id, '2027-12-01', 0)
    const { results } = await env.DB.prepare(
      `select action, detail from audit_entries where entity_id = ? and action = 'certificate.remind' order by rowid`,
    )
      .bind(id)
      .all<{ detail: string }>()
    expect(results.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { daysBefore: 90 },
      { daysBefore: 30 },
      { daysBefore: 0 },
    ])
  })

  it('is not noted before the warning is due, nor for what has no end or does not exist', async () => {
    const { id } = await holder('Belum Waktunya')
    expect(await refusal(mark(id, '2027-09-01', 60))).toBe('STATE_NOT_FIT')
    expect(await refusal(mark(id, '2027-09-01', 0))).toBe('STATE_NOT_FIT')
    const endless = await holder('Tanpa Batas', office)
    expect(await refusal(mark(endless.id, '2027-09-01', 90))).toBe('STATE_NOT_FIT')
    expect(await refusal(mark(newUuid(), '2027-09-01', 90))).toBe('NOT_FOUND')
  })

  it('is noted by no approver, reader or office of another district', async () => {
    const { id } = await holder('Bukan Wewenang')
    expect(await refusal(mark(id, '2027-09-01', 90, APPROVER))).toBe('NOT_ALLOWED')
    expect(await refusal(mark(id, '2027-09-01', 90, staff('TRAINER', DISTRICT)))).toBe(
      'NOT_ALLOWED',
    )
    const other = staff('DISTRICT_ADMIN', '33.75')
    expect(await refusal(mark(id, '2027-09-01', 90, other))).toBe('NOT_FOUND')
    const theirs = markSent(contextFor(other, morning('2027-09-01')), {
      district: '33.75',
      id,
      group: 90,
    })
    expect(await refusal(theirs)).toBe('NOT_FOUND')
  })
})

describe('a course that changed', () => {
  it('lists its versions with what holds of each, and who has only an older one', async () => {
    const own = await courseOf(office, { code: 'BERUBAH' })
    const first = await holder('Versi Lama', own)
    const both = await holder('Versi Dua Duanya', own)
    const before = await listCourseChanges(contextFor(ADMIN), DISTRICT)
    expect(before.courses.find(({ code }) => code === 'BERUBAH')).toMatchObject({
      versions: [{ number: 1, holding: 2 }],
      behind: 0,
    })

    const newer = await courseOf(office, { code: 'BERUBAH', title: 'Pelatihan yang diperbarui' })
    const [fresh = ''] = await makeEligible(newer, ['Versi Baru'])
    await issueAt(newer, [fresh], NOW)
    // Reissued after a revocation: she holds the new version.
    await env.DB.prepare(`update standings set version_id = ? where cadre_id = ?`)
      .bind(newer.versionId, both.cadreId)
      .run()
    await env.DB.prepare(
      `update certificates set state = 'REVOKED', revoked_on = '2026-11-21', revoke_reason = 'WRONGLY_ISSUED',
         revoked_at = ?, revoked_by = 'test' where id = ?`,
    )
      .bind(NOW, both.id)
      .run()
    await issueAt(newer, [both.cadreId], NOW)

    const after = await listCourseChanges(contextFor(ADMIN), DISTRICT)
    expect(after.courses.find(({ code }) => code === 'BERUBAH')).toMatchObject({
      title: 'Pelatihan yang diperbarui',
      versions: [
        { number: 2, holding: 2 },
        { number: 1, holding: 1 },
      ],
      behind: 1,
    })
    const { newest, rows, total } = await listBehind(contextFor(ADMIN), DISTRICT, own.courseId)
    expect({ newest, total }).toEqual({ newest: 2, total: 1 })
    expect(rows).toMatchObject([
      { cadreId: first.cadreId, name: 'Versi Lama', version: 1, issuedOn: '2026-11-21' },
    ])
  })

  it('is not found for a course that the district may not use', async () => {
    expect(await refusal(listBehind(contextFor(ADMIN), DISTRICT, newUuid()))).toBe('NOT_FOUND')
  })
})
