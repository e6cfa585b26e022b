import { beforeAll, expect, it } from 'vitest'
import type { NoticeKind } from '../../../worker/contract/learning-sync.ts'
import type { Actor } from '../../../worker/core/access.ts'
import { closeNotice } from '../../../worker/learning/close-notice.ts'
import { listNotices } from '../../../worker/learning/list-notices.ts'
import { addNotice, type NewNotice } from '../../../worker/learning/store-notices.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles } from '../../factories/course.ts'
import { auditOf, valueOf } from '../../factories/identity.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'

const system = contextFor(SYSTEM)
const TRAINER = staff('TRAINER', '35.08', 'pelatih-lumajang')
const people: Record<string, string> = {}
let versionId = ''

beforeAll(async () => {
  await makeDistricts()
  versionId = (await publishFiles(system, courseFiles())).versionId
  for (const [name, area] of [
    ['Ani', '35.08.01.2001'],
    ['Budi', '35.08.10.2008'],
    ['Dewi', '33.75.01.1001'],
  ] as const) {
    people[name] = (await makeCadre(system, area, name)).id
  }
})

let made = 0

/** A notice about one of the people, one minute after the one before. */
async function notice(name: string, kind: NoticeKind, more: Partial<NewNotice> = {}) {
  made += 1
  const id = system.ids.uuid()
  await system.db.batch([
    addNotice({
      id,
      districtCode: name === 'Dewi' ? '33.75' : '35.08',
      cadreId: people[name] ?? name,
      kind,
      eventId: system.ids.uuid(),
      contentHash: id,
      event: { type: 'quiz.submitted', body: { versionId, slug: 'tes-akhir', answers: {} } },
      detail: {},
      doneAt: null,
      receivedAt: new Date(Date.parse(NOW) + made * 60_000).toISOString(),
      ...more,
    }),
  ])
  return id
}

const seen = (area = '35.08', actor: Actor = TRAINER, open?: '0' | '1', after?: string) =>
  listNotices(contextFor(actor), {
    area,
    ...(open === undefined ? {} : { open }),
    ...(after === undefined ? {} : { after }),
  })
const idsOf = ({ notices }: Awaited<ReturnType<typeof seen>>) => notices.map(({ id }) => id)

it('tells of whom and of what a notice is, newest first', async () => {
  const late = await notice('Ani', 'LATE')
  const report = await notice('Budi', 'REPORT', {
    event: { type: 'question.reported', body: { versionId, slug: 'satu', question: 'satu-k1' } },
    detail: { question: 'Soal satu-k1?', kind: 'typo', note: 'Salah ketik' },
    doneAt: NOW,
  })
  const lesson = await notice('Ani', 'REJECTED', {
    event: { type: 'lesson.finished', body: { module: 'satu', lesson: 'awal' } },
    detail: { code: 'NOT_FOUND' },
  })
  const odd = await notice('orang-lama', 'REJECTED', { event: { body: null } })
  const { notices, next } = await seen()
  expect(next).toBeNull()
  expect(notices.map(({ id }) => id)).toEqual([odd, lesson, report, late])
  expect(notices).toMatchObject([
    { name: '', about: '', areaCode: '35.08' },
    { name: 'Ani', about: 'Modul satu: Awal satu', detail: { code: 'NOT_FOUND' } },
    {
      name: 'Budi',
      about: 'Modul satu',
      areaCode: '35.08.10.2008',
      detail: { question: 'Soal satu-k1?', kind: 'typo', note: 'Salah ketik' },
      doneAt: NOW,
    },
    { name: 'Ani', about: 'Tes akhir', kind: 'LATE', doneAt: null, closedAt: null },
  ])
})

it('shows a sub-district only those who serve in it, and a district nobody else’s', async () => {
  const [ani, budi, dewi] = [
    await notice('Ani', 'EARLY'),
    await notice('Budi', 'EARLY'),
    await notice('Dewi', 'EARLY'),
  ]
  const part = idsOf(await seen('35.08.10', staff('SUB_DISTRICT_ADMIN', '35.08.10')))
  expect(part).toContain(budi)
  expect(part).not.toContain(ani)
  const whole = idsOf(await seen())
  expect(whole).toEqual(expect.arrayContaining([ani, budi]))
  expect(whole).not.toContain(dewi)
  expect(idsOf(await seen('33.75', staff('TRAINER', '33.75')))).toEqual([dewi])
})

it('comes page by page without a gap or a repeat', async () => {
  for (let count = 0; count < 60; count += 1) await notice('Ani', 'LONG_OFFLINE')
  const first = await seen()
  expect(first.notices).toHaveLength(50)
  const rest = await seen('35.08', TRAINER, '1', first.next ?? '')
  const all = [...idsOf(first), ...idsOf(rest)]
  expect(new Set(all).size).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(60)
})

it('leaves what was looked at out of the list, once and with its row in the log', async () => {
  const id = await notice('Ani', 'LATE')
  await closeNotice(contextFor(TRAINER), { id })
  await closeNotice(contextFor(staff('DISTRICT_ADMIN', '35.08', 'admin')), { id })
  expect(idsOf(await seen())).not.toContain(id)
  const all = await seen('35.08', TRAINER, '0')
  expect(all.notices.find((each) => each.id === id)).toMatchObject({ closedAt: NOW })
  expect(await valueOf('select closed_by from learning_notices where id = ?', id)).toBe(
    'pelatih-lumajang',
  )
  expect(await auditOf(id)).toEqual([
    {
      action: 'notice.close',
      actorKind: 'staff',
      actorId: 'pelatih-lumajang',
      areaCode: '35.08',
    },
  ])
})

it('is closed by a sub-district for those who serve in it only', async () => {
  const [ani, budi] = [await notice('Ani', 'LATE'), await notice('Budi', 'LATE')]
  const admin = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.10'))
  await closeNotice(admin, { id: budi })
  await expect(closeNotice(admin, { id: ani })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await auditOf(budi)).toHaveLength(1)
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('x', '35.08'), 'NOT_ALLOWED'],
  ['the province', staff('PROVINCE', '35'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('is neither shown to %s nor closed', async (_, actor, code) => {
  const id = await notice('Ani', 'LATE')
  await expect(seen('35.08', actor)).rejects.toMatchObject({ code })
  await expect(closeNotice(contextFor(actor), { id })).rejects.toMatchObject({ code })
  expect(await valueOf('select closed_at from learning_notices where id = ?', id)).toBeNull()
})

it('knows no notice that is not there', async () => {
  const close = (actor: Actor) => closeNotice(contextFor(actor), { id: crypto.randomUUID() })
  await expect(close(TRAINER)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(close(PUBLIC)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
})
