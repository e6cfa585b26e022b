import { beforeAll, expect, it } from 'vitest'
import { countBank } from '../../../../worker/curriculum/bank/count-bank.ts'
import { exportItems } from '../../../../worker/curriculum/bank/export-items.ts'
import { importItems } from '../../../../worker/curriculum/bank/import-items.ts'
import { retireItem } from '../../../../worker/curriculum/bank/retire-item.ts'
import { searchBank } from '../../../../worker/curriculum/bank/search-bank.ts'
import type { ItemType } from '../../../../worker/contract/items.ts'
import { newUuid } from '../../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../../factories/context.ts'
import { anItem } from '../../../factories/items.ts'
import { makeDistricts } from '../../../factories/regions.ts'

const ids = new Map<string, string>()

/** Brings questions in; a later one is newer. */
async function bring(
  area: string,
  at: string,
  items: readonly { code: string; type?: ItemType; tags?: string[]; level?: 1 | 2 | 3 }[],
): Promise<void> {
  for (const { code } of items) ids.set(code, newUuid())
  await importItems(contextFor(SYSTEM, at), {
    importId: newUuid(),
    area,
    from: 'uji',
    items: items.map(({ code, type = 'one', tags = [], level = 2 }) => ({
      itemId: ids.get(code) ?? '',
      code,
      item: anItem(type, { level }),
      tags,
      version: 0,
    })),
  })
}

beforeAll(async () => {
  await makeDistricts()
  await bring('ID', '2026-11-01T02:00:00.000Z', [
    { code: 'n-satu', tags: ['gizi'] },
    { code: 'n-urut', type: 'order', tags: ['gizi', 'ukur'], level: 3 },
  ])
  await bring('35.08', '2026-11-02T02:00:00.000Z', [
    { code: 'l-angka', type: 'number', tags: ['ukur'] },
    { code: 'l-lama' },
    { code: 'l-kasus', type: 'case', tags: ['gizi-ibu'], level: 3 },
  ])
  await bring('33.75', '2026-11-03T02:00:00.000Z', [{ code: 'p-satu', tags: ['gizi'] }])
  await retireItem(contextFor(SYSTEM), { itemId: ids.get('l-lama') ?? '', retired: true })
})

const trainer = contextFor(staff('TRAINER', '35.08'))
const search = async (wanted: Partial<Parameters<typeof searchBank>[1]> = {}) =>
  searchBank(trainer, { area: '35.08', ...wanted })
const codes = async (wanted: Partial<Parameters<typeof searchBank>[1]> = {}) =>
  (await search(wanted)).items.map(({ code }) => code).toSorted()

it('finds the own questions and those of the areas above, and nobody else’s', async () => {
  expect(await codes()).toEqual(['l-angka', 'l-kasus', 'n-satu', 'n-urut'])
  await expect(searchBank(trainer, { area: '33.75' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('counts the tags and the questions that an area may ask, and tells nobody else', async () => {
  const { tags, total } = await countBank(trainer, { area: '35.08' })
  await expect(countBank(trainer, { area: '33.75' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(total).toBe(4)
  expect(tags).toEqual([
    { tag: 'gizi', items: 2 },
    { tag: 'gizi-ibu', items: 1 },
    { tag: 'ukur', items: 2 },
  ])
})

it('looks for all words, in what is asked, answered and in the code, whatever their case', async () => {
  expect(await codes({ words: 'papan LURUSKAN' })).toEqual(['n-urut'])
  expect(await codes({ words: 'tablet papan' })).toEqual([])
  expect(await codes({ words: 'L-Angka' })).toEqual(['l-angka'])
  expect(await codes({ words: '23,5' })).toEqual(['l-angka'])
  expect(await codes({ words: '%' })).toEqual(await codes())
  expect(await codes({ words: "a' or 1=1 --" })).toEqual([])
})

it('looks for the first twelve words of many, and answers however many are said', async () => {
  const known =
    'urutkan langkah mengukur panjang badan bayi alat disiapkan dulu hasil dicatat terakhir'
  const others = Array.from({ length: 28 }, (_, at) => `x${at}`).join(' ')
  expect(await codes({ words: `${known} ${others}` })).toEqual(['n-urut'])
  expect(await codes({ words: `x0 ${known}` })).toEqual([])
  expect(await codes({ words: known.replace('terakhir', 'x0') })).toEqual([])
  const signs = Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x4e00 + at))
  expect(await codes({ words: signs.join(' ') })).toEqual([])
})

it('narrows by tag, level and type, and shows what was put aside by itself', async () => {
  expect(await codes({ tag: 'gizi' })).toEqual(['n-satu', 'n-urut'])
  expect(await codes({ level: 3 })).toEqual(['l-kasus', 'n-urut'])
  expect(await codes({ type: 'case' })).toEqual(['l-kasus'])
  expect(await codes({ tag: 'ukur', level: 3 })).toEqual(['n-urut'])
  expect(await codes({ retired: true })).toEqual(['l-lama'])
})

it('shows newest first, page by page, each once', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await search({ limit: 1, ...(after === undefined ? {} : { after }) })
    seen.push(...page.items.map(({ code }) => code))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen.toSorted()).toEqual(['l-angka', 'l-kasus', 'n-satu', 'n-urut'])
  expect(seen.slice(0, 2).toSorted()).toEqual(['l-angka', 'l-kasus'])
})

it('hands out whole questions in use, by search or by id, also one put aside by its id', async () => {
  const all = await exportItems(trainer, { area: '35.08' })
  expect(all.items.map(({ code }) => code).toSorted()).toEqual(await codes())
  expect(all.next).toBeNull()
  const tagged = await exportItems(trainer, { area: '35.08', tag: 'gizi-ibu' })
  expect(tagged.items).toEqual([
    expect.objectContaining({ item: anItem('case', { level: 3 }), tags: ['gizi-ibu'] }),
  ])
  const itemIds = ['l-lama', 'n-satu', 'p-satu'].map((code) => ids.get(code) ?? '')
  const some = await exportItems(trainer, { area: '35.08', itemIds })
  expect(some.items.map(({ code }) => code)).toEqual(['l-lama', 'n-satu'])
})
