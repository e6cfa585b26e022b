import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../../worker/core/access.ts'
import { previewItem } from '../../../../worker/curriculum/bank/preview-item.ts'
import { readItem, readItemVersion } from '../../../../worker/curriculum/bank/read-item.ts'
import { retireItem } from '../../../../worker/curriculum/bank/retire-item.ts'
import { saveItem } from '../../../../worker/curriculum/bank/save-item.ts'
import { ITEM_TYPES, type ItemVersion } from '../../../../worker/contract/items.ts'
import { saveDraft } from '../../../../worker/curriculum/index.ts'
import { newUuid } from '../../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { courseFiles, withFile } from '../../../factories/course.ts'
import { anItem } from '../../../factories/items.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const audits = async (action: string, entityId: string) =>
  (await env.DB.prepare('select count(*) n from audit_entries where action = ? and entity_id = ?')
    .bind(action, entityId)
    .first<number>('n')) ?? 0

const asking = (stem: string): ItemVersion => {
  const { content, ...notes } = anItem('truth')
  return { ...notes, content: { ...content, stem } }
}
const save = (wishes: Partial<Parameters<typeof saveItem>[1]>, ctx = system) =>
  saveItem(ctx, {
    itemId: newUuid(),
    area: '35.08',
    item: anItem(),
    tags: [],
    version: 0,
    ...wishes,
  })

it.each(ITEM_TYPES)('keeps a question of type %s word for word', async (type) => {
  const itemId = newUuid()
  const item = anItem(type, { fact: 'f-1', shuffle: false })
  await save({ itemId, item, tags: ['gizi', 'asi', 'gizi'] })
  const read = (await readItem(system, { itemId })).item
  expect(read.item).toEqual(item)
  expect(read).toMatchObject({ type, tags: ['asi', 'gizi'], version: 1, savedBy: 'test' })
  expect(await audits('item.save', itemId)).toBe(1)
})

