import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../worker/core/access.ts'
import {
  getGraded,
  getHead,
  listCourses,
  listHeads,
  publishCourse,
  readCourse,
  saveDraft,
} from '../../../worker/curriculum/index.ts'
import { readPack } from '../../../worker/curriculum/read-course.ts'
import { readDraft } from '../../../worker/curriculum/read-draft.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { approveDraft, courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0
const audits = async (action: string, entityId: string) =>
  (await env.DB.prepare('select count(*) n from audit_entries where action = ? and entity_id = ?')
    .bind(action, entityId)
    .first<number>('n')) ?? 0

it('publishes a draft as a version with its packs, keys and one audit row', async () => {
  const files = courseFiles({ code: 'TERBIT' })
  const { courseId, version } = await saveDraft(system, { code: 'TERBIT', files, version: 0 })
  expect(version).toBe(1)
  expect(await audits('course.draft', courseId)).toBe(1)
  await approveDraft(system, courseId)
  const first = await publishCourse(system, { courseId })
  expect(first).toMatchObject({ versionNumber: 1, isNew: true, warnings: [] })
  expect(await audits('course.publish', first.versionId)).toBe(1)

  const head = await getHead(system.db, first.versionId)
  expect(head).toMatchObject({ code: 'TERBIT', versionNumber: 1, courseId, countsAsTrained: true })
  const { pack, keys } = await getGraded(system.db, first.versionId, 'terbit-satu')
  expect(pack.lessons[0]?.screens).toHaveLength(2)
  expect(keys['terbit-satu-k1']).toMatchObject({
    right: 'b',
    explanation: 'Pembahasan terbit-satu-k1',
  })
  expect(head.modules[0]?.packBytes).toBe(new TextEncoder().encode(JSON.stringify(pack)).length)
  expect(head.modules[0]?.packHash).toMatch(/^[0-9a-f]{16}$/)
})

it('adds no version for the same content, and a new one when it changes, also back again', async () => {
  const files = courseFiles({ code: 'ULANG' })
  const other = withFile(files, 'ulang-satu/awal.md', (text) => `${text}\nLagi.\n`)
  const one = await publishFiles(system, files, { code: 'ULANG' })
  const again = await publishCourse(system, one)
  expect(again).toMatchObject({ versionId: one.versionId, versionNumber: 1, isNew: false })
  const two = await publishFiles(system, other, { code: 'ULANG' })
  const three = await publishFiles(system, files, { code: 'ULANG' })
  expect((await getHead(system.db, two.versionId)).versionNumber).toBe(2)
  const heads = [await getHead(system.db, one.versionId), await getHead(system.db, three.versionId)]
  expect(heads.map(({ versionNumber }) => versionNumber)).toEqual([1, 3])
  expect(heads[0]?.modules).toEqual(heads[1]?.modules)
})

it('adds one version when the same draft is published at once from many sides', async () => {
  const { courseId } = await saveDraft(system, {
    code: 'BANYAK',
    files: courseFiles({ code: 'BANYAK' }),
    version: 0,
  })
  await approveDraft(system, courseId)
  const done = await Promise.all(
    Array.from({ length: 6 }, () => publishCourse(contextFor(SYSTEM), { courseId })),
  )
  expect(done.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(done.map(({ versionId }) => versionId)).size).toBe(1)
})

it('refuses a faulty draft with all faults and leaves nothing half published', async () => {
  const files = withFile(
    courseFiles({ code: 'SALAH' }),
    'salah-dua/akhir.md',
    (text) => `${text}\n<script>x</script>\n`,
  )
  const { courseId } = await saveDraft(system, { code: 'SALAH', files, version: 0 })
  const before = [await count('course_versions'), await count('course_packs')]
  await expect(publishCourse(system, { courseId })).rejects.toMatchObject({
    code: 'CONTENT_INVALID',
    detail: {
      count: 1,
      problems: [{ file: 'salah-dua/akhir.md', line: 5, reason: 'HTML_REFUSED' }],
    },
  })
  expect([await count('course_versions'), await count('course_packs')]).toEqual(before)
})

it('saves over the version that was read only', async () => {
  const files = courseFiles({ code: 'DRAF' })
  const other = withFile(files, 'draf-satu/awal.md', (text) => `${text}\nLain.\n`)
  await saveDraft(system, { code: 'DRAF', files, version: 0 })
  await saveDraft(system, { code: 'DRAF', files: other, version: 1 })
  expect(await saveDraft(system, { code: 'DRAF', files: other, version: 1 })).toMatchObject({
    version: 2,
  })
  await expect(saveDraft(system, { code: 'DRAF', files, version: 1 })).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    detail: { version: 2 },
  })
  await expect(saveDraft(system, { code: 'DRAF', files, version: 0 })).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
  await expect(saveDraft(system, { code: 'BARU', files, version: 3 })).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
  const byPath = [...other].sort((one, two) => (one.path < two.path ? -1 : 1))
  expect((await readDraft(system, 'DRAF')).files).toEqual(byPath)
})

