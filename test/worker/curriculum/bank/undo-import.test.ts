import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../worker/core/access.ts'
import { importItems } from '../../../../worker/curriculum/bank/import-items.ts'
import { readItem } from '../../../../worker/curriculum/bank/read-item.ts'
import { listImports, undoImport } from '../../../../worker/curriculum/bank/undo-import.ts'
import { newUuid } from '../../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff } from '../../../factories/context.ts'
import { anItem } from '../../../factories/items.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { ANI, AREA, arrange, openDesk, STRANGER } from '../draft/desk.ts'

beforeAll(makeDistricts)

const ani = contextFor(ANI)

/** Two questions with codes of their own, brought by one file. */
async function bring(name: string, at: string = NOW) {
  const importId = newUuid()
  const items = ['satu', 'dua'].map((each) => {
    const { content, ...notes } = anItem('one')
    return {
      itemId: newUuid(),
      code: `${name}-${each}`,
      item: { ...notes, content: { ...content, stem: `Soal ${name} ${each}?` } },
      tags: [],
      version: 0,
    }
  })
  await importItems(contextFor(ANI, at), { importId, area: AREA, from: 'soal.gift', items })
  return { importId, items, ids: items.map(({ itemId }) => itemId) }
}

const undo = (importId: string, actor: Actor = ANI) => undoImport(contextFor(actor), { importId })
const retired = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (itemId) => (await readItem(ani, { itemId })).item.retiredAt !== null))
const audits = async (importId: string) =>
  env.DB.prepare(
    "select count(*) n from audit_entries where action = 'item.retire' and entity_id = ?",
  )
    .bind(importId)
    .first<number>('n')

describe('undoing an import', () => {
  it('puts everything aside that it added, in one line of the log, and again changes nothing', async () => {
    const { importId, ids } = await bring('urung')
    expect(await undo(importId)).toEqual({ retired: 2 })
    expect(await retired(ids)).toEqual([true, true])
    expect(await undo(importId)).toEqual({ retired: 0 })
    expect(await audits(importId)).toBe(1)
  })

  it('leaves what it changed as it is: that has its earlier versions', async () => {
    const { items, ids } = await bring('ubah')
    const importId = newUuid()
    const [first] = items
    if (first === undefined) throw new Error('no question')
    const changed = { ...first, item: { ...first.item, source: 'Buku KIA 2024' }, version: 1 }
    await importItems(ani, { importId, area: AREA, from: 'lagi.gift', items: [changed] })
    await expect(undo(importId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await retired(ids)).toEqual([false, false])
  })

  it('is refused with the codes once a course asks one of them, and nothing is put aside', async () => {
    const { importId, ids } = await bring('pakai')
    const desk = await openDesk()
    await arrange(ani, desk, ({ modules }) => ({
      modules: modules.map((module) => ({
        ...module,
        items: [{ code: 'pakai-dua', for: 'quiz' as const }],
      })),
    }))
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'IMPORT_USED',
      detail: { codes: ['pakai-dua'] },
    })
    expect(await retired(ids)).toEqual([false, false])
    expect(await audits(importId)).toBe(0)
  })

  it.each<[string, Actor, string]>([
    ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
    ['a reviewer', staff('REVIEWER', AREA), 'NOT_ALLOWED'],
    ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
  ])('is refused to %s', async (_, actor, code) => {
    const { importId, ids } = await bring(`tolak-${newUuid().slice(-8)}`)
    await expect(undo(importId, actor)).rejects.toMatchObject({ code })
    expect(await retired(ids)).toEqual([false, false])
  })

  it('reaches no other district: none can bring questions under the same id', async () => {
    const { importId, items } = await bring('senama')
    const own = items.map((each) => ({ ...each, itemId: newUuid(), code: `${each.code}-sana` }))
    const brought = importItems(contextFor(STRANGER), {
      importId,
      area: '33.75',
      from: 'soal.gift',
      items: own,
    })
    await expect(brought).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the list of imports', () => {
  it('says who brought how many and when, newest first, and forgets those of a month ago', async () => {
    const [old, first, last] = [
      await bring('lama', '2026-01-01T00:00:00.000Z'),
      await bring('awal', '2026-05-01T08:00:00.000Z'),
      await bring('akhir', '2026-05-02T08:00:00.000Z'),
    ]
    await undoImport(contextFor(ANI, '2026-05-02T09:00:00.000Z'), { importId: first.importId })
    const { imports } = await listImports(contextFor(ANI, '2026-05-03T00:00:00.000Z'), {
      area: AREA,
    })
    const shown = imports.filter(({ importId }) =>
      [old, first, last].some((each) => each.importId === importId),
    )
    const counts = { by: 'Ani', added: 2, changed: 0 }
    expect(shown).toEqual([
      { importId: last.importId, at: '2026-05-02T08:00:00.000Z', ...counts, inUse: 2 },
      { importId: first.importId, at: '2026-05-01T08:00:00.000Z', ...counts, inUse: 0 },
    ])
  })

  it('tells another district of none, and its undoing is answered as that of one that never was', async () => {
    const { importId, ids } = await bring('tetangga')
    const stranger = contextFor(STRANGER)
    await expect(listImports(stranger, { area: AREA })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { imports } = await listImports(stranger, { area: '33.75' })
    expect(imports.map((each) => each.importId)).not.toContain(importId)
    const answers = await Promise.allSettled([undo(importId, STRANGER), undo(newUuid(), STRANGER)])
    for (const answer of answers) expect(answer).toMatchObject({ reason: { code: 'NOT_FOUND' } })
    expect(await retired(ids)).toEqual([false, false])
  })
})