it('adds a version for a change, keeps the old one, and adds none for the same content', async () => {
  const itemId = newUuid()
  const first = asking('Versi satu itu benar.')
  await save({ itemId, item: first })
  const changed = asking('Versi dua itu benar.')
  expect(await save({ itemId, item: changed, version: 1 })).toMatchObject({ version: 2 })
  expect(await save({ itemId, item: changed, version: 2 })).toMatchObject({ version: 2 })
  expect(await audits('item.save', itemId)).toBe(2)
  const tagged = await save({ itemId, item: changed, tags: ['asi'], version: 2 })
  expect(tagged.version).toBe(3)
  expect((await readItemVersion(system, { itemId, number: '1' })).item).toEqual(first)
  const { versions } = (await readItem(system, { itemId })).item
  expect(versions.map(({ number }) => number)).toEqual([3, 2, 1])
  await expect(readItemVersion(system, { itemId, number: '4' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('answers a save that is sent twice as the first time', async () => {
  const itemId = newUuid()
  const item = asking('Dikirim dua kali itu aman.')
  const once = await save({ itemId, item })
  expect(await save({ itemId, item })).toEqual(once)
  expect(await audits('item.save', itemId)).toBe(1)
})

it('refuses to save over what somebody saved in between, and says who and when', async () => {
  const itemId = newUuid()
  await save({ itemId, item: asking('Dasar.') })
  const other = contextFor(staff('TRAINER', '35.08'), '2026-11-21T03:00:00.000Z')
  await save({ itemId, item: asking('Dari orang lain.'), version: 1 }, other)
  await expect(save({ itemId, item: asking('Dari saya.'), version: 1 })).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    detail: { version: 2, savedBy: 'Akun TRAINER', savedAt: '2026-11-21T03:00:00.000Z' },
  })
  await expect(save({ item: asking('Baru.'), version: 4 })).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
})

it('keeps one of two saves at once', async () => {
  const itemId = newUuid()
  await save({ itemId, item: asking('Bersamaan.') })
  const done = await Promise.allSettled(
    ['satu', 'dua', 'tiga'].map((word) =>
      save({ itemId, item: asking(`Bersamaan ${word}.`), version: 1 }, contextFor(SYSTEM)),
    ),
  )
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await readItem(system, { itemId })).item.version).toBe(2)
})

it('makes a code from the words, each once in an area, also at once', async () => {
  const item = asking('Apakah Bayi (2 bulan) cukup diberi ASI saja?')
  const codes = await Promise.all(
    Array.from({ length: 3 }, () => save({ item, area: '33.75' }, contextFor(SYSTEM))),
  )
  expect(codes.map(({ code }) => code).toSorted()).toEqual([
    'apakah-bayi-2-bulan-cukup-diberi',
    'apakah-bayi-2-bulan-cukup-diberi-2',
    'apakah-bayi-2-bulan-cukup-diberi-3',
  ])
  expect((await save({ item })).code).toBe('apakah-bayi-2-bulan-cukup-diberi')
})

it('refuses a code that another question of the area has', async () => {
  await save({ code: 'kpm-1', item: asking('Satu.') })
  await expect(save({ code: 'kpm-1', item: asking('Dua.') })).rejects.toMatchObject({
    code: 'CONFLICT',
    detail: { code: 'kpm-1' },
  })
  expect((await save({ code: 'kpm-1', item: asking('Dua.'), area: '33.75' })).code).toBe('kpm-1')
})

it('tells of other questions that ask the same, in the own area and those above', async () => {
  const stem = 'Kembar itu soal yang sama.'
  await save({ code: 'kembar-nasional', item: asking(stem), area: 'ID' })
  await save({ code: 'kembar-kota', item: asking(stem), area: '33.75' })
  const itemId = newUuid()
  const { lints } = await save({ itemId, item: asking(`${stem}!`) })
  expect(lints).toEqual([{ reason: 'ITEM_TWICE', about: 'kembar-nasional' }])
  expect((await readItem(system, { itemId })).item.lints).toEqual(lints)
  const preview = { area: '35.08', item: asking(stem) }
  expect((await previewItem(system, { ...preview, itemId })).lints).toEqual(lints)
  expect((await previewItem(system, preview)).lints).toHaveLength(2)
})

it('puts a question aside and takes it back, once each', async () => {
  const itemId = newUuid()
  await save({ itemId, item: asking('Disimpan dulu.') })
  for (const retired of [true, true, false, false]) await retireItem(system, { itemId, retired })
  expect((await readItem(system, { itemId })).item.retiredAt).toBeNull()
  await retireItem(system, { itemId, retired: true })
  expect((await readItem(system, { itemId })).item.retiredAt).toBe('2026-11-21T02:00:00.000Z')
  expect(await audits('item.retire', itemId)).toBe(3)
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('k', '35.08'), 'NOT_ALLOWED'],
  ['a district admin', staff('DISTRICT_ADMIN', '35.08'), 'NOT_ALLOWED'],
  ['a reviewer', staff('REVIEWER', '35.08'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('lets %s neither save nor put aside a question of a district', async (_, actor, code) => {
  const itemId = newUuid()
  await save({ itemId, item: asking('Milik Lumajang.') })
  const ctx = contextFor(actor)
  const other = { itemId, item: asking('Diubah.'), version: 1 }
  await expect(save(other, ctx)).rejects.toMatchObject({ code })
  await expect(save({ item: asking('Baru.') }, ctx)).rejects.toMatchObject({ code })
  await expect(retireItem(ctx, { itemId, retired: true })).rejects.toMatchObject({ code })
  expect((await readItem(system, { itemId })).item).toMatchObject({ version: 1, retiredAt: null })
})

it('lets a question of an area above be read below it, and not be changed', async () => {
  const itemId = newUuid()
  await save({ itemId, item: asking('Milik semua.'), area: 'ID' })
  const trainer = contextFor(staff('TRAINER', '35.08'))
  expect((await readItem(trainer, { itemId })).item.version).toBe(1)
  const other = { itemId, item: asking('Diubah.'), version: 1 }
  await expect(save(other, trainer)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const own = newUuid()
  await save({ itemId: own, item: asking('Milik Lumajang saja.') })
  await expect(
    readItem(contextFor(staff('TRAINER', '33.75')), { itemId: own }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('names the drafts that ask a question, each that of the nearest owner', async () => {
  const national = newUuid()
  const district = newUuid()
  await save({ itemId: national, code: 'dipakai', item: asking('Dipakai nasional.'), area: 'ID' })
  await save({ itemId: district, code: 'dipakai', item: asking('Dipakai Lumajang.') })
  for (const [code, ownerArea] of [
    ['PUSAT', 'ID'],
    ['DAERAH', '35.08'],
  ] as const) {
    const files = withFile(
      courseFiles({ code }),
      `${code.toLowerCase()}-dua/soal.yaml`,
      (text) => `# item: dipakai-lagi\n- { item: dipakai, for: test }\n${text}`,
    )
    await saveDraft(system, { code, ownerArea, files, version: 0 })
  }
  const places = async (itemId: string, actor: Actor) =>
    (await readItem(contextFor(actor), { itemId })).item.usedIn.map(
      (place) => `${place.code} ${place.course} ${place.module} ${place.title} ${place.for}`,
    )
  expect(await places(national, SYSTEM)).toEqual([
    'PUSAT Pelatihan uji pusat-dua Modul pusat-dua test',
  ])
  expect(await places(district, SYSTEM)).toEqual([
    'DAERAH Pelatihan uji daerah-dua Modul daerah-dua test',
  ])
  const elsewhere = staff('TRAINER', '33.75')
  expect((await places(national, elsewhere)).map((place) => place.split(' ')[0])).toEqual(['PUSAT'])
})

it('shows a question as the phone does, without its answer before and with it after', async () => {
  const trainer = contextFor(staff('TRAINER', '35.08'))
  const shown = await previewItem(trainer, { area: '35.08', item: anItem('case') })
  expect(shown.asked).toContain('Apa yang Anda lakukan lebih dulu?')
  expect(shown.asked.split('Ibu Sari hamil 5 bulan').length).toBe(2)
  expect(shown.asked).not.toContain('Rujukan tidak menunggu')
  expect(shown.explained).toContain('Rujukan tidak menunggu')
  const hostile = asking('<img src=x onerror=alert(1)>')
  const { asked } = await previewItem(trainer, { area: '35.08', item: hostile })
  expect(asked).toContain('&lt;img src=x')
  expect(asked).not.toContain('<img src=x')
})
