import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { SourceFile } from '../../../../worker/contract/curriculum.ts'
import { ITEM_TYPES, type ItemVersion } from '../../../../worker/contract/items.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { sql } from '../../../../worker/core/db.ts'
import { readItem } from '../../../../worker/curriculum/bank/read-item.ts'
import { saveItem } from '../../../../worker/curriculum/bank/save-item.ts'
import { exportCourse } from '../../../../worker/curriculum/course-file/export-course.ts'
import { importCourse } from '../../../../worker/curriculum/course-file/import-course.ts'
import { addMedium, getGraded, publishCourse } from '../../../../worker/curriculum/index.ts'
import { readItems, writeItems } from '../../../../worker/curriculum/compile/item-source.ts'
import { readDraft } from '../../../../worker/curriculum/read-draft.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { approveDraft, courseFiles, publishFiles, withFile } from '../../../factories/course.ts'
import { anItem, PICTURE_CHOICE } from '../../../factories/items.ts'
import { base64Of, webp } from '../../../factories/media.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0
const bring = (
  code: string,
  files: readonly SourceFile[],
  { version = 0, ownerArea = '35.08', ctx = system } = {},
) => importCourse(ctx, { code, ownerArea, files: [...files], version })

/** What files say of their questions, beside everything else word for word. */
const said = (files: readonly SourceFile[]) =>
  files
    .map(({ path, text }) => {
      const read = path.endsWith('/soal.yaml') ? readItems(text) : null
      return { path, says: read?.ok === true ? read.value.value : text }
    })
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))

/** A course whose second module asks a question of every type. */
function withEveryType(code: string, picture: ItemVersion): SourceFile[] {
  const prefix = code.toLowerCase()
  return withFile(courseFiles({ code }), `${prefix}-dua/soal.yaml`, (text) => {
    const items = [...ITEM_TYPES.map((type) => anItem(type, { fact: 'f-1' })), picture]
    const listed = items.map((item, index) => ({
      kind: 'inline' as const,
      code: `${prefix}-jenis-${index}`,
      for: 'quiz' as const,
      item: withoutImage(item, picture),
      tags: index % 2 === 0 ? ['gizi'] : [],
    }))
    return text + writeItems(listed)
  })
}

/** The pictures of the factory are not uploaded here. */
function withoutImage(item: ItemVersion, picture: ItemVersion): ItemVersion {
  const { image: _, ...content } = item.content
  return item === picture ? item : { ...item, content }
}

async function uploadedPicture(): Promise<ItemVersion> {
  const file = (await addMedium(system, { base64: base64Of(webp(64, 48, { seed: 7 })) })).name
  const image = { file, alt: 'Kader mengukur bayi' }
  if (PICTURE_CHOICE.type !== 'one') throw new Error('a choice was expected')
  const [first, second] = PICTURE_CHOICE.options
  if (first === undefined || second === undefined) throw new Error('two options were expected')
  return anItem({
    ...PICTURE_CHOICE,
    image,
    options: [
      { ...first, image },
      { ...second, text: 'Tanpa gambar', image: undefined },
    ].map(({ image: own, ...option }) => (own === undefined ? option : { ...option, image: own })),
  })
}

it('moves the questions of a course into the bank and refers to them', async () => {
  const files = withEveryType('MASUK', await uploadedPicture())
  const done = await bring('MASUK', files)
  expect(done).toMatchObject({ version: 1, added: 21, changed: 0, same: 0 })
  const draft = await readDraft(system, 'MASUK')
  const list = draft.files.find(({ path }) => path === 'masuk-dua/soal.yaml')
  expect(list?.text).toContain('- item: masuk-dua-k1\n  for: quiz\n')
  expect(list?.text).not.toContain('stem')
  const others = (all: readonly SourceFile[]) =>
    said(all).filter(({ path }) => !path.endsWith('soal.yaml'))
  expect(others(draft.files)).toEqual(others(files))
})

