import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { ImportedItem } from '../../../../worker/contract/bank.ts'
import type { ItemVersion } from '../../../../worker/contract/items.ts'
import type { Actor } from '../../../../worker/core/access.ts'
import { compareItems } from '../../../../worker/curriculum/bank/compare-items.ts'
import { importItems } from '../../../../worker/curriculum/bank/import-items.ts'
import { readItem } from '../../../../worker/curriculum/bank/read-item.ts'
import { saveItem } from '../../../../worker/curriculum/bank/save-item.ts'
import { newUuid } from '../../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { anItem } from '../../../factories/items.ts'
import { makeDistricts } from '../../../factories/regions.ts'

beforeAll(makeDistricts)

const system = contextFor(SYSTEM)
const AREA = '35.08'
const count = async (table: string) =>
  (await env.DB.prepare(`select count(*) n from ${table}`).first<number>('n')) ?? 0
const audits = async (entityId: string) =>
  (
    await env.DB.prepare('select detail from audit_entries where entity_id = ?')
      .bind(entityId)
      .all<{ detail: string }>()
  ).results.map(({ detail }): unknown => JSON.parse(detail))

const asking = (stem: string): ItemVersion => {
  const { content, ...notes } = anItem('one')
  return { ...notes, content: { ...content, stem } }
}
const row = (stem: string, code?: string): ImportedItem => ({
  itemId: newUuid(),
  ...(code === undefined ? {} : { code }),
  item: asking(stem),
  tags: [],
})
const bring = (
  items: readonly (ImportedItem & { version?: number })[],
  importId = newUuid(),
  ctx = system,
) =>
  importItems(ctx, {
    importId,
    area: AREA,
    from: 'soal.gift',
    items: items.map((item) => ({ version: 0, ...item })),
  })

it('writes a thousand questions at once with one line in the log, and again changes nothing', async () => {
  const importId = newUuid()
  const items = Array.from({ length: 1000 }, (_, index) => row(`Soal impor nomor ${index}?`))
  expect(await bring(items, importId)).toEqual({ added: 1000, changed: 0, same: 0 })
  expect(await audits(importId)).toEqual([{ from: 'soal.gift', added: 1000, changed: 0, same: 0 }])
  const before = await count('bank_item_versions')
  expect(await bring(items, importId)).toEqual({ added: 1000, changed: 0, same: 0 })
  expect(await bring(items)).toEqual({ added: 0, changed: 0, same: 1000 })
  expect(await count('bank_item_versions')).toBe(before)
  const codes = await env.DB.prepare(
    "select code from bank_items where code like 'soal-impor-nomor-7%'",
  ).all()
  expect(codes.results.length).toBeGreaterThan(100)
})

it('writes none when one of them is not as it was compared', async () => {
  const known = row('Sudah ada di bank?', 'sudah-ada')
  await bring([known])
  const before = await count('bank_items')
  const other = { ...known, item: asking('Sudah berubah di berkas?') }
  await expect(bring([row('Baru satu?'), other])).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    detail: { codes: ['sudah-ada'] },
  })
  await expect(bring([{ ...row('Lain?'), code: 'sudah-ada' }])).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
  })
  expect(await count('bank_items')).toBe(before)
  expect(await bring([{ ...other, version: 1 }])).toEqual({ added: 0, changed: 1, same: 0 })
  expect((await readItem(system, { itemId: known.itemId })).item).toMatchObject({
    version: 2,
    stem: 'Sudah berubah di berkas?',
  })
})

it('is answered as the first time also after somebody has gone on from there', async () => {
  const importId = newUuid()
  const [one, two] = [row('Dilanjutkan orang lain?'), row('Tidak dilanjutkan?')]
  await bring([one, two], importId)
  const later = { itemId: one.itemId, area: AREA, item: asking('Lanjutan?'), tags: [], version: 1 }
  await saveItem(system, later)
  expect(await bring([one, two], importId)).toEqual({ added: 2, changed: 0, same: 0 })
  expect((await readItem(system, { itemId: one.itemId })).item.stem).toBe('Lanjutan?')
})

