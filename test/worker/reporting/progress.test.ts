import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptRecords } from '../../../worker/certification/records/accept-records.ts'
import { finishLesson } from '../../../worker/learning/index.ts'
import { readCadreProgress } from '../../../worker/reporting/read-cadre-progress.ts'
import { readVillage } from '../../../worker/reporting/read-village.ts'
import { endAssignment } from '../../../worker/roster/index.ts'
import { answer } from '../../factories/attempts.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, NOW, staff } from '../../factories/context.ts'
import { makeBatch, oldRows } from '../../factories/records.ts'
import { makeCadre } from '../../factories/roster.ts'

const VILLAGE = '35.08.17.2002'
const OTHER = '35.08.13.2001'

const office = contextFor(ADMIN)
let course: Office
let learnerId: string
let trainedId: string
let goneId: string

/** In Jatiroto: one who has passed one of two modules, one trained, one who never began, one who left today. */
beforeAll(async () => {
  course = await makeOffice()
  learnerId = (await makeCadre(office, VILLAGE, 'Ani Belajar')).id
  const learner = contextFor(cadre(learnerId, DISTRICT))
  await finishLesson(learner, { module: 'satu', lesson: 'awal' })
  await answer(learner, 'satu')
  ;[trainedId = ''] = await makeEligible(course, ['Budi Terlatih'], [VILLAGE])
  await makeIssued(course, [trainedId])
  await makeCadre(office, VILLAGE, 'Cici Belum')
  const gone = await makeCadre(office, VILLAGE, 'Didi Pergi')
  goneId = gone.id
  await endAssignment(office, {
    district: DISTRICT,
    cadreId: gone.id,
    assignmentId: gone.assignments[0]?.id ?? '',
    endedOn: '2026-11-21',
    reason: 'RESIGNED',
  })
})

describe('a village', () => {
  it('shows its cadres with how far each has come and what she lacks', async () => {
    const village = await readVillage(office, VILLAGE)
    expect(village).toMatchObject({
      name: 'Jatiroto',
      kind: 'desa',
      subDistrictName: 'Jatiroto',
      districtName: 'Kabupaten Lumajang',
      asOf: '2026-11-21',
      isFocus: false,
      course: { title: 'Pelatihan Dasar KPM', modules: 2 },
    })
    expect(
      village.cadres.map(({ name, lack, modulesDone, lastActivityAt, trainedOn, signIn }) => [
        name,
        lack,
        modulesDone,
        lastActivityAt,
        trainedOn,
        signIn,
      ]),
    ).toEqual([
      ['Ani Belajar', 'LEARNING', 1, NOW, null, 'NONE'],
      ['Budi Terlatih', null, 2, NOW, '2026-11-21', 'NONE'],
      ['Cici Belum', 'NOT_STARTED', 0, null, null, 'NONE'],
    ])
    expect(village.former).toEqual([
      { id: goneId, name: 'Didi Pergi', endedOn: '2026-11-21', endReason: 'RESIGNED' },
    ])
  })

  it('may be a sub-district for those who serve it whole, and may be empty', async () => {
    const whole = await makeCadre(office, '35.08.13', 'Eni Kecamatan')
    const { kind, cadres } = await readVillage(office, '35.08.13')
    expect([kind, cadres.map(({ id }) => id)]).toEqual(['kecamatan', [whole.id]])
    expect(await readVillage(office, OTHER)).toMatchObject({ cadres: [], former: [] })
  })

  it('counts an entry that was merged as the person who stands for it', async () => {
    const twin = await makeCadre(office, VILLAGE, 'Zul Kembar')
    const merge = (into: string | null) =>
      env.DB.prepare('update cadres set merged_into = ? where id = ?').bind(into, twin.id).run()
    await merge(learnerId)
    const { cadres } = await readVillage(office, VILLAGE)
    expect(cadres.map(({ name }) => name)).toEqual(['Ani Belajar', 'Budi Terlatih', 'Cici Belum'])
    expect(await readCadreProgress(office, { area: DISTRICT, cadreId: twin.id })).toMatchObject({
      id: learnerId,
      services: [{}, {}],
    })
    await env.DB.prepare('delete from assignments where cadre_id = ?').bind(twin.id).run()
    await merge(null)
  })

  it('is for who works there: not another district, another sub-district, or a province', async () => {
    for (const [role, area, code] of [
      ['DISTRICT_ADMIN', '33.75', 'NOT_FOUND'],
      ['SUB_DISTRICT_ADMIN', '35.08.13', 'NOT_FOUND'],
      ['PROVINCE', '35', 'NOT_ALLOWED'],
      ['REVIEWER', '35.08', 'NOT_ALLOWED'],
    ] as const) {
      const ctx = contextFor(staff(role, area))
      await expect(readVillage(ctx, VILLAGE)).rejects.toThrow(code)
    }
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.17'))
    expect((await readVillage(camat, VILLAGE)).cadres).toHaveLength(3)
    await expect(readVillage(office, DISTRICT)).rejects.toThrow('NOT_FOUND')
    await expect(readVillage(office, '35.08.17.2999')).rejects.toThrow('NOT_FOUND')
  })
})