it('hands out the files with their questions again, with no difference', async () => {
  const files = withEveryType('KELUAR', await uploadedPicture())
  const { courseId } = await bring('KELUAR', files)
  const out = await exportCourse(system, { courseId })
  expect(said(out.files)).toEqual(said(files))
  expect(out).toMatchObject({ code: 'KELUAR', ownerArea: '35.08', version: 1, missing: [] })
  expect(out.media).toHaveLength(1)
  const again = await bring('KELUAR', out.files, { version: 1 })
  expect(again).toMatchObject({ version: 1, added: 0, changed: 0, same: 21 })
  expect((await exportCourse(system, { courseId })).files).toEqual(out.files)
})

it('publishes what was moved with the very packs of the course as it was', async () => {
  const files = courseFiles({ code: 'LAMA', prefix: 'lama-' })
  const old = await publishFiles(system, files, { code: 'LAMA', ownerArea: '35.08' })
  await bring('LAMA', files, { version: 1 })
  await approveDraft(system, old.courseId)
  const { versionId, warnings } = await publishCourse(system, old)
  expect(warnings).toEqual([])
  for (const slug of ['lama-satu', 'lama-dua', 'lama-tes-akhir']) {
    const [before, now] = [
      await getGraded(system.db, old.versionId, slug),
      await getGraded(system.db, versionId, slug),
    ]
    expect(JSON.stringify(now.pack)).toBe(JSON.stringify(before.pack))
    const keys = Object.entries(now.keys).map(([id, { edition, ...key }]) => {
      expect(edition).toMatch(/^[0-9a-f-]{36}\.1$/)
      return [id, key]
    })
    expect(Object.fromEntries(keys)).toEqual(before.keys)
  }
})

it('never follows the bank with what is published', async () => {
  const { courseId } = await bring('TETAP', courseFiles({ code: 'TETAP' }))
  await approveDraft(system, courseId)
  const first = await publishCourse(system, { courseId })
  const row = await system.db.first<{ id: string }>(
    sql`select id from bank_items where code = 'tetap-satu-k1'`,
  )
  const itemId = row?.id ?? ''
  const { item } = (await readItem(system, { itemId })).item
  const changed = { ...item, source: 'Sumber lain' }
  await saveItem(system, { itemId, area: '35.08', item: changed, tags: [], version: 1 })
  const sourceIn = async (versionId: string) =>
    (await getGraded(system.db, versionId, 'tetap-satu')).keys['tetap-satu-k1']?.source
  expect(await sourceIn(first.versionId)).toBe('Sumber tetap-satu-k1')
  await approveDraft(system, courseId)
  const second = await publishCourse(system, { courseId })
  expect(second).toMatchObject({ isNew: true, versionNumber: 2 })
  expect(await sourceIn(second.versionId)).toBe('Sumber lain')
})

it('changes a question that the course asks, and no question that it does not', async () => {
  const files = courseFiles({ code: 'UBAH' })
  const { courseId } = await bring('UBAH', files)
  const other = withFile(files, 'ubah-satu/soal.yaml', (text) =>
    text.replace('Soal ubah-satu-k1?', 'Soal lain?'),
  )
  expect(await bring('UBAH', other, { version: 1 })).toMatchObject({
    added: 0,
    changed: 1,
    same: 11,
  })
  // Another course of the area calls its own question by the same name.
  const foreign = courseFiles({ code: 'ASING' }).map(({ path, text }) => ({
    path,
    text: text.replaceAll('asing-satu-k1', 'ubah-satu-k1').replace('Soal ubah', 'Soal asing ubah'),
  }))
  const done = await bring('ASING', foreign)
  expect(done).toMatchObject({ added: 12, changed: 0 })
  const list = (await readDraft(system, 'ASING')).files.find(
    ({ path }) => path === 'asing-satu/soal.yaml',
  )
  expect(list?.text).toContain('- item: ubah-satu-k1-2\n')
  expect(await bring('ASING', foreign, { version: 1 })).toMatchObject({ added: 0, same: 12 })
  const next = foreign.map(({ path, text }) => ({
    path,
    text: text.replace('Soal asing ubah-satu-k1?', 'Soal asing kedua?'),
  }))
  expect(await bring('ASING', next, { version: 1 })).toMatchObject({ added: 0, changed: 1 })
  expect(said((await exportCourse(system, { courseId })).files)).toEqual(said(other))
})