it('writes once when it is sent twice at once', async () => {
  const importId = newUuid()
  const items = [row('Dua kiriman bersamaan?', 'bersamaan'), row('Dua kiriman juga?')]
  const done = await Promise.all([
    bring(items, importId),
    bring(items, importId, contextFor(SYSTEM)),
  ])
  expect(done).toEqual([
    { added: 2, changed: 0, same: 0 },
    { added: 2, changed: 0, same: 0 },
  ])
  expect(await audits(importId)).toHaveLength(1)
})

it('refuses a file that names one question twice', async () => {
  const one = row('Dua kali?')
  await expect(bring([one, one])).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  const codes = [row('Kode sama satu?', 'kode-sama'), row('Kode sama dua?', 'kode-sama')]
  await expect(bring(codes)).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

it('compares: what is new, the same, changed, or asked already', async () => {
  const known = row('Sudah dibandingkan?', 'dibanding')
  await bring([known])
  await saveItem(system, {
    itemId: newUuid(),
    area: 'ID',
    code: 'dari-pusat',
    item: asking('Ditanyakan pusat?'),
    tags: [],
    version: 0,
  })
  const { results } = await compareItems(system, {
    area: AREA,
    items: [
      row('Belum pernah ada?'),
      { ...known, itemId: newUuid() },
      row('Sudah diubah?', 'dibanding'),
      row('Ditanyakan PUSAT'),
      row('Belum pernah ada'),
    ],
  })
  expect(results.map(({ is, code, known: other }) => [is, code, other?.code ?? null])).toEqual([
    ['new', 'belum-pernah-ada', null],
    ['same', 'dibanding', 'dibanding'],
    ['changed', 'dibanding', 'dibanding'],
    ['asked', 'ditanyakan-pusat', 'dari-pusat'],
    ['new', 'belum-pernah-ada-2', null],
  ])
  expect(results[2]?.known).toMatchObject({ itemId: known.itemId, version: 1, item: known.item })
  expect(results.map(({ lints }) => lints.map(({ about }) => about))).toEqual([
    [],
    [],
    [],
    ['dari-pusat'],
    ['belum-pernah-ada'],
  ])
})

it('takes what was compared under a code as the next version of the question that has it', async () => {
  const known = row('Kode yang sama?', 'kode-tetap')
  await bring([known])
  const other = { ...row('Kode yang sama, lain isi?', 'kode-tetap'), version: 1 }
  expect(await bring([other])).toEqual({ added: 0, changed: 1, same: 0 })
  expect((await readItem(system, { itemId: known.itemId })).item.version).toBe(2)
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('k', AREA), 'NOT_ALLOWED'],
  ['a reviewer', staff('REVIEWER', AREA), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
])('lets %s neither compare nor import', async (_, actor, code) => {
  const ctx = contextFor(actor)
  const before = await count('bank_items')
  await expect(bring([row('Dilarang?')], newUuid(), ctx)).rejects.toMatchObject({ code })
  const asked = { area: AREA, items: [row('Dilarang?')] }
  await expect(compareItems(ctx, asked)).rejects.toMatchObject({ code })
  expect(await count('bank_items')).toBe(before)
})

it('never changes a question of another area by its id', async () => {
  const itemId = newUuid()
  const mine = { itemId, area: '33.75', item: asking('Milik kota?'), tags: [], version: 0 }
  await saveItem(system, mine)
  const stolen = { ...row('Direbut?'), itemId, version: 1 }
  await expect(bring([stolen])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await readItem(system, { itemId })).item.stem).toBe('Milik kota?')
})

it('keeps every version as it was', async () => {
  await bring([row('Beku?')])
  await expect(env.DB.prepare('delete from bank_item_versions').run()).rejects.toThrow(
    /append-only/,
  )
})