describe('the progress of one cadre', () => {
  const read = (cadreId: string, area = DISTRICT, ctx = office) =>
    readCadreProgress(ctx, { area, cadreId })

  it('holds her modules with marks, and where she serves', async () => {
    const view = await read(learnerId)
    expect(view).toMatchObject({ name: 'Ani Belajar', trainedOn: null, lack: 'LEARNING' })
    expect(view.courses).toMatchObject([
      {
        courseId: course.courseId,
        lastActivityAt: NOW,
        eligibleAt: null,
        certificate: 'none',
        modules: [
          { title: 'Modul satu', lessons: 2, lessonsRead: 1, state: 'done', bestScore: 100 },
          { title: 'Modul dua', lessonsRead: 0, state: 'ready', bestScore: null },
        ],
        finalTest: { title: 'Tes akhir', state: 'locked' },
      },
    ])
    expect(view.services).toMatchObject([
      { areaCode: VILLAGE, areaName: 'Jatiroto', areaKind: 'desa', endedOn: null },
    ])
    expect(JSON.stringify(view)).not.toContain('phone')
  })

  it('holds her certificates, those issued here and old papers, as they stand', async () => {
    const [id = ''] = await makeEligible(course, ['Fani Dicabut'], [VILLAGE])
    const [certificateId = ''] = await makeIssued(course, [id])
    await makeRevoked(certificateId)
    const rows = oldRows([{ name: 'Fani Dicabut', village: 'Jatiroto', subDistrict: 'Jatiroto' }])
    await acceptRecords(contextFor(APPROVER), DISTRICT, (await makeBatch(rows)).id)
    const view = await read(id)
    expect(view.certificates).toMatchObject([
      { id: certificateId, state: 'REVOKED', isRecorded: false, countsAsTrained: true },
      { state: 'VALID', isRecorded: true, issuedOn: '2024-03-12' },
    ])
    expect(view).toMatchObject({ trainedOn: '2024-03-12', lack: null })
    expect(view.courses[0]?.certificate).toBe('revoked')
    expect(await read(trainedId)).toMatchObject({
      courses: [{ certificate: 'issued' }],
      certificates: [{ state: 'VALID' }],
    })
  })

  it('is for who works where she serves', async () => {
    const camat = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.17'))
    expect((await read(learnerId, '35.08.17', camat)).id).toBe(learnerId)
    const next = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.13'))
    await expect(read(learnerId, '35.08.13', next)).rejects.toThrow('NOT_FOUND')
    await expect(read(learnerId, '35.08.17', next)).rejects.toThrow('NOT_FOUND')
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75'))
    await expect(read(learnerId, '33.75', stranger)).rejects.toThrow('NOT_FOUND')
    const province = contextFor(staff('PROVINCE', '35'))
    await expect(read(learnerId, DISTRICT, province)).rejects.toThrow('NOT_ALLOWED')
  })
})