it('keeps one of two first saves of one code', async () => {
  const files = courseFiles({ code: 'KEMBAR' })
  const other = withFile(files, 'kembar-satu/awal.md', (text) => `${text}\nLain.\n`)
  const done = await Promise.allSettled([
    saveDraft(contextFor(SYSTEM), { code: 'KEMBAR', files, version: 0 }),
    saveDraft(contextFor(SYSTEM), { code: 'KEMBAR', files: other, version: 0 }),
  ])
  expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

it('never changes what was published', async () => {
  await publishFiles(system, courseFiles({ code: 'BEKU' }), { code: 'BEKU' })
  for (const table of ['course_versions', 'course_packs']) {
    await expect(env.DB.prepare(`delete from ${table}`).run()).rejects.toThrow(/immutable/)
  }
  await expect(env.DB.prepare("update course_packs set keys = '{}'").run()).rejects.toThrow(
    /immutable/,
  )
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('k', '35.08'), 'NOT_ALLOWED'],
  ['a district admin', staff('DISTRICT_ADMIN', '35.08'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('lets %s neither save nor publish a district course', async (_, actor, code) => {
  const wishes = { code: 'LOKAL', prefix: 'lokal-' }
  const files = courseFiles(wishes)
  const known = await listCourses(contextFor(SYSTEM), '35.08')
  if (!known.some((course) => course.code === 'LOKAL')) {
    await publishFiles(contextFor(staff('PUBLISHER', '35.08')), files, {
      code: 'LOKAL',
      ownerArea: '35.08',
    })
  }
  const [course] = (await listCourses(system, '35.08')).filter((each) => each.code === 'LOKAL')
  const ctx = contextFor(actor)
  const courseId = course?.courseId ?? ''
  const before = await count('audit_entries')
  await expect(saveDraft(ctx, { code: 'LOKAL', files, version: 1 })).rejects.toMatchObject({ code })
  await expect(publishCourse(ctx, { courseId })).rejects.toMatchObject({ code })
  await expect(readDraft(ctx, 'LOKAL')).rejects.toMatchObject({ code })
  expect(await count('audit_entries')).toBe(before)
})

it('lists to an area its own courses and those above it, nearest first', async () => {
  await publishFiles(system, courseFiles({ code: 'NASIONAL', prefix: 'n-' }), { code: 'NASIONAL' })
  await publishFiles(system, courseFiles({ code: 'KOTA', prefix: 'k-' }), {
    code: 'KOTA',
    ownerArea: '33.75',
  })
  const codes = (await listCourses(contextFor(cadre('k', '33.75')), '33.75')).map(
    ({ code }) => code,
  )
  expect(codes[0]).toBe('KOTA')
  expect(codes).toContain('NASIONAL')
  expect(codes).not.toContain('LOKAL')
  expect((await listHeads(system.db, '35.08')).map(({ code }) => code)).not.toContain('KOTA')
  await expect(listCourses(contextFor(cadre('k', '33.75')), '35.08')).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('shows a course and its packs, without keys, to who works below its owner only', async () => {
  const { courseId, versionId } = await publishFiles(
    system,
    courseFiles({ code: 'BACA', prefix: 'b-' }),
    { code: 'BACA', ownerArea: '33.75' },
  )
  const own = contextFor(cadre('k', '33.75'))
  expect((await readCourse(own, courseId)).versionId).toBe(versionId)
  const pack = await readPack(own, { courseId, versionId, slug: 'b-satu' })
  expect(JSON.stringify(pack)).not.toMatch(/right|why|Pembahasan/)
  for (const slug of ['b-tiga', 'satu']) {
    await expect(readPack(own, { courseId, versionId, slug })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  }
  const test = { courseId, versionId, slug: 'b-tes-akhir' }
  await expect(readPack(own, test)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect((await readPack(contextFor(staff('TRAINER', '33.75')), test)).kind).toBe('test')
  const other = contextFor(cadre('k', '35.08'))
  await expect(readCourse(other, courseId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(readPack(other, { courseId, versionId, slug: 'b-satu' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(readCourse(contextFor(PUBLIC), courseId)).rejects.toMatchObject({
    code: 'SIGN_IN_NEEDED',
  })
})

it('refuses a module name that another course of the same cadres has', async () => {
  await publishFiles(system, courseFiles({ code: 'SATU', prefix: 'bersama-' }), {
    code: 'SATU',
    ownerArea: '35.08',
  })
  const { courseId } = await saveDraft(system, {
    code: 'LAIN',
    files: courseFiles({ code: 'LAIN', prefix: 'bersama-' }),
    version: 0,
  })
  await expect(publishCourse(system, { courseId })).rejects.toMatchObject({
    code: 'CONTENT_INVALID',
    detail: {
      problems: [
        { file: 'course.yaml', line: 8, reason: 'NAME_TAKEN', about: 'bersama-satu (SATU)' },
        { file: 'course.yaml', line: 8, reason: 'NAME_TAKEN', about: 'bersama-dua (SATU)' },
        { file: 'course.yaml', line: 9, reason: 'NAME_TAKEN', about: 'bersama-tes-akhir (SATU)' },
      ],
    },
  })
  const elsewhere = courseFiles({ code: 'JAUH', prefix: 'bersama-' })
  await publishFiles(system, elsewhere, { code: 'JAUH', ownerArea: '33.75' })
})

it('takes a refresher only of a course that its area may use, and that is no refresher itself', async () => {
  const publish = (code: string, refreshes?: string) =>
    publishFiles(
      system,
      courseFiles({ code, prefix: `${code.toLowerCase()}-`, ...(refreshes && { refreshes }) }),
      { code, ownerArea: '35.08' },
    )
  const problems = (work: Promise<unknown>) =>
    work.then(
      () => [],
      (error: { detail: { problems: { reason: string; about: string }[] } }) =>
        error.detail.problems.map(({ reason, about }) => `${reason} ${about}`),
    )
  expect(await problems(publish('SEGAR-A', 'DASAR-A'))).toEqual(['REFRESHED_UNKNOWN DASAR-A'])
  await publish('DASAR-A')
  expect(await problems(publish('SEGAR-A', 'DASAR-A'))).toEqual([])
  expect(await problems(publish('SEGAR-B', 'SEGAR-A'))).toEqual(['REFRESHER_REFRESHED SEGAR-A'])
  expect(await problems(publish('DASAR-A', 'SEGAR-B'))).toEqual(['REFRESHER_REFRESHED SEGAR-A'])
})