it('refers to a question of an area above that says the same', async () => {
  const files = courseFiles({ code: 'ATAS', prefix: 'atas-' })
  await bring('ATAS', files, { ownerArea: 'ID' })
  const before = await count('bank_items')
  const copy = files.map(({ path, text }) => ({
    path,
    text: path === 'course.yaml' ? text.replace('code: ATAS', 'code: BAWAH') : text,
  }))
  expect(await bring('BAWAH', copy)).toMatchObject({ added: 0, same: 12 })
  expect(await count('bank_items')).toBe(before)
})

it('refuses files of questions that cannot be read, and writes nothing', async () => {
  const files = withFile(courseFiles({ code: 'RUSAK' }), 'rusak-dua/soal.yaml', (text) =>
    text.replace('level: 1', 'level: 9'),
  )
  const before = await count('bank_items')
  await expect(bring('RUSAK', files)).rejects.toMatchObject({
    code: 'CONTENT_INVALID',
    detail: { problems: [{ file: 'rusak-dua/soal.yaml', line: 3, about: '0.level' }] },
  })
  expect(await count('bank_items')).toBe(before)
})

it('refuses to write over a draft that has moved on, and is answered again as the first time', async () => {
  const files = courseFiles({ code: 'DULU' })
  const first = await bring('DULU', files)
  expect(await bring('DULU', files)).toMatchObject({ courseId: first.courseId, version: 1 })
  const other = withFile(files, 'dulu-satu/awal.md', (text) => `${text}\nLagi.\n`)
  await expect(bring('DULU', other)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  expect(await bring('DULU', other, { version: 1 })).toMatchObject({ version: 2, same: 12 })
})

it('writes one line into the log for all of it', async () => {
  const { courseId } = await bring('CATAT', courseFiles({ code: 'CATAT' }))
  const rows = await env.DB.prepare('select action, detail from audit_entries where entity_id = ?')
    .bind(courseId)
    .all<{ action: string; detail: string }>()
  expect(rows.results.map(({ action }) => action)).toEqual(['course.draft'])
  expect(JSON.parse(rows.results[0]?.detail ?? '')).toMatchObject({ code: 'CATAT', added: 12 })
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('k', '35.08'), 'NOT_ALLOWED'],
  ['a reviewer', staff('REVIEWER', '35.08'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('lets %s import no course', async (_, actor, code) => {
  const before = await count('draft_files')
  const files = courseFiles({ code: 'LARANG' })
  await expect(bring('LARANG', files, { ctx: contextFor(actor) })).rejects.toMatchObject({ code })
  expect(await count('draft_files')).toBe(before)
})

it('keeps a reference to a question that is not there, and says so', async () => {
  const files = withFile(
    courseFiles({ code: 'HILANG' }),
    'hilang-satu/soal.yaml',
    (text) => `- { item: tidak-ada, for: quiz }\n${text}`,
  )
  const { courseId } = await bring('HILANG', files)
  const out = await exportCourse(system, { courseId })
  expect(out.missing).toEqual(['tidak-ada'])
  expect(said(out.files)).toEqual(said(files))
  await expect(publishCourse(system, { courseId })).rejects.toMatchObject({
    code: 'CONTENT_INVALID',
    detail: { problems: [{ reason: 'ITEM_UNKNOWN', about: 'tidak-ada' }] },
  })
})
